"""Stopping with its preview, and withdrawing."""

from __future__ import annotations

from datetime import date

import pytest

from portefeuille import clock
from portefeuille.applications import deciding, selectors
from portefeuille.applications.models import Application, Event
from portefeuille.applications.states import S
from portefeuille.platform.models import Actor
from portefeuille.wallet import services as wallet_services
from tests.applications.life import DAY
from tests.wallet.life import WALLET
from tests.web.enterprise.application.states import MAKE, Desk, address, paid, partly_paid

pytestmark = pytest.mark.django_db


def test_it_asks_why_before_it_shows_anything(seat: Desk) -> None:
    found = seat.here.ready()
    assert "Waarom stop je?" in seat.page(found, "stoppen/")
    page = seat.page(found, "stoppen/", toon="1")
    assert "Kies waarom je stopt." in page and "<title>Fout:" in page
    assert seat.send(found, "stoppen/", waarom="zomaar")[0] == 422
    assert seat.here.seen(found).state == "ready_to_pay"


def test_the_preview_shows_now_and_next_year_and_changes_nothing(seat: Desk) -> None:
    found = partly_paid(seat.here)
    events = Event.objects.count()
    page = seat.page(found, "stoppen/", waarom="other")
    rows = page.partition("<tbody>")[2].partition("</tbody>")[0]
    assert rows.count("EUR 440,00") == 2
    assert rows.count("EUR 360,00") == 3  # to the agency on both days, to the ceiling today only
    assert rows.count("EUR 0,00") == 1
    assert "Stop je uiterlijk op 31 december 2026, dan komt EUR 360,00 weer vrij" in page
    assert "BE68 5390 0754 7034" in page
    assert (Event.objects.count(), seat.here.seen(found).state) == (events, "partly_paid")


def test_in_the_year_after_nothing_is_freed(seat: Desk) -> None:
    found = partly_paid(seat.here)
    with clock.use(date(2027, 3, 1)):
        page = seat.page(found, "stoppen/", waarom="other")
    assert "weer vrij in je steunplafond. Daarna" not in page
    assert "Wachten kan niet tot volgend jaar: wat op 31 december 2027 niet betaald is, verloopt." in page


def test_stopped_once(seat: Desk) -> None:
    found = partly_paid(seat.here)
    told = {"waarom": "enterprise_does_not_follow", "woorden": "Iedereen is ziek"}
    assert [seat.send(found, "stoppen/", **told)[0] for _ in range(2)] == [303, 303]
    assert [each.event for each in selectors.timeline(found.pk)].count("stop") == 1
    page = seat.page(found, gebeurd="1")
    assert "Stopgezet" in page and "Iedereen is ziek" in page
    assert deciding.used_this_year(seat.here.enterprise, 2026) == 54_000


def test_fully_paid_it_goes_through_the_provider(seat: Desk) -> None:
    found = paid(seat.here)
    seat.here.pay_out()
    page = seat.page(found, "stoppen/", waarom="provider_cancels")
    assert "Je dienstverlener moet het geld daarom terugbetalen" in page
    assert page.count("via je dienstverlener") == 4
    seat.send(found, "stoppen/", waarom="provider_cancels")
    assert seat.here.seen(found).state == S.REFUND_DUE


def test_what_has_not_left_is_taken_back_and_the_page_says_so_before(seat: Desk) -> None:
    found = paid(seat.here)
    page = seat.page(found, "stoppen/", waarom="provider_cancels")
    rows = page.partition("<tbody>")[2].partition("</tbody>")[0]
    assert rows.count("EUR 1.100,00") == 2 and rows.count("EUR 900,00") == 3
    assert "nog niet vertrokken is: EUR 2.000,00. Stop je, dan nemen we die terug" in page
    assert "via je dienstverlener" not in page and "BE68 5390 0754 7034" in page
    told = {"waarom": "provider_cancels", "teruggenomen": "200000"}
    assert [seat.send(found, "stoppen/", **told)[0] for _ in range(2)] == [303, 303]
    assert seat.here.seen(found).state == S.STOPPED
    page = seat.page(found, gebeurd="1")
    assert "Betaalopdracht geannuleerd" in page and "Terug naar je rekening: EUR 1.100,00." in page


