"""The radar: everything that is due, in one list by day, for one enterprise or for all clients of an accountant."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from portefeuille import clock
from portefeuille.applications.companion.radar import everything
from portefeuille.applications.radar import Due
from portefeuille.banking.days import order_by
from portefeuille.decision import formats
from portefeuille.notifications import kinds, wording
from portefeuille.web.account.requests import ActingRequest
from portefeuille.web.enterprise import standing
from portefeuille.web.enterprise.radar.clients import Client, clients, page_of, shown

WORDS: dict[str, Promise] = {
    "apply_by": _("Dien je aanvraag in"),
    "deposit_by": _("Stort jouw deel"),
    "pay_by": _("Laat je dienstverlener betalen"),
    "review_by": _("Niet akkoord met de weigering? Laat ze nakijken"),
    "recovery_by": _("Betaal terug of maak bezwaar"),
}
"""What is to be done, in one plain sentence."""
SOON, NEAR = 2, 7
"""Days that are left: from here on it is urgent, or near."""


@dataclass(frozen=True, slots=True)
class Line:
    """One thing to do."""

    words: Promise
    title: str
    amount: str
    transfer: str
    late: bool
    client: Client | None
    page: str
    elsewhere: bool


@dataclass(frozen=True, slots=True)
class Last:
    """A last day with what must be done by then.  ``tone``: bad, doubt or good, which is also said in ``left``."""

    words: str
    left: str
    tone: str
    lines: tuple[Line, ...]


@require_safe
def radar(request: ActingRequest) -> HttpResponse:
    """Everything that is due."""
    mine = clients(request)
    about = shown(request, mine)
    found = everything([each.number for each in about], clock.today(), overdue=True)
    lang = get_language() or "nl"
    context = {
        "days": days(found, {each.number: each for each in mine}, lang, clock.today()),
        "count": len(found),
        "several": len(mine) > 1,
        "all": len(about) > 1,
        "acting": bool(request.acting.enterprise) and request.acting.kind == "enterprise",
    }
    return render(request, "enterprise/radar/radar.html", context)


def days(found: Iterable[Due], by_number: dict[str, Client], lang: str, today: date) -> list[Last]:
    """By day, the first day first."""
    return [
        Last(
            formats.day(last, lang),
            left_in_words((last - today).days, lang),
            tone((last - today).days),
            tuple(_line(each, by_number.get(each.enterprise), lang, today) for each in several),
        )
        for last, several in groupby(sorted(found), lambda due: due.last_day)
    ]


def left_in_words(left: int, lang: str) -> str:
    """How far a last day is, also when it is over."""
    return wording.days_left(left, lang) if left >= 0 else standing.until(left, lang)


def tone(left: int) -> str:
    """How near it is."""
    if left <= SOON:
        return "bad"
    return "doubt" if left <= NEAR else "good"


def _line(due: Due, client: Client | None, lang: str, today: date) -> Line:
    by = order_by(due.last_day) if kinds.kind(due.kind).transfer else None
    return Line(
        WORDS[due.kind],
        due.title,
        formats.money(due.amount, lang) if due.amount is not None else "",
        formats.day(by, lang) if by and by >= today else "",
        by is not None and by < today <= due.last_day,
        client,
        page_of(due.subject),
        due.subject.startswith("companion:"),
    )
