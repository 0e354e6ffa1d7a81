"""The tables of what is told: mails about the law, notices about what is somebody's own, and calendars."""

from __future__ import annotations

from portefeuille.notifications.models.feeds import CalendarDay, Feed
from portefeuille.notifications.models.law import Mailed, SeenChange, Subscription, opaque
from portefeuille.notifications.models.notices import Notice, Recipient
from portefeuille.notifications.models.preferences import Preference

__all__ = [
    "CalendarDay",
    "Feed",
    "Mailed",
    "Notice",
    "Preference",
    "Recipient",
    "SeenChange",
    "Subscription",
    "opaque",
]
