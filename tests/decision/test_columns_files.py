"""Tables in files: CSV and Parquet in and out, and what happens to files that are damaged."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, ClassVar

import polars as pl
import pyarrow as pa
import pyarrow.parquet as parquet
import pytest

from portefeuille.cli import main
from portefeuille.cli.progress import Progress
from portefeuille.decision import columns_files
from tests.decision.columns_drawing import ENTERPRISE, PROJECT, drawn
from tests.decision.test_columns import GOOD, block

HEADER = "on,size,project.service,project.price\n"
ROW = "2019-12-15,small,training,1000\n"


def decided(capfd: pytest.CaptureFixture[str], *words: str) -> tuple[int, list[dict[str, Any]], str]:
    """Exit status, rows of the answer, standard error."""
    status = main(["decide", "--batch", *words])
    out, said = capfd.readouterr()
    rows = pl.read_csv(out.encode(), infer_schema=False).to_dicts() if out else []
    return status, rows, said


@pytest.fixture
def table(tmp_path: Path) -> Path:
    return tmp_path / "table.csv"


def test_csv_and_parquet_give_the_same(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    rows = drawn(9, 120, {**ENTERPRISE, **PROJECT})
    texts = block(rows).texts
    texts.write_csv(tmp_path / "in.csv")
    texts.write_csv(tmp_path / "semicolons.csv", separator=";")
    texts.write_csv(tmp_path / "tabs.csv", separator="\t")
    texts.write_parquet(tmp_path / "in.parquet")
    status, printed, said = decided(capfd, str(tmp_path / "in.csv"))
    assert status == 0
    assert [row["line"] for row in printed] == [str(number) for number in range(1, 121)]
    assert [row["id"] for row in printed] == [row["id"] for row in rows]
    assert list(printed[0]) == [
        "id",
        "line",
        "outcome",
        "size",
        "rate",
        "subsidy",
        "not_met",
        "unknown",
        "error",
    ]
    for source in ("semicolons.csv", "tabs.csv", "in.parquet"):
        assert decided(capfd, str(tmp_path / source)) == (0, printed, said)
    for out in ("out.csv", "out.parquet"):
        assert decided(capfd, str(tmp_path / "in.parquet"), "--out", str(tmp_path / out)) == (0, [], said)
    written = pl.read_parquet(tmp_path / "out.parquet")
    assert dict(written.schema) | {"not_met": pl.Int64, "unknown": pl.Int64, "line": pl.Int64} == dict(
        written.schema
    )
    assert written.select(pl.all().cast(pl.String)).to_dicts() == printed
    assert pl.read_csv(tmp_path / "out.csv", infer_schema=False).to_dicts() == printed


def test_typed_columns(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    cells: dict[str, list[Any]] = {
        "id": [7, None],
        "on": [datetime(2024, 6, 5), datetime(2024, 6, 5)],
        "enterprise.legal_form": ["BV", "BV"],
        "enterprise.headcount": [49.99, 50.0],
        "enterprise.turnover": [Decimal("10000000.00"), None],
        "enterprise.balance_total": [None, 1e7],
        "enterprise.establishments.0.postcode": ["9000", ""],
        "enterprise.establishments.1.postcode": [None, "9000"],
        "enterprise.main_activity": pa.array(["62.010", "62.010"]).dictionary_encode(),
        "enterprise.nace_version": [2008, 2008],
        "enterprise.social_security_arrears": [False, True],
        "project.service": ["training", "training"],
        "project.theme": ["innovation", "innovation"],
        "project.price": [1000, 1000],
        "project.start": [date(2024, 6, 5), date(2024, 6, 5)],
    }
    parquet.write_table(pa.table(cells), tmp_path / "in.parquet")
    out = tmp_path / "out.parquet"
    assert main(["decide", "--batch", str(tmp_path / "in.parquet"), "--out", str(out)]) == 0
    found = pl.read_parquet(out)
    assert found["id"].to_list() == [7, None]
    assert found["outcome"].to_list() == ["eligible", "ineligible"]
    assert found["size"].to_list() == ["small", "medium"]
    assert found["subsidy"].to_list() == ["300.00", None]
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".part"] == []


def test_a_row_with_a_cell_too_few_or_too_many(
    table: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(columns_files, "CSV_BLOCK", 64)
    wrong = {1: "2019-12-15,small\n", 4: "a,b,c,d,e\n", 5: "x\n", 39: "2019-12-15,small,training\n"}
    table.write_text(HEADER + "".join(wrong.get(number, ROW) for number in range(40)))
    status, rows, said = decided(capfd, str(table), "--lang", "en")
    assert status == 2
    assert {place: row["error"] for place, row in enumerate(rows) if row["error"]} == {
        1: "row: expected 4 cells, got 2",
        4: "row: expected 4 cells, got 5",
        5: "row: expected 4 cells, got 1",
        39: "row: expected 4 cells, got 3",
    }
    assert [row["line"] for row in rows] == [str(number + 1) for number in range(40)]
    assert {row["subsidy"] for row in rows if not row["error"]} == {"300.00"}
    assert "4 could not be read; the first is row 2: row: expected 4 cells, got 2" in said


def test_a_cell_that_is_not_utf8(table: Path, capfd: pytest.CaptureFixture[str]) -> None:
    table.write_bytes(f"{HEADER}{ROW}".encode() + b"2019-12-15,small,train\xe9,1000\nx\n" + ROW.encode())
    status, rows, _ = decided(capfd, str(table))
    assert status == 2
    assert [row["error"] for row in rows] == [
        None,
        "project.service: expected text in UTF-8, got a byte that is not, at 5",
        "row: expected 4 cells, got 1",
        None,
    ]


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_spellings_of_csv(ending: str, table: Path, capfd: pytest.CaptureFixture[str]) -> None:
    lines = [
        "\ufeffid,on,size,project.title,project.service,project.price",
        '"a, b",2019-12-15,small,"1\n2 ""x""",training,"1000"',
        "",
    ]
    table.write_bytes(ending.join(lines).encode())
    status, rows, _ = decided(capfd, str(table))
    assert (status, rows[0]["id"], rows[0]["subsidy"]) == (0, "a, b", "300.00")


