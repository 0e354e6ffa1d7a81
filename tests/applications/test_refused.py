"""Refused: why, contested, and decided by a person; and what the law leaves to a person from the beginning."""

from __future__ import annotations

from typing import Any

import pytest

from portefeuille import clock
from portefeuille.applications import selectors, services
from portefeuille.applications.errors import (
    ForbiddenError,
    IncompleteError,
    NotFoundError,
    ReasonError,
    StateError,
    UndecidedError,
    UnreadableError,
)
from portefeuille.applications.following import Next, next_action
from portefeuille.applications.models import Application, Event
from portefeuille.decision.receipt import replay
from portefeuille.enterprises import selectors as enterprises
from portefeuille.enterprises import services as enterprise_services
from portefeuille.platform.models import AuditRow
from portefeuille.wallet import selectors as wallet
from tests.applications.life import ADVICE, World, on, world

LATE: dict[str, Any] = {"project__start": "2026-02-15", "project__agreed_on": "2026-02-01"}
"""The last day to apply was 1 March; it is 2 March."""
ABROAD: dict[str, Any] = {"legal_form": "030"}
OCCUPATION: dict[str, Any] = {"project__theme": "occupation_specific"}
"""Whether it stands on the list is for a person: the official list was not found."""


def refused(here: World) -> Application:
    found = here.submit(**LATE)
    assert (found.state, found.refused_for) == ("refused", "apply_window.too_late")
    return found


def test_too_late_by_a_day_is_refused_with_its_reason(here: World) -> None:
    found = refused(here)
    (receipt,) = selectors.receipts(found.pk)
    assert receipt.outcome == "ineligible"
    assert (found.subsidy, found.deposit_by) == (None, None)
    assert enterprises.size_this_year(here.enterprise, 2026) is None
    assert wallet.money(found.pk) is None
    assert next_action(found, clock.today()).action == "contest"


def test_on_the_last_day_it_is_granted(here: World) -> None:
    assert (
        here.submit(project__start="2026-02-16", project__agreed_on="2026-02-01").state == "awaiting_deposit"
    )


def test_one_click_reaches_an_official_once(here: World) -> None:
    found = refused(here)
    services.contest(found.pk, enterprise=here.enterprise, words="De start was later", actor=here.person)
    services.contest(found.pk, enterprise=here.enterprise, words="nog eens", actor=here.colleague)
    (review,) = selectors.queue()
    assert (review.kind, review.words, review.owner, str(review.due_on)) == (
        "contest", "De start was later", None, "2026-04-01",
    )  # fmt: skip
    assert next_action(here.seen(found), clock.today()) == Next("wait_review", review.due_on)


def test_an_official_corrects_the_fact_and_the_law_grants_it(here: World) -> None:
    found = refused(here)
    services.contest(
        found.pk, enterprise=here.enterprise, words="De start was 20 februari", actor=here.person
    )
    with on(2026, 3, 20):
        services.take_review(found.pk, actor=here.official)
        here.corrected(found, project__start="2026-02-20")
        services.decide_review(
            found.pk, granted=True, ruling="De factuur toont 20 februari.", actor=here.official
        )
    now = here.seen(found)
    assert (now.state, str(now.applied_on), str(now.deposit_by), str(now.start)) == (
        "awaiting_deposit",
        "2026-03-02",
        "2026-04-19",
        "2026-02-20",
    )
    law, official = selectors.receipts(found.pk)
    assert (law.outcome, official.outcome, official.by) == ("ineligible", "eligible", "official")
    assert replay(official.receipt) == []
    (review,) = selectors.reviews(found.pk)
    assert (review.outcome, review.owner, review.decided_by) == ("granted", here.official, here.official)


def test_who_takes_a_review_over_stands_in_the_log_once(here: World) -> None:
    found = here.submit(**OCCUPATION)
    for actor in (here.official, here.official, here.second):
        services.take_review(found.pk, actor=actor)
    taken = AuditRow.objects.filter(action="application.review_taken").order_by("number")
    assert [(row.actor, row.detail) for row in taken] == [
        (here.official, '{"before":null}'), (here.second, f'{{"before":"{here.official.pk}"}}'),
    ]  # fmt: skip
    assert selectors.reviews(found.pk)[0].owner == here.second


def test_an_official_does_not_grant_what_the_law_refuses(here: World) -> None:
    found = refused(here)
    services.contest(found.pk, enterprise=here.enterprise, words="", actor=here.person)
    events = Event.objects.count()
    with pytest.raises(UndecidedError) as refusal:
        services.decide_review(found.pk, granted=True, ruling="uit clementie", actor=here.official)
    assert len(refusal.value.because) == 1
    with pytest.raises(UnreadableError):
        here.corrected(found, project__prise=3)
    with pytest.raises(ReasonError):
        services.decide_review(found.pk, granted=False, ruling=" ", actor=here.official)
    with pytest.raises(ForbiddenError):
        services.decide_review(found.pk, granted=False, ruling="x", actor=here.person)
    assert (Event.objects.count(), selectors.queue().count()) == (events, 1)


def test_a_refusal_that_stands_is_final(here: World) -> None:
    found = refused(here)
    services.contest(found.pk, enterprise=here.enterprise, words="", actor=here.person)
    services.decide_review(found.pk, granted=False, ruling="Te laat blijft te laat.", actor=here.official)
    now = here.seen(found)
    assert (now.state, next_action(now, clock.today()).action) == ("refused", "")
    with pytest.raises(StateError):
        services.contest(found.pk, enterprise=here.enterprise, words="", actor=here.person)


