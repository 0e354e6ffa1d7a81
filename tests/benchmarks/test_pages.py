"""The bench of pages asks for every page that there is, and refuses to measure one that is not there."""

from __future__ import annotations

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.urls import resolve

from benchmarks.bench_pages import ask, cost
from benchmarks.pages import PAGES
from portefeuille.web.routes import ROUTES, Permission

MEASURED = {Permission.EVERYBODY, Permission.FRAGMENT}


def test_every_page_for_everybody_is_measured() -> None:
    asked = {resolve(address.partition("?")[0]).view_name for address in PAGES.values()}
    assert asked == {name for name, permission in ROUTES.items() if permission in MEASURED}


@pytest.mark.parametrize("address", PAGES.values(), ids=PAGES)
def test_what_is_measured_is_a_page_and_no_redirection(address: str) -> None:
    assert len(ask(WSGIHandler(), address)) > 100


def test_an_address_that_is_not_there_is_not_measured() -> None:
    with pytest.raises(RuntimeError, match="/nergens/: 404"):
        ask(WSGIHandler(), "/nergens/")


def test_what_takes_longer_costs_more() -> None:
    assert cost(lambda: sum(range(300_000))) > cost(lambda: None) >= 0
