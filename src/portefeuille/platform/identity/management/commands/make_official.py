"""``portefeuille manage make_official NAME``: a new official, or one who lost his app and starts anew."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.urls import reverse

from portefeuille.platform.identity import officials
from portefeuille.platform.identity.errors import IdentityError


class Command(BaseCommand):
    """Prints the link with which he sets up his password and his app; it works once, for a week."""

    help = "a new official, or one who starts anew: prints the link with which he sets up password and app"

    def add_arguments(self, parser: CommandParser) -> None:
        """The options."""
        parser.add_argument("username", help="letters, digits, dots and dashes")
        parser.add_argument("--given-name", required=True)
        parser.add_argument("--family-name", required=True)
        parser.add_argument("--email", default="")

    def handle(self, **options: Any) -> None:
        """Make him."""
        try:
            token = officials.make(
                username=options["username"],
                given_name=options["given_name"],
                family_name=options["family_name"],
                email=options["email"],
            )
        except IdentityError as error:
            raise CommandError(str(error)) from None
        self.stdout.write(f"{settings.SITE_URL}{reverse('account:official_enrol', args=[token])}")
