"""Who may: a reader changes nothing, another enterprise finds nothing, nobody is sent to the login."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core import mail
from django.test import Client

from portefeuille.applications.models import Application, Event, Order
from portefeuille.notifications.models import Notice
from portefeuille.platform.models import AuditRow
from tests.applications.life import World
from tests.signing_in import OTHER, sign_in
from tests.web.enterprise.application.states import Desk, address, desk, in_recovery, partly_paid, refused

pytestmark = pytest.mark.django_db

PARTS: dict[str, tuple[Callable[[World], Application], dict[str, str]]] = {
    "betalen/": (lambda here: here.ready(), {"bedrag": "100", "factuur": "F-1"}),
    "betalen/{order}/annuleren/": (partly_paid, {}),
    "stoppen/": (lambda here: here.ready(), {"waarom": "other"}),
    "intrekken/": (lambda here: here.submit(), {}),
    "betwisten/": (refused, {"woorden": "x"}),
    "bezwaar/": (in_recovery, {"woorden": "x"}),
    "beoordelen/": (partly_paid, {"score": "5"}),
}
"""Everything that can be sent about an application -> where it would work, and with what."""
PAGES = ("", "betalen/", "stoppen/", "intrekken/", "betwisten/", "bezwaar/", "beoordelen/", "beslissing/1/")


def place(found: Application, part: str) -> str:
    order = found.orders.first()
    return part.replace("{order}", order.pk if order else "")


def written() -> tuple[int, ...]:
    """Of everything that could have changed, how much there is."""
    return (*(kind.objects.count() for kind in (Event, Order, Notice, AuditRow)), len(mail.outbox))


@pytest.mark.parametrize("part", PARTS)
def test_a_reader_changes_nothing(here: World, client: Client, part: str) -> None:
    make, told = PARTS[part]
    found = make(here)
    seat = desk(here, client, "reader")
    before = written()
    status, page = seat.send(found, place(found, part), **told)
    assert status == 403 and "lezen" in page
    assert (written(), seat.here.seen(found).version) == (before, found.version)


@pytest.mark.parametrize("part", PARTS)
def test_another_enterprise_finds_nothing_and_changes_nothing(here: World, client: Client, part: str) -> None:
    make, told = PARTS[part]
    found = make(here)
    sign_in(client, OTHER)
    before = written()
    answer = client.post(address(found, place(found, part)), told)
    assert answer.status_code == 404
    assert client.get(address(found, place(found, part))).status_code == 404
    assert found.title not in answer.content.decode()
    assert (written(), here.seen(found).version) == (before, found.version)


def test_another_enterprise_reads_nothing(here: World, client: Client) -> None:
    found = here.ready()
    sign_in(client, OTHER)
    assert {part: client.get(address(found, part)).status_code for part in PAGES} == dict.fromkeys(PAGES, 404)


def test_nobody_is_sent_to_the_login(here: World, client: Client) -> None:
    found = here.ready()
    for part in PAGES:
        answer = client.get(address(found, part))
        assert (answer.status_code, answer.headers["Location"].partition("?")[0]) == (302, "/aanmelden/")
    assert client.post(address(found, "intrekken/")).status_code == 403


@pytest.mark.parametrize("role, number", [("official", ""), ("provider", "DV.O900001")])
def test_officials_and_providers_have_pages_of_their_own(
    here: World, client: Client, role: str, number: str
) -> None:
    found = here.ready()
    sign_in(client, number, role)
    assert client.get(address(found)).status_code == 403


def test_reading_writes_nothing(seat: Desk) -> None:
    found = in_recovery(seat.here)
    before = written()
    for part in PAGES:
        seat.client.get(address(found, part))
    assert written() == before


def test_an_address_that_is_none(seat: Desk) -> None:
    assert seat.client.get("/mijn/aanvragen/" + "0" * 32 + "/").status_code == 404
    assert seat.client.get("/mijn/aanvragen/xyz/").status_code == 404
