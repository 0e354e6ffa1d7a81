"""The login against two independent identity providers: who he is, and every token that is not the one we asked for."""

from __future__ import annotations

import logging
import time
from typing import Any

import pytest
from django.test import Client
from joserfc import jwt
from joserfc.jwk import OctKey
from pytest_django import Settings

from portefeuille.platform.identity.models import Login, Person
from portefeuille.web.account import login, session
from portefeuille.web.account.oidc import discovery, flow, tokens
from portefeuille.web.account.oidc.claims import arrival
from portefeuille.web.account.oidc.errors import LoginRefusedError
from tests.signing_in import ENTERPRISE
from tests.web.account.providers import KEY, NUMBER, SECRET, Running

pytestmark = pytest.mark.django_db


def begin(client: Client, query: str = "") -> str:
    answer = client.get(f"/aanmelden/start/{query}")
    assert answer.status_code == 302
    return str(answer.headers["Location"])


def come_back(client: Client, provider: Running, subject: str = "legal", query: str = "") -> Any:
    return client.get(provider.log_in(begin(client, query), subject))


def test_the_legal_representative_has_access_at_once(client: Client, provider: Running) -> None:
    answer = come_back(client, provider, query="?next=/mijn/%3Fa=1")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/aanmelden/welkom/")
    page = client.get("/aanmelden/welkom/").content.decode()
    assert "An Voorbeeld" in page
    assert "0123.456.749" in page
    assert "wettelijk vertegenwoordiger" in page
    assert Person.objects.count() == 0
    before = client.session.session_key
    answer = client.post("/aanmelden/welkom/")
    assert (answer.status_code, answer.headers["Location"]) == (303, "/mijn/?a=1")
    assert client.session.session_key != before
    assert client.get("/mijn/").status_code == 200
    assert Login.objects.get().issuer == provider.issuer


def test_a_user_of_the_organisation_is_a_representative(client: Client, provider: Running) -> None:
    come_back(client, provider, "user")
    client.post("/aanmelden/welkom/")
    assert "gemachtigde" in client.get("/mijn/").content.decode()


@pytest.mark.parametrize(
    "subject, said",
    [("citizen", "natuurlijk persoon"), ("school", "een organisatie die geen onderneming is")],
)
def test_who_did_not_choose_ondernemer_is_told_so(
    client: Client, provider: Running, subject: str, said: str
) -> None:
    come_back(client, provider, subject)
    assert said in client.get("/aanmelden/welkom/").content.decode()
    answer = client.post("/aanmelden/welkom/")
    assert answer.headers["Location"].startswith("/aanmelden/kies/")
    assert "Je hebt nog geen machtiging" in client.get("/aanmelden/kies/").content.decode()


def test_a_directed_login_says_for_which_enterprise(client: Client, provider: Running) -> None:
    url = begin(client, f"?onderneming={ENTERPRISE}")
    assert "login_hint=eyJjYXBfaGludCI6IkVBIiwiY29kZV9oaW50IjoiMDEyMzQ1Njc0OSJ9" in url
    assert "code_challenge_method=S256" in url


def test_the_same_answer_twice_is_refused(client: Client, provider: Running) -> None:
    place = provider.log_in(begin(client), "legal")
    assert client.get(place).status_code == 302
    assert client.get(place).status_code == 403


def test_an_answer_to_another_browser_is_refused(client: Client, provider: Running) -> None:
    place = provider.log_in(begin(client), "legal")
    answer = Client().get(place)
    assert answer.status_code == 403
    assert "niet in deze browser begonnen" in answer.content.decode()


def test_the_code_of_another_login_is_refused(client: Client, provider: Running) -> None:
    """Somebody puts his own code into the address of his victim: the nonce (or PKCE) does not fit."""
    stolen = provider.log_in(begin(Client()), "user")
    code = stolen.partition("code=")[2].partition("&")[0]
    begin(client)
    state = client.session[login.BEGUN]["state"]
    answer = client.get("/aanmelden/terug/", {"code": code, "state": state})
    assert answer.status_code in (403, 503)
    assert login.ARRIVED not in client.session


