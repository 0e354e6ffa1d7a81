"""Every change there ever was: what, from what, into what, by whom, when."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from portefeuille.clock import BRUSSELS
from portefeuille.enterprises import selectors
from portefeuille.enterprises.known import Known
from portefeuille.web.account.requests import ActingRequest
from portefeuille.web.enterprise.profile import origins, shown
from portefeuille.web.enterprise.profile.words import LABELS, Message

A_PAGE = 50


@dataclass(frozen=True, slots=True)
class Change:
    """One value that was recorded; ``before`` is empty for the first.  ``told`` is when, and from where."""

    told: tuple[str, str]
    label: Message
    before: tuple[str, ...]
    after: tuple[str, ...]
    reason: str


@require_safe
def history(request: ActingRequest) -> HttpResponse:
    """The newest first, fifty on a page; what one source said at once stands together."""
    number, lang = request.acting.enterprise, get_language() or "nl"
    if not selectors.exists(number):
        return redirect("enterprise:register")
    rows = [each for each in selectors.history(number) if each.key != "group_form"]
    before: dict[tuple[str, int], Known] = {}
    last: dict[str, Known] = {}
    for each in reversed(rows):
        if each.key in last:
            before[each.key, each.version] = last[each.key]
        last[each.key] = each
    rows.sort(key=lambda each: (-each.version, each.register))
    pages = Paginator(rows, A_PAGE)
    here = pages.get_page(request.GET.get("pagina"))
    changes = [_change(each, before.get((each.key, each.version)), lang) for each in here.object_list]
    return render(request, "enterprise/profile/history.html", {"changes": changes, "here": here})


def _change(known: Known, before: Known | None, lang: str) -> Change:
    at = known.at.astimezone(BRUSSELS)
    return Change(
        (f"{shown.day(at.date(), lang)}, {at:%H:%M}", origins.origin(known, lang)),
        LABELS[known.key],
        _lines(before, lang) if before else (),
        _lines(known, lang),
        known.reason,
    )


def _lines(known: Known, lang: str) -> tuple[str, ...]:
    if known.erased:
        return (_("gewist"),)
    return (_("weggenomen"),) if known.value is None else shown.lines(known.key, known.value, lang)
