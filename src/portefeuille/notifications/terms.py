"""How long is kept what was told, and an address that nobody confirmed."""

from __future__ import annotations

from django.db.models import Q

from portefeuille import clock
from portefeuille.notifications.models import CalendarDay, Notice
from portefeuille.notifications.services import WAITING, forget
from portefeuille.platform.keeping.terms import YEAR, Term
from portefeuille.platform.pieces import remove

TOLD, DAYS = 3 * YEAR, YEAR


def remove_notices() -> int:
    """With who was told and whether he read it.  What is about a day that is still to come stays."""
    past = Q(last_day=None) | Q(last_day__lt=clock.today())
    return remove(Notice.objects.filter(past, at__lte=clock.now() - TOLD), by="at")


def remove_days() -> int:
    """Calendars show a day for a month after it."""
    return remove(CalendarDay.objects.filter(last_day__lt=clock.today() - DAYS), by="last_day")


def terms() -> tuple[Term, ...]:
    """Those of messages and mails."""
    return (
        Term(
            "unconfirmed addresses", "an address for mail about the law that was not confirmed",
            ("notifications_subscription",), WAITING, "the request", "perhaps somebody else typed it", forget,
        ),
        Term(
            "messages", "what was told, to whom, whether he read it, how far its mail is",
            ("notifications_notice", "notifications_recipient"), TOLD, "the message",
            "an application lasts two calendar years at most, and what follows fits in the third; the history of the application says the same",
            remove_notices,
        ),
        Term(
            "days of calendars", "a last day as calendars were told of it", ("notifications_calendarday",), DAYS, "that day",
            "a day that comes back within the year stays the same event", remove_days,
        ),
    )  # fmt: skip
