"""Whoever may not send a form does not see it, nor a link to it: every page is walked as every other role."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

import pytest
from django.test import Client
from django.urls import Resolver404, resolve, reverse

from portefeuille import clock
from portefeuille.applications.states import S
from portefeuille.web.routes import ROUTES, Permission
from tests.applications.life import DAY, world
from tests.signing_in import mandate, sign_in
from tests.web.enterprise.application.states import MAKE, address
from tests.web.matrix.examples import EXAMPLES, OWN
from tests.web.matrix.test_matrix import GUARDED, TAKES, clients

pytestmark = pytest.mark.django_db
ALWAYS = frozenset({Permission.LOGIN, Permission.LOGGED_IN, Permission.DEMONSTRATION})
"""What whoever is logged in may send."""
SENDS = {
    "reader": ALWAYS, "other": ALWAYS | {Permission.ENTERPRISE, Permission.CHANGES},
    "provider": ALWAYS | {Permission.PROVIDER}, "official": ALWAYS | {Permission.OFFICIAL},
}  # fmt: skip
"""Who -> what he may send a form to."""


class Page(HTMLParser):
    """The places that the forms of a page are sent to, those of its buttons too, and where its links lead."""

    def __init__(self, here: str, text: str) -> None:
        super().__init__()
        self.here, self.sent, self.links = here, list[str](), list[str]()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        if tag == "form" and (told.get("method") or "").lower() == "post":
            self._add(self.sent, told.get("action"))
        if told.get("formaction") or told.get("hx-post"):
            self._add(self.sent, told.get("formaction") or told.get("hx-post"))
        if tag == "a":
            self._add(self.links, told.get("href"))

    def _add(self, to: list[str], place: str | None) -> None:
        parts = urlsplit(urljoin(self.here, place or self.here))
        if not parts.netloc:
            to.append(parts.path)


def asks(place: str) -> Permission | None:
    """The permission of an address; None for one that is not ours."""
    try:
        return ROUTES[resolve(place).view_name]
    except Resolver404:
        return None


def wrong(who: str, place: str, text: str) -> list[str]:
    """Forms on a page that he may not send, and, for a reader, links to pages with one."""
    page = Page(place, text)
    forms = [each for each in page.sent if asks(each) not in SENDS[who]]
    links = [each for each in page.links if who == "reader" and asks(each) is Permission.CHANGES]
    return forms + links


@pytest.fixture(autouse=True)
def today() -> Iterator[None]:
    """It is 2 March 2026."""
    with clock.use(DAY):
        yield


@pytest.mark.parametrize("name", GUARDED)
def test_nobody_sees_a_form_that_he_may_not_send(name: str) -> None:
    everybody = clients()
    told = EXAMPLES[name](mandate(OWN, "legal_representative")) if name in EXAMPLES else None
    assert not TAKES[name] or told
    url = reverse(name, kwargs=told)
    for who in SENDS:
        seen = everybody[who].get(url)
        found = wrong(who, url, seen.content.decode()) if seen.status_code == 200 else []
        assert (who, found) == (who, [])


@pytest.mark.parametrize("state", list(S))
def test_a_reader_sees_no_form_in_any_state(client: Client, state: S) -> None:
    here = world()
    found = MAKE[state](here)
    sign_in(client, here.enterprise, "reader")
    for part in ("", "documenten/"):
        answer = client.get(address(found, part), follow=True)
        place = answer.redirect_chain[-1][0] if answer.redirect_chain else address(found, part)
        assert (answer.status_code, wrong("reader", place, answer.content.decode())) in ((200, []), (404, []))
    for name in ("overview", "applications", "profile", "radar", "messages"):
        place = reverse(f"enterprise:{name}")
        answer = client.get(place)
        assert (answer.status_code, wrong("reader", place, answer.content.decode())) == (200, [])


def test_the_walk_sees_what_is_wrong() -> None:
    pay = reverse("enterprise:pay", args=["0" * 32])
    text = f'<form method="POST" action="{pay}"></form><a href="{pay}?x=1">x</a><form method="get"></form>'
    assert wrong("reader", "/mijn/", text) == [pay, pay]
    assert wrong("other", "/mijn/", text) == []
    assert wrong("official", "/mijn/", text) == [pay]
    assert wrong("reader", pay, '<form method="post"></form>') == [pay]
