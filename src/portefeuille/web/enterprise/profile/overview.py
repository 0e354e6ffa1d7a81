"""The enterprise on one page: what is left, what is known and from whom, the size, the differences, who works for it."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from portefeuille.enterprises import selectors
from portefeuille.enterprises.errors import UnknownEnterpriseError
from portefeuille.enterprises.selectors import Standing
from portefeuille.platform.identity.selectors import people_for
from portefeuille.web.account.requests import ActingRequest
from portefeuille.web.enterprise.profile import differences, origins, sizes
from portefeuille.web.enterprise.profile.part import SAVED
from portefeuille.web.enterprise.profile.parts import BY_NAME, PARTS, of
from portefeuille.web.enterprise.profile.words import LABELS


@require_safe
def profile(request: ActingRequest) -> HttpResponse:
    """The profile; who is not registered yet goes to the registration."""
    number, lang = request.acting.enterprise, get_language() or "nl"
    try:
        standing = selectors.standing(number)
    except UnknownEnterpriseError:
        return redirect("enterprise:register")
    found = standing.profile
    saved = BY_NAME.get(request.GET.get(SAVED, ""))
    context = {
        "profile": found,
        "parts": [(part, values(standing, part.keys, lang)) for part in PARTS],
        "left": tasks(standing.incomplete),
        "differences": differences.told(standing.differences, lang),
        "unverified": [LABELS[key] for key in found.unverified],
        "size": sizes.told(standing, lang),
        "people": people_for(number),
        "saved": saved.title if saved else "",
    }
    return render(request, "enterprise/profile/overview.html", context)


def values(standing: Standing, keys: tuple[str, ...], lang: str) -> list[origins.Told]:
    """The values of a part; those that only some enterprises have are left out where there are none."""
    seldom = {"seat", "registered_since", "registered_until", "sheltered_workshop", "vat_liable"}
    profile = standing.profile
    return [
        origins.told(key, profile.values.get(key), lang, standing.answer)
        for key in keys
        if key not in seldom or profile.value(key) is not None
    ]


def tasks(left: list[str]) -> list[dict[str, Any]]:
    """What is left: its name, and where it is filled in."""
    return [
        {"label": LABELS[key], "url": "#verschillen" if key == "differences" else of(key).address}
        for key in left
    ]
