"""The bench of pages asks for every page that there is, and refuses to measure one that is not there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.urls import resolve

from benchmarks.bench_pages import ask, cost
from benchmarks.pages import PAGES
from portefeuille.web.routes import ROUTES, Permission

MEASURED = {Permission.EVERYBODY, Permission.FRAGMENT}


class Answer(list[bytes]):
    """What a server gets back."""

    closed = False

    def close(self) -> None:
        Answer.closed = True


def site(asked: dict[str, Any], start: Callable[..., None]) -> Answer:
    """Has one page, which tells what was asked."""
    start("200 OK" if asked["PATH_INFO"] == "/here/" else "404 Not Found", [])
    return Answer([asked["REQUEST_METHOD"].encode(), b" ", asked["QUERY_STRING"].encode()])


def test_every_page_for_everybody_is_measured() -> None:
    asked = {resolve(address.partition("?")[0]).view_name for address in PAGES.values()}
    assert asked == {name for name, permission in ROUTES.items() if permission in MEASURED}


def test_a_page_is_asked_as_a_server_asks_it() -> None:
    assert ask(site, "/here/?a=1&b=2") == b"GET a=1&b=2"
    assert Answer.closed


def test_an_address_that_is_not_there_is_not_measured() -> None:
    with pytest.raises(RuntimeError, match="/nergens/: 404"):
        ask(site, "/nergens/")


def test_what_takes_longer_costs_more() -> None:
    assert cost(lambda: sum(range(300_000))) > cost(lambda: None) >= 0
