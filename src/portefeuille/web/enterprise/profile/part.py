"""The page on which one part is filled in."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlencode

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods

from portefeuille.enterprises import selectors, services
from portefeuille.enterprises.errors import (
    BadValueError,
    ConflictError,
    RegisterOwnsError,
    UnknownEnterpriseError,
)
from portefeuille.enterprises.selectors import Standing
from portefeuille.web.account import session
from portefeuille.web.account.fresh import again
from portefeuille.web.account.requests import ActingRequest
from portefeuille.web.enterprise.profile import origins
from portefeuille.web.enterprise.profile.form import PartForm
from portefeuille.web.enterprise.profile.parts import Part
from portefeuille.web.enterprise.profile.steps import onward, steps

SAVED, ON = "bewaard", "verder"


def view(part: Part) -> Callable[[ActingRequest], HttpResponse]:
    """The view of a part."""

    @require_http_methods(["GET", "HEAD", "POST"])
    def fill_in(request: ActingRequest) -> HttpResponse:
        """Fill it in; what is wrong or was changed by somebody else is told, and nothing typed is lost."""
        number, lang = request.acting.enterprise, get_language() or "nl"
        try:
            standing = selectors.standing(number)
        except UnknownEnterpriseError:
            return redirect("enterprise:register")
        data = request.POST.dict() if request.method == "POST" else None
        form = PartForm(part, standing.profile, standing.answer, lang, data)
        if data is None or form.adding:
            return page(request, form, standing)
        values = form.values()
        if form.problems:
            return page(request, form, standing, 422)
        try:
            if part.fresh and not session.fresh(request):
                services.check(number=number, values=values)
                return again(request)
            services.change(number=number, values=values, actor=request.acting.actor, seen=form.version)
        except ConflictError as error:
            form.disagree(error)
            return page(request, form, standing, 409)
        except BadValueError as error:
            form.refuse(error)
            return page(request, form, standing, 422)
        except RegisterOwnsError:
            return HttpResponseRedirect(part.address, status=303)
        return saved(number, part, ON in request.POST)

    return fill_in


def saved(number: str, part: Part, on: bool) -> HttpResponse:
    """To the next part with something left, or back to the overview."""
    address = onward(selectors.incomplete(number), part) if on else reverse("enterprise:profile")
    return HttpResponseRedirect(f"{address}?{urlencode({SAVED: part.name})}", status=303)


def page(request: ActingRequest, form: PartForm, standing: Standing, status: int = 200) -> HttpResponse:
    """The form, with what the register says above it."""
    left = standing.incomplete
    context = {
        "form": form,
        "part": form.part,
        "problems": form.problems if status == 422 else [],
        "fixed": [origins.told(key, form.profile.values[key], form.lang, form.answer) for key in form.fixed],
        "steps": steps(left, form.part),
        "saved": request.GET.get(SAVED, ""),
        "left": bool(left),
    }
    return render(request, "enterprise/profile/part.html", context, status=status)
