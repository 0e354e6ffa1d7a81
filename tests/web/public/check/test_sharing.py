"""A shared answer: a link without facts, for thirty days, made only from our own page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from portefeuille import clock
from portefeuille.platform.keeping.models import Kept
from portefeuille.platform.limits import LIMITS
from portefeuille.web.public.check import sharing
from tests.web.public.check.answers import TODAY, WHOLE

pytestmark = pytest.mark.django_db
HERE = {"Sec-Fetch-Site": "same-origin"}


@pytest.fixture(autouse=True)
def the_day() -> Iterator[None]:
    with clock.use(TODAY):
        yield


def share(client: Client, headers: dict[str, str] = HERE) -> str:
    """Share the whole answer; where it stands."""
    answer = client.post(reverse("public:check_share"), {**WHOLE, "taal": "nl"}, headers=headers)
    assert answer.status_code == 303
    assert "Set-Cookie" not in answer.headers
    return str(answer.headers["Location"])


def test_the_link_carries_no_facts_and_shows_the_same_answer(client: Client) -> None:
    place = share(client)
    assert re.fullmatch(r"/check/deel/[\w-]{22}/\?nieuw=1", place)
    html = client.get(place).content.decode()
    assert "<h1>Je kunt EUR 409,50 subsidie krijgen; zelf stort je EUR 500,50.</h1>" in html
    assert f"http://testserver{place.partition('?')[0]}</code>" in html
    assert "als=pdf" in html and f'href="{place.partition("?")[0]}?als=pdf"' in html


def test_in_another_language_and_on_a_later_day_it_is_the_same_answer(client: Client) -> None:
    name = share(client).split("/")[3]
    with clock.use(TODAY + timedelta(days=29)), override("en"):
        answer = client.get(reverse("public:check_shared", args=[name]))
    html = answer.content.decode()
    assert "You can get EUR 409.50 of subsidy" in html
    assert "as known on 22 November 2026" in html.replace("as they are known", "as known")
    assert answer.headers["X-Robots-Tag"] == "noindex, nofollow"


def test_after_thirty_days_it_is_not_found(client: Client) -> None:
    place = share(client)
    with clock.use(datetime(2026, 12, 22, 11, 59)):
        assert client.get(place).status_code == 200
    with clock.use(datetime(2026, 12, 22, 12, 0)):
        assert client.get(place).status_code == 404
    assert client.get("/check/deel/AAAAAAAAAAAAAAAAAAAAAA/").status_code == 404


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "none"},
        {"Sec-Fetch-Site": "cross-site", "Origin": "http://testserver"},
        {"Origin": "http://elsewhere.example"},
        {"Origin": "null"},
        {"Origin": "https://testserver"},
    ],
)
def test_a_form_from_elsewhere_is_refused_and_keeps_nothing(headers: dict[str, str]) -> None:
    client = Client(enforce_csrf_checks=True)
    answer = client.post(reverse("public:check_share"), WHOLE, headers=headers)
    assert answer.status_code == 403
    assert Kept.objects.count() == 0


def test_an_older_browser_tells_the_origin() -> None:
    share(Client(enforce_csrf_checks=True), {"Origin": "http://testserver"})
    assert Kept.objects.filter(kind="check").count() == 1


def test_one_network_does_not_use_it_up(client: Client) -> None:
    for _ in range(LIMITS["answers"].most):
        share(client)
    answer = client.post(reverse("public:check_share"), WHOLE, headers=HERE)
    assert (answer.status_code, Kept.objects.filter(kind="check").count()) == (429, 60)
    told = "Vanaf jouw netwerk werden het laatste uur al 60 links gemaakt. Het kan weer vanaf 22 november 2026 om 13.00 uur."
    assert told in answer.content.decode()
    other = client.post(reverse("public:check_share"), WHOLE, headers=HERE, REMOTE_ADDR="203.0.113.9")
    assert other.status_code == 303


def test_too_many_in_an_hour(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sharing, "MOST_AN_HOUR", 2)
    share(client)
    share(client)
    answer = client.post(reverse("public:check_share"), WHOLE, headers=HERE)
    assert (answer.status_code, Kept.objects.filter(kind="check").count()) == (429, 2)
    assert "Probeer het over een uur opnieuw." in answer.content.decode()
    with clock.use(datetime(2026, 11, 22, 13, 0, 1)):
        share(client)


def test_what_cannot_be_read_is_not_kept(client: Client) -> None:
    answer = client.post(reverse("public:check_share"), {**WHOLE, "vte": "veel"}, headers=HERE)
    assert answer.status_code == 303
    assert answer.headers["Location"].startswith("/check/?op=2026-11-22")
    assert Kept.objects.count() == 0


def test_only_known_fields_are_kept(client: Client) -> None:
    client.post(reverse("public:check_share"), {**WHOLE, "x": "y" * 1000, "vraag": "dag"}, headers=HERE)
    content = Kept.objects.get(kind="check").content
    assert {"x", "vraag"}.isdisjoint(content)
    assert content["bekend"] == "2026-11-22"


def test_reading_only(client: Client) -> None:
    assert client.get(reverse("public:check_share")).status_code == 405
    name = share(client).split("/")[3]
    assert client.post(reverse("public:check_shared", args=[name]), headers=HERE).status_code == 405
