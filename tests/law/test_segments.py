"""A segment that is not whole, or does not follow on the one before, is refused with its line and reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.law.folder import book, parameter, refused, segment

OK = segment("value: 1", "2016-04-01")


def uncertain(earliest: str, latest: str, default: str, until: str = "2019-12-31", more: str = "") -> str:
    start = f"{{earliest: {earliest}, latest: {latest}, default: {default}{more}}}"
    return parameter(
        segment("value: 1", "2016-04-01", until),
        segment("value: 2", start, known_from="2016-04-01"),
    )


# name of the case: (file with the fault on line 6, how the reason begins)
FILES = {
    "segment key": (
        parameter(OK + ", untill: 2017-01-01"),
        "unknown key 'untill' in a segment; did you mean until?",
    ),
    "segment key twice": (parameter(OK + ", value: 2"), "key 'value' stands twice in a segment"),
    "no value": (
        parameter(OK.replace("value: 1, ", "")),
        "a segment has exactly one of value, unknown, same_as, absent",
    ),
    "two kinds": (parameter(OK + ", absent: true"), "a segment has exactly one of"),
    "unknown false": (parameter(segment("unknown: false", "2016-04-01")), "unknown can only be true"),
    "absent yes": (parameter(segment("absent: yes", "2016-04-01")), "absent can only be true"),
    "wrong type": (
        parameter(segment("value: veel", "2016-04-01")),
        "value: expected a number (eur), got 'veel'",
    ),
    "too many decimals": (
        parameter(segment("value: 1.001", "2016-04-01")),
        "value: expected at most 2 decimals",
    ),
    "value is a list": (parameter(segment("value: [1]", "2016-04-01")), "value must be a text"),
    "rate above one": (
        parameter(segment("value: 45", "2016-04-01"), unit="rate"),
        "value: expected a rate between 0 and 1",
    ),
    "bool as a word": (
        parameter(segment("value: ja", "2016-04-01"), unit="bool"),
        "value: expected true or false, got 'ja'",
    ),
    "not a choice": (
        parameter(segment("value: c", "2016-04-01"), unit="choice", more="choices: [a, b]"),
        "value: expected one of a, b, got 'c'",
    ),
    "default with a value": (parameter(OK + ", default: 2"), "default belongs to unknown: true"),
    "default of the wrong type": (
        parameter(segment("unknown: true", "2016-04-01", default="x")),
        "default: expected a number",
    ),
    "alternatives with a value": (
        parameter(OK + ", alternatives: [1, 2]"),
        "alternatives belong to unknown: true",
    ),
    "alternatives of the wrong type": (
        parameter(segment("unknown: true", "2016-04-01", alternatives="[x]")),
        "alternatives: expected a number",
    ),
    "default not among the alternatives": (
        parameter(segment("unknown: true", "2016-04-01", default="3", alternatives="[1, 2]")),
        "the default must be one of the alternatives",
    ),
    "no from": (parameter(OK.replace("from: 2016-04-01, known_from", "known_from")), "from is missing"),
    "no known_from": (parameter(OK.replace("known_from: 2016-04-01, ", "")), "known_from is missing"),
    "no source": (parameter(OK.replace("source: R-1, ", "")), "source is missing"),
    "no confidence": (parameter(OK.replace("confidence: H, ", "")), "confidence is missing"),
    "no checked_on": (parameter(OK.replace(", checked_on: 2026-11-22", "")), "checked_on is missing"),
    "unknown source": (
        parameter(OK.replace("R-1", "R-9")),
        "unknown source 'R-9'; it does not stand in the register",
    ),
    "one unknown source": (parameter(OK.replace("R-1", "[R-1, R-9]")), "unknown source 'R-9'"),
    "no source in the list": (parameter(OK.replace("R-1", "[]")), "source must be a list that is not empty"),
    "bad confidence": (
        parameter(OK.replace("confidence: H", "confidence: X")),
        "confidence must be one of H M L U, got 'X'",
    ),
    "confidence HM": (
        parameter(OK.replace("confidence: H", "confidence: HM")),
        "confidence must be one of H M L U, got 'HM'",
    ),
    "a value cannot be U": (
        parameter(OK.replace("confidence: H", "confidence: U")),
        "confidence U belongs to unknown: true",
    ),
    "from is no date": (
        parameter(segment("value: 1", "april 2016")),
        "from must be a date YYYY-MM-DD, got 'april 2016'",
    ),
    "no such day": (
        parameter(OK.replace("checked_on: 2026-11-22", "checked_on: 2026-02-30")),
        "checked_on must be a date",
    ),
    "until before from": (
        parameter(segment("value: 1", "2016-04-01", "2016-03-31"), OK),
        "until 2016-03-31 lies before from 2016-04-01",
    ),
    "known later": (
        parameter(OK.replace("known_from: 2016-04-01", "known_from: 2016-04-11")),
        "known_from lies after from; only retroactive",
    ),
    "retroactive for nothing": (
        parameter(OK + ", retroactive: true"),
        "retroactive needs a known_from after from",
    ),
    "notes in no dutch": (parameter(OK + ", notes: {en: Hm}"), "notes.nl is missing"),
    "unknown contradiction": (parameter(OK + ", contradictions: C-9"), "unknown contradiction 'C-9'"),
    "contradiction that is a rule": (
        parameter(OK + ", contradictions: [C-1, R-1]"),
        "unknown contradiction 'R-1'",
    ),
}

BOUNDARIES = {
    "boundary needs a criterion": (
        uncertain("2020-01-01", "2020-01-05", "null").replace("criterion: ceiling", "about: {nl: x}"),
        1,
        "an uncertain parameter says",
    ),
    "no earliest": (
        uncertain("2020-01-01", "2020-02-01", "null").replace("earliest: 2020-01-01, ", ""),
        7,
        "from.earliest is missing",
    ),
    "no default": (
        uncertain("2020-01-01", "2020-02-01", "null").replace(", default: null", ""),
        7,
        "from.default is missing (default: null",
    ),
    "boundary key": (
        uncertain("2020-01-01", "2020-02-01", "null").replace("latest", "last"),
        7,
        "unknown key 'last' in from",
    ),
    "latest not after earliest": (
        uncertain("2020-01-01", "2020-01-01", "null"),
        7,
        "from.latest must lie after from.earliest",
    ),
    "default outside": (
        uncertain("2020-01-01", "2020-02-01", "2020-02-02"),
        7,
        "from.default must lie between earliest and latest",
    ),
    "default no date": (uncertain("2020-01-01", "2020-02-01", "soon"), 7, "from.default must be a date"),
    "boundary confidence": (
        uncertain("2020-01-01", "2020-02-01", "null", more=", confidence: Z"),
        7,
        "confidence must be one of",
    ),
    "until inside the boundary": (
        parameter(
            segment("value: 1", "2016-04-01", "2019-12-31"),
            segment(
                "value: 2",
                "{earliest: 2020-01-01, latest: 2020-02-01, default: null}",
                "2020-01-15",
                known_from="2020-01-01",
            ),
            segment("value: 3", "2020-01-16"),
        ),
        7,
        "until 2020-01-15 lies before from 2020-02-01",
    ),
    "starts too late": (
        parameter(segment("value: 1", "2016-04-02")),
        6,
        "gap: the first segment must begin on 2016-04-01",
    ),
    "starts on an uncertain day": (
        parameter(
            segment(
                "value: 1",
                "{earliest: 2016-01-01, latest: 2016-04-01, default: 2016-01-01}",
                known_from="2016-01-01",
            )
        ),
        6,
        "gap: the first segment must begin on 2016-04-01 or before, on a certain day",
    ),
    "ends": (
        parameter(segment("value: 1", "2016-04-01", "2020-12-31")),
        6,
        "gap after 2020-12-31: the last segment must be open",
    ),
    "two open": (
        parameter(OK, segment("value: 2", "2020-01-01")),
        6,
        "until is missing: another segment follows",
    ),
    "gap of a day": (
        parameter(segment("value: 1", "2016-04-01", "2019-12-31"), segment("value: 2", "2020-01-02")),
        7,
        "gap: nothing holds from 2020-01-01 until 2020-01-01",
    ),
    "overlap of a day": (
        parameter(segment("value: 1", "2016-04-01", "2020-01-01"), segment("value: 2", "2020-01-01")),
        7,
        "overlap: the segment before it runs until 2020-01-01",
    ),
    "out of order": (
        parameter(segment("value: 1", "2016-04-01", "2019-12-31"), segment("value: 2", "2016-04-01")),
        7,
        "overlap: it may begin before the segment before it has certainly begun",
    ),
    "until not the eve of the default": (
        uncertain("2020-01-01", "2020-02-01", "2020-01-10"),
        7,
        "gap: nothing holds from 2020-01-01",
    ),
    "until not the eve of the earliest": (
        uncertain("2020-01-05", "2020-02-01", "null"),
        7,
        "gap: nothing holds from 2020-01-01",
    ),
    "boundaries meet": (
        parameter(
            segment("value: 1", "2016-04-01", "2019-12-31"),
            segment(
                "value: 2",
                "{earliest: 2020-01-01, latest: 2020-03-01, default: null}",
                "2020-03-01",
                known_from="2020-01-01",
            ),
            segment(
                "value: 3",
                "{earliest: 2020-03-01, latest: 2020-06-01, default: 2020-03-02}",
                known_from="2020-01-01",
            ),
        ),
        8,
        "overlap: it may begin before the segment before it has certainly begun",
    ),
}


@pytest.mark.parametrize("case", FILES)
def test_refused(case: str, tmp_path: Path) -> None:
    text, reason = FILES[case]
    refused(tmp_path, text, 6, "p", reason)


@pytest.mark.parametrize("case", BOUNDARIES)
def test_boundary_refused(case: str, tmp_path: Path) -> None:
    text, line, reason = BOUNDARIES[case]
    refused(tmp_path, text, line, "p", reason)


def test_the_sound_file_is_not_refused(tmp_path: Path) -> None:
    assert list(book(tmp_path, parameters_a=parameter(OK)).parameters) == ["p"]
    (tmp_path / "b").mkdir()
    sound = uncertain("2020-01-01", "2020-02-01", "null", more=", confidence: U")
    assert list(book(tmp_path / "b", parameters_a=sound).parameters) == ["p"]
