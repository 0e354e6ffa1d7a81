"""``portefeuille manage end_official NAME``: somebody is no official any more."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from portefeuille.platform.identity import officials
from portefeuille.platform.identity.errors import IdentityError


class Command(BaseCommand):
    """Takes password, app, codes, mandate and sessions away, at once."""

    help = "somebody is no official any more: his password, app, codes and sessions are gone at once"

    def add_arguments(self, parser: CommandParser) -> None:
        """The options."""
        parser.add_argument("username", help="the name under which he logged in")

    def handle(self, **options: Any) -> None:
        """End him."""
        try:
            officials.end(options["username"])
        except IdentityError as error:
            raise CommandError(str(error)) from None
