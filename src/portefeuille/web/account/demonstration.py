"""In a demonstration everybody logs in as whoever he likes.  Elsewhere these addresses do not exist (middleware.py)."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from portefeuille.demonstration.cast import ISSUER
from portefeuille.platform.identity import selectors
from portefeuille.web.account import names, session
from portefeuille.web.account.login import onward
from portefeuille.web.account.words import role

MOST = 200


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def demonstration(request: HttpRequest) -> HttpResponse:
    """The invented people; one of them is who you are after a press of the button.  Nobody else, whatever the database holds."""
    found = selectors.everybody(ISSUER)[:MOST]
    if request.method == "POST":
        chosen = next((each for each in found if each.id == request.POST.get("mandate")), None)
        if chosen is not None:
            own = [each.number for each in found if each.person == chosen.person]
            session.enter(request, person=chosen.person, mandate=chosen.id, attested=own, issuer=ISSUER)
            return HttpResponseRedirect(onward(request, request.POST.get("next", "")), status=303)
    known = names.of(each.number for each in found)
    people = [
        {"id": each.id, "name": each.name, "role": role(each.role), "number": each.number, "called": known.get(each.number, "")}
        for each in found
    ]  # fmt: skip
    context = {"people": people, "next": onward(request, request.GET.get("next", ""))}
    return render(request, "account/demonstration.html", context)
