"""The messages: everything that was told, whatever somebody wants by mail.  A GET changes nothing, so reading is a button."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_POST, require_safe

from portefeuille.notifications import notices
from portefeuille.notifications.notices import Message
from portefeuille.web.account.requests import ActingRequest
from portefeuille.web.enterprise.radar.clients import Client, clients, page_of, shown

EACH = 50


@dataclass(frozen=True, slots=True)
class Line:
    """A message, whose it is, and where to act on it."""

    message: Message
    client: Client | None
    page: str


@require_safe
def messages(request: ActingRequest) -> HttpResponse:
    """The messages of the enterprise, or of all clients; for a provider and for officials theirs."""
    mine = clients(request)
    about = shown(request, mine)
    before = request.GET.get("voor", "")
    found = _found(request, about, before)
    context = {
        "lines": _lines(request, found[:EACH], mine),
        "older": found[EACH - 1].id if len(found) > EACH else None,
        "unread": sum(not each.read for each in found[:EACH]),
        "several": len(mine) > 1,
        "all": len(about) > 1,
        "whole": not before,
    }
    return render(request, "enterprise/radar/messages.html", context)


@require_safe
def message(request: ActingRequest, notice: int) -> HttpResponse:
    """One message.

    :raises Http404: when there is none, or it was told to somebody else.
    """
    mine = clients(request)
    found = notices.one(
        notice, enterprises=[each.number for each in mine], provider=_provider(request),
        officials=request.acting.kind == "official", person=request.acting.person, lang=_lang(),
    )  # fmt: skip
    if found is None:
        raise Http404
    (line,) = _lines(request, [found], mine)
    return render(request, "enterprise/radar/message.html", {"line": line})


@require_POST
def read(request: ActingRequest) -> HttpResponse:
    """He has read one message, or all of them; a number that is none reads nothing."""
    acting, which = request.acting, request.POST.get("bericht", "")
    if which.isdecimal():
        notices.mark_read(person=acting.person, notice=int(which[:18]))
    elif which == "alle" and request.POST.get("alle"):
        notices.mark_read(person=acting.person)
    elif which == "alle":
        notices.mark_read(
            person=acting.person, enterprise=acting.enterprise if acting.kind == "enterprise" else "",
            provider=_provider(request), officials=acting.kind == "official",
        )  # fmt: skip
    query = "?alle=1" if request.POST.get("alle") else ""
    return HttpResponseRedirect(f"{reverse('enterprise:messages')}{query}", status=303)


def _found(request: ActingRequest, about: list[Client], before: str) -> list[Message]:
    person, acting = request.acting.person, request.acting
    older = int(before[:18]) if before.isdecimal() else None
    if acting.kind in ("provider", "official"):
        return notices.queue(
            provider=_provider(request), person=person, lang=_lang(), limit=EACH + 1, before=older
        )
    numbers = [each.number for each in about]
    return notices.inbox(numbers, person, lang=_lang(), limit=EACH + 1, before=older)


def _lines(request: ActingRequest, found: list[Message], mine: list[Client]) -> list[Line]:
    by_number = {each.number: each for each in mine}
    kind = request.acting.kind
    return [Line(each, by_number.get(each.enterprise), page_of(each.subject, kind)) for each in found]


def _provider(request: ActingRequest) -> str:
    return request.acting.enterprise if request.acting.kind == "provider" else ""


def _lang() -> str:
    return get_language() or "nl"
