"""What you typed before you had to log in again: shown, and sent when you press the button."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from portefeuille.web.account import typed
from portefeuille.web.account.requests import ActingRequest


@require_http_methods(["GET", "HEAD", "POST"])
def resume(request: ActingRequest) -> HttpResponse:
    """A form that sends what was typed to where it was meant for.  A POST here throws it away.

    For another enterprise than the one it was typed for it cannot be sent.
    """
    if request.method == "POST":
        typed.forget(request)
        return HttpResponseRedirect(reverse("account:choose"), status=303)
    found = typed.kept(request, request.acting)
    if found is None:
        return HttpResponseRedirect(reverse("account:choose"))
    context = {**found, "fits": found["enterprise"] == request.acting.enterprise}
    return render(request, "account/resume.html", context)
