"""``portefeuille manage remove_expired``: remove what was kept until a moment that is past."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from portefeuille.platform.keeping import remove_expired


class Command(BaseCommand):
    """Twice in a row does nothing the second time."""

    help = "remove what was kept until a moment that is past, such as shared answers of Check"

    def handle(self, *args: Any, **options: Any) -> None:
        """Remove, and say how many."""
        self.stdout.write(f"removed: {remove_expired()}")
