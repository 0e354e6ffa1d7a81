"""What the page of an application tells: the deposit, the money, the history, deposits that came back, the proof."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings

from portefeuille import clock
from portefeuille.applications.models import Receipt
from portefeuille.applications.states import S
from portefeuille.decision.receipt import replay, seal
from portefeuille.wallet import selectors as wallet
from portefeuille.wallet.records import Money
from portefeuille.web.enterprise.application.history import titles
from portefeuille.web.enterprise.application.picture import Picture, Row, picture
from tests.applications.life import OWN, SUBSIDY, World
from tests.wallet.life import OURS
from tests.web.enterprise.application.states import MAKE, Desk, desk, refused

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def account(settings: Settings) -> None:
    """The account of the wallet is set."""
    settings.WALLET = replace(settings.WALLET, iban=OURS, name="Portefeuille")


def test_the_deposit_can_be_copied_and_scanned(seat: Desk) -> None:
    found = seat.here.submit()
    asked = wallet.asked(found.pk)
    assert asked is not None
    page = seat.page(found)
    for copied in (OURS, "1100,00", asked.communication):
        assert f'data-copy="{copied}"' in page
    assert '<div role="img" aria-label="QR-code' in page and "<svg" in page
    assert "Uiterlijk op 1 april 2026" in page
    assert "<strong>31 maart 2026</strong>" in page


def test_what_ended_without_a_payment_says_until_when_it_can_be_applied_for_again(seat: Desk) -> None:
    copy = "/mijn/aanvragen/nieuw/?van="
    withdrawn, stopped, lapsed = (MAKE[each](seat.here) for each in (S.WITHDRAWN, S.STOPPED, S.LAPSED))
    page = seat.page(withdrawn)
    assert "Dat kan nog, uiterlijk op <strong>19 maart 2026</strong>" in page
    assert f'href="{copy}{withdrawn.pk}"' in page
    assert "rechtstreeks aan je dienstverlener." not in page
    with clock.use(date(2026, 4, 2)):
        page = seat.page(lapsed)
    assert "kan dat niet meer: de laatste dag was 19 maart 2026" in page and f"{copy}{lapsed.pk}" in page
    page = seat.page(stopped)
    assert "Opnieuw aanvragen?" not in page and "rechtstreeks aan je dienstverlener." not in page


def test_what_was_refused_can_be_applied_for_again_in_time_by_who_made_a_mistake(seat: Desk) -> None:
    mistake = "Alleen als je iets verkeerd invulde."
    wrong = seat.here.submit(project__exclusions=["exam"])
    assert wrong.state == S.REFUSED
    page = seat.page(wrong)
    assert f"{mistake} Dat kan nog, uiterlijk op <strong>19 maart 2026</strong>" in page
    assert f"/mijn/aanvragen/nieuw/?van={wrong.pk}" in page
    with clock.use(date(2026, 3, 20)):
        assert "Opnieuw aanvragen?" not in seat.page(wrong)  # a later start does not help an examination
    page = seat.page(MAKE[S.REFUSED](seat.here))  # it was too late, and nothing else
    assert "Voor deze startdag kan dat niet meer" in page and mistake not in page


def test_the_last_banking_day_before_easter(seat: Desk) -> None:
    """4 April is a Saturday, Good Friday and Easter Monday are no banking days: ordered on Wednesday 1 April."""
    with clock.use(date(2026, 3, 5)):
        found = seat.here.submit()
        assert str(found.deposit_by) == "2026-04-04"
        assert "<strong>1 april 2026</strong>" in seat.page(found)
    with clock.use(date(2026, 4, 2)):
        page = seat.page(found)
    assert "instantoverschrijving" in page
    with clock.use(date(2026, 4, 5)):  # no statement has told yet that nothing came
        page = seat.page(found)
    assert "De laatste dag is voorbij." in page and "instantoverschrijving" not in page
    assert "<strong>1 april 2026</strong>" not in page


def test_on_the_last_day_it_says_so_and_never_shows_an_account_that_is_not_set(
    seat: Desk, settings: Settings
) -> None:
    found = seat.here.submit()
    settings.WALLET = replace(settings.WALLET, iban="")
    with clock.use(date(2026, 4, 1)):
        page = seat.page(found)
    assert "vandaag is de laatste dag" in page
    assert "Het rekeningnummer is hier niet ingesteld" in page
    assert '<div role="img"' not in page


def test_a_deposit_that_came_back_is_told_with_its_reason(seat: Desk) -> None:
    found = seat.here.submit()
    seat.here.deposit(found, OWN - 100)
    (line,) = wallet.lines(found.pk)
    page = seat.page(found)
    assert "Stortingen die niet klopten" in page
    assert line.text in page
    assert "EUR 1.099,00" in page
    assert found.state == S.AWAITING_DEPOSIT == seat.here.seen(found).state


def test_the_picture_and_its_table_have_the_same_figures(seat: Desk) -> None:
    found = MAKE[S.PARTLY_PAID](seat.here)
    drawn = picture(found, wallet.money(found.pk))
    assert drawn is not None
    assert [(row.whole, row.paid, row.there, row.open) for row in (*drawn.rows, drawn.total)] == [
        (OWN, 66_000, 44_000, 0), (SUBSIDY, 54_000, 36_000, 0), (OWN + SUBSIDY, 120_000, 80_000, 0),
    ]  # fmt: skip
    assert [(bar.look, bar.x, bar.width) for bar in drawn.bars] == [
        ("own paid", "0.00", "60.00"), ("own there", "60.00", "40.00"),
        ("subsidy paid", "0.00", "49.09"), ("subsidy there", "49.09", "32.73"),
    ]  # fmt: skip
    page = seat.page(found)
    assert page.count("<rect ") == 4
    assert "EUR 660,00" in page and "EUR 360,00" in page


def test_the_picture_before_and_after_the_money(seat: Desk) -> None:
    found = seat.here.submit()
    before = picture(found, None)
    assert before is not None and [bar.look for bar in before.bars] == ["own open", "subsidy open"]
    ended = picture(found, Money(found.pk, OWN, SUBSIDY, 0, 0, 66_000, 54_000, 0, 0, "stopped"))
    assert isinstance(ended, Picture) and ended.closed
    assert ended.rows[0] == Row(ended.rows[0].label, "own", OWN, 66_000, 0)
    assert ended.total.open == OWN + SUBSIDY - 120_000
    assert picture(refused(seat.here), None) is None


def test_the_history_says_who_and_when(seat: Desk) -> None:
    found = MAKE[S.REFUSED_BY_PROVIDER](seat.here)
    page = seat.page(found)
    for words in (
        "Geweigerd door de dienstverlener",
        "We kennen je niet",
        "je dienstverlener",
        "An Peeters",
        "12:00",
    ):
        assert words in page
    assert page.index("De overheid legde haar deel erbij") < page.index("Ingediend en goedgekeurd")


def test_every_event_has_a_title() -> None:
    from portefeuille.applications.states import NOTES, TABLE

    assert set(titles()) == {each.event for each in TABLE} | set(NOTES)


def test_the_proof_is_made_again(seat: Desk) -> None:
    found = seat.here.submit()
    page = seat.page(found, "beslissing/1/")
    assert "Nagerekend: de beslissing klopt." in page
    assert "Elke voorwaarde" in page
    answer = seat.client.get(f"/mijn/aanvragen/{found.pk}/beslissing/1/", {"als": "json"})
    assert answer.headers["Content-Disposition"] == 'attachment; filename="beslissing-2026-000001-1.json"'
    assert replay(json.loads(answer.content)) == []
    assert seat.client.get(f"/mijn/aanvragen/{found.pk}/beslissing/2/").status_code == 404


def test_what_cannot_be_any_more_names_the_state_as_the_page_does(seat: Desk) -> None:
    found = MAKE[S.CLOSED](seat.here)
    assert '<span class="tag good">Afgerond</span>' in seat.page(found)
    answer = seat.client.get(f"/mijn/aanvragen/{found.pk}/stoppen/")
    assert answer.status_code == 409
    assert "De aanvraag staat op: Afgerond." in answer.content.decode()


def test_a_receipt_that_does_not_fit_is_told(seat: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    found = seat.here.submit()
    kept = Receipt.objects.get(application=found)
    kept.receipt["decision"]["subsidy"] = "901.00"
    monkeypatch.setattr("portefeuille.applications.selectors.receipts", lambda _: [kept])
    page = seat.page(found, "beslissing/1/")
    assert "Nagerekend: er is een verschil." in page
    assert "its seal does not fit" in page


def test_a_receipt_in_other_words_still_holds_and_says_so(
    seat: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = seat.here.submit()
    kept = Receipt.objects.get(application=found)
    kept.receipt["decision"]["criteria"][0]["because"] = "In andere woorden."
    kept.receipt["seal"] = seal({key: each for key, each in kept.receipt.items() if key != "seal"})
    monkeypatch.setattr("portefeuille.applications.selectors.receipts", lambda _: [kept])
    page = seat.page(found, "beslissing/1/")
    assert "de uitkomst, elk bedrag en elke laatste dag zijn dezelfde" in page
    assert "er is een verschil" not in page and "criteria was" in page


@pytest.mark.parametrize("state, queries", [(S.REFUSED, 18), (S.AWAITING_DEPOSIT, 18), (S.PARTLY_PAID, 21)])
def test_the_page_asks_a_fixed_number_of_questions(
    seat: Desk, state: S, queries: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    found = MAKE[state](seat.here)
    seat.page(found)
    with django_assert_num_queries(queries):
        seat.page(found)


def test_more_orders_ask_no_more_questions(
    seat: Desk, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    found = seat.here.ready()
    for number in range(5):
        seat.here.order(found, 10_000, f"F{number}")
    seat.page(found)
    with django_assert_max_num_queries(21):
        page = seat.page(found)
    assert page.count("/betalen/") >= 5


def test_a_reader_sees_it_and_no_buttons(here: World, client: Client) -> None:
    seat = desk(here, client, "reader")
    found = seat.here.ready()
    page = seat.page(found)
    assert "Je mag hier alleen lezen" in page
    assert 'id="ook"' not in page
    assert f'class="button" href="/mijn/aanvragen/{found.pk}/betalen/"' not in page
