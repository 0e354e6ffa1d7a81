"""``portefeuille decide`` on what it cannot read: status 2, one line on standard error, nothing on standard
output.
"""

from __future__ import annotations

import io
import json
import sys
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from portefeuille.cli import main
from tests.contract.command import portefeuille
from tests.contract.matching import same_path
from tests.decision.malformed.raw import GOOD, KEYS, MARKED, RAW
from tests.decision.malformed.table import Malformed, all_malformed

if TYPE_CHECKING:
    from pathlib import Path

    from tests.decision.malformed.bases import Case

TABLE = all_malformed()


def _number(value: Any) -> float | int:
    if isinstance(value, Decimal):
        return float(value)
    raise TypeError(repr(value))


def text(case: Case) -> str:
    """The case as JSON, with NaN and Infinity as Python writes them."""
    return json.dumps(case, default=_number)


def no_json(malformed: Malformed) -> list[str]:
    """The words NaN and Infinity that make the text no JSON at all: naming the word is as good as the key."""
    return [word for word in ("NaN", "Infinity") if word in text(malformed.case)]


def _refused(path: Path, capfd: pytest.CaptureFixture[str]) -> str:
    capfd.readouterr()
    status = main(["decide", str(path)])
    out, err = capfd.readouterr()
    assert status == 2
    assert out == ""
    assert "Traceback" not in err
    assert len(err.splitlines()) == 1, err
    assert len(err) < 1000
    return err


@pytest.mark.parametrize("malformed", TABLE, ids=lambda m: m.id)
def test_a_malformed_case(malformed: Malformed, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "case.json"
    path.write_text(text(malformed.case), encoding="utf-8")
    err = _refused(path, capfd)
    assert any(key in same_path(err) for key in (*malformed.keys, *no_json(malformed)))


@pytest.mark.parametrize("name", RAW)
def test_a_file_that_is_no_case(name: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "case.json"
    path.write_bytes(RAW[name])
    err = _refused(path, capfd)
    assert KEYS.get(name, "") in err


def test_a_file_that_is_not_there(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert "nergens.json" in _refused(tmp_path / "nergens.json", capfd)


def test_a_byte_order_mark_is_read_over(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "case.json"
    path.write_bytes(MARKED)
    capfd.readouterr()
    assert main(["decide", str(path)]) == 0
    assert json.loads(capfd.readouterr().out)["subsidy"] == "300.00"


def test_a_directory(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    _refused(tmp_path, capfd)


@pytest.mark.parametrize(
    "name", ["empty file", "list", "cut off", "nested lists", "latin-1", "price with a giant exponent"]
)
def test_in_a_process_of_its_own_from_standard_input(name: str) -> None:
    run = portefeuille(["decide", "-"], stdin=RAW[name])
    assert run.returncode == 2
    assert run.stdout == b""
    assert len(run.stderr.splitlines()) == 1
    assert b"Traceback" not in run.stderr


def _batch(
    lines: list[bytes], tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> tuple[int, list[dict[str, Any]], list[str]]:
    path = tmp_path / "batch.jsonl"
    path.write_bytes(b"\n".join(lines) + b"\n")
    capfd.readouterr()
    status = main(["decide", "--batch", str(path)])
    out, err = capfd.readouterr()
    return status, [json.loads(line) for line in out.splitlines()], err.splitlines()


def test_in_a_batch_each_error_stands_in_its_place(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Good and malformed lines in turn: line n of the output answers line n of the input, and nothing is
    lost.
    """
    lines = [line for m in TABLE for line in (GOOD, text(m.case).encode())]
    status, answers, errors = _batch(lines, tmp_path, capfd)
    assert status == 2
    assert len(answers) == len(lines)
    assert len(errors) == len(TABLE)
    for number, malformed in enumerate(TABLE):
        assert answers[2 * number]["subsidy"] == "300.00"
        bad = answers[2 * number + 1]
        assert bad["line"] == 2 * number + 2
        assert set(bad["error"]) == {"key", "expected", "got"}
        if not no_json(malformed):
            assert same_path(bad["error"]["key"]) in malformed.keys, malformed.id


def test_in_a_batch_a_line_that_is_no_case(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    names = [n for n, raw in RAW.items() if b"\n" not in raw and raw.strip() and n != "utf-16"]
    lines = [line for name in names for line in (GOOD, RAW[name])]
    status, answers, errors = _batch(lines, tmp_path, capfd)
    assert status == 2
    assert len(answers) == len(lines)
    assert len(errors) == len(names)
    for number, name in enumerate(names):
        assert answers[2 * number]["subsidy"] == "300.00"
        assert answers[2 * number + 1]["line"] == 2 * number + 2, name
        assert set(answers[2 * number + 1]["error"]) == {"key", "expected", "got"}


def test_a_batch_without_a_bad_line_has_status_0(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    status, answers, errors = _batch([GOOD, GOOD], tmp_path, capfd)
    assert (status, len(answers), errors) == (0, 2, [])


def test_the_id_is_echoed_and_stays_with_its_line(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    marked = [GOOD.replace(b"{", b'{"id": "geval-%d", ' % n, 1) for n in range(3)]
    status, answers, _ = _batch(marked, tmp_path, capfd)
    assert status == 0
    assert [a["id"] for a in answers] == ["geval-0", "geval-1", "geval-2"]


def test_standard_input_of_a_batch(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(GOOD + b"\n[]\n"), encoding="utf-8"))
    capfd.readouterr()
    status = main(["decide", "--batch", "-"])
    out, err = capfd.readouterr()
    assert status == 2
    assert json.loads(out.splitlines()[0])["outcome"] == "eligible"
    assert json.loads(out.splitlines()[1])["line"] == 2
    assert len(err.splitlines()) == 1
