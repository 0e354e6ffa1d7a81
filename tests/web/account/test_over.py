"""A mandate that is over: who acted under it is told so, and asks it again; his own he does not take by a slip."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from portefeuille import clock
from portefeuille.platform import actors
from portefeuille.platform.identity import inviting, selectors, services, waiting
from portefeuille.platform.identity.models import Mandate
from portefeuille.web.account import names
from tests.applications import life
from tests.signing_in import ENTERPRISE, OTHER, mandate, sign_in

pytestmark = pytest.mark.django_db
OVER = "Je machtiging voor 0123.456.749"


def yesterday(one: str) -> str:
    """The last day of this mandate was yesterday.  That day in words."""
    last = clock.today() - timedelta(1)
    Mandate.objects.filter(pk=one).update(until=last, start=last - timedelta(9))
    months = "januari februari maart april mei juni juli augustus september oktober november december"
    return f"{last.day} {months.split()[last.month - 1]} {last.year}"


def test_a_form_under_a_mandate_that_ended_yesterday_says_so(client: Client) -> None:
    acting = sign_in(client, role="accountant")
    last = yesterday(acting.mandate)
    answer = client.post("/mijn/aanvragen/nieuw/", {"kopie": ""})
    page = answer.content.decode()
    assert answer.status_code == 403
    assert f"{OVER} liep tot en met {last}. Er is niets gewijzigd." in page
    assert "Met wat je nu gekozen hebt" not in page
    page = client.get("/mijn/", follow=True).content.decode()
    assert f"{OVER} liep tot en met {last}." in page
    assert "nog geen machtiging" not in page


def test_a_mandate_that_was_taken_away_says_so_by_its_name(client: Client) -> None:
    here = life.world()
    acting = sign_in(client, here.enterprise, "accountant")
    services.revoke(mandate=acting.mandate, by=actors.system())
    page = client.get("/mijn/", follow=True).content.decode()
    assert (
        f"Je machtiging voor {names.of([here.enterprise])[here.enterprise]} (" in page
        and "is ingetrokken op" in page
    )


def test_who_never_chose_is_told_nothing_of_it(client: Client) -> None:
    sign_in(client, "DV.O912345", "provider")
    page = client.get("/mijn/aanvragen/").content.decode()
    assert "Dit is voor iemand anders" in page and "Je machtiging" not in page


def test_the_board_keeps_a_client_whose_mandate_ended_and_asks_again(client: Client) -> None:
    acting = sign_in(client, role="accountant")
    assert "Hiervoor werk je niet meer" not in client.get("/mijn/klanten/").content.decode()
    last = yesterday(acting.mandate)
    page = client.get("/mijn/klanten/").content.decode()
    assert f"{OVER} liep tot en met {last}." in page
    page = client.post("/mijn/klanten/", {"numbers": ENTERPRISE}).content.decode()
    assert "Gevraagd: je klant bevestigt dit" in page and "Hiervoor werk je niet meer" not in page
    boss = mandate(role="legal_representative", subject="boss")
    inviting.answer(request=waiting.requests_for(ENTERPRISE)[0].id, by=boss, yes=True)
    assert "Hiervoor werk je niet meer" not in client.get("/mijn/klanten/").content.decode()


def test_the_board_tells_the_last_day_of_a_mandate_that_has_one(client: Client) -> None:
    acting = sign_in(client, role="accountant")
    Mandate.objects.filter(pk=acting.mandate).update(until=clock.today())
    assert "boekhouder<br>tot en met" in client.get("/mijn/klanten/").content.decode()


def test_the_day_it_was_taken_or_its_last_day_whichever_came_first() -> None:
    acting = mandate(role="accountant")
    services.revoke(mandate=acting.mandate, by=actors.system())
    found = selectors.ended(acting.person, acting.mandate)
    assert found is not None and found.ended == clock.today()
    assert selectors.ended("somebody else", acting.mandate) is None


def test_who_asks_gets_it_until_the_last_day_that_the_client_chooses(client: Client) -> None:
    asker = mandate(OTHER, "accountant")
    inviting.ask(person=asker.person, number=ENTERPRISE)
    sign_in(client, role="legal_representative")
    (asked,) = waiting.requests_for(ENTERPRISE)
    for typed, said in (("31/2/2027", "Deze dag bestaat niet."), ("1/1/2020", "Deze dag is al voorbij.")):
        answer = client.post(f"/mijn/vragen/{asked.id}/", {"yes": "1", "until": typed})
        page = answer.content.decode()
        assert answer.status_code == 422 and page.count(said) == 2 and f'value="{typed}"' in page
    last = clock.today() + timedelta(30)
    answer = client.post(f"/mijn/vragen/{asked.id}/", {"yes": "1", "until": f"{last:%d/%m/%Y}"})
    assert answer.status_code == 303
    (made,) = [each for each in selectors.mandates_of(asker.person) if each.number == ENTERPRISE]
    assert made.until == last


def test_no_is_no_whatever_day_was_typed(client: Client) -> None:
    inviting.ask(person=mandate(OTHER, "accountant").person, number=ENTERPRISE)
    sign_in(client, role="legal_representative")
    (asked,) = waiting.requests_for(ENTERPRISE)
    assert client.post(f"/mijn/vragen/{asked.id}/", {"yes": "0", "until": "morgen"}).status_code == 303
    assert waiting.requests_for(ENTERPRISE) == []


def test_ones_own_mandate_is_taken_in_two_steps_that_of_another_in_one(client: Client) -> None:
    mandate(role="reader", subject="reader")
    sign_in(client, role="representative")
    page = client.get("/mijn/machtigingen/").content.decode()
    own = page.partition("Ja, trek mijn eigen machtiging in")[0].rpartition("<details")[2]
    assert "Dit ben jij." in own and "<form" in own
    assert page.count("<details") == 1
    assert page.count("/intrekken/") == 2
