"""The list of documents, bringing one in, and getting one out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from portefeuille.applications.papers import Party
from portefeuille.documents.pdf import NoPdfError
from portefeuille.platform.files.selectors import Kept
from portefeuille.platform.files.serving import attachment
from portefeuille.platform.transactions import in_parts
from portefeuille.web.account.requests import ActingRequest
from portefeuille.web.enterprise.application.said import lang
from portefeuille.web.enterprise.application.view import found_or_404
from portefeuille.web.enterprise.papers import adding, listed, proof
from portefeuille.web.enterprise.papers.adding import NotTakenError

if TYPE_CHECKING:
    from portefeuille.applications.models import Application

US = Party.ENTERPRISE


@in_parts  # a file is looked into, scanned, or made: nobody waits for that
@require_http_methods(["GET", "HEAD", "POST"])
def papers(request: ActingRequest, application: str) -> HttpResponse:
    """The documents.  Sent: one more, or the proof of application."""
    found = submitted_or_404(request, application)
    if request.method != "POST":
        return _page(request, found)
    if "bewijs" in request.POST:
        try:
            proof.issue(found, lang(), request.acting.actor)
        except NoPdfError as error:
            return render(request, "public/check/no_pdf.html", {"why": str(error)}, status=503)
        return _done(found)
    try:
        kept = adding.add(request, found, US, request.acting.actor)
    except NotTakenError as error:
        return _page(request, found, error)
    if listed.is_invoice(kept):
        return HttpResponseRedirect(reverse("enterprise:invoice", args=[found.pk, kept.id]), status=303)
    return _done(found)


def _done(found: Application) -> HttpResponse:
    return HttpResponseRedirect(f"{reverse('enterprise:papers', args=[found.pk])}?gebeurd=1", status=303)


def _page(request: ActingRequest, found: Application, wrong: NotTakenError | None = None) -> HttpResponse:
    context = {
        "found": found, "happened": "gebeurd" in request.GET, **adding.form(request, found, US, wrong),
        "papers": listed.rows(
            found, US, lambda kept: reverse("enterprise:paper", args=[found.pk, kept.id]),
            lambda kept: reverse("enterprise:invoice", args=[found.pk, kept.id]),
        ),
    }  # fmt: skip
    return render(request, "enterprise/papers/papers.html", context, status=422 if wrong else 200)


@require_safe
def paper(request: ActingRequest, application: str, file: str) -> HttpResponse:
    """A document, as an attachment."""
    return attachment(kept_or_404(submitted_or_404(request, application), file))


def submitted_or_404(request: ActingRequest, application: str) -> Application:
    """The application, when it is of the enterprise that is acted for and was submitted.  :raises Http404: otherwise."""
    found = found_or_404(request, application)
    if not found.number:
        raise Http404
    return found


def kept_or_404(found: Application, file: str) -> Kept:
    """A document of this application.  :raises Http404: when it has no such document."""
    return listed.one_or_404(found, file, US)
