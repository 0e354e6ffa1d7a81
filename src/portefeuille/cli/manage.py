"""``portefeuille manage``: the commands of Django, such as migrate, collectstatic and check --deploy."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from portefeuille.cli.saying import refused

if TYPE_CHECKING:
    import argparse


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command: all that follows is Django's."""
    parser = subparsers.add_parser("manage", help="a command of Django", add_help=False, prefix_chars="\0")
    parser.add_argument("words", nargs="*", help="the command and its options")
    parser.set_defaults(run=run, usage=parser.format_help)


def run(args: argparse.Namespace) -> int:
    """Run the command with the settings of the site."""
    if args.words[:1] in (["-h"], ["--help"]):
        print(f"{args.usage()}\n`portefeuille manage help` lists the commands.")
        return 0
    problem = django()
    if problem:
        return refused("manage", problem)
    from django.conf import settings
    from django.core.management import ManagementUtility

    settings.VAR.mkdir(parents=True, exist_ok=True)
    ManagementUtility(["portefeuille manage", *(args.words or ["help"])]).execute()
    return 0


def django() -> str | None:
    """Set Django up.  What is wrong with the settings, or None."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portefeuille.conf.settings")
    import django
    from django.core.exceptions import ImproperlyConfigured

    try:
        django.setup()
    except ImproperlyConfigured as wrong:
        return str(wrong)
    return None
