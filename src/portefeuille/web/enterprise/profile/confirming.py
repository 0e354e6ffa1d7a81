"""The last step: everything is looked at, the size is confirmed, and it is declared on honour that it is right."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import transaction
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from portefeuille import clock
from portefeuille.decision.formats import day
from portefeuille.enterprises import selectors, services
from portefeuille.enterprises.errors import FrozenError, SizeChangedError
from portefeuille.enterprises.selectors import Profile
from portefeuille.web.account.requests import ActingRequest
from portefeuille.web.enterprise.profile import overview, sizes
from portefeuille.web.enterprise.profile.form import VERSION
from portefeuille.web.enterprise.profile.part import SAVED
from portefeuille.web.enterprise.profile.parts import BY_NAME, PARTS
from portefeuille.web.enterprise.profile.steps import steps

HONOUR, SIZE = "eer", "grootte"
OLD = timedelta(days=548)
"""So long after the end of a year a later one was closed too, as a rule: it is asked, not refused.  Ours, not of the law."""


@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: ActingRequest) -> HttpResponse:
    """Confirm; refused when something changed since the page was shown."""
    number = request.acting.enterprise
    if not selectors.exists(number):
        return redirect("enterprise:register")
    if request.method != "POST":
        return _page(request)
    profile = selectors.profile(number)
    if request.POST.get(HONOUR) != "ja":
        return _page(
            request, _("Vink aan dat alles juist is. Klopt er iets niet? Wijzig het dan eerst."), 422
        )
    if request.POST.get(VERSION) != str(profile.version):
        return _page(request, _("Iemand wijzigde intussen gegevens. Kijk alles opnieuw na."), 409)
    size, year = request.POST.get(SIZE, ""), clock.today().year
    try:
        with transaction.atomic():
            services.change(number=number, values={"honour": True}, actor=request.acting.actor)
            if size and selectors.size_this_year(number, year) is None:
                services.confirm_size(number=number, year=year, size=size, actor=request.acting.actor)
    except (SizeChangedError, FrozenError):
        return _page(request, _("Je grootte is intussen anders. Kijk alles opnieuw na."), 409)
    address = reverse("enterprise:profile")
    return HttpResponseRedirect(f"{address}?{SAVED}=confirm", status=303)


def _page(request: ActingRequest, wrong: str = "", status: int = 200) -> HttpResponse:
    lang = get_language() or "nl"
    standing, part = selectors.standing(request.acting.enterprise), BY_NAME["confirm"]
    profile, left = standing.profile, standing.incomplete
    context = {
        "profile": profile,
        "part": part,
        "parts": [(each, overview.values(standing, each.keys, lang)) for each in PARTS if each is not part],
        "size": sizes.told(standing, lang),
        "old": _old(profile, lang),
        "wrong": wrong,
        "steps": steps(left, part),
        "left": overview.tasks([key for key in left if key not in ("honour", "size")]),
        "saved": request.GET.get(SAVED, ""),
    }
    return render(request, "enterprise/profile/confirm.html", context, status=status)


def _old(profile: Profile, lang: str) -> str:
    """The end of the last year that figures were given of, when a later one was surely closed since; empty otherwise."""
    closed = profile.value("closed_on")
    return day(last, lang) if closed and (last := date.fromisoformat(closed)) < clock.today() - OLD else ""
