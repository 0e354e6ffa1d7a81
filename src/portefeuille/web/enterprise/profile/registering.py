"""The first step: the enterprise is registered, with what the register says or with what is declared."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods

from portefeuille import clock
from portefeuille.enterprises import outside, selectors, services
from portefeuille.enterprises.errors import BadValueError, KnownEnterpriseError
from portefeuille.enterprises.known import Known
from portefeuille.enterprises.selectors import Profile
from portefeuille.registers import Found, RegisterDownError
from portefeuille.web.account.requests import ActingRequest
from portefeuille.web.enterprise.profile import origins
from portefeuille.web.enterprise.profile.form import PartForm
from portefeuille.web.enterprise.profile.parts import BY_NAME, PARTS
from portefeuille.web.enterprise.profile.steps import onward


@require_http_methods(["GET", "HEAD", "POST"])
def register(request: ActingRequest) -> HttpResponse:
    """Show what the register says; or ask who the enterprise is when it says nothing."""
    number, lang = request.acting.enterprise, get_language() or "nl"
    if selectors.exists(number):
        return redirect("enterprise:profile")
    found, down = _asked(number)
    profile = _proposed(number, found, request.acting.name)
    data = request.POST.dict() if request.method == "POST" else None
    form = PartForm(BY_NAME["identity"], profile, None, lang, data)
    if data is None or form.adding:
        return _page(request, form, found, down)
    values = form.values()
    if form.problems:
        return _page(request, form, found, down, 422)
    try:
        services.register(
            number=number,
            values={"language": lang, **{key: each for key, each in values.items() if each is not None}},
            actor=request.acting.actor,
            found=found,
        )
    except BadValueError as error:
        form.refuse(error)
        return _page(request, form, found, down, 422)
    except KnownEnterpriseError:
        return redirect("enterprise:profile")
    return HttpResponseRedirect(onward(selectors.incomplete(number), BY_NAME["identity"]), status=303)


def _asked(number: str) -> tuple[Found | None, bool]:
    """What the register says, and whether it is down."""
    try:
        return outside.ask(number), False
    except RegisterDownError:
        return None, True


def _proposed(number: str, found: Found | None, by: str) -> Profile:
    """What the register says as if it was recorded already."""
    said = outside.values_of(found) if found else {}
    return Profile(
        number,
        0,
        {
            key: Known(
                key, value, 0, clock.now(), by, found.origin if found else "", found.day if found else None, "", "",
                False, 0,
            )
            for key, value in said.items()
        },
    )  # fmt: skip


def _page(
    request: ActingRequest, form: PartForm, found: Found | None, down: bool, status: int = 200
) -> HttpResponse:
    told = [
        (
            part,
            [
                origins.told(key, form.profile.values[key], form.lang)
                for key in part.keys
                if key in form.profile.values
            ],
        )
        for part in PARTS
    ]
    context = {
        "form": form,
        "found": found,
        "down": down,
        "told": [(part, values) for part, values in told if values],
        "problems": form.problems if status == 422 else [],
        "number": form.profile.number,
        "steps": len(PARTS),
    }
    return render(request, "enterprise/profile/register.html", context, status=status)
