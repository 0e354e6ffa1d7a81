"""Every value since 2016-04-01 that the dossier of rules gives, on the first and the last day it holds."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from portefeuille.law import Law, load
from portefeuille.law.model import START

KNOWN = date(2026, 11, 22)
OPEN = date(2035, 1, 1)

# parameter: (first day, last day, value in the unit of the law)
TABLE = """
rate.base.small                        2016-04-01 2019-11-30 4000
rate.base.small                        2019-12-01 open       3000
rate.base.medium                       2016-04-01 2019-11-30 3000
rate.base.medium                       2019-12-01 open       2000
rate.cybersecurity.small               2016-04-01 2019-11-30 4000
rate.cybersecurity.small               2019-12-01 2021-09-12 3000
rate.cybersecurity.small               2021-09-13 open       4500
rate.cybersecurity.medium              2019-12-01 2021-09-12 2000
rate.cybersecurity.medium              2021-09-13 open       3500
rate.energy_efficiency.small           2016-04-01 2019-11-30 4000
rate.energy_efficiency.small           2019-12-01 2023-03-14 3000
rate.energy_efficiency.small           2023-03-15 2024-06-04 None
rate.energy_efficiency.small           2024-06-05 open       4500
rate.energy_efficiency.medium          2019-12-01 2023-03-14 2000
rate.energy_efficiency.medium          2023-03-15 2024-06-04 None
rate.energy_efficiency.medium          2024-06-05 open       3500
rate.sheltered_workshop.small          2016-04-01 2025-12-31 None
rate.sheltered_workshop.small          2026-01-01 open       3000
rate.sheltered_workshop.medium_large   2026-01-01 open       2000
ceiling.year.small                     2016-04-01 2019-12-31 1000000
ceiling.year.small                     2020-01-01 open       750000
ceiling.year.medium                    2016-04-01 2019-12-31 1500000
ceiling.year.medium                    2020-01-01 open       750000
ceiling.increase                       2016-04-01 2019-05-06 0
ceiling.increase                       2019-05-07 2019-12-06 500000
ceiling.increase                       2019-12-07 2021-12-31 0
ceiling.increase                       2022-01-01 2022-11-29 None
ceiling.increase                       2022-11-30 2022-11-30 500000
ceiling.increase                       2022-12-01 2022-12-31 0
ceiling.increase                       2023-01-01 2023-10-11 None
ceiling.increase                       2023-10-12 2023-10-12 500000
ceiling.increase                       2023-10-13 2023-12-31 0
ceiling.increase                       2024-01-01 2024-07-31 500000
ceiling.increase                       2024-08-01 open       0
ceiling.increase.project_months        2016-04-01 2021-12-31 None
ceiling.increase.project_months        2022-01-01 2024-07-31 6
ceiling.increase.project_months        2024-08-01 open       None
ceiling.increase.retention             2022-01-01 2024-07-31 1
ceiling.partial_grant                  2016-04-01 open       clamp
rounding.subsidy                       2016-04-01 open       half_up
maximum.project                        2016-04-01 open       None
minimum.hours                          2016-04-01 open       None
minimum.training                       2016-04-01 open       10000
minimum.advice                         2016-04-01 open       50000
catering.day                           2016-04-01 open       2500
costs.exam_with_training               2016-04-01 2020-06-30 True
costs.exam_with_training               2020-07-01 open       False
deadline.apply                         2016-04-01 open       14
deadline.apply.last_day                2016-04-01 open       inclusive
deadline.weekend_shift                 2016-04-01 open       False
deadline.deposit                       2016-04-01 open       30
deadline.deposit.start                 2016-04-01 open       application
deadline.finish                        2016-04-01 open       1
claim.prescription                     2016-04-01 open       12
stop.returns_to_ceiling                2016-04-01 open       same_calendar_year
retention.training                     2016-04-01 open       10
retention.advice                       2016-04-01 open       10
practice.payment_to_provider           2016-04-01 open       14
size.small.headcount                   2016-04-01 open       5000
size.small.turnover                    2016-04-01 open       1000000000
size.small.balance_total               2016-04-01 open       1000000000
size.medium.headcount                  2016-04-01 open       25000
size.medium.turnover                   2016-04-01 open       5000000000
size.medium.balance_total              2016-04-01 open       4300000000
size.partner_share                     2016-04-01 open       2500
size.linked_share                      2016-04-01 open       5000
size.status_change.years               2016-04-01 open       2
size.frozen.event                      2016-04-01 open       first_application
size.exception.business_angel.investment     2016-04-01 open 125000000
size.exception.local_authority.budget        2016-04-01 open 1000000000
size.exception.local_authority.inhabitants   2016-04-01 open 5000
size.sheltered_workshop_exempt         2016-04-01 2025-12-31 False
size.sheltered_workshop_exempt         2026-01-01 open       True
legal_form.sheltered_workshop          2016-04-01 2025-12-31 False
legal_form.sheltered_workshop          2026-01-01 open       True
public_share.max                       2016-04-01 open       2500
related_party.kinship_degree             2016-04-01 open       2
stop.any_time_online                   2016-04-01 open       True
theme.required                         2016-04-01 2022-12-31 False
theme.required                         2023-01-01 open       True
theme.advice.cybersecurity_only        2016-04-01 2026-01-31 False
theme.advice.cybersecurity_only        2026-02-01 open       True
exclusion.in_force                     2016-04-01 2020-06-30 False
exclusion.in_force                     2020-07-01 2022-12-31 True
exclusion.in_force                     2023-01-01 open       True
advice.max_times_in_three_years        2016-04-01 open       1
provider.confirmation_required         2016-04-01 open       False
provider.prepayment_demand_forbidden   2016-04-01 open       True
main_activity.official_list            2016-04-01 open       False
occupation_list.official               2016-04-01 2022-12-31 None
occupation_list.official               2023-01-01 open       False
de_minimis.ceiling                     2016-04-01 2023-12-31 20000000
de_minimis.ceiling                     2024-01-01 2030-12-31 30000000
de_minimis.ceiling                     2031-01-01 open       None
de_minimis.ceiling.road_freight        2016-04-01 2023-12-31 10000000
de_minimis.ceiling.road_freight        2024-01-01 2030-12-31 30000000
de_minimis.ceiling.road_freight        2031-01-01 open       None
de_minimis.ceiling.agriculture         2016-04-01 2019-03-30 None
de_minimis.ceiling.agriculture         2019-03-31 2024-12-15 2000000
de_minimis.ceiling.agriculture         2024-12-16 open       5000000
de_minimis.ceiling.fishery             2016-04-01 open       3000000
de_minimis.ceiling.public_service      2016-04-01 2023-12-31 50000000
de_minimis.ceiling.public_service      2024-01-01 open       75000000
de_minimis.window                      2016-04-01 2023-12-31 fiscal_years
de_minimis.window                      2024-01-01 open       rolling
de_minimis.window.years                2016-04-01 open       3
de_minimis.window.edge                 2016-04-01 2023-12-31 None
de_minimis.window.edge                 2024-01-01 open       excluded
de_minimis.partial_grant               2016-04-01 open       False
de_minimis.register_days               2016-04-01 2025-12-31 None
de_minimis.register_days               2026-01-01 open       20
de_minimis.declaration                 2016-04-01 open       True
"""
ROWS = [line.split() for line in TABLE.strip().splitlines()]


@pytest.mark.parametrize("row", ROWS, ids=[" ".join(row[:2]) for row in ROWS])
def test_value_on_the_first_and_the_last_day(row: list[str]) -> None:
    name, first, last, value = row
    end = OPEN if last == "open" else date.fromisoformat(last)
    for day in (date.fromisoformat(first), end):
        assert str(Law.on(day, KNOWN).value(name)) == value, day


def test_the_table_has_every_parameter() -> None:
    assert {row[0] for row in ROWS} == set(load().parameters)


UNCERTAIN = {
    "rate.cybersecurity.small": (date(2021, 9, 13), date(2021, 9, 13), (3000, 4500), True),
    "rate.cybersecurity.medium": (date(2021, 9, 13), date(2021, 9, 13), (2000, 3500), True),
    "rate.energy_efficiency.small": (date(2023, 3, 15), date(2024, 6, 4), (3000, 4500), False),
    "rate.energy_efficiency.medium": (date(2023, 3, 15), date(2024, 6, 4), (2000, 3500), False),
    "exclusion.in_force": (date(2023, 1, 1), OPEN, (True, False), True),
    "rounding.subsidy": (START, OPEN, ("half_up", "half_even", "down"), True),
    "ceiling.partial_grant": (START, OPEN, ("clamp", "refuse"), True),
    "deadline.apply.last_day": (START, OPEN, ("inclusive", "exclusive"), True),
    "deadline.weekend_shift": (START, OPEN, (True, False), True),
    "retention.advice": (START, OPEN, (3, 10), True),
    "de_minimis.window.edge": (date(2024, 1, 1), OPEN, ("excluded", "included"), True),
}


@pytest.mark.parametrize("name", UNCERTAIN)
def test_where_the_law_is_uncertain(name: str) -> None:
    first, last, alternatives, has_default = UNCERTAIN[name]
    for day in (first, last):
        reading = Law.on(day, KNOWN).reading(name)
        assert (reading.uncertain, reading.alternatives, reading.has_default) == (
            True,
            alternatives,
            has_default,
        )
    if first > START:
        assert not Law.on(first - timedelta(days=1), KNOWN).reading(name).uncertain
    if last < OPEN:
        assert not Law.on(last + timedelta(days=1), KNOWN).reading(name).uncertain


# parameter: what it was for somebody who did not yet know
PUBLISHED = """
rate.base.small                  2019-12-01 2019-11-04 4000
rate.base.small                  2019-12-01 2019-11-05 3000
ceiling.year.medium              2020-01-01 2019-11-04 1500000
rate.cybersecurity.small         2021-10-01 2021-09-06 3000
rate.energy_efficiency.small     2024-07-01 2023-03-14 3000
theme.required                   2023-02-01 2022-11-24 False
theme.required                   2023-02-01 2022-11-25 True
theme.advice.cybersecurity_only  2026-03-01 2026-01-22 False
theme.advice.cybersecurity_only  2026-03-01 2026-01-23 True
legal_form.sheltered_workshop    2026-03-01 2025-12-14 False
size.sheltered_workshop_exempt   2026-03-01 2025-12-15 True
"""


@pytest.mark.parametrize("line", PUBLISHED.strip().splitlines())
def test_two_clocks(line: str) -> None:
    name, on, known, value = line.split()
    assert str(Law.on(date.fromisoformat(on), date.fromisoformat(known)).value(name)) == value


def test_every_parameter_can_be_read_by_a_person() -> None:
    """No dash as punctuation, a title of its own, a note where the law is unknown."""
    for group in (load().parameters, load().timeline):
        titles = [parameter.title["nl"] for parameter in group.values()]
        assert len(set(titles)) == len(titles)
    for parameter in load().parameters.values():
        for segment in parameter.segments:
            assert all("\u2014" not in note for note in segment.notes.values())
            if segment.kind == "unknown" and parameter.name != "de_minimis.ceiling.agriculture":
                assert segment.notes, f"{parameter.name} line {segment.line} does not say why it is unknown"
