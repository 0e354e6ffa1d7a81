"""Every address, asked by everybody: what he gets is what the table of permissions says, and nothing is changed or sent.

The addresses come from the URL configuration.  One without a decision fails in test_routes; one with arguments and
without an example (examples.py) fails here.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from pytest_django import Settings

from portefeuille import clock
from portefeuille.platform.transactions import READS, WRITES
from portefeuille.web.routes import LOGGED_IN, ROUTES, Permission
from tests.applications.life import DAY
from tests.enterprises import made
from tests.signing_in import OTHER, PROVIDER, enter, mandate, sign_in
from tests.web.matrix.examples import ANYBODY, EXAMPLES, NOT_NOW, OWN
from tests.web.pages import EXAMPLES as PUBLIC

pytestmark = pytest.mark.django_db
WHO = ("nobody", "nothing chosen", "own", "reader", "other", "provider", "official")
GUARDED = sorted(name for name, permission in ROUTES.items() if permission in LOGGED_IN)
OPEN = sorted(set(ROUTES) - set(GUARDED))
SHOWN = {200, 302, 303}
KINDS = {
    Permission.ENTERPRISE: {"own", "reader", "other"},
    Permission.CHANGES: {"own", "other"},
    Permission.PROVIDER: {"provider"},
    Permission.OFFICIAL: {"official"},
}
"""The permission -> who has it."""


def arguments() -> dict[str, dict[str, Any]]:
    """Name of the address -> its arguments with their converters."""

    def walk(resolver: URLResolver, spaces: tuple[str, ...]) -> Iterator[tuple[str, dict[str, Any]]]:
        for each in resolver.url_patterns:
            if isinstance(each, URLPattern):
                yield ":".join((*spaces, str(each.name))), dict(each.pattern.converters)
            else:
                yield from walk(each, (*spaces, each.namespace) if each.namespace else spaces)

    return dict(walk(get_resolver(), ()))


TAKES = arguments()


def clients() -> dict[str, Client]:
    """Everybody, each in a browser of his own."""
    found = {who: Client() for who in WHO}
    own = sign_in(found["own"], OWN, "legal_representative")
    for number in (OWN, OTHER):
        made.enterprise(number, own.actor)
    sign_in(found["reader"], OWN, "reader")
    sign_in(found["other"], OTHER, "legal_representative", subject="elsewhere")
    sign_in(found["provider"], PROVIDER, "provider")
    sign_in(found["official"], "", "official")
    enter(found["nothing chosen"], mandate(OTHER, "reader", subject="undecided"))
    session = found["nothing chosen"].session
    session["login"] = {**session["login"], "mandate": ""}
    session.save()
    return found


@contextmanager
def nothing_done(what: str) -> Iterator[None]:
    """Nothing but sessions is written inside the block, and no mail is sent."""
    written: list[str] = []

    def watch(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if (not READS.match(sql) or WRITES.search(sql)) and "django_session" not in sql:
            written.append(sql[:120])
        return execute(sql, params, many, context)

    with connection.execute_wrapper(watch):
        yield
    assert (what, written, mail.outbox) == (what, [], [])


@pytest.fixture(autouse=True)
def today() -> Iterator[None]:
    """It is 2 March 2026."""
    with clock.use(DAY):
        yield


@pytest.mark.parametrize("name", GUARDED)
def test_who_may_not_gets_nothing_and_changes_nothing(name: str) -> None:
    assert not TAKES[name] or name in EXAMPLES, (
        f"{name} takes arguments: add an example to tests/web/matrix/examples.py"
    )
    everybody = clients()
    url = reverse(
        name, kwargs=EXAMPLES[name](mandate(OWN, "legal_representative")) if name in EXAMPLES else None
    )
    mail.outbox.clear()
    for who, client in everybody.items():
        with nothing_done(f"GET by {who}"):
            seen = client.get(url)
        assert seen.status_code in expected(name, who, "GET"), (who, "GET", seen.status_code)
        leads(name, who, seen)
        refusals = expected(name, who, "POST")
        if refusals:
            with nothing_done(f"POST by {who}"):
                sent = client.post(url, {"yes": "1"})
            assert sent.status_code in refusals, (who, "POST", sent.status_code)


def expected(name: str, who: str, method: str) -> set[int]:
    """The answers that are right.  Empty: what he sends is his right, and has tests of its own."""
    permission, about = ROUTES[name], bool(TAKES[name]) and name not in ANYBODY
    if who == "nobody":
        return {302} if method == "GET" else {403}
    if permission is Permission.LOGGED_IN:
        if not about or who == "own":
            return SHOWN | {405} if method == "GET" else set()
        return SHOWN | {404, 405} if who == "reader" else {404, 405}
    if who == "nothing chosen":
        return {302} if method == "GET" else {403}
    if who not in KINDS[permission]:
        return {302} if (name, method) == ("enterprise:overview", "GET") else {403}
    if who == "provider" and about:  # the example is on the number of another provider
        return {404} if method == "GET" else {404, 405}
    if who == "reader" and method == "POST":
        return {403}
    if who == "other" and about:
        return {404, 405}
    if method == "POST":
        return set()
    shown = {409} if name in NOT_NOW else SHOWN | {405}
    return shown if who in ("own", "official") else shown | {403}


def leads(name: str, who: str, answer: Any) -> None:
    """Who is nobody is led to the login; who has chosen nothing, to the choice."""
    if who == "nobody":
        assert answer.headers["Location"].startswith("/aanmelden/?next=")
    elif who == "nothing chosen" and ROUTES[name] is not Permission.LOGGED_IN:
        assert answer.headers["Location"].startswith("/aanmelden/kies/?next=")


@pytest.mark.parametrize("name", OPEN)
def test_an_address_for_everybody_is_the_same_for_everybody(name: str, settings: Settings) -> None:
    settings.DEMONSTRATION = False
    made_up = {key: 1 if converter.regex == "[0-9]+" else "x" for key, converter in TAKES[name].items()}
    url = reverse(name, kwargs=PUBLIC.get(name, made_up))
    everybody = {"nobody": Client(), "own": Client()}
    sign_in(everybody["own"])
    with nothing_done("GET"):
        found = {who: client.get(url).status_code for who, client in everybody.items()}
    assert len(set(found.values())) == 1, found
    if ROUTES[name] is Permission.DEMONSTRATION:
        assert set(found.values()) == {404}
