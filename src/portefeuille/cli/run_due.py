"""``portefeuille run-due``: everything that the clock asks for.  For cron or a timer; see docs/radar.md."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from portefeuille.cli.database import with_database
from portefeuille.cli.saying import refused

if TYPE_CHECKING:
    import argparse

DONE, PROBLEMS = 0, 1


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command."""
    parser = subparsers.add_parser(
        "run-due",
        help="do what is due: deadlines, reminders, mails, removing what is past",
        description="Does everything that is due today.  May run twice, late, or in two places at once.",
        epilog="Exit status: 0 done; 1 something could not be done, and is tried again the next time; 2 no database.",
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Each part by itself: one that fails does not keep the others from their work."""
    return with_database("run-due", _run)


def _run() -> int:
    from django.conf import settings
    from django.db import DatabaseError

    status = DONE
    for name, work in _parts():
        try:
            said, problems = work()
        except DatabaseError:
            raise
        except Exception as fault:  # noqa: BLE001 (it is told, and the other parts still do their work)
            said, problems = "failed", [f"{type(fault).__name__}: {fault}"]
        print(f"{name}: {said}")
        for problem in problems:
            status = PROBLEMS
            refused(f"run-due: {name}", problem)
    if not settings.MAIL_AVAILABLE:
        print("mails: there is no mail server; everything is in the messages on the site")
    return status


def _parts() -> list[tuple[str, Callable[[], tuple[str, list[str]]]]]:
    return [
        ("applications", _applications),
        ("registers", _registers),
        ("reminders", _reminders),
        ("mails", _mails),
        ("changes of the law", _law),
        ("kept for a while", _kept),
    ]


def _applications() -> tuple[str, list[str]]:
    from portefeuille.applications import tasks

    ran = tasks.run_due()
    said = (
        f"{ran.topped_up} topped up, {ran.lapsed} lapsed, {ran.expired} expired, {ran.closed} closed, {ran.swept} swept, "
        f"{ran.taken_back} with orders taken back, {ran.repaid} with money of a claim given back"
    )
    return said, ran.problems


def _reminders() -> tuple[str, list[str]]:
    from portefeuille import clock
    from portefeuille.applications.reminding import remind

    done = remind(clock.today())
    return f"{done.given} given, {done.settled} settled", []


def _mails() -> tuple[str, list[str]]:
    from portefeuille.notifications.delivery import deliver

    told = deliver()
    problems = [f"{told.failed} could not be sent; they are tried again later"] if told.failed else []
    return (
        f"{told.mails} sent with {told.notices} notices, {told.skipped} not needed, {told.failed} failed",
        problems,
    )


def _law() -> tuple[str, list[str]]:
    from django.conf import settings

    from portefeuille.notifications.notify import notify

    if not settings.MAIL_AVAILABLE:
        return "0 sent", []
    told = notify()
    problems = [f"{told.failed} could not be sent; they are tried again later"] if told.failed else []
    return f"{told.mails} sent, {told.failed} failed, {told.forgotten} requests forgotten", problems


def _registers() -> tuple[str, list[str]]:
    from portefeuille.enterprises import services

    return f"{services.consolidate_due()} enterprises compared", []


def _kept() -> tuple[str, list[str]]:
    from portefeuille.applications.keeping import remove_past

    removed = remove_past()
    said = ", ".join(f"{count} {name}" for name, count in removed.counts.items())
    return f"{said or 'nothing'} removed", removed.problems
