"""``portefeuille serve``: the site, on this computer unless told otherwise."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse

THREADS = 32


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
        return _refused("expected a port from 1 to 65535 and at least one worker")
    problem = django()
    if problem:
        return _refused(problem)
    from django.conf import settings
    from django.core.management import call_command

    settings.VAR.mkdir(parents=True, exist_ok=True)
    if not settings.PRODUCTION:
        call_command("migrate", verbosity=0, interactive=False)
    elif not (settings.VAR / "static").exists():
        return _refused(
            "the static files are not there yet: run portefeuille manage collectstatic --noinput first"
        )
    from django.db import connections

    connections.close_all()
    host = f"[{args.host}]" if ":" in args.host else args.host
    print(f"{settings.SITE.name}: http://{host}:{args.port}/ (stop with Ctrl+C)", file=sys.stderr, flush=True)
    listen(args.host, args.port, args.workers)
    return 0


def _refused(sentence: str) -> int:
    print(f"portefeuille: serve: {sentence}", file=sys.stderr)
    return 2


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
