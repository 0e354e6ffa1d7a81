"""``portefeuille manage notify``: mail what is new in the law to who asked for it.  For cron or a timer; see docs/notifications.md."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from portefeuille.notifications.notify import notify


class Command(BaseCommand):
    help = "mail what is new in the law to who asked for it; may run as often as you like"

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.MAIL_AVAILABLE:
            raise CommandError("there is no mail server: set PORTEFEUILLE_SMTP_URL (docs/notifications.md)")
        told = notify()
        self.stdout.write(
            f"{told.mails} mails sent, {told.failed} failed, {told.forgotten} requests forgotten"
        )
        if told.failed:
            raise CommandError("some mails could not be sent; they are tried again the next time")
