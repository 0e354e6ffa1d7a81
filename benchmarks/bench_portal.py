"""The pages of an enterprise that is logged in: beside a bare page with one query, and with ten times as many applications.

On PostgreSQL, in this process (see bench_pages.py), by the clock: here a page waits for the database.  The table of
applications grows from 10 000 to 100 000 (with BIG=1 to 1 000 000); the same pages of the same enterprise are asked before and
after, and PostgreSQL tells whether it read a whole table for them.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

from benchmarks.bench_ledger import database
from benchmarks.bench_pages import environment
from benchmarks.result import Result, against, alone
from scripts.with_postgres import postgres

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

MILLI = 1e3
TIMES = 31
SMALL = 10_000
LARGE = 1_000_000 if os.environ.get("BIG") == "1" else 100_000
GOAL, GROWTH = 3, 1.3
BARE = "/mijn/kaal/"
GROWING = ("applications_application", "applications_event", "applications_order", "wallet_project", "wallet_request",
           "wallet_account", "wallet_balance", "wallet_payment", "notifications_notice")  # fmt: skip
WRITTEN = "BENCH_PORTAL"
VIEWS = {
    "overview": "overview", "applications": "applications", "meters": "meters", "deadlines": "radar", "messages": "messages",
    "the enterprise": "profile",
}  # fmt: skip
"""What it is -> the name of its address."""

Application = Callable[..., Any]


def run() -> Iterator[Result]:
    """Measure in a process of its own: the settings are those of one database."""
    with postgres() as server, database(server) as url:
        told = subprocess.run(
            [sys.executable, "-m", "benchmarks.bench_portal"], check=True, stdout=subprocess.PIPE, text=True,
            env={**os.environ, "PORTEFEUILLE_DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "portefeuille.conf.testing"},
        ).stdout  # fmt: skip
    import json

    found = json.loads(told.rpartition(WRITTEN)[2])
    bare = found["small"].pop("bare")
    found["large"].pop("bare")
    for name, ours in found["small"].items():
        yield against(f"portal: {name}", ours, bare, "a bare page with one query", "ms", goal=None)
    middle = statistics.median(ours / bare for ours in found["small"].values())
    yield alone("portal: the median page, in bare pages", middle, "x", ("<=", GOAL))
    for name in ("applications", "an application"):
        ours, peer = found["large"][name], found["small"][name]
        told_as = f"portal: {name}, {LARGE} beside {SMALL} applications"
        yield against(told_as, ours, peer, f"with {SMALL}", "ms", goal=("<=", GROWTH))
    yield alone("portal: whole tables read for these pages", found["scans"], "tables", ("<=", 0))


def main() -> None:
    """Load, ask, tell as JSON."""
    import json

    site, pages, originals = _site()
    from benchmarks.portal_load import OF_ONE, multiply

    multiply(originals, 1, SMALL // OF_ONE)
    small = _asked(site, pages)
    multiply(originals, SMALL // OF_ONE + 1, LARGE // OF_ONE)
    before = _scans()
    large = _asked(site, pages)
    scans = sorted(name for name, count in _scans().items() if count != before[name])
    if scans:
        print(f"read whole: {', '.join(scans)}", file=sys.stderr)
    print(WRITTEN + json.dumps({"small": small, "large": large, "scans": len(scans)}))


def _site() -> tuple[Application, dict[str, str], list[str]]:
    """The site with somebody logged in; the pages; and the applications of his enterprise."""
    import django

    django.setup()
    from django.core.handlers.wsgi import WSGIHandler
    from django.core.management import call_command
    from django.test import Client
    from django.urls import path, reverse

    call_command("migrate", verbosity=0)
    from portefeuille.conf import urls
    from portefeuille.web.routes import ROUTES, Permission
    from tests.signing_in import sign_in

    urls.urlpatterns.insert(0, path(BARE.strip("/") + "/", _bare, name="kaal"))
    ROUTES["kaal"] = Permission.ENTERPRISE
    here, made = _made()
    client = Client()
    sign_in(client, here)
    cookie = "; ".join(f"{name}={each.value}" for name, each in client.cookies.items())
    handler: Application = WSGIHandler()

    def asked(address: str) -> bytes:
        told: list[str] = []
        answer = handler(
            {**environment(address), "HTTP_COOKIE": cookie}, lambda status, *rest: told.append(status)
        )
        content = b"".join(answer)
        answer.close()
        if not told[0].startswith("200"):
            raise RuntimeError(f"{address}: {told[0]}")
        return content

    pages = {name: reverse(f"enterprise:{view}") for name, view in VIEWS.items()}
    return (
        asked,
        {"bare": BARE, **pages, "an application": reverse("enterprise:application", args=[made[0]])},
        made,
    )


def _bare(request: HttpRequest) -> HttpResponse:
    from django.shortcuts import render

    from portefeuille.applications.models import Application

    Application.objects.filter(enterprise="0").first()
    return render(request, "enterprise/base.html")


def _made() -> tuple[str, list[str]]:
    """An enterprise with ten applications in several states, made by the services."""
    from portefeuille import clock
    from tests.applications.life import DAY, world

    clock.fix(DAY)
    here = world()
    made = []
    for number in range(10):
        found = here.submit(project__title=f"Opleiding {number}", project__price=1000)
        if number % 2:
            here.deposit(found)
        if number % 4 == 3:
            here.order(found, 40_000, f"F{number}")
        made.append(found.pk)
    return here.enterprise, made[1:] + made[:1]


def _asked(site: Application, pages: dict[str, str]) -> dict[str, float]:
    """Of each page the middle of many, in milliseconds; all asked in turns."""
    times: dict[str, list[float]] = {name: [] for name in pages}
    for _ in range(TIMES):
        for name, address in pages.items():
            work = partial(site, address)
            begin = time.perf_counter()
            work()
            times[name].append((time.perf_counter() - begin) * MILLI)
    return {name: statistics.median(each) for name, each in times.items()}


def _scans() -> dict[str, int]:
    """How often PostgreSQL read a whole table, by table."""
    from django.db import connection

    connection.close()
    time.sleep(1.5)  # the counts are written when a connection has been idle for a moment
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname, seq_scan FROM pg_stat_user_tables WHERE relname = ANY(%s)", [list(GROWING)]
        )
        return dict(cursor.fetchall())


if __name__ == "__main__":
    main()
