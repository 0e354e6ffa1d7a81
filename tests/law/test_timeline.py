"""2009-01-01 to 2016-03-31: to read, not to decide."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from portefeuille.law import Law, LawError, load
from tests.law.folder import book, parameter, segment

KNOWN = date(2026, 11, 22)
END = date(2016, 3, 31)
START = "{earliest: 2012-01-01, latest: 2012-03-01, default: 2012-02-01}"

TABLE = """
rate.training                 2009-01-01 5000
rate.advice                   2016-03-31 5000
rate.advice_international     2010-01-01 5000
rate.technology_exploration   2009-01-01 7500
rate.strategic_advice         2016-03-31 5000
rate.coaching                 2011-12-31 None
rate.coaching                 2013-06-01 None
rate.coaching                 2013-12-31 5000
ceiling.training              2009-01-01 250000
ceiling.advice                2009-12-31 500000
ceiling.advice                2010-06-01 None
ceiling.advice                2010-12-31 250000
ceiling.advice_international  2011-12-31 500000
ceiling.advice_international  2015-01-01 None
ceiling.technology_exploration 2009-01-01 1000000
ceiling.coaching              2014-01-01 1000000
ceiling.strategic_advice      2009-01-01 2500000
ceiling.sum_ordinary_pillars  2009-01-01 1500000
ceiling.sum_all_pillars       2014-01-01 4000000
hourly.eligible_cap           2012-01-01 None
hourly.eligible_cap           2014-01-01 9000
minimum.training              2015-01-01 None
deadline.apply                2015-12-31 14
deadline.apply                2016-01-01 40
deadline.apply                2016-01-31 40
deadline.apply                2016-02-01 14
deadline.apply                2016-03-31 14
deadline.deposit              2009-01-01 30
deadline.deposit.start        2016-03-31 provider_confirmation
provider.confirmation_required 2016-03-31 True
provider.prepayment_demand_forbidden 2013-06-30 False
provider.prepayment_demand_forbidden 2013-07-01 True
stop.any_time_online          2011-07-04 False
stop.any_time_online          2011-07-05 True
retention.advice              2016-03-31 3
scope.pillars                 2009-01-01 four_and_strategic
scope.pillars                 2016-03-31 six
de_minimis.ceiling            2013-12-31 20000000
de_minimis.ceiling.road_freight 2014-01-01 10000000
legal_form.sheltered_workshop 2012-01-01 False
size.medium.balance_total     2012-01-01 4300000000
public_share.max              2012-01-01 2500
"""


@pytest.mark.parametrize("line", TABLE.strip().splitlines())
def test_value(line: str) -> None:
    name, on, value = line.split()
    assert str(Law.on(date.fromisoformat(on), KNOWN).value(name)) == value


def test_the_doubtful_year_of_the_ceiling_of_advice() -> None:
    reading = Law.on(date(2010, 6, 1), KNOWN).reading("ceiling.advice")
    assert (reading.uncertain, reading.alternatives, reading.has_default) == (True, (500_000, 250_000), False)
    assert reading.contradictions == ("C-2d",)


def test_a_beginning_that_nobody_found() -> None:
    reading = Law.on(date(2010, 1, 1), KNOWN).reading("hourly.eligible_cap")
    assert (reading.value, reading.uncertain, reading.alternatives) == (None, True, (None, 9000))


def test_before_the_scheme_nothing_is_known() -> None:
    reading = Law.on(date(2008, 12, 31), KNOWN).reading("rate.training")
    assert (reading.value, reading.status, reading.until) == (None, "unknown", date(2008, 12, 31))


def test_the_timeline_ends_where_the_parameters_begin() -> None:
    for parameter_ in load().timeline.values():
        assert parameter_.segments[-1].until == END


REFUSED = {
    "too early": (segment("value: 1", "2008-12-31", "2010-01-01"), "the timeline begins on 2009-01-01"),
    "open": (segment("value: 1", "2009-01-01"), "the timeline ends before 2016-04-01"),
    "too late": (segment("value: 1", "2009-01-01", "2016-04-01"), "the timeline ends before 2016-04-01"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_refused(case: str, tmp_path: Path) -> None:
    text, reason = REFUSED[case]
    found = book(tmp_path, timeline_a=parameter(text, more=""))
    with pytest.raises(LawError, match=reason) as caught:
        found.on(date(2012, 1, 1), KNOWN).value("p")
    assert (caught.value.file, caught.value.line) == ("timeline/a.yaml", 6)


def test_gaps_are_allowed_and_read_as_unknown(tmp_path: Path) -> None:
    text = parameter(
        segment("value: 1", "2010-01-01", "2010-12-31"),
        segment("value: 2", START, "2013-12-31", known_from=""),
        more="",
    )
    found = book(tmp_path, timeline_a=text)

    def on(*day: int) -> tuple[object, ...]:
        reading = found.on(date(*day), KNOWN).reading("p")
        return reading.value, reading.status, reading.uncertain, reading.since, reading.until

    assert on(2009, 6, 1) == (None, "unknown", True, date(2009, 1, 1), date(2009, 12, 31))
    assert on(2010, 12, 31) == (100, "known", False, date(2010, 1, 1), date(2010, 12, 31))
    assert on(2011, 6, 1) == (None, "unknown", True, date(2011, 1, 1), date(2012, 1, 31))
    assert on(2012, 1, 15) == (None, "absent", True, date(2012, 1, 1), date(2012, 1, 31))
    assert on(2012, 2, 15) == (200, "known", True, date(2012, 2, 1), date(2013, 12, 31))
    assert on(2015, 1, 1) == (None, "unknown", True, date(2014, 1, 1), None)


def test_the_timeline_is_read_only_when_asked(tmp_path: Path) -> None:
    found = book(tmp_path, parameters_a=parameter(segment("value: 1", "2016-04-01")), timeline_a="p: [")
    assert found.on(date(2020, 1, 1), KNOWN).value("p") == 100
    with pytest.raises(LawError, match=r"timeline/a\.yaml"):
        found.check()
