"""Every address has a decided permission, and an address without one is refused."""

from __future__ import annotations

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import path

from portefeuille.conf import urls
from portefeuille.web.routes import ROUTES, names

urlpatterns = [
    *urls.urlpatterns,
    path("forgotten/", lambda request: HttpResponse("inside"), name="forgotten"),
    path("nameless/", lambda request: HttpResponse("inside")),
]
for name in ("handler403", "handler404", "handler500"):
    globals()[name] = getattr(urls, name)


def test_every_address_is_in_the_table_and_the_table_has_no_other() -> None:
    found = list(names())
    assert len(found) == len(set(found))
    assert set(found) == set(ROUTES)


@pytest.mark.urls("tests.web.test_routes")
def test_an_address_that_nobody_decided_about_is_found() -> None:
    assert set(names()) - set(ROUTES) == {"forgotten", "no name: nameless/"}


@pytest.mark.urls("tests.web.test_routes")
@pytest.mark.parametrize("path", ["/forgotten/", "/nameless/"])
def test_an_address_that_nobody_decided_about_is_refused(client: Client, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 403
    assert b"inside" not in answer.content
