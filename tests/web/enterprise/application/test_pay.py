"""Letting the provider be paid: checked, once, to the cent, taken back in time."""

from __future__ import annotations

import re
from datetime import date, datetime

import pytest

from portefeuille import clock
from portefeuille.applications import selectors
from portefeuille.applications.models import Order
from portefeuille.wallet import selectors as wallet
from tests.applications.life import PROVIDER_IBAN
from tests.web.enterprise.application.states import Desk, address

pytestmark = pytest.mark.django_db

KEY = "0" * 31 + "1"
TOLD = {"bedrag": "1.200", "factuur": "F-1", "rechtstreeks": "252", "sleutel": KEY}


def test_it_begins_with_everything_that_is_left(seat: Desk) -> None:
    found = seat.here.ready()
    page = seat.page(found, "betalen/")
    assert "Kijk dit nog na" not in page
    assert 'name="bedrag" value="2.000"' in page
    assert 'name="rechtstreeks" value="420"' in page
    seat.here.order(found, 120_000)
    page = seat.page(found, "betalen/")
    assert 'name="bedrag" value="800"' in page
    assert 'name="rechtstreeks" value=""' in page


def test_the_check_shows_the_split_and_what_is_left_and_writes_nothing(seat: Desk) -> None:
    found = seat.here.ready()
    page = seat.page(found, "betalen/", bedrag="1.200,01", factuur="F-1", rechtstreeks="252", nagekeken="1")
    for amount in ("EUR 1.200,01", "EUR 660,01", "EUR 540,00", "EUR 799,99", "EUR 252,00"):
        assert amount in page
    assert Order.objects.count() == 0
    assert re.search(r'name="sleutel" value="[0-9a-f]{32}"', page)


def test_a_part_with_all_the_vat_is_asked_about(seat: Desk) -> None:
    found = seat.here.ready()

    def asked(amount: str, direct: str) -> bool:
        page = seat.page(found, "betalen/", bedrag=amount, factuur="F-1", rechtstreeks=direct, nagekeken="1")
        return "echt EUR 420,00 om zelf" in page

    assert asked("1.200", "420")
    assert not asked("1.200", "252")
    assert not asked("2.000", "420")
    assert not asked("1.200", "")


@pytest.mark.parametrize(
    "told, field, words",
    [
        ({"bedrag": ""}, "bedrag", "Schrijf het bedrag."),
        ({"bedrag": "0"}, "bedrag", "groter is dan nul"),
        ({"bedrag": "2.000,01"}, "bedrag", "meer dan wat er overblijft: EUR 2.000,00"),
        ({"bedrag": "veel"}, "bedrag", "Schrijf een getal"),
        ({"factuur": " "}, "factuur", "Schrijf het nummer van de factuur."),
        ({"factuur": "F0"}, "factuur", "gaf je al een betaalopdracht"),
        ({"factuur": "f0"}, "factuur", "gaf je al een betaalopdracht"),
        ({"factuur": "年-1"}, "factuur", "kan de bank niet overbrengen"),
        ({"mededeling": "+++090/9337/55494+++"}, "mededeling", "controlecijfers"),
    ],
)
def test_what_is_wrong_is_told_at_its_field(seat: Desk, told: dict[str, str], field: str, words: str) -> None:
    found = seat.here.ready(project__price=3000)
    seat.here.order(found, 100_000, "F0")
    page = seat.page(found, "betalen/", **{**TOLD, **told, "nagekeken": "1"})
    said = re.search(rf'id="{field}-fout"[^>]*>(.*?)</p>', page, re.DOTALL)
    assert said is not None and words in said[1], page[page.index("<main") :][:2000]
    assert page.count("<title>Fout:") == 1
    status, page = seat.send(found, "betalen/", **{**TOLD, **told})
    assert status == 422
    assert Order.objects.count() == 1


def test_ordered_once_however_often_it_is_sent(seat: Desk) -> None:
    found = seat.here.ready()
    answers = [seat.send(found, "betalen/", **TOLD) for _ in range(2)]
    (made,) = selectors.orders(found.pk)
    assert answers == [(303, f"{address(found)}betalen/{made.pk}/?gebeurd=1")] * 2
    assert (made.cents, made.own, made.subsidy, made.direct, made.invoice) == (
        120_000,
        66_000,
        54_000,
        25_200,
        "F-1",
    )
    assert seat.here.seen(found).state == "partly_paid"
    table = seat.page(found).partition('id="opdrachten"')[2].partition("</section>")[0]
    assert 'class="stack"' in table and 'data-label="Opdracht van"' in table  # on a phone nothing falls off


