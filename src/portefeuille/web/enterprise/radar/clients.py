"""The enterprises for which somebody may act: for an accountant, all his clients."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse

from portefeuille.enterprises import selectors as enterprises
from portefeuille.platform.identity import selectors
from portefeuille.platform.identity.roles import Origin
from portefeuille.web.account import session
from portefeuille.web.account.requests import ActingRequest

PAGES = {"application": "enterprise:application", "companion": "enterprise:companion_one"}
"""What a subject is about -> the address of its page."""
OTHERS = {"provider": "provider:application", "official": "staff:application"}
"""Who acts -> where he reads an application, when it is not an enterprise's own."""


@dataclass(frozen=True, slots=True)
class Client:
    """An enterprise, under which mandate somebody acts for it, and whether he does so now."""

    number: str
    name: str
    mandate: str
    role: str
    current: bool


def clients(request: ActingRequest) -> list[Client]:
    """All of them, by name.  What only the login can say counts only when this login said it."""
    attested = session.state(request).get("attested", [])
    held = [
        each
        for each in selectors.enterprises_of(request.acting.person)
        if each.origin == Origin.PORTAL or each.number in attested
    ]
    names = enterprises.names(each.number for each in held)
    found = [
        Client(each.number, names.get(each.number, ""), each.id, each.role, each.id == request.acting.mandate)
        for each in held
    ]
    return sorted(found, key=lambda one: (one.name.casefold(), one.number))


def shown(request: ActingRequest, found: Sequence[Client]) -> list[Client]:
    """Those that a page is about: the one he acts for, or all when he asks for all or acts for none."""
    here = [each for each in found if each.current]
    return list(found) if request.GET.get("alle") == "1" or not here else here


def page_of(subject: str, kind: str = "enterprise") -> str:
    """The address of the page of a subject (``application:<id>``) for who acts as this kind; empty when it has none."""
    what, _sign, name = subject.partition(":")
    if what == "enterprise":
        return reverse("enterprise:profile")
    pages = {"application": OTHERS[kind]} if kind in OTHERS else PAGES
    try:
        return reverse(pages[what], args=[name])
    except (KeyError, NoReverseMatch):
        return ""
