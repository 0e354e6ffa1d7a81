"""What a person should look at."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

from portefeuille.law import Book, load
from portefeuille.law.review import Finding, review
from tests.law.folder import TITLE, book, parameter, segment

TODAY = date(2026, 11, 22)
START = "{earliest: 2020-03-02, latest: 2020-03-05, default: 2020-03-04}"
LIST = f"""\
{TITLE}
source: R-1
checked_on: 2026-11-22
confidence: M
key: code
rows:
  - {{code: sure}}
  - {{code: doubt, from: {{earliest: 2021-07-01, latest: 2021-07-14, default: null}}, checked_on: 2026-08-23}}
"""


def small(tmp_path: Path) -> Book:
    text = parameter(
        segment("value: 1", "2016-04-01", "2020-03-03", checked_on="2026-08-24"),
        segment(
            "value: 2",
            START,
            "2020-12-31",
            known_from="2020-03-01",
            checked_on="2026-08-23",
            notes="{nl: let op}",
        ),
        segment("unknown: true", "2021-01-01", default="3"),
    )
    return book(tmp_path, parameters_a=text, lists_l=LIST)


def test_each_kind(tmp_path: Path) -> None:
    found = review(small(tmp_path), TODAY, 90)
    a, li = "parameters/a.yaml", "lists/l.yaml"
    assert found == (
        Finding("boundary", "p", date(2020, 3, 2), date(2020, 3, 4), True, ("R-1",), "let op", a, 7),
        Finding("unknown", "p", date(2021, 1, 1), None, True, ("R-1",), "", a, 8),
        Finding("boundary", "l[doubt]", date(2021, 7, 1), date(2021, 7, 13), False, ("R-1",), "", li, 8),
        Finding(
            "contradiction", "C-1", None, None, False, ("P-1", "S000"), "Twee bronnen.", "sources.yaml", 3
        ),
        Finding(
            "unchecked",
            "p",
            date(2020, 3, 4),
            date(2020, 12, 31),
            False,
            ("R-1",),
            "checked on 2026-08-23",
            a,
            7,
        ),
        Finding("unchecked", "l", None, None, False, ("R-1",), "checked on 2026-08-23", li, 0),
    )


def test_ninety_days_are_not_too_long(tmp_path: Path) -> None:
    """Checked on 2026-08-24 is 90 days ago: still good; a day more is not."""
    found = small(tmp_path)
    assert Counter(one.kind for one in review(found, TODAY, 91))["unchecked"] == 0
    assert Counter(one.kind for one in review(found, date(2026, 11, 23), 90))["unchecked"] == 3
    assert Counter(one.kind for one in review(found, date(2027, 11, 23), 90))["unchecked"] == 4


def test_our_own_law_today() -> None:
    kinds = Counter(one.kind for one in review(load(), TODAY, 90))
    assert (kinds["unknown"], kinds["contradiction"], kinds["unchecked"]) == (11, 7, 0)
    later = Counter(one.kind for one in review(load(), date(2027, 6, 1), 90))
    assert later["unchecked"] > len(load().parameters)
