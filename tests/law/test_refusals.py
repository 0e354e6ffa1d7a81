"""A malformed parameter file is refused with file, line, name and reason: one small file each."""

from __future__ import annotations

from pathlib import Path

import pytest

from portefeuille.law import LawError
from tests.law.folder import TITLE, book, parameter, segment

OK = segment("value: 1", "2016-04-01")
HEAD = f"p:\n  {TITLE}\n  unit: eur\n"


def swapped(old: str, new: str) -> str:
    """A sound parameter in which one piece of text was changed."""
    text = parameter(OK)
    assert old in text
    return text.replace(old, new)


def uncertain(earliest: str, latest: str, default: str, until: str = "2019-12-31", more: str = "") -> str:
    start = f"{{earliest: {earliest}, latest: {latest}, default: {default}{more}}}"
    return parameter(
        segment("value: 1", "2016-04-01", until),
        segment("value: 2", start, known_from="2016-04-01"),
    )


# name of the case: (file, line, parameter, reason)
FILES = {
    "not yaml": ("p: [1", 2, "", "not readable as YAML: did not find expected"),
    "empty": ("# nothing\n", 0, "", "the file is empty"),
    "no mapping": ("- a\n", 1, "", "the file must be a mapping"),
    "parameter is a text": ("p: 3\n", 1, "p", "the parameter must be a mapping"),
    "parameter twice": (parameter(OK) * 2, 7, "", "key 'p' stands twice in the file"),
    "key twice": (
        swapped("unit: eur", "unit: eur\n  unit: eur"),
        4,
        "p",
        "key 'unit' stands twice in the parameter",
    ),
    "unknown key": (
        swapped("unit:", "units:"),
        3,
        "p",
        "unknown key 'units' in the parameter; did you mean unit?",
    ),
    "unlike any key": (parameter(OK, more="zzzzz: 1"), 4, "p", "unknown key 'zzzzz' in the parameter"),
    "no title": (swapped(f"  {TITLE}\n", ""), 1, "p", "title is missing"),
    "no dutch": (swapped("nl: Naam, ", ""), 2, "p", "title.nl is missing"),
    "no english": (swapped("en: Name, ", ""), 2, "p", "title.en is missing"),
    "no french": (swapped(", fr: Nom", ""), 2, "p", "title.fr is missing"),
    "empty dutch": (swapped("nl: Naam", "nl: ''"), 2, "p", "title.nl must be a text"),
    "german": (swapped("fr: Nom", "fr: Nom, de: Name"), 2, "p", "unknown key 'de' in title"),
    "title is a text": (swapped(TITLE, "title: Naam"), 2, "p", "title must be a mapping"),
    "about in no dutch": (parameter(OK, more="about: {en: It}"), 4, "p", "about.nl is missing"),
    "no unit": (swapped("  unit: eur\n", ""), 1, "p", "unit is missing"),
    "unknown unit": (
        swapped("unit: eur", "unit: euro"),
        3,
        "p",
        "unknown unit 'euro'; known: bool, choice, count",
    ),
    "no segments": (HEAD, 1, "p", "segments is missing"),
    "empty segments": (HEAD + "  segments: []\n", 4, "p", "segments must be a list that is not empty"),
    "segments a mapping": (
        HEAD + "  segments: {a: b}\n",
        4,
        "p",
        "segments must be a list that is not empty",
    ),
    "segment a text": (HEAD + "  segments: [x]\n", 4, "p", "a segment must be a mapping"),
    "unknown criterion": (parameter(OK, more="criterion: sizes"), 4, "p", "unknown criterion 'sizes'"),
    "choices without choice": (
        parameter(OK, more="choices: [a, b]"),
        4,
        "p",
        "choices belong to unit choice, not to eur",
    ),
    "choice without choices": (parameter(OK, unit="choice", more=""), 1, "p", "unit choice needs choices"),
    "one choice": (
        parameter(OK, unit="choice", more="choices: [a]"),
        4,
        "p",
        "choices must be at least two different words",
    ),
    "choices twice": (
        parameter(OK, unit="choice", more="choices: [a, a]"),
        4,
        "p",
        "choices must be at least two different",
    ),
    "unknown needs a criterion": (
        parameter(segment("unknown: true", "2016-04-01"), more=""),
        1,
        "p",
        "an uncertain parameter says under which criterion",
    ),
    "boundary needs a criterion": (
        uncertain("2020-01-01", "2020-01-05", "null").replace("criterion: ceiling", "about: {nl: x}"),
        1,
        "p",
        "an uncertain parameter says",
    ),
    # one segment
    "segment key": (
        parameter(OK + ", untill: 2017-01-01"),
        6,
        "p",
        "unknown key 'untill' in a segment; did you mean until?",
    ),
    "segment key twice": (parameter(OK + ", value: 2"), 6, "p", "key 'value' stands twice in a segment"),
    "no value": (
        parameter(OK.replace("value: 1, ", "")),
        6,
        "p",
        "a segment has exactly one of value, unknown, same_as, absent",
    ),
    "two kinds": (parameter(OK + ", absent: true"), 6, "p", "a segment has exactly one of"),
    "unknown false": (parameter(segment("unknown: false", "2016-04-01")), 6, "p", "unknown can only be true"),
    "absent yes": (parameter(segment("absent: yes", "2016-04-01")), 6, "p", "absent can only be true"),
    "wrong type": (
        parameter(segment("value: veel", "2016-04-01")),
        6,
        "p",
        "value: expected a number (eur), got 'veel'",
    ),
    "too many decimals": (
        parameter(segment("value: 1.001", "2016-04-01")),
        6,
        "p",
        "value: expected at most 2 decimals",
    ),
    "value is a list": (parameter(segment("value: [1]", "2016-04-01")), 6, "p", "value must be a text"),
    "rate above one": (
        parameter(segment("value: 45", "2016-04-01"), unit="rate"),
        6,
        "p",
        "value: expected a rate between 0 and 1",
    ),
    "bool as a word": (
        parameter(segment("value: ja", "2016-04-01"), unit="bool"),
        6,
        "p",
        "value: expected true or false, got 'ja'",
    ),
    "not a choice": (
        parameter(segment("value: c", "2016-04-01"), unit="choice", more="choices: [a, b]"),
        6,
        "p",
        "value: expected one of a, b, got 'c'",
    ),
    "default with a value": (parameter(OK + ", default: 2"), 6, "p", "default belongs to unknown: true"),
    "default of the wrong type": (
        parameter(segment("unknown: true", "2016-04-01", default="x")),
        6,
        "p",
        "default: expected a number",
    ),
    "alternatives with a value": (
        parameter(OK + ", alternatives: [1, 2]"),
        6,
        "p",
        "alternatives belong to unknown: true",
    ),
    "alternatives of the wrong type": (
        parameter(segment("unknown: true", "2016-04-01", alternatives="[x]")),
        6,
        "p",
        "alternatives: expected a number",
    ),
    "default not among the alternatives": (
        parameter(segment("unknown: true", "2016-04-01", default="3", alternatives="[1, 2]")),
        6,
        "p",
        "the default must be one of the alternatives",
    ),
    "no from": (
        parameter(OK.replace("from: 2016-04-01, known_from", "known_from")),
        6,
        "p",
        "from is missing",
    ),
    "no known_from": (parameter(OK.replace("known_from: 2016-04-01, ", "")), 6, "p", "known_from is missing"),
    "no source": (parameter(OK.replace("source: R-1, ", "")), 6, "p", "source is missing"),
    "no confidence": (parameter(OK.replace("confidence: H, ", "")), 6, "p", "confidence is missing"),
    "no checked_on": (parameter(OK.replace(", checked_on: 2026-11-22", "")), 6, "p", "checked_on is missing"),
    "unknown source": (
        parameter(OK.replace("R-1", "R-9")),
        6,
        "p",
        "unknown source 'R-9'; it does not stand in the register",
    ),
    "one unknown source": (parameter(OK.replace("R-1", "[R-1, R-9]")), 6, "p", "unknown source 'R-9'"),
    "no source in the list": (
        parameter(OK.replace("R-1", "[]")),
        6,
        "p",
        "source must be a list that is not empty",
    ),
    "bad confidence": (
        parameter(OK.replace("confidence: H", "confidence: X")),
        6,
        "p",
        "confidence must be one of H M L U, got 'X'",
    ),
    "confidence HM": (
        parameter(OK.replace("confidence: H", "confidence: HM")),
        6,
        "p",
        "confidence must be one of H M L U, got 'HM'",
    ),
    "a value cannot be U": (
        parameter(OK.replace("confidence: H", "confidence: U")),
        6,
        "p",
        "confidence U belongs to unknown: true",
    ),
    "from is no date": (
        parameter(segment("value: 1", "april 2016")),
        6,
        "p",
        "from must be a date YYYY-MM-DD, got 'april 2016'",
    ),
    "no such day": (
        parameter(OK.replace("checked_on: 2026-11-22", "checked_on: 2026-02-30")),
        6,
        "p",
        "checked_on must be a date",
    ),
    "until before from": (
        parameter(segment("value: 1", "2016-04-01", "2016-03-31"), OK),
        6,
        "p",
        "until 2016-03-31 lies before from 2016-04-01",
    ),
    "known later": (
        parameter(OK.replace("known_from: 2016-04-01", "known_from: 2016-04-11")),
        6,
        "p",
        "known_from lies after from; only retroactive",
    ),
    "retroactive for nothing": (
        parameter(OK + ", retroactive: true"),
        6,
        "p",
        "retroactive needs a known_from after from",
    ),
    "notes in no dutch": (parameter(OK + ", notes: {en: Hm}"), 6, "p", "notes.nl is missing"),
    "unknown contradiction": (parameter(OK + ", contradictions: C-9"), 6, "p", "unknown contradiction 'C-9'"),
    "contradiction that is a rule": (
        parameter(OK + ", contradictions: [C-1, R-1]"),
        6,
        "p",
        "unknown contradiction 'R-1'",
    ),
    # uncertain boundaries
    "no earliest": (
        uncertain("2020-01-01", "2020-02-01", "null").replace("earliest: 2020-01-01, ", ""),
        7,
        "p",
        "from.earliest is missing",
    ),
    "no default": (
        uncertain("2020-01-01", "2020-02-01", "null").replace(", default: null", ""),
        7,
        "p",
        "from.default is missing (default: null",
    ),
    "boundary key": (
        uncertain("2020-01-01", "2020-02-01", "null").replace("latest", "last"),
        7,
        "p",
        "unknown key 'last' in from",
    ),
    "latest not after earliest": (
        uncertain("2020-01-01", "2020-01-01", "null"),
        7,
        "p",
        "from.latest must lie after from.earliest",
    ),
    "default outside": (
        uncertain("2020-01-01", "2020-02-01", "2020-02-02"),
        7,
        "p",
        "from.default must lie between earliest and latest",
    ),
    "default no date": (uncertain("2020-01-01", "2020-02-01", "soon"), 7, "p", "from.default must be a date"),
    "boundary confidence": (
        uncertain("2020-01-01", "2020-02-01", "null", more=", confidence: Z"),
        7,
        "p",
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
        "p",
        "until 2020-01-15 lies before from 2020-02-01",
    ),
    # the row of segments
    "starts too late": (
        parameter(segment("value: 1", "2016-04-02")),
        6,
        "p",
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
        "p",
        "gap: the first segment must begin on 2016-04-01 or before, on a certain day",
    ),
    "ends": (
        parameter(segment("value: 1", "2016-04-01", "2020-12-31")),
        6,
        "p",
        "gap after 2020-12-31: the last segment must be open",
    ),
    "two open": (
        parameter(OK, segment("value: 2", "2020-01-01")),
        6,
        "p",
        "until is missing: another segment follows",
    ),
    "gap of a day": (
        parameter(segment("value: 1", "2016-04-01", "2019-12-31"), segment("value: 2", "2020-01-02")),
        7,
        "p",
        "gap: nothing holds from 2020-01-01 until 2020-01-01",
    ),
    "overlap of a day": (
        parameter(segment("value: 1", "2016-04-01", "2020-01-01"), segment("value: 2", "2020-01-01")),
        7,
        "p",
        "overlap: the segment before it runs until 2020-01-01",
    ),
    "out of order": (
        parameter(segment("value: 1", "2016-04-01", "2019-12-31"), segment("value: 2", "2016-04-01")),
        7,
        "p",
        "overlap: it may begin before the segment before it has certainly begun",
    ),
    "until not the eve of the default": (
        uncertain("2020-01-01", "2020-02-01", "2020-01-10"),
        7,
        "p",
        "gap: nothing holds from 2020-01-01",
    ),
    "until not the eve of the earliest": (
        uncertain("2020-01-05", "2020-02-01", "null"),
        7,
        "p",
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
        "p",
        "overlap: it may begin before the segment before it has certainly begun",
    ),
    # links
    "unknown same_as": (
        parameter(segment("same_as: q", "2016-04-01")),
        6,
        "p",
        "same_as: unknown parameter 'q'",
    ),
    "same as itself": (
        parameter(segment("same_as: p", "2016-04-01")),
        1,
        "p",
        "same_as leads back to itself",
    ),
    "same_as a list": (parameter(segment("same_as: [p]", "2016-04-01")), 6, "p", "same_as must be a text"),
    "circle": (
        parameter(segment("same_as: q", "2016-04-01"))
        + parameter(segment("same_as: p", "2016-04-01"), name="q"),
        1,
        "p",
        "same_as leads back to itself",
    ),
    "a road into a circle": (
        parameter(segment("same_as: q", "2016-04-01"))
        + parameter(segment("same_as: r", "2016-04-01"), name="q")
        + parameter(segment("same_as: q", "2016-04-01"), name="r"),
        7,
        "q",
        "same_as leads back to itself",
    ),
    "other unit": (
        parameter(segment("same_as: q", "2016-04-01")) + parameter(OK, unit="days", name="q"),
        6,
        "p",
        "same_as: q has unit days, not eur",
    ),
}


@pytest.mark.parametrize("case", FILES)
def test_refused(case: str, tmp_path: Path) -> None:
    text, line, name, reason = FILES[case]
    with pytest.raises(LawError) as caught:
        book(tmp_path, parameters_a=text)
    error = caught.value
    assert (error.file, error.line, error.parameter) == ("parameters/a.yaml", line, name), str(error)
    assert error.reason.startswith(reason), error.reason
    assert str(error).startswith("parameters/a.yaml")


def test_the_sound_file_is_not_refused(tmp_path: Path) -> None:
    assert list(book(tmp_path, parameters_a=parameter(OK)).parameters) == ["p"]
    (tmp_path / "b").mkdir()
    sound = uncertain("2020-01-01", "2020-02-01", "null", more=", confidence: U")
    assert list(book(tmp_path / "b", parameters_a=sound).parameters) == ["p"]


def test_a_name_in_two_files_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LawError, match=r"parameters/b\.yaml:1: p: stands in parameters/a\.yaml:1 too"):
        book(tmp_path, parameters_a=parameter(OK), parameters_b=parameter(OK))