@pytest.mark.parametrize("change", [{"nonce": "another"}, {"at": 0}, {"state": "another"}])
def test_a_login_that_is_not_the_one_that_began_is_refused(
    client: Client, provider: Running, change: dict[str, Any]
) -> None:
    place = provider.log_in(begin(client), "legal")
    kept = client.session
    kept[login.BEGUN] = {**kept[login.BEGUN], **change}
    kept.save()
    assert client.get(place).status_code == 403
    assert login.ARRIVED not in client.session


def verify(token: dict[str, Any], provider: Running, nonce: str = "n" * 8, **more: Any) -> dict[str, Any]:
    since = more.pop("since", None)
    return tokens.verified(
        token["id_token"],
        provider=provider.settings(**more),
        nonce=nonce,
        access_token=token["access_token"],
        since=since,
    )


def test_each_token_that_is_not_for_this_login_is_refused(
    provider: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    token = provider.token("ours", "legal", "n" * 8)
    assert verify(token, provider)["sub"] == "legal"

    def reason(**more: Any) -> str:
        with pytest.raises(LoginRefusedError) as caught:
            verify(more.pop("token", token), provider, **more)
        return caught.value.reason

    assert reason(nonce="other") == "wrong_nonce"
    assert reason(nonce="") == "wrong_nonce"
    assert reason(client="other") == "wrong_audience"
    assert reason(token=provider.token("other", "legal", "n" * 8)) == "wrong_audience"
    assert reason(token={**token, "access_token": "another"}) == "wrong_token"
    assert reason(since=int(time.time()) + 3600) == "not_fresh"
    for hours in (2, -2):
        with monkeypatch.context() as patch:
            later = time.time() + hours * 3600
            patch.setattr(time, "time", lambda at=later: at)
            assert reason() == "expired"
    head, body, signature = token["id_token"].split(".")
    assert reason(token={**token, "id_token": f"{head}.{body}."}) == "wrong_token"
    assert reason(token={**token, "id_token": f"{head}.{body[:-4]}AAAA.{signature}"}) == "wrong_token"
    assert reason(token={**token, "id_token": "nonsense"}) == "wrong_token"


def test_a_token_that_anybody_could_make_is_refused(provider: Running) -> None:
    now = int(time.time())
    claims = {
        "iss": provider.issuer, "sub": "legal", "aud": "ours", "exp": now + 300, "iat": now, "nonce": "n" * 8,
    }  # fmt: skip
    shared = jwt.encode({"alg": "HS256"}, claims, OctKey.import_key(SECRET))
    own = jwt.encode({"alg": "RS256"}, claims, KEY)
    for forged in (shared, own):
        with pytest.raises(LoginRefusedError, match="wrong_token"):
            verify({"id_token": forged, "access_token": "x"}, provider)


def test_the_token_of_another_issuer_is_refused(provider: Running) -> None:
    token = provider.token("ours", "legal", "n" * 8)
    elsewhere = provider.issuer.replace("127.0.0.1", "localhost")
    with pytest.raises(LoginRefusedError, match="wrong_issuer"):
        verify(token, provider, issuer=elsewhere)


@pytest.mark.node
def test_tokens_of_one_provider_are_no_use_at_the_other(
    mock_provider: Running, node_provider: Running
) -> None:
    discovery.forget()
    for one, other in ((mock_provider, node_provider), (node_provider, mock_provider)):
        with pytest.raises(LoginRefusedError, match="wrong_token"):
            verify(one.token("ours", "legal", "n" * 8), other)


@pytest.mark.node
def test_we_can_say_who_we_are_with_a_key(client: Client, node_provider: Running, settings: Settings) -> None:
    discovery.forget()
    settings.SITE_URL = "http://testserver"
    settings.LOGIN = node_provider.settings("signed", secret="", key=KEY.as_pem(private=True).decode())
    assert come_back(client, node_provider).status_code == 302


def test_a_login_again_asks_again(client: Client, provider: Running) -> None:
    url = begin(client, "?opnieuw=1")
    assert "prompt=login" in url
    assert "max_age=0" in url
    assert client.get(provider.log_in(url, "legal")).status_code == 302


@pytest.mark.parametrize("query, fresh", [("", False), ("?opnieuw=1", True)])
def test_who_was_let_through_unasked_has_not_shown_again_who_he_is(
    client: Client, provider: Running, query: str, fresh: bool
) -> None:
    """Whoever sits at an open computer gets a new session from a provider that still knows its owner: that is no proof."""
    begun = begin(client, query)
    client.get(provider.log_in(begun, "legal"))
    kept = client.session
    if not query:
        kept[login.ARRIVED] = {**kept[login.ARRIVED], "proved": int(time.time()) - 3600}
        kept.save()
    client.post("/aanmelden/welkom/")
    answer = client.post("/mijn/machtigingen/uitnodigen/", {"email": "x@voorbeeld.test", "role": "reader"})
    assert answer.headers["Location"].startswith("/mijn/" if fresh else "/aanmelden/?opnieuw=1")


def test_a_provider_that_does_not_say_when_he_was_asked_proves_nothing(provider: Running) -> None:
    assert arrival({"sub": "x"}, provider.settings()).proved == 0
    assert arrival({"sub": "x", "auth_time": "now"}, provider.settings()).proved == 0
    assert arrival({"sub": "x", "auth_time": 1_700_000_000}, provider.settings()).proved == 1_700_000_000


def test_who_walks_away_before_the_button_is_not_logged_in_by_the_next_one(
    client: Client, provider: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    come_back(client, provider)
    later = time.time() + flow.WAITING + 1
    monkeypatch.setattr(time, "time", lambda: later)
    answer = client.post("/aanmelden/welkom/")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/aanmelden/")
    assert login.ARRIVED not in client.session
    assert session.LOGIN not in client.session


def test_neither_number_nor_token_is_logged_or_stored(
    client: Client, provider: Running, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    come_back(client, provider)
    code = [each for each in caplog.text.split() if "id_token" in each]
    assert NUMBER not in caplog.text
    assert NUMBER not in str(dict(client.session))
    assert not [each for each in code if "eyJ" in each]
    client.post("/aanmelden/welkom/")
    assert len(Person.objects.get().national) == 64
    assert NUMBER not in caplog.text


def test_who_stops_is_told_so(client: Client, provider: Running) -> None:
    begin(client)
    state = client.session[login.BEGUN]["state"]
    answer = client.get("/aanmelden/terug/", {"error": "access_denied", "state": state})
    assert answer.status_code == 403
    assert "zelf gestopt" in answer.content.decode()


def test_a_provider_that_is_silent_is_said(client: Client, settings: Settings) -> None:
    discovery.forget()
    settings.LOGIN = Running("mock", "http://127.0.0.1:9").settings()
    answer = client.get("/aanmelden/start/")
    assert answer.status_code == 503
    assert "antwoordt nu niet" in answer.content.decode()
    assert session.LOGIN not in client.session


def test_without_a_provider_there_is_no_login(client: Client) -> None:
    assert client.get("/aanmelden/start/").status_code == 404
    assert client.get("/aanmelden/terug/").status_code == 404
    assert "geen aanmelddienst ingesteld" in client.get("/aanmelden/").content.decode()


def test_the_hint_is_what_the_flemish_login_reads() -> None:
    import base64
    import json

    assert json.loads(base64.b64decode(flow.hint(ENTERPRISE))) == {"cap_hint": "EA", "code_hint": ENTERPRISE}
