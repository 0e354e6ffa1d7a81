"""``portefeuille manage remove_files``: remove the files whose last day is past."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from portefeuille.platform import actors
from portefeuille.platform.files import services


class Command(BaseCommand):
    """Twice in a row does nothing the second time."""

    help = "remove files that were kept until a day that is past, and contents that nothing names"

    def handle(self, *args: Any, **options: Any) -> None:
        """Remove, and say how many."""
        gone = services.remove_expired(actor=actors.system())
        services.remove_orphans()
        self.stdout.write(f"removed: {gone}")
