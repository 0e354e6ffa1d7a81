"""Ask, confirm, stop: the pages, and that a GET changes nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from django.core import mail
from django.http import HttpRequest
from django.test import Client, override_settings

from portefeuille import clock
from portefeuille.notifications.models import Subscription
from portefeuille.platform.keeping.models import Kept
from portefeuille.web.public.mail.network import network
from tests.notifications.subscribers import TODAY, subscriber

pytestmark = pytest.mark.django_db
HERE = {"Sec-Fetch-Site": "same-origin"}
ASK = "/wet/per-mail/vraag/"


@pytest.fixture(autouse=True)
def the_day() -> Iterator[None]:
    with clock.use(TODAY):
        yield


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """What waits for the end of the transaction is done at once: the test holds a transaction of its own."""
    monkeypatch.setattr(
        "portefeuille.notifications.services.transaction.on_commit", lambda work, robust: work()
    )


def ask(client: Client, email: str = "an@voorbeeld.test", prefix: str = "", **told: str) -> int:
    answer = client.post(prefix + ASK, {"email": email, **told}, headers=HERE)
    assert not answer.cookies
    return answer.status_code


def link(what: str) -> str:
    """The path of a link in the last mail."""
    found = re.search(rf"http://127\.0\.0\.1:8000(\S*/wet/per-mail/{what}/\S+)", str(mail.outbox[-1].body))
    assert found
    return found[1]


def test_ask_confirm_and_stop(client: Client) -> None:
    assert ask(client, maat="small", dienst="training") == 303
    (waiting,) = Subscription.objects.all()
    assert (waiting.filters, waiting.language, waiting.confirmed) == (
        "sizes=small services=training",
        "nl",
        None,
    )
    yes = link("ja")
    assert "Ja, mail mij" in client.get(yes).content.decode()
    waiting.refresh_from_db()
    assert waiting.confirmed is None, "a GET confirms nothing"
    assert "Het is bevestigd" in client.post(yes).content.decode()
    waiting.refresh_from_db()
    assert waiting.confirmed == clock.now()
    assert client.post(yes).status_code == 200, "twice is no error"
    out = link("uit")
    assert "Stop met mailen" in client.get(out).content.decode()
    assert Subscription.objects.count() == 1
    for _ in range(2):
        answer = client.post(out, {"List-Unsubscribe": "One-Click"})
        assert (answer.status_code, "Je krijgt geen mail meer" in answer.content.decode()) == (200, True)
    assert not Subscription.objects.exists()


def test_the_answer_does_not_tell_whether_an_address_is_known(client: Client) -> None:
    subscriber("an@voorbeeld.test")
    for email in ("an@voorbeeld.test", "nieuw@voorbeeld.test"):
        answer = client.post(ASK, {"email": email}, headers=HERE)
        assert (answer.status_code, answer.headers["Location"]) == (303, "/wet/per-mail/gevraagd/")
    known, fresh = (sent.body for sent in mail.outbox)
    assert "Je krijgt die al" in known and "/wet/per-mail/ja/" not in known
    assert "/wet/per-mail/ja/" in fresh


def test_a_link_is_of_no_use_after_seven_days(client: Client) -> None:
    ask(client)
    yes = link("ja")
    with clock.use(TODAY + timedelta(days=7)):
        assert client.post(yes).status_code == 404
        assert client.post(yes[:-3] + "xx/").status_code == 404
    assert client.get("/wet/per-mail/uit/abc/").status_code == 404


@pytest.mark.parametrize(
    "email", ["", "an", "an@", "an@voorbeeld.test\nBcc: b@voorbeeld.test", "x" * 300 + "@voorbeeld.test"]
)
def test_what_is_no_address_is_said_at_the_field(client: Client, email: str) -> None:
    answer = client.post(ASK, {"email": email}, headers=HERE)
    assert answer.status_code == 422
    assert "Dit is geen e-mailadres." in answer.content.decode()
    assert 'href="#email"' in answer.content.decode()
    assert mail.outbox == []
    assert not Subscription.objects.exists()


def test_only_from_our_own_page(client: Client) -> None:
    for headers in ({}, {"Sec-Fetch-Site": "cross-site"}, {"Origin": "http://elsewhere.test"}):
        assert client.post(ASK, {"email": "an@voorbeeld.test"}, headers=headers).status_code == 403
    assert not Subscription.objects.exists()


def test_a_mailbox_is_not_filled_by_others(client: Client) -> None:
    assert [ask(client) for _ in range(5)] == [303] * 5
    assert len(mail.outbox) == 3, "and the answer stays the same"
    with clock.use(datetime(2026, 11, 22, 14)):
        assert [ask(client) for _ in range(5)] == [303] * 5
    assert len(mail.outbox) == 5, "five a day"


def test_a_network_may_ask_so_often(client: Client) -> None:
    assert [ask(client, f"a{each}@voorbeeld.test") for each in range(21)] == [303] * 20 + [429]
    told = client.post(ASK, {"email": "a@voorbeeld.test"}, headers=HERE).content.decode()
    assert (
        "Vanaf jouw netwerk werd het laatste uur al 20 keer mail gevraagd. Het kan weer vanaf 22 november 2026 om 13.00 uur."
        in told
    )
    assert Subscription.objects.count() == len(mail.outbox) == 20
    other = client.post(ASK, {"email": "b@voorbeeld.test"}, headers=HERE, REMOTE_ADDR="203.0.113.9")
    assert other.status_code == 303
    assert not Kept.objects.filter(kind__contains="voorbeeld").exists()
    with clock.use(TODAY + timedelta(days=1)):
        assert ask(client, "c@voorbeeld.test") == 303


def test_networks_are_told_apart_however_the_server_writes_them() -> None:
    def of(address: str) -> str:
        request = HttpRequest()
        request.META["REMOTE_ADDR"] = address
        return network(request)

    assert of("::ffff:192.0.2.77") == of("192.0.2.1") == "192.0.2.0/24"
    assert of("::ffff:203.0.113.9") == of("203.0.113.9") != of("192.0.2.1")
    assert of("2001:db8:1:2::3") == "2001:db8:1::/56"
    assert of("nowhere") == "unknown"


@pytest.mark.parametrize(
    "prefix, language, told", [("", "nl", "Dag,"), ("/en", "en", "Hello,"), ("/fr", "fr", "Bonjour,")]
)
def test_in_the_language_of_the_page(client: Client, prefix: str, language: str, told: str) -> None:
    ask(client, prefix=prefix)
    assert told in mail.outbox[0].body
    assert Subscription.objects.get().language == language
    assert link("ja").startswith(f"{prefix}/wet/")


def test_what_was_chosen_on_the_page_of_changes_is_chosen_here(client: Client) -> None:
    html = client.get("/wet/per-mail/?maat=medium").content.decode()
    assert '<option value="medium" selected>' in html
    assert 'href="/wet/per-mail/?maat=medium"' in client.get("/wet/wijzigingen/?maat=medium").content.decode()


@override_settings(MAIL_AVAILABLE=False, MAIL_FOLDER="")
def test_without_a_mail_server_there_is_no_form(client: Client) -> None:
    assert "kan nu geen mail versturen" in client.get("/wet/per-mail/").content.decode()
    assert ask(client) == 503
    assert not Subscription.objects.exists()


@override_settings(BEHIND_PROXY=True)
def test_behind_a_proxy_the_address_that_the_proxy_added_counts(client: Client) -> None:
    for each in range(21):
        headers = {**HERE, "X-Forwarded-For": f"198.51.{each}.1, 203.0.113.{each}"}
        answer = client.post(ASK, {"email": f"a{each}@voorbeeld.test"}, headers=headers)
    assert answer.status_code == 429
