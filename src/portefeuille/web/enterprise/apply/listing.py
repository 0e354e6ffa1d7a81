"""The applications of an enterprise: which ones go on, which ones ended, and what comes next for each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from portefeuille import clock
from portefeuille.applications import selectors
from portefeuille.applications.following import Next, next_actions
from portefeuille.decision.formats import money
from portefeuille.providers import selectors as providers
from portefeuille.web.account.requests import ActingRequest
from portefeuille.web.enterprise import standing
from portefeuille.web.enterprise.apply import pages, profile

if TYPE_CHECKING:
    from portefeuille.applications.models import Application

EACH = 25
ENDED = "beeindigd"


@dataclass(frozen=True, slots=True)
class Line:
    """An application on the list."""

    address: str
    title: str
    number: str
    provider: str
    state: str
    tone: str
    subsidy: str
    step: standing.Step
    draft: bool
    id: str


@require_safe
def applications(request: ActingRequest) -> HttpResponse:
    """``?lijst=beeindigd`` shows those that ended; ``?pagina=`` the next ones."""
    ended = request.GET.get("lijst") == ENDED
    found = selectors.of_enterprise(request.acting.enterprise, running=not ended)
    page = Paginator(found, EACH).get_page(request.GET.get("pagina"))
    context = {
        "ended": ended,
        "lines": lines(list(page.object_list)),
        "page": page,
        "lacking": None if ended else profile.lacking(request.acting.enterprise),
        "known": True,
    }
    context["known"] = context["lacking"] is not None
    return render(request, "enterprise/apply/list.html", context)


def most_urgent(found: Sequence[Application], most: int) -> list[Line]:
    """The applications with the first last day, as a list shows them; what waits for somebody else comes after."""
    today = clock.today()
    following = next_actions(found, today)
    ranked = sorted(found, key=lambda each: _rank(following[each.pk], today))
    return lines(ranked[:most], following)


def _rank(following: Next, today: date) -> tuple[int, date]:
    """What can still be done by a day, then what has no day, then what waits, then a draft that is too late."""
    last = following.last_day or date.max
    too_late = following.action == "submit" and last < today
    return (3 if too_late else 2 if following.waits else 1 if following.last_day is None else 0), last


def lines(found: Sequence[Application], following: Mapping[str, Next] | None = None) -> list[Line]:
    """Applications as a list shows them, in a fixed number of questions to the database."""
    today, lang = clock.today(), pages.language()
    following = next_actions(found, today) if following is None else following
    names = providers.several({each.provider for each in found if each.provider})
    return [
        Line(
            pages.address(each),
            each.title or _("Nog zonder titel"),
            each.number or "",
            names[each.provider].name if each.provider in names else each.provider,
            standing.state(each.state),
            standing.TONES.get(each.state, ""),
            money(each.subsidy, lang) if each.subsidy is not None else "",
            standing.step(following[each.pk], today, lang),
            each.state == "draft",
            each.pk,
        )
        for each in found
    ]
