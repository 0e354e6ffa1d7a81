"""The documents of an application for officials: what is there, what is not, and a download that the audit log tells of."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from portefeuille.applications.papers import Party
from portefeuille.platform.files import services
from portefeuille.platform.files.serving import attachment
from portefeuille.web.account.requests import ActingRequest
from portefeuille.web.enterprise.papers import listed
from portefeuille.web.staff.view import found_or_404

US = Party.OFFICIAL


@require_safe
def papers(request: ActingRequest, application: str) -> HttpResponse:
    """Everything that was brought in."""
    found = found_or_404(application)
    context = {
        "found": found,
        "papers": listed.rows(found, US, lambda kept: reverse("staff:paper", args=[found.pk, kept.id])),
        "absent": listed.absent(found, listed.seen(found, US)),
    }
    return render(request, "staff/papers.html", context)


@require_POST
def paper(request: ActingRequest, application: str, file: str) -> HttpResponse:
    """A document, as an attachment.  A POST, because the log tells of it and a GET never writes."""
    kept = listed.one_or_404(found_or_404(application), file, US)
    services.given(kept, actor=request.acting.actor)
    return attachment(kept)
