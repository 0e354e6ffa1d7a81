"""Who may act for your enterprise: given, taken, invited, asked for.  Who changes something shows again who he is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from portefeuille import clock
from portefeuille.platform.identity import inviting, policies, selectors, waiting
from portefeuille.platform.identity.errors import MandateError, NoAddressError, NotAllowedError
from portefeuille.platform.limits import TooOftenError
from portefeuille.web.account import mailing
from portefeuille.web.account.fresh import fresh
from portefeuille.web.account.requests import ActingRequest
from portefeuille.web.account.words import may_do, role
from portefeuille.web.limits import said
from portefeuille.web.public.forms.typed import UnreadableError, day

INVITED = "invited"
TOLD = {
    "ingetrokken": gettext_lazy("Ingetrokken. Het geldt niet meer."),
    "gemachtigd": gettext_lazy("De machtiging is gegeven."),
    "geweigerd": gettext_lazy("De vraag is geweigerd."),
}
"""What is said after something was done, by its word in the address."""


@dataclass(frozen=True, slots=True)
class Wrong:
    """The last day that was typed for whoever asks, and what is wrong with it."""

    asked: str
    typed: str
    said: str


@require_safe
def mandates(request: ActingRequest) -> HttpResponse:
    """Who has a mandate now, who had one, what waits."""
    return _page(request)


def _page(request: ActingRequest, wrong: Wrong | None = None) -> HttpResponse:
    today = clock.today()
    found = selectors.mandates_for(request.acting.enterprise)
    taking = {
        each.id
        for each in found
        if request.acting.may_write and policies.may_take(request.acting, each.number, each.role, each.person)
    }
    gives = policies.gives(request.acting)
    context = {
        "held": [
            each for each in found if each.revoked is None and (each.until is None or each.until >= today)
        ],
        "past": [each for each in found if each.revoked or (each.until is not None and each.until < today)],
        "taking": taking,
        "gives": gives,
        "invitations": waiting.invitations(request.acting.enterprise) if gives else [],
        "asked": waiting.requests_for(request.acting.enterprise) if gives else [],
        "link": request.session.pop(INVITED, "") if gives else "",
        "told": TOLD.get(request.GET.get("gedaan", ""), ""),
        "wrong": wrong,
        "mails": settings.MAIL_AVAILABLE,
        "today": today,
    }
    return render(request, "account/mandates.html", context, status=422 if wrong else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@fresh
def invite(request: ActingRequest) -> HttpResponse:
    """The form with which somebody is invited; after it the link is shown once, and mailed where mail is sent."""
    gives = policies.gives(request.acting)
    if not gives:
        return render(request, "account/reads_only.html", status=403)
    told = {name: request.POST.get(name, "").strip() for name in ("email", "role", "until")}
    errors: dict[str, str] = {}
    if request.method == "POST":
        until = _until(told["until"], errors)
        if told["role"] not in {each.value for each in gives}:
            errors["role"] = _("Kies een van de antwoorden.")
        if not errors:
            try:
                token = inviting.invite(
                    by=request.acting, email=told["email"], role=told["role"], until=until
                )
            except NoAddressError:
                errors["email"] = _("Dit is geen e-mailadres. Schrijf het zoals naam@voorbeeld.be.")
            except TooOftenError as error:
                errors["email"] = said(error)
            except MandateError:
                errors["email"] = _("Er staan al te veel uitnodigingen open. Trek er eerst een in.")
            else:
                path = reverse("account:invitation", args=[token])
                link = f"{settings.SITE_URL}{path}" if settings.SITE_URL else request.build_absolute_uri(path)
                mailing.invite(told["email"], link, request.acting)
                request.session[INVITED] = link
                return HttpResponseRedirect(reverse("account:mandates"), status=303)
    context = {
        "told": told,
        "errors": errors,
        "roles": [(each.value, role(each.value), may_do(each.value)) for each in gives],
    }
    return render(request, "account/invite.html", context, status=422 if errors else 200)


def _until(text: str, errors: dict[str, str]) -> date | None:
    if not text:
        return None
    try:
        found = day(text)
    except UnreadableError as error:
        errors["until"] = str(error.args[0])
        return None
    if found < clock.today():
        errors["until"] = _("Deze dag is al voorbij.")
    return found


@require_POST
@fresh
def revoke(request: ActingRequest, mandate: str) -> HttpResponse:
    """Take a mandate away, at once."""
    return _done(request, lambda: inviting.take(mandate=mandate, by=request.acting), "ingetrokken")


@require_POST
@fresh
def withdraw(request: ActingRequest, invitation: str) -> HttpResponse:
    """An invitation is of no use any more."""
    return _done(request, lambda: inviting.withdraw(invitation=invitation, by=request.acting), "ingetrokken")


@require_POST
@fresh
def answer(request: ActingRequest, asked: str) -> HttpResponse:
    """Yes or no to who asks for a mandate; yes until a last day, when one is given."""
    yes, typed = request.POST.get("yes") == "1", request.POST.get("until", "").strip()
    done, errors = "gemachtigd" if yes else "geweigerd", dict[str, str]()
    until = _until(typed, errors) if yes else None
    if errors:
        return _page(request, Wrong(asked, typed[:40], errors["until"]))
    return _done(
        request, lambda: inviting.answer(request=asked, by=request.acting, yes=yes, until=until), done
    )


def _done(request: ActingRequest, work: Callable[[], object], done: str) -> HttpResponse:
    """Back to the page of mandates.

    :raises Http404: for what does not exist, or is of another enterprise.
    """
    try:
        work()
    except MandateError:
        raise Http404 from None
    except NotAllowedError:
        return render(request, "account/reads_only.html", status=403)
    return HttpResponseRedirect(f"{reverse('account:mandates')}?gedaan={done}", status=303)


@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: ActingRequest, token: str) -> HttpResponse:
    """Somebody who was invited and is logged in: for which enterprise, as what, and a button."""
    if request.method == "POST":
        try:
            made = inviting.accept(token=token, person=request.acting.person)
        except MandateError:
            return render(request, "account/no_invitation.html", status=404)
        return HttpResponseRedirect(f"{reverse('account:choose')}#{made.pk}", status=303)
    found = waiting.invitation(token)
    if found is None:
        return render(request, "account/no_invitation.html", status=404)
    context = {"found": found, "role": role(found.role), "does": may_do(found.role)}
    return render(request, "account/invitation.html", context)
