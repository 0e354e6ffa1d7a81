"""The long lists: a CSV file pinned by the header beside it (columns, number of rows, sha256)."""

from __future__ import annotations

import csv
import io
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from yaml.nodes import Node

from portefeuille.law.errors import LawError
from portefeuille.law.listrows import Row
from portefeuille.law.nodes import File

if TYPE_CHECKING:
    from portefeuille.law.lists import ListHeader


def read_table(root: Path, file: File, rows: Node, header: ListHeader, digest: str) -> tuple[Row, ...]:
    """Rows of texts, always in force. LawError when the table is not the one that its header describes."""
    name = file.name.removesuffix(".yaml") + ".csv"
    path = root / name
    if not path.is_file():
        raise LawError(name, 0, "", f"the table of {file.name} is not there")
    content = path.read_bytes().replace(b"\r\n", b"\n")
    if sha256(content).hexdigest() != digest:
        raise LawError(name, 0, "", f"the table is not the one of {file.name}: its sha256 differs")
    lines = csv.reader(io.StringIO(content.decode("utf-8"), newline=""), strict=True)
    columns = tuple(next(lines, []))
    if columns != header.columns:
        raise LawError(
            name, 1, "", f"columns {', '.join(columns)}; the header says {', '.join(header.columns)}"
        )
    if header.key not in columns:
        raise LawError(name, 1, "", f"the key {header.key!r} is not a column")
    found: list[Row] = []
    seen: set[str] = set()
    for cells in lines:
        if len(cells) != len(columns):
            raise LawError(name, lines.line_num, "", f"{len(cells)} cells, expected {len(columns)}")
        entry = dict(zip(columns, cells, strict=True))
        key = entry[header.key]
        if key in seen:
            raise LawError(name, lines.line_num, key, "stands twice")
        seen.add(key)
        found.append(Row(key, MappingProxyType(entry), (), lines.line_num))
    if str(len(found)) != file.text(rows, "", "rows"):
        raise LawError(name, 0, "", f"{len(found)} rows, the header says {file.text(rows, '', 'rows')}")
    return tuple(found)
