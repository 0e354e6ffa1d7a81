"""The pages of errors: in the right language, with a way out, and without the inside of the program."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.urls import path

from portefeuille.conf import urls
from portefeuille.web.errors import csrf


def broken(request: HttpRequest) -> HttpResponse:
    raise {"fault": RuntimeError, "refused": PermissionDenied, "strange": SuspiciousOperation}[
        request.GET["with"]
    ]("secret")


urlpatterns = [path("robots.txt", broken, name="robots"), *urls.urlpatterns]
for name in ("handler400", "handler403", "handler404", "handler500"):
    globals()[name] = getattr(urls, name)


@pytest.mark.parametrize(
    "path, language, title",
    [
        ("/nergens/", "nl", "Deze pagina bestaat niet"),
        ("/en/nowhere/", "en", "This page does not exist"),
        ("/fr/nulle-part/", "fr", "Cette page n’existe pas"),
    ],
)
def test_not_found(client: Client, path: str, language: str, title: str) -> None:
    answer = client.get(path)
    html = answer.content.decode()
    assert answer.status_code == 404
    assert f'<html lang="{language}">' in html
    assert f"<h1>{title}</h1>" in html
    assert answer.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert "Content-Security-Policy" in answer.headers


@pytest.mark.urls("tests.web.test_errors")
@pytest.mark.parametrize(
    "what, status, title",
    [
        ("fault", 500, "Er ging iets mis"),
        ("refused", 403, "Deze pagina is niet voor jou"),
        ("strange", 400, "Die vraag begrijpen we niet"),
    ],
)
def test_a_page_that_breaks(client: Client, what: str, status: int, title: str) -> None:
    client.raise_request_exception = False
    answer = client.get("/robots.txt", {"with": what})
    html = answer.content.decode()
    assert answer.status_code == status
    assert f"<h1>{title}</h1>" in html
    assert "secret" not in html
    assert "Content-Security-Policy" in answer.headers


def test_a_form_that_is_too_old() -> None:
    answer = csrf(RequestFactory().post("/"), "no cookie")
    assert answer.status_code == 403
    assert "<h1>Je formulier is te oud</h1>" in answer.content.decode()
