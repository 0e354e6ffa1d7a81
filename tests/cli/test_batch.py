"""``portefeuille decide --batch``: line n of the output answers line n of the input, whatever stands on the others."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from portefeuille.cli.batch import answers
from portefeuille.decision import decide
from tests.cli.running import SMALL, ran, text

Capture = pytest.CaptureFixture[str]

REFUSED = {**SMALL, "id": "te klein", "project": {**SMALL["project"], "price": 50}}
OPEN = {"on": "2024-06-05", "known": "2026-11-22", "enterprise": {}}
TWICE = {**REFUSED, "project": {**REFUSED["project"], "start": "2020-01-01"}}
BAD: list[tuple[bytes, str]] = [
    (b"\n", "case"),
    (b"{\n", "case"),
    (b'{"on": "2024-06-05", "id": "\\ud800"}\n', "id"),
    (b"\xff\xfe\n", "case"),
    (b'{"on": 5}\n', "on"),
    (b'{"on": "2024-06-05", "a\\nb": 1}\n', "a\\nb"),
    (b"null\n", "case"),
]  # fmt: skip


def test_every_line_is_answered_in_its_place(tmp_path: Path, capsys: Capture) -> None:
    file = tmp_path / "cases.jsonl"
    file.write_bytes(text(SMALL) + text(REFUSED) + text(OPEN))
    done = ran(capsys, ["decide", "--batch", str(file)])
    assert (done.status, done.err) == (0, "")
    assert done.entries == [decide(case).as_dict() for case in (SMALL, REFUSED, OPEN)]
    assert done.entries[1]["id"] == "te klein"
    assert ran(capsys, ["decide", "--batch", "-"], file.read_bytes()).entries == done.entries


@pytest.mark.parametrize("bad, key", BAD)
def test_a_bad_line_has_its_error_in_its_place_and_the_others_are_answered(
    bad: bytes, key: str, capsys: Capture
) -> None:
    done = ran(capsys, ["decide", "--batch", "-"], text(SMALL) + bad + text(REFUSED))
    assert done.status == 2
    first, second, third = done.entries
    assert (first["outcome"], third["outcome"]) == ("eligible", "ineligible")
    assert second["line"] == 2
    assert second["error"].keys() == {"key", "expected", "got"}
    assert (second["error"]["key"] or "case") == key
    (line,) = done.err.splitlines()
    assert line.startswith(f"portefeuille: line 2: {key}: expected ")


def test_every_bad_line_is_told(capsys: Capture) -> None:
    done = ran(capsys, ["decide", "--batch", "-"], b"".join(bad for bad, _ in BAD))
    assert [entry["line"] for entry in done.entries] == list(range(1, len(BAD) + 1))
    assert len(done.err.splitlines()) == len(BAD)


def test_an_empty_file_has_no_lines_to_answer(capsys: Capture) -> None:
    done = ran(capsys, ["decide", "--batch", "-"], b"")
    assert (done.status, done.out, done.err) == (0, "", "")


def test_a_byte_order_mark_and_a_last_line_without_an_end(capsys: Capture) -> None:
    done = ran(capsys, ["decide", "--batch", "-"], b"\xef\xbb\xbf" + text(SMALL) + text(SMALL).rstrip())
    assert [entry["subsidy"] for entry in done.entries] == ["300.00", "300.00"]


def test_line_ends_of_windows(capsys: Capture) -> None:
    data = (text(SMALL) + text(REFUSED)).replace(b"\n", b"\r\n")
    assert [entry["outcome"] for entry in ran(capsys, ["decide", "--batch", "-"], data).entries] == [
        "eligible",
        "ineligible",
    ]


def test_in_another_language(capsys: Capture) -> None:
    (entry,) = ran(capsys, ["decide", "--batch", "-", "--lang", "en"], text(REFUSED)).entries
    assert entry == decide(REFUSED, "en").as_dict()


@pytest.mark.parametrize("known", ["1999-01-01", "2008-12-31", "2012-01-01"])
def test_a_day_on_which_no_law_was_known_stops_nothing(known: str, capsys: Capture) -> None:
    """Neither with a size alone nor with an enterprise, and in both the answer names the day."""
    early = [
        {**SMALL, "known": known},
        {"on": "2024-06-05", "known": known, "enterprise": {"legal_form": "BV"}},
    ]
    done = ran(capsys, ["decide", "--batch", "-"], b"".join(map(text, early)) + text(SMALL))
    assert done.status == 2
    assert [entry["error"]["key"] for entry in done.entries[:2]] == ["known", "known"]
    assert done.entries[2]["outcome"] == "eligible"


def test_a_summary_on_standard_error(capsys: Capture) -> None:
    """Among those refused: how many for one reason alone, which is where a rule bites."""
    data = text(SMALL) * 2 + text(REFUSED) + text(TWICE) + b"{}\n" + text(OPEN)
    done = ran(capsys, ["decide", "--batch", "-", "--summary"], data)
    assert len(done.entries) == 6
    told = done.err.splitlines()
    assert told[0].startswith("portefeuille: line 5: ")
    assert told[1:] == [
        "eligible: 2", "errors: 1", "ineligible: 2", "ineligible for one reason: minimum_amount: 1", "needs_review: 1",
    ]  # fmt: skip


def test_out_goes_with_a_table(tmp_path: Path, capsys: Capture) -> None:
    out = tmp_path / "answers.csv"
    done = ran(capsys, ["decide", "--batch", "-", "--out", str(out)], text(SMALL))
    assert (done.status, done.out) == (2, "")
    assert "--out goes with a table" in done.err
    assert not out.exists()


def test_a_line_is_answered_before_the_next_one_is_read() -> None:
    """A stream of millions must not be held in memory: the answers are given one by one."""
    read: list[int] = []

    def lines() -> Any:
        for number in range(3):
            read.append(number)
            yield text(SMALL)

    given = answers(lines(), "nl", Counter())
    next(given)
    assert read == [0]
    next(given)
    assert read == [0, 1]
