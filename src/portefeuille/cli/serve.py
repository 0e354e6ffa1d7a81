"""``portefeuille serve``: the site, on this computer unless told otherwise."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from portefeuille.cli.saying import refused

if TYPE_CHECKING:
    import argparse

THREADS = 32
EVERYWHERE = {"0.0.0.0", "[::]"}  # noqa: S104 - only read: a link cannot lead there


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command and its options."""
    parser = subparsers.add_parser("serve", help="run the site")
    parser.add_argument("--host", default="127.0.0.1", help="the address to listen on (default: %(default)s)")
    parser.add_argument("--port", type=int, default=8000, help="the port to listen on (default: %(default)s)")
    parser.add_argument(
        "--workers", type=int, default=2, help="the number of processes (default: %(default)s)"
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Bring the database up to date (not in production), and serve until stopped."""
    from portefeuille.cli.manage import django

    if not 1 <= args.port <= 65535 or args.workers < 1:
        return refused("serve", "expected a port from 1 to 65535 and at least one worker")
    host = f"[{args.host}]" if ":" in args.host else args.host
    links_lead_here(host, args.port)
    problem = django()
    if problem:
        return refused("serve", problem)
    from django.conf import settings
    from django.core.management import call_command

    settings.VAR.mkdir(parents=True, exist_ok=True)
    if not settings.PRODUCTION:
        call_command("migrate", verbosity=0, interactive=False)
    elif not (settings.VAR / "static").exists():
        return refused(
            "serve",
            "the static files are not there yet: run portefeuille manage collectstatic --noinput first",
        )
    from django.db import connections

    if settings.DEMONSTRATION and not _demonstration():
        return refused(
            "serve",
            "the database is not that of a demonstration: people are known in it, and everybody could log in as them",
        )
    connections.close_all()
    print(f"{settings.SITE.name}: http://{host}:{args.port}/ (stop with Ctrl+C)", file=sys.stderr, flush=True)
    listen(args.host, args.port, args.workers)
    return 0


def links_lead_here(host: str, port: int) -> None:
    """Let the links in mails and letters lead to this server, unless the environment says where the site is.

    In production the environment must say it, because visitors come through another address.
    """
    if os.environ.get("PORTEFEUILLE_MODE", "").strip() != "production":
        near = "127.0.0.1" if host in EVERYWHERE else host
        os.environ.setdefault("PORTEFEUILLE_SITE_URL", f"http://{near}:{port}")


def _demonstration() -> bool:
    """Make the year of the demonstration, the first time; it takes less than a minute.  False where it has no place."""
    from portefeuille.demonstration.ready import NotMadeUpError, ready

    last = -1

    def told(done: int, whole: int) -> None:
        nonlocal last
        percent = 100 * done // whole
        if percent // 10 > last:
            last = percent // 10
            print(f"a year of the demonstration is being lived: {percent} %", file=sys.stderr, flush=True)

    try:
        ready(told)
    except NotMadeUpError:
        return False
    return True


def listen(host: str, port: int, workers: int) -> None:
    """Start granian.  It starts its workers as processes of their own and returns when it is stopped."""
    from granian import Granian
    from granian.constants import Interfaces
    from granian.log import LogLevels

    Granian(
        "portefeuille.conf.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=THREADS,
        log_level=LogLevels.error,
    ).serve()
