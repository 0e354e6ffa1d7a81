"""``portefeuille decide``: where the case comes from, where the answer goes, and what is said when one cannot."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from portefeuille.decision import decide
from tests.cli.running import SMALL, ran, text
from tests.golden.reading import all_cases

Capture = pytest.CaptureFixture[str]
ANSWER = decide(SMALL).as_dict()


@pytest.fixture
def case(tmp_path: Path) -> Path:
    file = tmp_path / "case.json"
    file.write_bytes(text(SMALL))
    return file


def test_from_a_file(case: Path, capsys: Capture) -> None:
    done = ran(capsys, ["decide", str(case)])
    assert (done.status, done.err) == (0, "")
    assert json.loads(done.out) == ANSWER
    assert done.out.startswith('{\n  "outcome": "eligible",'), "indented, for people who read it too"


def test_from_standard_input(capsys: Capture) -> None:
    assert json.loads(ran(capsys, ["decide", "-"], text(SMALL)).out) == ANSWER


def test_with_a_byte_order_mark(case: Path, capsys: Capture) -> None:
    """As Notepad and PowerShell write their files."""
    case.write_bytes(b"\xef\xbb\xbf" + text(SMALL))
    assert json.loads(ran(capsys, ["decide", str(case)]).out) == ANSWER


def test_letters_outside_ascii_stay_readable(capsys: Capture) -> None:
    out = ran(capsys, ["decide", "-", "--lang", "fr"], text({**SMALL, "id": "café"})).out
    assert '"id": "café"' in out
    assert "\\u" not in out


@pytest.mark.parametrize("lang, first", [
    ("nl", "Je kunt EUR 300,00 subsidie krijgen; zelf stort je EUR 700,00."),
    ("en", "EUR 300.00"),
    ("fr", "300,00\u00a0EUR"),
])  # fmt: skip
def test_for_a_person(lang: str, first: str, capsys: Capture) -> None:
    done = ran(capsys, ["decide", "-", "--explain", "--lang", lang], text(SMALL))
    assert done.status == 0
    assert first in done.out.splitlines()[0]


def test_a_refusal_is_an_answer_too(capsys: Capture) -> None:
    """Exit status 0 whenever the case was answered, whatever the answer."""
    for project, outcome in (({"price": 50}, "ineligible"), ({"theme": None}, "needs_review")):
        done = ran(capsys, ["decide", "-"], text({**SMALL, "project": {**SMALL["project"], **project}}))
        assert (done.status, json.loads(done.out)["outcome"], done.err) == (0, outcome, "")


@pytest.mark.parametrize("golden", all_cases()[::40], ids=lambda golden: golden.id)
def test_golden_cases_end_in_an_answer_or_in_status_2(golden: Any, capsys: Capture, tmp_path: Path) -> None:
    file = tmp_path / "case.json"
    file.write_text(json.dumps(golden.case, default=float), encoding="utf-8")
    assert ran(capsys, ["decide", str(file)]).status == (2 if golden.expect.get("error") else 0)


# what cannot be read


def missing(folder: Path) -> Path:
    return folder / "missing.json"


UNREADABLE: list[tuple[str, bytes, str]] = [
    ("nothing", b"", "case: expected a case as JSON, got nothing"),
    ("a line end", b"\n", "case: expected a case as JSON, got nothing"),
    ("no JSON", b"{on: 1}", "expected a case as JSON, got something else at line 1, column 2"),
    ("no UTF-8", b'{"on": "\xff"}', "expected text in UTF-8, got a byte that is not, at 8"),
    ("UTF-16", '{"on": 1}'.encode("utf-16"), "expected text in UTF-8"),
    ("a list", b"[]", "case: expected an object, got a list of 0"),
    ("an unknown key", b'{"on": "2024-06-05", "entreprise": {}}', "entreprise: expected a known key (did you mean enterprise?)"),
    ("a key over two lines", b'{"on": "2024-06-05", "a\\nb": 1}', "a\\nb: expected one of the keys"),
    ("half a character", b'{"on": "2024-06-05", "id": "\\ud800"}', "id: expected a text of whole characters"),
    ("a day that is none", b'{"on": "2024-02-30"}', "on: expected a day as YYYY-MM-DD, got '2024-02-30'"),
    ("a key that stands twice", b'{"on": "2024-06-05", "on": "2024-06-05"}', "on: expected this key once, got it twice"),
]  # fmt: skip


@pytest.mark.parametrize("what, data, told", UNREADABLE, ids=[what for what, *_ in UNREADABLE])
def test_a_case_that_cannot_be_read(what: str, data: bytes, told: str, case: Path, capsys: Capture) -> None:
    """Status 2, nothing on standard output, and one sentence that names the file, what was expected and what was got."""
    case.write_bytes(data)
    done = ran(capsys, ["decide", str(case)])
    assert (done.status, done.out) == (2, ""), what
    (line,) = done.err.splitlines()
    assert line.startswith(f"portefeuille: {case}: ")
    assert told in line
    (line,) = ran(capsys, ["decide", "-"], data).err.splitlines()
    assert line.startswith("portefeuille: standard input: ")


@pytest.mark.parametrize("make, told", [
    (lambda folder: folder / "missing.json", "No such file or directory"),
    (lambda folder: folder, "Is a directory"),
    (lambda folder: folder / "case.json" / "below", "Not a directory"),
])  # fmt: skip
@pytest.mark.parametrize("words", [["decide"], ["decide", "--batch"], ["replay"]])
def test_a_file_that_is_none(make: Any, told: str, words: list[str], case: Path, capsys: Capture) -> None:
    name = str(make(case.parent))
    done = ran(capsys, [*words, name])
    assert (done.status, done.out, done.err) == (2, "", f"portefeuille: {name}: {told}\n")


WORDS = [
    (["decide"], "decide takes either a CASE.json (or -) or --batch FILE"),
    (["decide", "-", "--batch", "-"], "decide takes either a CASE.json (or -) or --batch FILE"),
    (["decide", "--batch", "-", "--explain"], "--receipt and --explain go with one case, not with --batch"),
    (["decide", "--batch", "-", "--receipt", "r.json"], "--receipt and --explain go with one case, not with --batch"),
    (["decide", "-", "--lang", "de"], "invalid choice: 'de'"),
    (["decide", "-", "--colour"], "unrecognized arguments: --colour"),
    (["decide", "-", "--receipt"], "expected one argument"),
]  # fmt: skip


@pytest.mark.parametrize("words, told", WORDS, ids=[" ".join(words) for words, _ in WORDS])
def test_words_that_do_not_go_together(words: list[str], told: str, capsys: Capture) -> None:
    done = ran(capsys, words, text(SMALL))
    assert (done.status, done.out) == (2, "")
    (line,) = done.err.splitlines()
    assert told in line


# receipts


def test_a_receipt_is_written_beside_the_answer(case: Path, capsys: Capture) -> None:
    receipt = case.parent / "ontvangst é.json"
    done = ran(capsys, ["decide", str(case), "--receipt", str(receipt)])
    assert (done.status, json.loads(done.out)) == (0, ANSWER)
    written = json.loads(receipt.read_text(encoding="utf-8"))
    assert written["facts"] == SMALL
    assert written["decision"] == ANSWER
    assert receipt.read_bytes().endswith(b"}\n")


@pytest.mark.parametrize("where, told", [
    ("no/such/folder/r.json", "No such file or directory"), (".", "Is a directory"), ("", "Is a directory"),
])  # fmt: skip
def test_a_receipt_that_cannot_be_written(where: str, told: str, case: Path, capsys: Capture) -> None:
    """Then there is no answer either: who asked for a proof must not take an answer without one for proved."""
    name = str(case.parent / where) if where else ""
    done = ran(capsys, ["decide", str(case), "--receipt", name])
    assert (done.status, done.out) == (2, "")
    assert told in done.err


def test_no_receipt_for_a_case_that_cannot_be_read(case: Path, capsys: Capture) -> None:
    case.write_bytes(b"{}")
    receipt = case.parent / "receipt.json"
    assert ran(capsys, ["decide", str(case), "--receipt", str(receipt)]).status == 2
    assert not receipt.exists()
