"""An accountant's clients: one board, and fifty of them added at once."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from datetime import date

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from portefeuille import clock
from portefeuille.applications.companion.radar import everything
from portefeuille.numbers import read
from portefeuille.platform.identity import inviting, selectors, waiting
from portefeuille.platform.identity.errors import MandateError
from portefeuille.platform.identity.roles import Origin
from portefeuille.platform.limits import TooOftenError
from portefeuille.web.account import names, over, session
from portefeuille.web.account.choosing import Choice, choices
from portefeuille.web.account.requests import ActingRequest
from portefeuille.web.enterprise.radar.due import left_in_words, tone
from portefeuille.web.limits import said

MOST, LARGEST, LONGEST = 200, 100_000, 40
"""Lines and bytes that are read of a list, and characters of a number."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the list, and what became of it.  ``tone`` is good, doubt or bad."""

    number: int
    text: str
    answer: str
    tone: str


class UnreadableListError(ValueError):
    """The list cannot be read at all; ``args[0]`` tells the visitor why."""


@require_http_methods(["GET", "HEAD", "POST"])
def clients(request: ActingRequest) -> HttpResponse:
    """The board.  A POST adds the clients of a list (a file, or lines in the field) and answers each line."""
    lines: list[Line] = []
    error = ""
    if request.method == "POST":
        try:
            lines = [_added(request, each) for each in rows(_list(request))]
        except UnreadableListError as unreadable:
            error = str(unreadable.args[0])
    attested = session.state(request)["attested"]
    found = selectors.enterprises_of(request.acting.person)
    usable = {each.id for each in found if each.origin == Origin.PORTAL or each.number in attested}
    asked = waiting.requests_of(request.acting.person)
    open_ = {each.number for each in asked} | {each.number for each in found}
    refused = [each for each in waiting.refusals_of(request.acting.person) if each.number not in open_]
    closed = open_ | {each.number for each in refused}
    ended = [
        each for each in selectors.ended_enterprises_of(request.acting.person) if each.number not in closed
    ]
    called = names.of(each.number for each in (*asked, *refused))
    shown = choices(request, found, usable, "")
    context = {
        "rows": sorted(zip(shown, _due(shown), strict=True), key=_urgent),
        "asked": [(each, called.get(each.number, "")) for each in asked],
        "refused": [(each, called.get(each.number, "")) for each in refused],
        "ended": list(zip([each.number for each in ended], over.said(ended), strict=True)),
        "lines": lines,
        "wrong": sum(each.tone == "bad" for each in lines),
        "error": error,
        "typed": request.POST.get("numbers", "") if error else "",
    }
    return render(request, "account/clients.html", context, status=422 if error else 200)


@require_POST
def take_back(request: ActingRequest, asked: str) -> HttpResponse:
    """What was asked of an enterprise is asked no more.

    :raises Http404: when it was answered already, or somebody else asked it.
    """
    try:
        inviting.take_back(request=asked, person=request.acting.person)
    except MandateError:
        raise Http404 from None
    return HttpResponseRedirect(f"{reverse('account:clients')}#wacht", status=303)


@dataclass(frozen=True, slots=True)
class Waits:
    """What an enterprise must still do: how many things, and the first last day (None: nothing), how far it is and its colour."""

    count: int
    first: date | None = None
    left: str = ""
    tone: str = "good"


def _due(shown: list[Choice]) -> list[Waits]:
    """Of each of them, in a few queries for all.  Of one for which he must log in first, nothing is told."""
    today = clock.today()
    days: dict[str, list[date]] = {each.number: [] for each in shown if not each.login}
    for each in everything(days.keys(), today, overdue=True):
        days[each.enterprise].append(each.last_day)
    return [_waits(days.get(one.number, []), today) for one in shown]


def _waits(own: list[date], today: date) -> Waits:
    if not own:
        return Waits(0)
    left = (min(own) - today).days
    return Waits(len(own), min(own), left_in_words(left, get_language() or "nl"), tone(left))


