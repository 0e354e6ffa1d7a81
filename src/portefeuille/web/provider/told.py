"""What a provider was told, as its pages show it: when, by whom, and whether it is new."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from portefeuille.applications import selectors
from portefeuille.clock import BRUSSELS
from portefeuille.enterprises import selectors as enterprises
from portefeuille.notifications import notices
from portefeuille.notifications.notices import Message
from portefeuille.web.account.requests import ActingRequest
from portefeuille.web.enterprise.application.said import lang, on
from portefeuille.web.templatetags.enterprise import dotted

BY_ENTERPRISE = frozenset({"provider_new_application", "provider_stopped", "withdrawn"})
"""Kinds of what an enterprise did; the others come from the clock and the rules."""


@dataclass(frozen=True, slots=True)
class Told:
    """A message.  ``by``: the enterprise whose doing it tells, or that it was made automatically."""

    title: str
    body: tuple[str, ...]
    action: str
    on: str
    time: str
    by: str
    read: bool
    url: str


def told(request: ActingRequest, limit: int, application: str = "") -> list[Told]:
    """The last messages, the newest first; ``application``: only those about it."""
    found = notices.queue(
        provider=request.acting.enterprise, person=request.acting.person, lang=lang(), limit=limit,
        subject=f"application:{application}" if application else "",
    )  # fmt: skip
    senders = _senders(found)
    return [_told(each, senders) for each in found]


def _senders(found: Iterable[Message]) -> dict[str, str]:
    """Subject -> the enterprise, by name and number."""
    about = {each.subject: each.subject.removeprefix("application:") for each in found}
    whose = selectors.whose(about.values())
    names = enterprises.names(set(whose.values()))
    return {
        subject: f"{names.get(whose[one], '')} ({dotted(whose[one])})".strip()
        for subject, one in about.items()
        if one in whose
    }


def _told(each: Message, senders: dict[str, str]) -> Told:
    at = each.at.astimezone(BRUSSELS)
    sender = senders.get(each.subject, "") if each.kind in BY_ENTERPRISE else ""
    return Told(
        each.words.title, each.words.body, each.words.action, on(at.date()), f"{at:%H:%M}",
        sender or _("automatisch bericht"), each.read, reverse("enterprise:message", args=[each.id]),
    )  # fmt: skip