def test_contesting_has_a_last_day(here: World) -> None:
    found = refused(here)
    with on(2026, 4, 2):
        assert next_action(found, clock.today()).action == ""
        with pytest.raises(StateError):
            services.contest(found.pk, enterprise=here.enterprise, words="", actor=here.person)
    with on(2026, 4, 1):
        services.contest(found.pk, enterprise=here.enterprise, words="", actor=here.person)
    assert here.seen(found).state == "in_review"


def test_a_doubt_of_the_law_goes_to_a_person_with_a_term(here: World) -> None:
    found = here.submit(**OCCUPATION)
    assert (found.state, found.subsidy) == ("in_review", None)
    _, doubtful = services.review_preview(found.pk, {})
    assert doubtful.outcome == "needs_review"
    case, decision = services.review_preview(found.pk, {"project.on_occupation_list": True})
    assert (decision.outcome, case["project"]["on_occupation_list"]) == ("eligible", True)
    here.corrected(found, project__on_occupation_list=True)
    services.decide_review(found.pk, granted=True, ruling="Staat op de lijst.", actor=here.official)
    assert (here.seen(found).state, here.seen(found).subsidy) == ("awaiting_deposit", 60_000)


def test_the_size_that_was_frozen_meanwhile_counts_for_what_a_person_decides(here: World) -> None:
    found = here.submit(**OCCUPATION)
    changes = {"headcount": 12_000, "turnover": 2_000_000_000, "balance_total": 2_000_000_000}
    enterprise_services.change(number=here.enterprise, values={**changes, "honour": True}, actor=here.person)
    enterprise_services.confirm_size(number=here.enterprise, year=2026, size="medium", actor=here.person)
    other = here.submit()
    assert (other.state, other.rate) == ("awaiting_deposit", 3500)
    here.corrected(found, project__on_occupation_list=True)
    services.decide_review(found.pk, granted=True, ruling="Staat op de lijst.", actor=here.official)
    assert (here.seen(found).state, here.seen(found).rate) == ("awaiting_deposit", 2000)


def test_withdrawn_while_a_person_looks(here: World) -> None:
    found = here.submit(**OCCUPATION)
    services.withdraw(found.pk, enterprise=here.enterprise, actor=here.person)
    assert (here.seen(found).state, selectors.queue().count()) == ("withdrawn", 0)


def test_advice_outside_cybersecurity_is_refused_since_february_2026(here: World) -> None:
    found = here.submit(
        project__service="advice", project__provider__number=ADVICE, project__theme="innovation",
        project__written_report=True, project__legally_required=False, form__participants=None,
    )  # fmt: skip
    assert (found.state, found.refused_for) == ("refused", "theme.advice_cybersecurity_only")


def test_the_budget_is_exhausted(db: None, today: None) -> None:
    here = world(budget=80_000)
    found = here.submit()
    assert (found.state, found.refused_for, found.subsidy) == ("refused", "budget_exhausted", None)
    assert wallet.money(found.pk) is None
    (receipt,) = selectors.receipts(found.pk)
    assert receipt.outcome == "eligible"  # the law grants it; the money is gone


def test_the_ceiling_bites_and_says_so(here: World) -> None:
    first = here.submit(project__price=15_000)
    assert first.subsidy == 675_000
    second = here.submit(project__price=3_000, project__title="Tweede")
    assert (second.subsidy, second.own_share) == (75_000, 225_000)
    third = here.submit(project__title="Derde")
    assert (third.state, third.refused_for) == ("refused", "ceiling.used_up")


@pytest.mark.parametrize(
    "changes, missing",
    [
        ({"project__title": None}, ("project.title",)),
        ({"project__provider__number": None}, ("project.provider.number",)),
        ({"project__provider__number": "DV.O999999"}, ("project.provider.number",)),
        ({"form__participants": None}, ("form.participants",)),
        ({"form__declarations": None}, ("form.declarations",)),
        ({"project__start": None}, ("project.start",)),
        ({"project__end": None}, ("project.end",)),
        ({"project__price": None}, ("project.price",)),
    ],
)
def test_what_is_missing_is_named_and_nothing_is_submitted(
    here: World, changes: dict[str, Any], missing: tuple[str, ...]
) -> None:
    found = here.draft(**changes)
    with pytest.raises(IncompleteError) as told:
        here.submit(found)
    assert told.value.missing == missing
    assert here.seen(found).state == "draft"
    assert selectors.receipts(found) == []


def test_a_profile_that_is_not_complete_stops_it(db: None, today: None) -> None:
    here = world(iban=None, size=None)
    with pytest.raises(IncompleteError) as told:
        here.submit()
    assert set(told.value.enterprise) == {"iban", "size"}


def test_another_enterprise_finds_nothing(here: World) -> None:
    found = here.draft()
    with pytest.raises(NotFoundError):
        services.submit(found, enterprise="0999000228", actor=here.person)
    with pytest.raises(NotFoundError):
        selectors.one("0999000228", found)
    with pytest.raises(ForbiddenError):
        services.submit(found, enterprise=here.enterprise, actor=here.official)