def test_afterwards_it_says_what_to_pay_directly(seat: Desk) -> None:
    found = seat.here.ready()
    _, place = seat.send(found, "betalen/", **TOLD, mededeling="090933755493")
    answer = seat.client.get(place)
    page = answer.content.decode()
    assert "Betaal btw en niet-aanvaarde kosten rechtstreeks" in page
    for copied in (PROVIDER_IBAN, "252,00", "+++090/9337/55493+++"):
        assert f'data-copy="{copied}"' in page
    assert "Gelukt. We betalen EUR 1.200,00" in page
    assert "Er blijft EUR 800,00 over" in page
    assert "Gelukt" not in seat.client.get(place.partition("?")[0]).content.decode()


def test_what_another_order_already_told_of_the_direct_payment_is_said(seat: Desk) -> None:
    found = seat.here.ready()
    seat.send(found, "betalen/", **TOLD)
    rest = {**TOLD, "bedrag": "800", "rechtstreeks": "", "factuur": "F-2", "sleutel": "a" * 32}
    _, place = seat.send(found, "betalen/", **rest)
    page = seat.client.get(place).content.decode()
    assert "Je gaf geen bedrag op." in page
    assert "Bij een andere opdracht gaf je al EUR 252,00 op." in page


def test_in_two_parts_to_the_last_cent(seat: Desk) -> None:
    found = seat.here.ready()
    seat.send(found, "betalen/", **{**TOLD, "bedrag": "666,67"})
    seat.send(found, "betalen/", **{**TOLD, "bedrag": "1.333,33", "factuur": "F-2", "sleutel": "a" * 32})
    first, second = selectors.orders(found.pk)
    assert (first.own + second.own, first.subsidy + second.subsidy) == (110_000, 90_000)
    assert seat.here.seen(found).state == "paid"
    money = wallet.money(found.pk)
    assert money is not None and money.left == 0


def test_amounts_are_read_in_the_language_they_were_typed_in(seat: Desk) -> None:
    found = seat.here.ready()
    seat.send(found, "betalen/", **{**TOLD, "bedrag": "1,200.50", "taal": "en"})
    assert [each.cents for each in selectors.orders(found.pk)] == [120_050]


def test_taken_back_as_long_as_it_has_not_left(seat: Desk) -> None:
    found = seat.here.ready()
    made = seat.here.order(found, 120_000)
    part = f"betalen/{made.order}/annuleren/"
    assert "vervalt" in seat.page(found, part)
    for _ in range(2):
        assert seat.send(found, part, reden="fout bedrag")[0] == 303
    assert seat.here.seen(found).state == "ready_to_pay"
    assert [each.event for each in selectors.timeline(found.pk)].count("cancel_order") == 1
    assert "Geannuleerd" in seat.page(found)


def test_not_taken_back_after_it_left(seat: Desk) -> None:
    found = seat.here.ready()
    made = seat.here.order(found, 120_000)
    seat.here.pay_out()
    part = f"betalen/{made.order}/annuleren/"
    assert seat.client.get(address(found, part)).status_code == 409
    status, page = seat.send(found, part)
    assert status == 409 and "Er is niets gewijzigd" in page
    assert "Annuleer deze opdracht" not in seat.page(found, f"betalen/{made.order}/")
    assert seat.here.seen(found).state == "partly_paid"


def test_until_and_with_the_last_day(seat: Desk) -> None:
    found = seat.here.ready()
    assert str(found.finish_by) == "2027-12-31"
    with clock.use(datetime(2027, 12, 31, 23, 59)):
        assert seat.send(found, "betalen/", **TOLD)[0] == 303
    with clock.use(date(2028, 1, 1)):
        status, page = seat.send(
            found, "betalen/", **{**TOLD, "bedrag": "100", "factuur": "F-2", "sleutel": "b" * 32}
        )
    assert status == 409 and "Er is niets gewijzigd" in page
    assert len(selectors.orders(found.pk)) == 1


def test_not_before_the_money_is_there(seat: Desk) -> None:
    found = seat.here.submit()
    assert seat.client.get(address(found, "betalen/")).status_code == 409
    status, _page = seat.send(found, "betalen/", **TOLD)
    assert status == 409
    assert Order.objects.count() == 0


def test_an_order_of_another_application_is_not_found(seat: Desk) -> None:
    one, other = seat.here.ready(), seat.here.ready(project__title="Iets anders")
    made = seat.here.order(one, 100)
    assert seat.client.get(address(other, f"betalen/{made.order}/")).status_code == 404
    assert seat.send(other, f"betalen/{made.order}/annuleren/")[0] == 404
    assert selectors.orders(one.pk)[0].live
