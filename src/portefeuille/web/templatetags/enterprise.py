"""Tags of the pages of an enterprise."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import template
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from portefeuille.web.account import names, session
from portefeuille.web.account.words import role

register = template.Library()
register.filter("role_words", role)
BESIDE = {
    "radar": (
        "calendar",
        "calendar_renew",
        "companions",
        "companion_new",
        "companion_one",
        "companion_change",
    ),
    "messages": ("preferences",),
}
"""Choices of the menu -> pages that belong to them, and whose address is not below theirs."""


@dataclass(frozen=True, slots=True)
class Link:
    """One choice of the menu.  current: ``page`` for this page, ``true`` for one below it, empty otherwise."""

    url: str
    label: str
    current: str


@register.simple_tag(takes_context=True)
def enterprise_menu(context: dict[str, Any]) -> list[Link]:
    """The choices of the menu that have an address; what does not exist is left out."""
    words = {
        "overview": _("Overzicht"),
        "applications": _("Aanvragen"),
        "radar": _("Termijnen"),
        "messages": _("Berichten"),
        "profile": _("Onderneming"),
    }
    match = context["request"].resolver_match
    here = match.view_name if match else ""
    found = []
    for name, label in words.items():
        try:
            url = reverse(f"enterprise:{name}")
        except NoReverseMatch:
            continue
        below = name != "overview" and context["request"].path.startswith(url)
        below = below or here.removeprefix("enterprise:") in BESIDE.get(name, ())
        found.append(Link(url, label, "page" if here == f"enterprise:{name}" else "true" if below else ""))
    return found


@register.simple_tag(takes_context=True)
def called(context: dict[str, Any], number: str) -> str:
    """What an enterprise or provider is called; empty as long as it has no name here.  One query for a page."""
    known: dict[str, str] = vars(context["request"]).setdefault("called", {})
    if number not in known:
        known[number] = names.of([number]).get(number, "")
    return known[number]


@register.filter
def dotted(number: str) -> str:
    """An enterprise number as it is written: 0123.456.749.  Anything else as it is."""
    return f"{number[:4]}.{number[4:7]}.{number[7:]}" if len(number) == 10 and number.isdigit() else number


@register.simple_tag
def session_ends() -> dict[str, str]:
    """When a session ends that is not used, how long before that it is said, and the words."""
    return {
        "seconds": str(session.IDLE),
        "before": str(session.BEFORE),
        "soon": _("Over enkele minuten word je afgemeld, omdat je lang niets verstuurde."),
        "over": _(
            "Je bent afgemeld. Verstuur je formulier gerust: wat je intypte, bewaren we tot je opnieuw aangemeld bent."
        ),
        "stay": _("Blijf aangemeld"),
    }
