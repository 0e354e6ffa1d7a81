"""The pages of the mails.  A GET only shows a button: programs that read mail follow links, and must change nothing."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from portefeuille.notifications import services, tokens
from portefeuille.platform.limits import TooOftenError
from portefeuille.web.limits import said
from portefeuille.web.origin import from_here
from portefeuille.web.public.law import filters
from portefeuille.web.public.mail.network import network

LONGEST = 254


@require_safe
def form(request: HttpRequest) -> HttpResponse:
    """Ask for mail: the form."""
    return _form(request, "", filters.read(request.GET))


@require_http_methods(["POST"])
@from_here
def ask(request: HttpRequest) -> HttpResponse:
    """Send the mail that asks to confirm.  The answer is the same for a known and for an unknown address."""
    told = filters.read(request.POST)
    email = request.POST.get("email", "")[: LONGEST + 1]
    if not settings.MAIL_AVAILABLE:
        return _form(request, email, told, status=503)
    try:
        services.ask(
            email=email,
            language=get_language() or "nl",
            told={filters.SIDES[key]: value for key, value in told.told},
            network=network(request),
        )
    except services.NoAddressError:
        error = _("Dit is geen e-mailadres. Schrijf het zoals naam@voorbeeld.be.")
        return _form(request, email, told, error, status=422)
    except TooOftenError as error:
        return render(request, "public/mail/too_many.html", {"said": said(error)}, status=429)
    return HttpResponseRedirect(reverse("public:mail_asked"), status=303)


def _form(
    request: HttpRequest, email: str, told: filters.Filter, error: str = "", status: int = 200
) -> HttpResponse:
    context = {
        "email": email,
        "error": error,
        "fields": filters.fields(told, get_language() or "nl"),
        "available": settings.MAIL_AVAILABLE,
        "folder": settings.MAIL_FOLDER,
    }
    return render(request, "public/mail/form.html", context, status=status)


@require_safe
def asked(request: HttpRequest) -> HttpResponse:
    """The mail is on its way."""
    return render(request, "public/mail/asked.html", {"folder": settings.MAIL_FOLDER})


@csrf_exempt  # the token in the address is what counts, and it came by mail
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """The link of the first mail: a button, and after it the mails come.

    :raises Http404: for a token that is not ours, or whose request is gone.
    """
    name = _named(tokens.CONFIRM, token)
    if request.method != "POST":
        return render(request, "public/mail/confirm.html", {"stop": False})
    if not services.confirm(subscription=name):
        raise Http404
    return render(request, "public/mail/done.html", {"stop": False})


@csrf_exempt  # the token is what counts; mail programs send this form themselves (RFC 8058)
@require_http_methods(["GET", "HEAD", "POST"])
def stop(request: HttpRequest, token: str) -> HttpResponse:
    """The link under every mail: a button, and after it no mail comes.  Also when there was none any more.

    :raises Http404: for a token that is not ours.
    """
    name = _named(tokens.STOP, token)
    if request.method != "POST":
        return render(request, "public/mail/confirm.html", {"stop": True})
    services.stop(subscription=name)
    return render(request, "public/mail/done.html", {"stop": True})


def _named(purpose: str, token: str) -> str:
    name = tokens.subscription(purpose, token)
    if name is None:
        raise Http404
    return name
