"""Long lists: the CSV must be the one that its header describes."""

from __future__ import annotations

from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest

from portefeuille.law import LawError
from portefeuille.law.lists import DatedList
from tests.law.folder import TITLE, book

DAY = date(2026, 11, 22)
CONTENT = 'code,name\n9000,Gent\n"2000","Antwerpen, stad"\n'


def table(tmp_path: Path, content: str = CONTENT, **header: str) -> DatedList:
    """The list `t`; `header` replaces what the header says (digest: of another content)."""
    digest = sha256(header.pop("digest", content).encode()).hexdigest()
    keys = {"rows": "2", "columns": "[code, name]", "key": "code", "sha256": f'"{digest}"', **header}
    text = f"{TITLE}\nsource: R-1\nchecked_on: 2026-11-22\nconfidence: M\nlicence: MIT\nattribution: x\n"
    found = book(tmp_path, lists_t=text + "".join(f"{key}: {value}\n" for key, value in keys.items()))
    (tmp_path / "lists" / "t.csv").write_text(content, encoding="utf-8")
    return found.list("t")


def test_rows_are_texts_on_every_day(tmp_path: Path) -> None:
    found = table(tmp_path)
    assert [dict(row) for row in found.rows(date(2009, 1, 1), DAY)] == [
        {"code": "9000", "name": "Gent"},
        {"code": "2000", "name": "Antwerpen, stad"},
    ]
    assert found.row("2000", DAY, DAY) == {"code": "2000", "name": "Antwerpen, stad"}
    assert (found.header.licence, found.header.attribution, found.header.name) == ("MIT", "x", "t")


def test_line_ends_do_not_matter(tmp_path: Path) -> None:
    assert len(table(tmp_path, CONTENT.replace("\n", "\r\n"), digest=CONTENT).rows(DAY, DAY)) == 2


@pytest.mark.parametrize(
    ("content", "header", "line", "reason"),
    [
        (CONTENT, {"digest": "other"}, 0, "the table is not the one of lists/t.yaml: its sha256 differs"),
        (CONTENT, {"columns": "[code, label]"}, 1, "columns code, name; the header says code, label"),
        (CONTENT, {"key": "id"}, 1, "the key 'id' is not a column"),
        (CONTENT, {"rows": "3"}, 0, "2 rows, the header says 3"),
        (CONTENT + "9000,Gent\n", {"rows": "3"}, 4, "stands twice"),
        (CONTENT + "1000\n", {"rows": "3"}, 4, "1 cells, expected 2"),
        ("", {}, 1, "columns ; the header says code, name"),
    ],
)
def test_refused(tmp_path: Path, content: str, header: dict[str, str], line: int, reason: str) -> None:
    with pytest.raises(LawError) as caught:
        table(tmp_path, content, **header)
    assert (caught.value.file, caught.value.line, caught.value.reason) == ("lists/t.csv", line, reason)


def test_a_table_that_is_not_there(tmp_path: Path) -> None:
    table(tmp_path)
    (tmp_path / "lists" / "t.csv").unlink()
    from portefeuille.law import load

    with pytest.raises(LawError, match=r"lists/t\.csv: the table of lists/t\.yaml is not there"):
        load.__wrapped__(tmp_path).list("t")