def _urgent(row: tuple[Choice, Waits]) -> tuple[date, str, str]:
    """The first last day first; without one at the end, by name."""
    choice, waits = row
    return waits.first or date.max, choice.called, choice.number


def _list(request: ActingRequest) -> str:
    file = request.FILES.get("file")
    if file is None:
        return request.POST.get("numbers", "")[:LARGEST]
    if file.size is None or file.size > LARGEST:
        raise UnreadableListError(_("Dit bestand is te groot voor een lijst van ondernemingsnummers."))
    data = file.read()
    if b"\0" in data:
        raise UnreadableListError(_("Dit is geen CSV-bestand. Bewaar je lijst als CSV."))
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return str(data.decode(encoding))
        except UnicodeDecodeError:
            continue
    raise UnreadableListError(_("Dit is geen CSV-bestand. Bewaar je lijst als CSV."))


def rows(text: str) -> list[tuple[int, str]]:
    """The enterprise number on each line with the number of the line; empty lines and a heading are left out.

    It is looked for in the column where most numbers are.  On a line without one there, what does stand on it.  A line of
    nothing but numbers gives them all: who types several behind each other loses none.

    :raises UnreadableListError: when there is nothing in it, or too much.
    """
    lines = text.splitlines()
    first = lines[0] if lines else ""
    delimiter = max(";,\t", key=first.count) if any(sign in first for sign in ";,\t") else ";"
    read_ = csv.reader(io.StringIO("\n".join(lines)), delimiter=delimiter)
    found = [
        (number, [cell.strip() for cell in row])
        for number, row in enumerate(read_, 1)
        if any(map(str.strip, row))
    ]
    if found and not any(sign.isdigit() for cell in found[0][1] for sign in cell):
        found = found[1:]
    if not found:
        raise UnreadableListError(_("Zet op elke regel een ondernemingsnummer."))
    if len(found) > MOST:
        raise UnreadableListError(_("Dit zijn te veel regels. Verdeel je lijst."))
    column = _column([row for _number, row in found])
    return [(number, cell) for number, row in found for cell in _cells(row, column, delimiter)]


def _column(rows: list[list[str]]) -> int:
    """The column with the most enterprise numbers, the first of those with as many."""
    counts = [0] * max(map(len, rows))
    for row in rows:
        for at, cell in enumerate(row):
            counts[at] += _is_number(cell)
    return counts.index(max(counts))


def _cells(row: list[str], column: int, delimiter: str) -> list[str]:
    filled = [cell for cell in row if cell]
    if len(filled) > 1 and all(_is_number(cell) for cell in filled):
        return filled
    return [_cell(row, column) or delimiter.join(row).strip(delimiter)]


def _is_number(cell: str) -> bool:
    return 8 < len(cell) <= LONGEST and read(cell, "enterprise").valid


def _cell(row: list[str], column: int) -> str:
    return row[column] if column < len(row) else ""


def _added(request: ActingRequest, row: tuple[int, str]) -> Line:
    """One line: it is a client already, it was asked, or it is no number."""
    place, text = row
    found = read(text[:LONGEST], "enterprise")
    if not found.valid or found.canonical is None:
        return Line(place, text[:LONGEST], _("Dit is geen ondernemingsnummer: kijk de cijfers na."), "bad")
    try:
        new = inviting.ask(person=request.acting.person, number=found.canonical)
    except MandateError:
        return Line(place, found.canonical, _("Hiervoor kun je al werken."), "good")
    except TooOftenError as error:
        return Line(place, found.canonical, said(error), "bad")
    if not new:
        return Line(
            place, found.canonical, _("Dit was al gevraagd: de onderneming moet nog bevestigen."), "doubt"
        )
    return Line(place, found.canonical, _("Gevraagd: je klant bevestigt dit bij zijn machtigingen."), "doubt")
