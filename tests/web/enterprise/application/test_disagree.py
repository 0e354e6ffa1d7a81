"""Contesting a refusal, objecting to a recovery, and judging the provider."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from portefeuille import clock
from portefeuille.applications import selectors
from portefeuille.applications.models import Application, Evaluation
from portefeuille.applications.states import S
from portefeuille.decision.formats import day
from tests.applications.life import World
from tests.web.enterprise.application.states import (
    Desk,
    address,
    in_objection,
    in_recovery,
    in_review,
    paid,
    refused,
)

pytestmark = pytest.mark.django_db


def test_a_refusal_says_the_rule_the_facts_and_what_else_exists(seat: Desk) -> None:
    found = refused(seat.here)
    (receipt,) = selectors.receipts(found.pk)
    page = seat.page(found, "betwisten/")
    (wrong,) = [each for each in receipt.receipt["decision"]["criteria"] if each["verdict"] == "not_met"]
    assert wrong["because"] in page
    assert f'href="/wet/bron/{wrong["source"]}/"' in page
    counted = page.partition("De gegevens die telden")[2].partition("Alle gegevens")[0]
    assert "2 maart 2026" in counted and "15 februari 2026" in counted
    assert "Uiterlijk" not in page and "uiterlijk op 1 april 2026" in page
    assert "1700" in page


def test_another_support_is_named_for_who_may_not_get_this_one(seat: Desk) -> None:
    found = seat.here.submit(
        project__service="advice", project__theme="innovation", project__provider__number="DV.A900002",
        project__written_report=True, form__participants=None,
    )  # fmt: skip
    assert found.state == S.REFUSED
    assert "Andere steun die we kennen" in seat.page(found, "betwisten/")
    with clock.use(date(2026, 9, 1)):
        assert "Andere steun die we kennen" in seat.page(found)


def test_one_click_is_enough_and_a_second_one_changes_nothing(seat: Desk) -> None:
    found = refused(seat.here)
    assert [seat.send(found, "betwisten/")[0] for _ in range(2)] == [303, 303]
    (review,) = selectors.queue()
    assert (review.application_id, review.words) == (found.pk, "")
    assert "Wacht" in seat.page(found) or "ambtenaar" in seat.page(found)


def test_contesting_until_and_with_its_last_day(seat: Desk) -> None:
    found = refused(seat.here)
    with clock.use(date(2026, 4, 2)):
        assert seat.client.get(address(found, "betwisten/")).status_code == 409
        assert seat.send(found, "betwisten/", woorden="te laat")[0] == 409
        assert '<section class="todo' not in seat.page(found)
    with clock.use(date(2026, 4, 1)):
        assert seat.send(found, "betwisten/", woorden="op tijd")[0] == 303
    assert selectors.queue().get().words == "op tijd"


def test_too_many_words_are_kept_and_told(seat: Desk) -> None:
    found = refused(seat.here)
    status, page = seat.send(found, "betwisten/", woorden="y" * 2049)
    assert status == 422 and "y" * 2049 in page
    assert selectors.queue().count() == 0


def test_an_objection_needs_words_and_stops_the_claim(seat: Desk) -> None:
    found = in_recovery(seat.here)
    page = seat.page(found, "bezwaar/")
    assert "EUR 900,00" in page and "Niemand ging" in page
    assert seat.send(found, "bezwaar/", woorden=" ")[0] == 422
    assert [seat.send(found, "bezwaar/", woorden="We gingen wel")[0] for _ in range(2)] == [303, 303]
    assert seat.here.seen(found).state == S.IN_OBJECTION
    assert selectors.queue().count() == 1


@pytest.mark.parametrize("made", [in_objection, in_review])
def test_who_waits_for_an_answer_reads_by_when_and_what_to_do_when_that_is_over(
    seat: Desk, made: Callable[[World], Application]
) -> None:
    found = made(seat.here)
    (review,) = selectors.reviews(found.pk)
    assert f"Antwoord uiterlijk op {day(review.due_on, 'nl')}" in seat.page(found)
    assert "Die dag is voorbij" not in seat.page(found)
    with clock.use(review.due_on + timedelta(days=1)):
        assert "Die dag is voorbij en er is nog niet beslist." in seat.page(found)


def test_the_provider_is_judged_once(seat: Desk) -> None:
    found = paid(seat.here)
    assert "Opleidingen en Zoon BV" in seat.page(found, "beoordelen/")
    status, page = seat.send(found, "beoordelen/", score="6", woorden="Top")
    assert status == 422 and "Kies een score." in page and "Top" in page
    assert seat.send(found, "beoordelen/", score="4", woorden="Goed uitgelegd")[0] == 303
    assert seat.send(found, "beoordelen/", score="1")[0] == 303
    judged = Evaluation.objects.get()
    assert (judged.score, judged.words) == (4, "Goed uitgelegd")
    assert seat.client.get(address(found, "beoordelen/")).status_code == 409


@pytest.mark.parametrize("cents, status", [(160_000, 409), (160_001, 200)])
def test_not_judged_before_more_than_four_fifths_was_paid(seat: Desk, cents: int, status: int) -> None:
    found = seat.here.ready()
    seat.here.order(found, cents)
    assert seat.client.get(address(found, "beoordelen/")).status_code == status
