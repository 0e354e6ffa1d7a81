"""Officials: the login with a password and a code, and the one time that they set these up."""

from __future__ import annotations

import segno
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from portefeuille.platform.identity import officials
from portefeuille.platform.identity.officials import LockedError, NoOfficialError, WeakError, WrongError
from portefeuille.platform.transactions import in_parts
from portefeuille.web.account import session
from portefeuille.web.account.login import onward
from portefeuille.web.public.mail.network import network


@in_parts
@sensitive_post_parameters("password", "code")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def enter(request: HttpRequest) -> HttpResponse:
    """Name, password and code in one form: nobody learns which of them was wrong."""
    error, status = "", 200
    name = request.POST.get("username", "")[:150]
    onwards = request.POST.get("next") or request.GET.get("next", "")
    if request.method == "POST":
        try:
            person, mandate = officials.enter(
                username=name,
                password=request.POST.get("password", ""),
                code=request.POST.get("code", ""),
                network=network(request),
            )
        except LockedError:
            error, status = _("Te veel foute pogingen. Probeer het over een kwartier opnieuw."), 429
        except WrongError:
            error, status = _("Naam, wachtwoord of code klopt niet."), 403
        else:
            session.enter(request, person=person, mandate=mandate, issuer=officials.ISSUER)
            place = onward(request, onwards) if onwards else reverse("staff:queue")
            return HttpResponseRedirect(place, status=303)
    context = {"error": error, "username": name, "next": onwards}
    return render(request, "account/official.html", context, status=status)


@in_parts
@sensitive_post_parameters("password", "password_again", "code")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def enrol(request: HttpRequest, token: str) -> HttpResponse:
    """The link that an official got: his app, his password, and his recovery codes, shown once."""
    try:
        found = officials.enrolling(token)
    except NoOfficialError:
        return render(request, "account/no_invitation.html", status=404)
    errors: dict[str, str] = {}
    if request.method == "POST":
        password = request.POST.get("password", "")
        if password != request.POST.get("password_again", ""):
            errors["password_again"] = _("Dit is niet twee keer hetzelfde.")
        else:
            try:
                codes = officials.enrol(token=token, password=password, code=request.POST.get("code", ""))
            except NoOfficialError:  # finished in another tab meanwhile
                return render(request, "account/no_invitation.html", status=404)
            except WeakError as weak:
                errors["password"] = " ".join(weak.reasons)
            except WrongError:
                errors["code"] = _("Deze code klopt niet. Kijk of de klok van je telefoon juist staat.")
            else:
                return render(request, "account/recovery.html", {"codes": codes})
    picture = segno.make(found.uri, error="m").svg_inline(border=4, omitsize=True)
    # The picture is drawn by segno from an address that we made; nothing of it was typed by anybody.
    context = {"found": found, "picture": mark_safe(picture), "errors": errors}  # noqa: S308
    return render(request, "account/enrol.html", context, status=422 if errors else 200)
