"""What a provider sees of the applications on its number, and how it refuses one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from portefeuille.applications import selectors, services
from portefeuille.applications.errors import AccountMissingError, ApplicationError, NotFoundError, StateError
from portefeuille.applications.papers import Party
from portefeuille.applications.states import By, S, allowed
from portefeuille.enterprises import selectors as enterprises
from portefeuille.wallet import selectors as wallet
from portefeuille.wallet.errors import WalletError
from portefeuille.web.account.requests import ActingRequest
from portefeuille.web.enterprise.application.owed import owed
from portefeuille.web.enterprise.application.said import eur, lang, on
from portefeuille.web.enterprise.application.standing import STANDINGS
from portefeuille.web.enterprise.application.view import in_words, too_long
from portefeuille.web.enterprise.apply.given import filled
from portefeuille.web.enterprise.papers import listed
from portefeuille.web.provider.due import due
from portefeuille.web.provider.told import told
from portefeuille.web.templatetags.enterprise import dotted

if TYPE_CHECKING:
    from portefeuille.applications.models import Application

EACH, NOTICES, LONGEST = 50, 10, 500
TOLD = ("project.service", "project.theme", "project.mode", "form.hours")
"""What the enterprise told of the service: a provider looks whether that is what was agreed."""
REASONS: dict[str, str | Promise] = {
    "onbekend": gettext_lazy("Ik ken deze onderneming niet."),
    "inhoud": gettext_lazy("De gegevens kloppen niet: titel, datum of bedrag."),
    "verwant": gettext_lazy("De onderneming is met mij verwant."),
    "dienst": gettext_lazy("Deze dienst komt niet in aanmerking."),
    "geannuleerd": gettext_lazy("De opleiding of het advies gaat niet door."),
    "anders": gettext_lazy("Iets anders."),
}


@dataclass(frozen=True, slots=True)
class Row:
    """An application on the list of a provider."""

    url: str
    number: str
    title: str
    enterprise: str
    start: str
    amount: str
    state: str
    tone: str


@require_safe
def applications(request: ActingRequest) -> HttpResponse:
    """The applications on the number that is acted for, and what the provider was told."""
    page = Paginator(selectors.of_provider(request.acting.enterprise), EACH).get_page(
        request.GET.get("pagina")
    )
    found = list(page.object_list)
    names = enterprises.names({each.enterprise for each in found})
    context = {
        "rows": [_row(each, names) for each in found], "page": page, "notices": told(request, NOTICES),
        "due": due(request.acting.enterprise),
    }  # fmt: skip
    return render(request, "provider/applications.html", context)


@require_safe
def application(request: ActingRequest, application: str) -> HttpResponse:
    """One application on the number."""
    found = found_or_404(request, application)
    standing = STANDINGS[S(found.state)]
    facts = (
        (_("Onderneming"), f"{enterprises.names([found.enterprise]).get(found.enterprise, '')} ({dotted(found.enterprise)})"),
        (_("Ingediend op"), on(found.applied_on)), (_("Start"), on(found.start)), (_("Einde"), on(found.end)),
        *filled(found, TOLD, lang()),
        (_("Wat meetelt, zonder btw"), eur(found.eligible)), (_("Laatste dag om te betalen"), on(found.finish_by)),
    )  # fmt: skip
    orders = [
        {
            "invoice": each.invoice,
            "amount": eur(each.cents),
            "on": on(each.ordered_on),
            "paid": on(each.paid_on),
        }
        for each in selectors.orders(found.pk)
        if each.live
    ]
    claims = wallet.claims(found.pk) if found.claim else []
    context = {
        "found": found, "standing": standing, "facts": [fact for fact in facts if fact[1]], "orders": orders,
        "owed": owed(claims, wallet.payments(found.pk) if claims else (), provider=True),
        "notices": told(request, NOTICES, found.pk), "papers": len(listed.seen(found, Party.PROVIDER)),
        "refuses": _may_refuse(found), "happened": "gebeurd" in request.GET and found.state == S.REFUSED_BY_PROVIDER,
    }  # fmt: skip
    return render(request, "provider/application.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def refuse(request: ActingRequest, application: str) -> HttpResponse:
    """Refuse an application, with a reason that the enterprise reads; before the first payment."""
    found = found_or_404(request, application)
    chosen, words = request.POST.get("waarom", ""), request.POST.get("woorden", "").strip()
    wrong = ""
    if request.method == "POST":
        if chosen not in REASONS:
            wrong = _("Kies een reden.")
        elif chosen == "anders" and not words:
            wrong = _("Schrijf waarom je weigert.")
        elif len(words) > LONGEST:
            wrong = too_long(words, LONGEST)
    try:
        if request.method == "POST" and not wrong:
            reason = " ".join(
                part for part in ("" if chosen == "anders" else str(REASONS[chosen]), words) if part
            )
            services.provider_refuse(
                found.pk, provider=request.acting.enterprise, reason=reason, actor=request.acting.actor
            )  # fmt: skip
            place = reverse("provider:application", args=[found.pk])
            return HttpResponseRedirect(f"{place}?gebeurd=1", status=303)
        if not _may_refuse(found):
            raise StateError("provider_refuse", found.state)
    except (ApplicationError, WalletError) as error:
        context = {"found": found, "reason": _in_words(error)}
        return render(request, "provider/not_now.html", context, status=409)
    context = {
        "found": found, "reasons": REASONS.items(), "chosen": chosen, "words": words, "wrong": wrong,
        "on_reason": chosen not in REASONS, "longest": LONGEST,
    }  # fmt: skip
    return render(request, "provider/refuse.html", context, status=422 if wrong else 200)


def found_or_404(request: ActingRequest, application: str) -> Application:
    """An application on the number that is acted for, that was granted.

    :raises Http404: otherwise; another provider's looks the same as none.
    """
    try:
        return selectors.one_of_provider(request.acting.enterprise, application)
    except NotFoundError as error:
        raise Http404 from error


def _in_words(error: Exception) -> str:
    """What a service refused, for a provider."""
    if isinstance(error, AccountMissingError):
        return _(
            "De onderneming krijgt geld terug, en we kennen haar rekening niet. Vraag haar die in te vullen. Er is niets gewijzigd."
        )
    return in_words(error)


def _may_refuse(found: Application) -> bool:
    return "provider_refuse" in {each.event for each in allowed(found.state, By.PROVIDER)}


def _row(each: Application, names: dict[str, str]) -> Row:
    standing = STANDINGS[S(each.state)]
    return Row(
        reverse("provider:application", args=[each.pk]), each.number or "", each.title,
        names.get(each.enterprise, each.enterprise), on(each.start), eur(each.eligible), str(standing.label), standing.tone,
    )  # fmt: skip
