"""Every page for everybody beside a bare page: the base template with nothing in it, through the same server.

The server is Django's own handler, called in this process as granian calls it (WSGI), with all middleware.  No socket
lies between: what it costs to send a page would be the same for both, and would only make the ratio look better.  A page
and the bare page are asked in turns; of each the least time counts: time of the processor, since no page waits for
anything else.
"""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Callable
from datetime import date
from functools import partial
from io import BytesIO
from typing import TYPE_CHECKING, Any

from benchmarks.pages import PAGES
from benchmarks.result import Result, against, alone

if TYPE_CHECKING:
    from collections.abc import Iterator

MILLI = 1e3
TIMES = 25
BARE = "/bare/"
TODAY = date(2026, 11, 22)
GOAL = 3

Application = Callable[..., Any]


def application() -> Application:
    """The site with one address more: the bare page."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portefeuille.conf.settings")
    import django

    django.setup()
    from django.conf import settings
    from django.core.handlers.wsgi import WSGIHandler
    from django.shortcuts import render
    from django.urls import path
    from django.views.decorators.http import require_safe

    from portefeuille.conf import urls
    from portefeuille.web.routes import ROUTES, Permission

    settings.ALLOWED_HOSTS = ["testserver"]
    bare = require_safe(lambda request: render(request, "web/base.html"))
    urls.urlpatterns.insert(0, path(BARE.strip("/") + "/", bare, name="bare"))
    ROUTES["bare"] = Permission.EVERYBODY
    handler: Application = WSGIHandler()
    return handler


def ask(site: Application, address: str) -> bytes:
    """A page.  :raises RuntimeError: when it is not there."""
    told: list[str] = []
    answer = site(environment(address), lambda status, headers, *rest: told.append(status))
    content = b"".join(answer)
    answer.close()
    if not told[0].startswith("200"):
        raise RuntimeError(f"{address}: {told[0]}")
    return content


def cost(function: Callable[[], object]) -> float:
    """Milliseconds of the processor."""
    begin = time.thread_time()
    function()
    return (time.thread_time() - begin) * MILLI


def environment(address: str) -> dict[str, Any]:
    """What a server hands over for a GET."""
    where, _, query = address.partition("?")
    return {
        "REQUEST_METHOD": "GET", "PATH_INFO": where, "QUERY_STRING": query, "SCRIPT_NAME": "",
        "SERVER_NAME": "testserver", "SERVER_PORT": "80", "SERVER_PROTOCOL": "HTTP/1.1", "HTTP_HOST": "testserver",
        "REMOTE_ADDR": "127.0.0.1", "wsgi.input": BytesIO(b""), "wsgi.errors": BytesIO(), "wsgi.url_scheme": "http",
        "wsgi.version": (1, 0), "wsgi.multithread": True, "wsgi.multiprocess": True, "wsgi.run_once": False,
    }  # fmt: skip


def run() -> Iterator[Result]:
    """Measure.  The goal is on the page in the middle; every page is told, the slowest last."""
    from portefeuille import clock

    site = application()
    with clock.use(TODAY):
        bare = partial(ask, site, BARE)
        found: list[Result] = []
        for name, address in PAGES.items():
            page = partial(ask, site, address)
            page(), bare()
            pairs = [(cost(page), cost(bare)) for _ in range(TIMES)]
            ours, peer = min(one for one, _ in pairs), min(other for _, other in pairs)
            found.append(against(f"page: {name}", ours, peer, "the bare page", "ms", goal=None))
    yield from sorted(found, key=lambda each: each.ratio or 0)
    middle = statistics.median(each.ratio or 0 for each in found)
    yield alone("the median page, in bare pages", middle, "x", ("<=", GOAL))
