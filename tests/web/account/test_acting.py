"""Who acts is decided anew at every request; nobody slips in, and public pages know nothing of it."""

from __future__ import annotations

import time

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from portefeuille.platform import actors
from portefeuille.platform.identity import services
from portefeuille.web.account import names, session
from portefeuille.web.templatetags.enterprise import dotted
from tests.applications import life
from tests.signing_in import ENTERPRISE, OTHER, enter, mandate, sign_in

pytestmark = pytest.mark.django_db


def test_nobody_goes_to_the_login_page_and_comes_back(client: Client) -> None:
    answer = client.get("/mijn/?a=1")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/aanmelden/?next=%2Fmijn%2F%3Fa%3D1")
    assert not answer.cookies


def test_who_acts_is_on_the_page_in_three_queries(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    sign_in(client, ENTERPRISE, "representative")
    with django_assert_num_queries(
        3
    ):  # the session, the mandate with its person, what the enterprise is called
        answer = client.get("/mijn/machtigingen/uitnodigen/")
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "An Voorbeeld" in page
    assert "0123.456.749" in page
    assert "gemachtigde" in page
    assert answer.headers["Cache-Control"] == "no-store, private"


@pytest.mark.parametrize("role, place", [("representative", "/mijn/mail/"), ("provider", "/dienstverlener/")])
def test_the_name_of_whom_somebody_acts_for_is_on_every_page(client: Client, role: str, place: str) -> None:
    here = life.world()
    number = life.TRAINING if role == "provider" else here.enterprise
    sign_in(client, number, role)
    bar = client.get(place).content.decode().partition('class="acting"')[2].partition("</p>")[0]
    assert f"<strong>{names.of([number])[number]}</strong>" in bar
    assert dotted(number) in bar


def test_a_mandate_that_is_taken_away_is_gone_at_the_next_request(client: Client) -> None:
    acting = sign_in(client)
    services.revoke(mandate=acting.mandate, by=actors.system())
    answer = client.get("/mijn/")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/aanmelden/kies/?next=%2Fmijn%2F")


def test_a_session_ends_when_nothing_is_asked_for_half_an_hour(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    sign_in(client)
    began = time.time()
    for minutes, status in ((25, 200), (50, 200), (75, 200), (106, 302)):
        monkeypatch.setattr(time, "time", lambda at=began + minutes * 60: at)
        assert client.get("/mijn/").status_code == status, minutes


@pytest.mark.parametrize(
    "role, number, first", [("provider", "DV.O912345", "/dienstverlener/"), ("official", "", "/behandelen/")]
)
def test_who_acts_for_something_else_is_refused(client: Client, role: str, number: str, first: str) -> None:
    sign_in(client, number, role)
    answer = client.get("/mijn/aanvragen/")
    assert answer.status_code == 403
    assert "Dit is voor iemand anders" in answer.content.decode()
    answer = client.get("/mijn/")
    assert (answer.status_code, answer.headers["Location"]) == (302, first)
    assert client.get(first).status_code == 200


def test_choosing_another_enterprise_is_a_press_of_a_button(client: Client) -> None:
    one, other = mandate(ENTERPRISE, subject="an"), mandate(OTHER, "reader", subject="an")
    enter(client, one)
    before = client.session.session_key
    page = client.get("/aanmelden/kies/").content.decode()
    assert (page.count("Hiervoor werken"), page.count("Hiervoor blijven werken")) == (1, 1)
    answer = client.post("/aanmelden/kies/", {"mandate": other.mandate, "next": "/mijn/?b=2"})
    assert (answer.status_code, answer.headers["Location"]) == (303, "/mijn/?b=2")
    assert client.session.session_key != before
    assert "0200.000.340" in client.get("/mijn/").content.decode()


@pytest.mark.parametrize(
    "elsewhere", ["https://elsewhere.test/", "//elsewhere.test/", "mijn/", "javascript:x"]
)
def test_nobody_is_sent_to_another_site(client: Client, elsewhere: str) -> None:
    acting = sign_in(client)
    answer = client.post("/aanmelden/kies/", {"mandate": acting.mandate, "next": elsewhere})
    assert answer.headers["Location"] == "/mijn/"


def test_the_mandate_of_somebody_else_is_no_choice(client: Client) -> None:
    acting, other = sign_in(client), mandate(OTHER)
    answer = client.post("/aanmelden/kies/", {"mandate": other.mandate})
    assert answer.status_code == 422
    assert client.session[session.LOGIN]["mandate"] == acting.mandate


def test_logging_out_forgets_everything(client: Client) -> None:
    sign_in(client)
    answer = client.post("/aanmelden/uit/")
    assert (answer.status_code, answer.headers["Location"]) == (303, "/")
    assert client.get("/mijn/").status_code == 302
    assert client.get("/aanmelden/uit/").status_code == 405


def test_public_pages_do_not_look_at_the_session(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    sign_in(client)
    with django_assert_num_queries(0):
        answer = client.get("/over/")
    assert "Cookie" not in answer.headers.get("Vary", "")
    assert not answer.cookies
