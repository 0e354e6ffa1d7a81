"""What lists show of many applications: the days of several trainings, and what comes next in a fixed number of questions."""

from __future__ import annotations

from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from portefeuille import clock
from portefeuille.applications import selectors
from portefeuille.applications.following import next_action, next_actions
from tests.applications.life import World

pytestmark = pytest.mark.django_db
TWO = [
    {"title": "Deel 2", "start": "2026-04-01", "end": "2026-04-02", "price": 800},
    {"title": "Deel 1", "start": "2026-03-10", "end": "2026-03-11", "price": 700.5},
]


def test_of_several_trainings_lists_show_the_first_and_the_last_day(here: World) -> None:
    draft = here.draft(project__start=None, project__end=None, form__trainings=TWO)
    seen = here.seen(draft)
    assert (seen.start, seen.end) == (date(2026, 3, 10), date(2026, 4, 2))


def test_what_comes_next_for_many_takes_as_many_questions_as_for_two(
    here: World, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    here.draft()
    here.ready(project__title="Betaalbaar")
    for number in range(3):
        paid = here.ready(project__title=f"Betaald {number}")
        here.order(paid, 200_000, f"F{number}")
        here.submit(project__title=f"Geweigerd {number}", project__price=50, project__vat=None)
    rows = list(selectors.of_enterprise(here.enterprise))
    with django_assert_num_queries(6):  # reviews, orders, evaluations, and three of the wallet
        found = next_actions(rows, clock.today())
    assert found == {
        row.pk: next_action(row, clock.today()) for row in selectors.of_enterprise(here.enterprise)
    }
    assert {each.action for each in found.values()} == {"submit", "order_payment", "evaluate", "contest"}
