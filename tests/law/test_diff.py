"""What differs between two days: parameters, rows of lists, and the rules that the floor above adds."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from portefeuille.law import load
from portefeuille.law.diff import Change, diff
from tests.law.folder import TITLE, book, parameter, segment

KNOWN = date(2026, 11, 22)


def parameters(first: date, second: date, known: date = KNOWN) -> dict[str, tuple[object, object]]:
    return {
        one.name: (one.before, one.after)
        for one in diff(load(), first, second, known)
        if one.kind == "parameter"
    }


def test_the_first_of_december_2019() -> None:
    followers = {
        f"rate.{kind}.{size}": (old, old - 1000)
        for kind in ("base", "cybersecurity", "energy_efficiency")
        for size, old in (("small", 4000), ("medium", 3000))
    }
    assert parameters(date(2019, 11, 30), date(2019, 12, 1)) == followers


def test_the_first_of_january_2020() -> None:
    assert parameters(date(2019, 12, 31), date(2020, 1, 1)) == {
        "ceiling.year.small": (1_000_000, 750_000),
        "ceiling.year.medium": (1_500_000, 750_000),
    }
    (change, _) = diff(load(), date(2019, 12, 31), date(2020, 1, 1), KNOWN)[:2]
    assert change.source_after == ("R-2.5", "R-2.8", "R-2.9", "S000", "S001", "S003", "S004")
    assert change.unit == "eur"


def test_the_first_of_february_2026() -> None:
    assert parameters(date(2026, 1, 31), date(2026, 2, 1)) == {
        "theme.advice.cybersecurity_only": (False, True)
    }
    names = {
        one.name: (one.before, one.after) for one in diff(load(), date(2026, 1, 31), date(2026, 2, 1), KNOWN)
    }
    assert names["themes[innovation].services"] == (["training", "advice"], ["training"])


def test_not_yet_published_is_no_difference() -> None:
    assert parameters(date(2026, 1, 31), date(2026, 2, 1), known=date(2026, 1, 22)) == {}


def test_doubt_is_a_difference() -> None:
    assert parameters(date(2021, 9, 13), date(2021, 9, 14)) == {
        "rate.cybersecurity.small": (4500, 4500),
        "rate.cybersecurity.medium": (3500, 3500),
    }


def test_across_the_regimes() -> None:
    found = parameters(date(2016, 3, 31), date(2016, 4, 1))
    assert found["rate.base.small"] == (None, 4000)
    assert found["rate.training"] == (5000, None)
    assert found["provider.confirmation_required"] == (True, False)
    assert "size.small.headcount" not in found


LIST = f"""\
{TITLE}
source: R-1
checked_on: 2026-11-22
confidence: M
key: code
rows:
  - {{code: goes, until: 2019-12-31}}
  - {{code: comes, from: 2020-01-01, source: R-2, title: {{nl: Komt}}}}
  - {{code: stays}}
  - code: changes
    periods:
      - {{from: 2016-04-01, until: 2019-12-31, v: x, w: 1}}
      - {{from: 2020-01-01, v: y, w: 1, z: 2, source: R-2}}
"""


def test_rows(tmp_path: Path) -> None:
    found = book(tmp_path, parameters_a=parameter(segment("value: 1", "2016-04-01")), lists_l=LIST)
    changes = diff(found, date(2019, 12, 31), date(2020, 1, 1), KNOWN)
    assert [(one.name, one.before, one.after, one.source_before, one.source_after) for one in changes] == [
        ("l[goes]", "in force", None, ("R-1",), ()),
        ("l[changes].v", "x", "y", ("R-1",), ("R-2",)),
        ("l[changes].z", None, 2, ("R-1",), ("R-2",)),
        ("l[comes]", None, "in force", (), ("R-2",)),
    ]
    assert changes[3].title == {"nl": "Komt"}
    assert {one.kind for one in changes} == {"row"}


def test_the_rules_add_theirs() -> None:
    extra = Change("rule", "size", "v1", "v2", ("R-6.1",), ("R-6.1",), {})
    assert diff(load(), date(2025, 1, 1), date(2025, 1, 2), KNOWN, [extra]) == (extra,)
