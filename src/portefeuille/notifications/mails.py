"""The mails themselves: text and simple HTML, in the language of who reads them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from portefeuille.decision.formats import day
from portefeuille.law.changes import Record
from portefeuille.law.inwords import COLON
from portefeuille.notifications import tokens
from portefeuille.notifications.models import Subscription

_LINE = re.compile(r"[\r\n\t ]+")
"""What a header has one space for; a no-break space stays."""


@dataclass(frozen=True, slots=True)
class Line:
    """One change as it stands in a mail."""

    title: str
    before: str
    after: str
    uncertain: bool


@dataclass(frozen=True, slots=True)
class Day:
    """A day on which something changes, and where to read more."""

    words: str
    link: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Envelope:
    """To whom, in which language, and the link with which he stops: one click, without a login."""

    email: str
    language: str
    stop: str
    headers: Mapping[str, str]


def send_confirm(to: Subscription) -> None:
    """The mail that asks whether it was really he who asked; to who was confirmed already, that he gets mail."""
    with override(to.language):
        subject = _("Bevestig dat je mail wilt") if to.confirmed is None else _("Je krijgt al mail van ons")
        confirm = link("public:mail_confirm", tokens.made(tokens.CONFIRM, to.pk))
        send(_envelope(to), subject, "confirm", {"confirm": confirm, "known": to.confirmed is not None})


def send_changes(to: Subscription, records: Iterable[Record]) -> None:
    """The mail that tells what changes in the law."""
    with override(to.language):
        found = days(records, to.language)
        if len(found) == 1:
            subject = _("De kmo-portefeuille verandert op %(day)s") % {"day": found[0].words}
        else:
            subject = _("De kmo-portefeuille verandert op %(count)s dagen") % {"count": len(found)}
        send(_envelope(to), subject, "changes", {"days": found})


def days(records: Iterable[Record], lang: str) -> tuple[Day, ...]:
    """The changes by day, the first day first."""
    ordered = sorted(records, key=lambda record: record.day)
    return tuple(
        Day(
            day(when, lang),
            link("public:law_day", when.isoformat()),
            tuple(
                Line(each.title[lang], each.before[lang], each.after[lang], each.uncertain)
                for each in several
            ),
        )
        for when, several in groupby(ordered, lambda record: record.day)
    )


def send(to: Envelope, subject: str, name: str, context: Mapping[str, object]) -> None:
    """Send the template of this name, as text and as HTML, with the header for one-click unsubscribing (RFC 8058).

    :raises SMTPException: when the server refuses it; OSError: when there is no server to be reached.
    """
    site = settings.SITE
    context = {**context, "site": site, "stop": to.stop, "language": to.language}
    unsubscribe = {"List-Unsubscribe": f"<{to.stop}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
    mail = EmailMultiAlternatives(
        _LINE.sub(" ", f"{site.name}{COLON[to.language]}{subject}").strip(),
        render_to_string(f"notifications/{name}.txt", context),
        settings.DEFAULT_FROM_EMAIL,
        [to.email],
        headers={**unsubscribe, **to.headers},
    )
    mail.attach_alternative(render_to_string(f"notifications/{name}.html", context), "text/html")
    mail.send()


def link(name: str, *args: object) -> str:
    """A whole address of the site, in the language that is active."""
    return f"{settings.SITE_URL}{reverse(name, args=args)}"


def _envelope(to: Subscription) -> Envelope:
    return Envelope(to.email, to.language, link("public:mail_stop", tokens.made(tokens.STOP, to.pk)), {})
