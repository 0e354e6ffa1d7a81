"""Dated lists in YAML: what is in force, the doubtful days, and every refusal with its line."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from portefeuille.law import Law, LawError, load
from portefeuille.law.lists import DatedList
from portefeuille.law.report import plain
from tests.law.folder import TITLE, book

KNOWN = date(2026, 11, 22)
HEADER = (
    f"{TITLE}\nsource: R-1\nchecked_on: 2026-11-22\nconfidence: M\nkey: code\nrows:\n"  # rows from line 7
)


def listed(tmp_path: Path, *rows: str, header: str = HEADER) -> DatedList:
    text = header + "".join(f"  - {{{row}}}\n" for row in rows)
    return book(tmp_path, lists_l=text).list("l")


def test_rows_take_what_the_list_says(tmp_path: Path) -> None:
    found = listed(
        tmp_path, 'code: a, verdict: yes, n: 3, share: 0.25, on: true, day: 2020-01-01, no: null, id: "010"'
    )
    (row,) = found.rows(date(2012, 1, 1), KNOWN)
    assert (row["verdict"], row["n"], row["share"], row["on"]) == ("yes", 3, Decimal("0.25"), True)
    assert (row["day"], row["no"], row["id"]) == (date(2020, 1, 1), None, "010")
    assert (row["source"], row["confidence"], row["checked_on"]) == (("R-1",), "M", date(2026, 11, 22))
    assert (row["from"], row["until"], row["known_from"], row["uncertain"]) == (
        date(2009, 1, 1),
        None,
        date(2009, 1, 1),
        False,
    )
    assert found.row("a", KNOWN, KNOWN) == found.rows(KNOWN, KNOWN)[0]
    assert found.row("b", KNOWN, KNOWN) is None
    with pytest.raises(TypeError):
        row["n"] = 4  # type: ignore[index]  # that is what is refused


def test_what_looks_like_a_day_but_is_none_stays_text(tmp_path: Path) -> None:
    assert listed(tmp_path, "code: a, day: 2020-13-01").rows(KNOWN, KNOWN)[0]["day"] == "2020-13-01"


def test_a_row_with_its_own_days(tmp_path: Path) -> None:
    found = listed(
        tmp_path,
        "code: a, from: 2020-07-01, until: 2022-12-31, source: R-2, confidence: L, checked_on: 2026-01-01",
        "code: b, from: 2021-01-01, known_from: 2020-06-01, notes: {nl: x}, contradictions: C-1",
    )
    assert [row["code"] for row in found.rows(date(2020, 6, 30), KNOWN)] == []
    assert [row["code"] for row in found.rows(date(2020, 7, 1), KNOWN)] == ["a"]
    assert [row["code"] for row in found.rows(date(2022, 12, 31), KNOWN)] == ["a", "b"]
    assert [row["code"] for row in found.rows(date(2023, 1, 1), KNOWN)] == ["b"]
    assert [row["code"] for row in found.rows(date(2022, 1, 1), date(2020, 5, 31))] == []
    a, b = found.rows(date(2022, 1, 1), KNOWN)
    assert (a["source"], a["confidence"], a["checked_on"], a["until"]) == (
        ("R-2",),
        "L",
        date(2026, 1, 1),
        date(2022, 12, 31),
    )
    assert (b["notes"], b["contradictions"], b["known_from"]) == ({"nl": "x"}, ("C-1",), date(2020, 6, 1))


PERIODS = (
    "code: a, name: A, source: R-2, periods: ["
    "{from: 2016-04-01, until: 2019-12-31, verdict: x, also: 1},"
    "{from: 2020-01-01, until: 2020-12-31, known_from: 2019-06-01, verdict: y, confidence: L},"
    "{from: 2022-01-01, verdict: z, source: R-1}]"
)


def test_periods_are_merged_in(tmp_path: Path) -> None:
    found = listed(tmp_path, PERIODS)

    def on(*day: int, known: date = KNOWN) -> object:
        row = found.row("a", date(*day), known)
        return row and (row["verdict"], row["source"], row["confidence"], row["until"])

    assert on(2016, 3, 31) is None
    assert on(2016, 4, 1) == ("x", ("R-2",), "M", date(2019, 12, 31))
    assert on(2020, 12, 31) == ("y", ("R-2",), "L", date(2020, 12, 31))
    assert on(2021, 6, 1) is None, "a gap: the row is not in force"
    assert on(2022, 1, 1) == ("z", ("R-1",), "M", None)
    assert on(2020, 6, 1, known=date(2019, 5, 31)) == ("x", ("R-2",), "M", None)


def doubtful(tmp_path: Path, default: str, until: str) -> DatedList:
    first = "" if until == "none" else f"{{from: 2016-04-01, until: {until}, verdict: x, name: n, old: 1}},"
    start = f"{{earliest: 2021-07-01, latest: 2021-07-14, default: {default}}}"
    return listed(
        tmp_path, f"code: a, periods: [{first} {{from: {start}, verdict: y, name: n, source: R-2}}]"
    )


def test_a_doubtful_day_with_a_default(tmp_path: Path) -> None:
    found = doubtful(tmp_path, "2021-07-12", "2021-07-11")
    early, late, sure = (found.row("a", date(2021, 7, day), KNOWN) for day in (11, 12, 14))
    assert early is not None
    assert late is not None
    assert sure is not None
    assert (early["verdict"], early["uncertain"], early["until"]) == ("x", True, date(2021, 7, 11))
    assert (late["verdict"], late["uncertain"]) == ("y", True)
    assert [one["verdict"] for one in late["alternatives"]] == ["x", "y"]
    assert (sure["verdict"], sure["uncertain"]) == ("y", False)
    assert "alternatives" not in sure


def test_a_doubtful_day_without_default_keeps_what_both_say(tmp_path: Path) -> None:
    row = doubtful(tmp_path, "null", "2021-06-30").row("a", date(2021, 7, 5), KNOWN)
    assert row is not None
    assert (row["verdict"], row["name"], row["old"], row["uncertain"]) == (None, "n", None, True)
    assert row["source"] == ("R-2",)
    assert [one["verdict"] for one in row["alternatives"]] == ["x", "y"]


def test_a_row_that_may_not_be_there_yet(tmp_path: Path) -> None:
    row = doubtful(tmp_path, "null", "none").row("a", date(2021, 7, 5), KNOWN)
    assert row is not None
    assert (row["verdict"], row["uncertain"], row["alternatives"][0]) == ("y", True, None)
    (tmp_path / "b").mkdir()
    found = doubtful(tmp_path / "b", "2021-07-12", "none")
    assert found.row("a", date(2021, 7, 11), KNOWN) is None
    late = found.row("a", date(2021, 7, 12), KNOWN)
    assert late is not None
    assert late["uncertain"] is True


def test_a_key_may_come_back(tmp_path: Path) -> None:
    found = listed(tmp_path, "code: a, until: 2019-12-31, v: 1", "code: a, from: 2020-01-01, v: 2")
    assert [row["v"] for row in found.rows(date(2019, 12, 31), KNOWN)] == [1]
    assert [row["v"] for row in found.rows(date(2020, 1, 1), KNOWN)] == [2]


def test_days_without_a_change_share_their_rows(tmp_path: Path) -> None:
    found = listed(tmp_path, PERIODS)
    assert found.rows(date(2016, 4, 1), KNOWN) is found.rows(date(2019, 12, 31), KNOWN)


def test_our_own_lists_as_json() -> None:
    law = Law.on(date(2021, 7, 5), KNOWN)
    for name in load().list_names:
        assert json.loads(json.dumps([dict(row) for row in law.rows(name)], default=plain)) is not None


ROW = "code: a, from: 2020-01-01"
REFUSED = {
    "no key": (("name: x",), 7, "the row has no code, the key of the list"),
    "key is a number": (("code: 610",), 7, "code must be a text (put quotes around it)"),
    "key is a list": (("code: [a]",), 7, "code must be a text"),
    "twice": ((ROW, "code: b", ROW), 0, "stands on line 7 and on line 9 for the same day"),
    "twice, open first": (("code: a", ROW), 0, "stands on line 7 and on line 8 for the same day"),
    "row key twice": (("code: a, v: 1, v: 2",), 7, "key 'v' stands twice in a row"),
    "bad day": (("code: a, from: soon",), 7, "from must be a date"),
    "until before from": ((ROW + ", until: 2019-12-31",), 7, "until 2019-12-31 lies before from 2020-01-01"),
    "unknown source": (("code: a, source: R-9",), 7, "unknown source 'R-9'"),
    "bad confidence": (("code: a, confidence: Z",), 7, "confidence must be one of H M L U"),
    "unknown contradiction": (("code: a, contradictions: C-9",), 7, "unknown contradiction 'C-9'"),
    "known later": ((ROW + ", known_from: 2020-02-01",), 7, "known_from lies after from"),
    "days beside periods": ((PERIODS + ", until: 2025-01-01",), 7, "a row with periods has its until in"),
    "period without from": (("code: a, periods: [{v: 1}]",), 7, "a period needs from"),
    "no periods": (("code: a, periods: []",), 7, "periods must be a list that is not empty"),
    "open period first": (
        ("code: a, periods: [{from: 2016-04-01}, {from: 2020-01-01}]",),
        7,
        "until is missing",
    ),
    "periods overlap": (
        ("code: a, periods: [{from: 2016-04-01, until: 2020-01-01}, {from: 2020-01-01}]",),
        7,
        "overlap: the period before",
    ),
    "row is a text": (("}, x, {code: b",), 8, "a row must be a mapping"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_refused(case: str, tmp_path: Path) -> None:
    rows, line, reason = REFUSED[case]
    if case == "row is a text":
        text = HEADER + "  - {code: a}\n  - x\n"
    else:
        text = HEADER + "".join(f"  - {{{row}}}\n" for row in rows)
    with pytest.raises(LawError) as caught:
        book(tmp_path, lists_l=text).list("l")
    assert (caught.value.file, caught.value.line) == ("lists/l.yaml", line), str(caught.value)
    assert caught.value.reason.startswith(reason), caught.value.reason


HEADERS = {
    "no title": (HEADER.replace(f"{TITLE}\n", ""), 1, "title is missing"),
    "no key": (HEADER.replace("key: code\n", ""), 1, "key is missing"),
    "unknown header key": (
        HEADER.replace("source:", "sources: R-1\nsource:"),
        2,
        "unknown key 'sources' in the list; did you mean source?",
    ),
    "unknown column": ("columns: [code, name]\n" + HEADER, 8, "unknown key 'v'; the columns are code, name"),
    "about without dutch": ("about: {en: x}\n" + HEADER, 1, "about.nl is missing"),
}


@pytest.mark.parametrize("case", HEADERS)
def test_header_refused(case: str, tmp_path: Path) -> None:
    header, line, reason = HEADERS[case]
    with pytest.raises(LawError) as caught:
        listed(tmp_path, "code: a, v: 1", header=header)
    assert (caught.value.line, caught.value.reason) == (line, reason)


def test_columns_hold_for_periods_too(tmp_path: Path) -> None:
    header = "columns: [code, verdict]\n" + HEADER
    assert (
        len(
            listed(tmp_path, "code: a, periods: [{from: 2016-04-01, verdict: x}]", header=header).rows(
                KNOWN, KNOWN
            )
        )
        == 1
    )
    (tmp_path / "b").mkdir()
    with pytest.raises(LawError, match="unknown key 'verdct'"):
        listed(tmp_path / "b", "code: a, periods: [{from: 2016-04-01, verdct: x}]", header=header)