def test_no_rows(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "none.csv").write_text(HEADER)
    assert main(["decide", "--batch", str(tmp_path / "none.csv"), "--lang", "en"]) == 0
    out, said = capfd.readouterr()
    assert out == "line,outcome,size,rate,subsidy,not_met,unknown,error\n"
    assert said.startswith("0 rows\n")
    block([GOOD]).texts.clear().write_parquet(tmp_path / "none.parquet")
    assert (
        main(["decide", "--batch", str(tmp_path / "none.parquet"), "--out", str(tmp_path / "o.parquet")]) == 0
    )
    assert pl.read_parquet(tmp_path / "o.parquet").height == 0


@pytest.mark.parametrize(
    "text, sentence",
    [
        ("", "there is no header"),
        ("\n\n", "there is no header"),
        ("on,projct.price\n", "the column 'projct.price' is not known (did you mean project.price?)"),
        ("on,project.price,on\n", "the column on stands twice"),
        ("project.price\n1\n", "there is no column on, the day of the application"),
    ],
)
def test_a_table_that_is_none(
    text: str, sentence: str, table: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    table.write_text(text)
    out = table.with_name("out.csv")
    status, rows, said = decided(capfd, str(table), "--out", str(out))
    assert (status, rows) == (2, [])
    assert said == f"portefeuille: {table}: {sentence}\n"
    assert list(table.parent.iterdir()) == [table]


def test_parquet_that_is_none(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "x.parquet").write_bytes(b"PAR1 something else PAR1")
    status, _, said = decided(capfd, str(tmp_path / "x.parquet"))
    assert status == 2 and said.count("\n") == 1 and "x.parquet: " in said
    parquet.write_table(
        pa.table({"on": ["2024-06-05"], "enterprise.group": [[1]]}), tmp_path / "list.parquet"
    )
    assert "the column enterprise.group holds list" in decided(capfd, str(tmp_path / "list.parquet"))[2]
    assert "No such file" in decided(capfd, str(tmp_path / "nowhere.parquet"))[2]


def test_where_the_answers_go(table: Path, capfd: pytest.CaptureFixture[str]) -> None:
    table.write_text(HEADER + ROW)
    assert "--out takes a .csv or a .parquet file" in decided(capfd, str(table), "--out", "answers.txt")[2]
    assert decided(capfd, str(table), "--out", str(table.parent / "nowhere" / "out.csv"))[0] == 2
    cases = table.with_suffix(".jsonl")
    cases.write_text("{}\n")
    assert "--out goes with a table" in decided(capfd, str(cases), "--out", "out.csv")[2]
    before = table.read_text()
    assert decided(capfd, str(table), "--out", str(table))[0] == 0
    assert table.read_text() != before
    assert list(table.parent.glob("*.part")) == []


def test_nothing_half_done_remains(
    table: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    table.write_text(HEADER + ROW)

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("portefeuille.decision.columns_summary.Summary.add", interrupted)
    assert main(["decide", "--batch", str(table), "--out", str(table.with_name("out.csv"))]) == 130
    assert list(table.parent.iterdir()) == [table]


def test_the_summary(table: Path, capfd: pytest.CaptureFixture[str]) -> None:
    rows = [
        {**GOOD},
        {**GOOD, "project.price": "99"},
        {**GOOD, "project.price": "98"},
        {**GOOD, "enterprise.social_security_arrears": "true"},
        {**GOOD, "enterprise.social_security_arrears": "true", "project.price": "1"},
        {name: text for name, text in GOOD.items() if name != "enterprise.establishments.0.postcode"},
        {**GOOD, "enterprise.legal_form": ""},
        {**GOOD, "enterprise.turnover": ""},
        {**GOOD, "enterprise.main_activity": ""},
        {name: text for name, text in GOOD.items() if name not in ("project.theme", "project.service")},
    ]
    block(rows).texts.write_csv(table)
    assert decided(capfd, str(table), "--lang", "en")[2].splitlines() == [
        "10 rows",
        "  1 eligible, EUR 300.00 of subsidy together",
        "  4 not eligible",
        "    3 for one reason only:",
        "      2  The eligible amount is too small for training.",
        "      1  Your enterprise has overdue social security debts (RSZ); you cannot get support while they last.",
        "  5 not decided yet",
        "    3 because one fact only is missing:",
        "      1  Establishments",
        "      1  Legal form",
        "      1  Main activity",
    ]
    for lang, first in (("nl", "10 rijen"), ("fr", "10 lignes")):
        assert decided(capfd, str(table), "--lang", lang)[2].splitlines()[0] == first


def test_without_the_extra(
    table: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    import sys

    table.write_text(HEADER + ROW)
    for name in [name for name in sys.modules if name.startswith("portefeuille.decision.columns_")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "polars", None)
    status, _, said = decided(capfd, str(table))
    assert status == 2
    assert said.startswith(
        "portefeuille: tables need some more packages: pip install portefeuille[speed] (polars "
    )
    assert said.count("\n") == 1


def test_two_hundred_thousand_rows(
    table: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    class Terminal:
        written: ClassVar[list[str]] = []

        def isatty(self) -> bool:
            return True

        def write(self, text: str) -> None:
            self.written.append(text)

        def flush(self) -> None:
            pass

    terminal: Any = Terminal()
    monkeypatch.setattr("portefeuille.cli.progress.PAUSE", 0.0)
    monkeypatch.setattr("portefeuille.cli.columns.Progress", lambda _, lang: Progress(terminal, lang))
    monkeypatch.setattr(columns_files, "CSV_BLOCK", 2 << 20)
    rows = [
        {**GOOD, "on": on, "project.start": on, "project.price": str(price)}
        for on in ("2024-06-05", "2026-02-01")
        for price in (99, 500, 1000.5)
    ]
    pl.concat([block(rows).texts] * 33_334).write_csv(table)
    out = table.with_name("out.csv")
    assert main(["decide", "--batch", str(table), "--out", str(out), "--lang", "en"]) == 0
    found = pl.read_csv(out, infer_schema=False)
    assert found["line"].cast(pl.Int64).to_list() == list(range(1, 200_005))
    assert found["subsidy"].to_list() == [None, "150.00", "300.15"] * 66_668
    drawings = [text for text in Terminal.written if "rows/s" in text]
    assert len(drawings) > 3
    assert drawings[0].startswith("\r\x1b[K[") and " rows, " in drawings[0] and " left: " in drawings[0]
    assert "200,004 rows, " in drawings[-1] and "[########################]" in drawings[-1]
    assert Terminal.written[-1] == "\r\x1b[K"
