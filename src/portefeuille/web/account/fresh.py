"""For an account number or a mandate somebody shows again who he is: a login of some hours ago is not enough."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from portefeuille.platform.transactions import SAFE
from portefeuille.web.account import session, typed
from portefeuille.web.account.requests import ActingRequest


def fresh(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The POST of this view asks a login of at most ten minutes ago; what was typed comes back after it.

    A GET is let through: to look is not to change.
    """

    @wraps(view)
    def guarded(request: ActingRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method in SAFE or session.fresh(request):
            return view(request, *args, **kwargs)
        return again(request)

    return guarded


def again(request: ActingRequest) -> HttpResponse:
    """To the login, with what was typed kept; for a view that knows only later that it needs one."""
    typed.keep(request, person=request.acting.person, enterprise=request.acting.enterprise)
    query = urlencode({"opnieuw": 1, "next": reverse("account:resume")})
    return HttpResponseRedirect(f"{reverse('account:login')}?{query}", status=303)
