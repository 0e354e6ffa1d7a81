"""Write one extracted list: `NAME.csv` with its header `NAME.yaml` beside it, byte for byte reproducible.

The header says what the list is, whose data it is, under which licence, how many rows it has and the
sha256 of the CSV, so that a changed file is seen even where the package it came from is not installed.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from importlib import metadata, resources
from pathlib import Path
from typing import Any

LISTS = Path(__file__).resolve().parent.parent / "src" / "portefeuille" / "law" / "data" / "lists"
CHECKED_ON = "2026-11-22"


class ExtractError(Exception):
    """The package is another version than the script was written for, or its data look different."""


def package_json(package: str, distribution: str, version: str, name: str) -> Any:
    """The JSON file `data/NAME` of an installed package; refuses another release than `version`."""
    found = metadata.version(distribution)
    if not found.startswith(version):
        raise ExtractError(f"{distribution} {found} is installed, this script reads {version}")
    return json.loads(resources.files(package).joinpath("data", name).read_text(encoding="utf-8"))


def one_line(text: str) -> str:
    """The text with every run of white space as one space."""
    return " ".join(text.split())


def write(
    out: Path, name: str, columns: Sequence[str], rows: Iterable[Sequence[str]], header: Mapping[str, Any]
) -> None:
    """Write the CSV (UTF-8, comma, line feed) and its header; strings in the header are JSON-quoted YAML."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(columns)
    count = 0
    for row in rows:
        writer.writerow(row)
        count += 1
    data = buffer.getvalue().encode("utf-8")
    (out / f"{name}.csv").write_bytes(data)
    full = {
        **header,
        "key": columns[0],
        "columns": list(columns),
        "checked_on": CHECKED_ON,
        "rows": count,
        "sha256": hashlib.sha256(data).hexdigest(),
    }
    lines = [f"# Written by scripts/{header_script(name)}; do not edit by hand.\n"]
    lines += [f"{key}:{_yaml(value)}\n" for key, value in full.items()]
    (out / f"{name}.yaml").write_text("".join(lines), encoding="utf-8", newline="\n")


def header_script(name: str) -> str:
    """The script that writes the list `name`."""
    return {"postcodes": "extract_postcodes.py", "kbo_legal_forms": "extract_legal_forms.py"}.get(
        name, "extract_nace.py"
    )


def _yaml(value: Any) -> str:
    """What follows `key:` in YAML: a value on the same line; a mapping of texts a line for each language."""
    if isinstance(value, dict):
        return "".join(f"\n  {key}:{_yaml(item)}" for key, item in value.items())
    if isinstance(value, str) and _is_date(value):
        return f" {value}"
    return f" {json.dumps(value, ensure_ascii=False)}"


def _is_date(text: str) -> bool:
    return len(text) == 10 and text[4] == text[7] == "-" and text.replace("-", "").isdigit()


def out_folder() -> Path:
    """The folder to write to: `--out DIR`, or the lists of the package."""
    parser = argparse.ArgumentParser(description="Extract a reference list from the package it comes from.")
    parser.add_argument("--out", type=Path, default=LISTS)
    folder: Path = parser.parse_args().out
    return folder