def batch(found: Application, official: Actor) -> None:
    """Everything that waits is put in a batch for the bank."""
    waiting = [one.payment for one in selectors.to_send()]
    wallet_services.prepare_batch(waiting, on=DAY, account=WALLET, thresholds=[], key="b", actor=official)


def test_what_is_in_a_batch_goes_to_the_provider_and_the_page_says_so_before(seat: Desk) -> None:
    found = paid(seat.here)
    batch(found, seat.here.official)
    page = seat.page(found, "stoppen/", waarom="provider_cancels")
    assert "EUR 2.000,00 zit al in een pakket voor de bank of is onderweg" in page
    assert "Houdt een ambtenaar het pakket nog tegen" in page and page.count("via je dienstverlener") == 4


def test_a_batch_that_was_made_after_the_preview_stops_nothing(seat: Desk) -> None:
    found = paid(seat.here)
    seat.page(found, "stoppen/", waarom="other")
    batch(found, seat.here.official)
    status, page = seat.send(found, "stoppen/", waarom="other", teruggenomen="200000", woorden="Ziek")
    assert status == 409 and "Er is intussen iets veranderd." in page and "Ziek" in page
    assert 'name="teruggenomen" value="0"' in page
    assert seat.here.seen(found).state == S.PAID
    for strange in ("", "x", "-1", "9" * 40):
        page = seat.send(found, "stoppen/", waarom="", teruggenomen=strange)[1]
        assert "Kies waarom je stopt." in page


def test_an_order_of_a_part_goes_on_and_the_page_says_so(seat: Desk) -> None:
    page = seat.page(partly_paid(seat.here), "stoppen/", waarom="other")
    assert "Je gaf al een betaalopdracht van EUR 1.200,00. Die gaat door" in page


def test_words_that_are_too_long_are_told_and_kept(seat: Desk) -> None:
    found = seat.here.ready()
    status, page = seat.send(found, "stoppen/", waarom="other", woorden="x" * 501)
    assert status == 422
    assert "Dit is te lang" in page and "x" * 501 in page
    assert seat.here.seen(found).state == "ready_to_pay"


@pytest.mark.parametrize("state", [S.AWAITING_DEPOSIT, S.UNDER_CONTROL, S.CLOSED, S.REFUSED])
def test_not_from_everywhere(seat: Desk, state: S) -> None:
    found = MAKE[state](seat.here)
    assert seat.client.get(address(found, "stoppen/")).status_code == 409
    status, page = seat.send(found, "stoppen/", waarom="other")
    assert status == 409 and "Er is niets gewijzigd" in page
    assert seat.here.seen(found).state == state


def test_without_an_account_of_ones_own_it_says_where_to_fill_it_in(
    seat: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = seat.here.ready()
    monkeypatch.setattr("portefeuille.enterprises.selectors.payee", lambda number: None)
    assert "Vul eerst de rekening van je onderneming in" in seat.page(found, "stoppen/", waarom="other")
    status, page = seat.send(found, "stoppen/", waarom="other")
    assert status == 409 and "Vul eerst de rekening van je onderneming in" in page
    assert seat.here.seen(found).state == "ready_to_pay"


@pytest.mark.parametrize("state", [S.AWAITING_DEPOSIT, S.IN_REVIEW])
def test_withdrawn_once(seat: Desk, state: S) -> None:
    found = MAKE[state](seat.here)
    assert "Ja, trek in" in seat.page(found, "intrekken/")
    assert [seat.send(found, "intrekken/")[0] for _ in range(2)] == [303, 303]
    assert [each.event for each in selectors.timeline(found.pk)].count("withdraw") == 1
    assert seat.here.seen(found).state == S.WITHDRAWN


def test_not_withdrawn_after_the_deposit(seat: Desk) -> None:
    found = seat.here.ready()
    assert seat.client.get(address(found, "intrekken/")).status_code == 409
    assert seat.send(found, "intrekken/")[0] == 409
    assert seat.here.seen(found).state == S.READY_TO_PAY
