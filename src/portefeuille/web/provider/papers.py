"""The documents of an application as its provider sees them: what the law has him keep, in and out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from portefeuille.applications.papers import Party
from portefeuille.documents.invoices import compare
from portefeuille.documents.ubl import read
from portefeuille.platform.files import selectors
from portefeuille.platform.files.selectors import Kept
from portefeuille.platform.files.serving import attachment
from portefeuille.platform.transactions import in_parts
from portefeuille.web.account.requests import ActingRequest
from portefeuille.web.enterprise.papers import adding, listed
from portefeuille.web.enterprise.papers.adding import NotTakenError
from portefeuille.web.enterprise.papers.invoice import expected
from portefeuille.web.provider.pages import found_or_404

if TYPE_CHECKING:
    from portefeuille.applications.models import Application

US = Party.PROVIDER


@in_parts  # a file is looked into and scanned: nobody waits for that
@require_http_methods(["GET", "HEAD", "POST"])
def papers(request: ActingRequest, application: str) -> HttpResponse:
    """The documents of the kinds that a provider sees.  Sent: one more."""
    found = found_or_404(request, application)
    if request.method != "POST":
        return _page(request, found)
    try:
        adding.add(request, found, US, request.acting.actor)
    except NotTakenError as error:
        return _page(request, found, error)
    return HttpResponseRedirect(f"{reverse('provider:papers', args=[found.pk])}?gebeurd=1", status=303)


@require_safe
def paper(request: ActingRequest, application: str, file: str) -> HttpResponse:
    """A document, as an attachment."""
    return attachment(listed.one_or_404(found_or_404(request, application), file, US))


def _page(request: ActingRequest, found: Application, wrong: NotTakenError | None = None) -> HttpResponse:
    context = {
        "found": found, "happened": "gebeurd" in request.GET, **adding.form(request, found, US, wrong),
        "papers": listed.rows(
            found, US, lambda kept: reverse("provider:paper", args=[found.pk, kept.id]),
            wrong=lambda kept: _wrong(found, kept),
        ),
        "absent": listed.absent(found, listed.seen(found, US)),
    }  # fmt: skip
    return render(request, "provider/papers.html", context, status=422 if wrong else 200)


def _wrong(found: Application, kept: Kept) -> tuple[str, ...]:
    """What of an e-invoice does not fit this application: the enterprise could not have it paid."""
    checked = compare(read(selectors.content(kept)), expected(found))
    codes = {each.code for each in (*checked.reasons, *checked.remarks)}
    words = {
        "other_seller": _("De verkoper is niet jouw onderneming."),
        "other_buyer": _("De koper is niet de onderneming van deze aanvraag."),
        "currency": _("De factuur is niet in euro."),
        "other_account": _("Er staat een andere rekening op dan die van je registratie."),
    }
    return tuple(said for code, said in words.items() if code in codes)
