"""Logging out: here at once, and at the identity provider when he wants it."""

from __future__ import annotations

import pytest
import requests
from django.test import Client
from pytest_django import Settings

from portefeuille.web.account import session
from portefeuille.web.account.oidc import discovery
from tests.signing_in import ENTERPRISE, sign_in
from tests.web.account.providers import LEFT, Running

pytestmark = pytest.mark.django_db


def entered(client: Client, provider: Running, browser: requests.Session) -> None:
    """Somebody came in by the identity provider."""
    begun = client.get("/aanmelden/start/").headers["Location"]
    client.get(provider.log_in(begun, "legal", browser))
    assert client.post("/aanmelden/welkom/").status_code == 303


def test_who_came_by_the_provider_is_out_here_and_is_told_that_he_is_not_out_there(
    client: Client, provider: Running
) -> None:
    entered(client, provider, requests.Session())
    answer = client.post("/aanmelden/uit/")
    assert (answer.status_code, answer.headers["Location"]) == (303, "/aanmelden/afgemeld/")
    assert session.LOGIN not in client.session
    page = client.get("/aanmelden/afgemeld/").content.decode()
    assert "misschien nog aangemeld" in page and 'href="/aanmelden/overal-uit/"' in page


def test_logging_out_there_leads_back_and_says_so(client: Client, provider: Running) -> None:
    browser = requests.Session()
    entered(client, provider, browser)
    client.post("/aanmelden/uit/")
    place = client.get("/aanmelden/overal-uit/").headers["Location"]
    assert "eyJ" not in place, "no token is kept, so none is sent"
    back = provider.log_out(place, browser)
    assert back == f"{LEFT}?state=overal"
    assert "en ook bij de aanmelddienst" in client.get(back).content.decode()


@pytest.mark.node
def test_after_that_the_provider_asks_who_comes_next(
    client: Client, node_provider: Running, settings: Settings
) -> None:
    """Before it the next one at this computer is let through unasked: that is why it is offered."""
    discovery.forget()
    settings.LOGIN, settings.SITE_URL = node_provider.settings(), "http://testserver"
    browser = requests.Session()
    entered(client, node_provider, browser)
    client.post("/aanmelden/uit/")
    next_one = Client().get("/aanmelden/start/").headers["Location"]
    assert not node_provider.asks(next_one, browser)
    node_provider.log_out(client.get("/aanmelden/overal-uit/").headers["Location"], browser)
    assert node_provider.asks(next_one, browser)


def test_the_address_to_come_back_to_is_one_in_every_language(client: Client, provider: Running) -> None:
    place = client.get("/en/aanmelden/overal-uit/").headers["Location"]
    assert "post_logout_redirect_uri=http%3A%2F%2Ftestserver%2Faanmelden%2Fafgemeld%2F&" in place


@pytest.mark.parametrize("end", ["", "silent"])
def test_a_provider_where_one_cannot_log_out_is_said(
    client: Client, mock_provider: Running, settings: Settings, monkeypatch: pytest.MonkeyPatch, end: str
) -> None:
    discovery.forget()
    settings.LOGIN = (Running("mock", "http://127.0.0.1:9") if end else mock_provider).settings()
    if not end:
        told = discovery.fetched
        monkeypatch.setattr(discovery, "fetched", lambda url: told(url) | {"end_session_endpoint": ""})
    answer = client.get("/aanmelden/overal-uit/")
    assert answer.status_code == 503
    assert "Sluit dan alle vensters van je browser." in answer.content.decode()


def test_who_did_not_come_by_a_provider_goes_to_the_start_page(client: Client, provider: Running) -> None:
    sign_in(client, ENTERPRISE)
    assert client.post("/aanmelden/uit/").headers["Location"] == "/"


def test_without_a_provider_there_are_no_such_pages(client: Client) -> None:
    for path in ("/aanmelden/afgemeld/", "/aanmelden/overal-uit/"):
        assert client.get(path).status_code == 404
