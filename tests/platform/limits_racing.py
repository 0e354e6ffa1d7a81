"""Many at once against the limits, in threads of two processes: ``python -m tests.platform.limits_racing``.

Prints as JSON, for each race, how many attempts succeeded, which refusals there were, and what there is afterwards.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable

import django

from tests.wallet.racing import Attempt, _race

TRIES = 5
"""Of each of eight threads."""


def main() -> int:
    """Race for one thing after the other; what came of each, as JSON."""
    django.setup()
    from django.db import connections

    from portefeuille import clock
    from tests.notifications.subscribers import TODAY

    clock.fix(TODAY)
    found = {}
    for name, scenario in SCENARIOS.items():
        attempt, after = scenario()
        connections.close_all()
        found[name] = [_race(attempt, TRIES), after()]
    print(json.dumps(found))
    return 0


def invite() -> tuple[Attempt, Callable[[], int]]:
    """One enterprise; what is invited is withdrawn at once, so that few are open at a time."""
    from django.db import transaction

    from portefeuille.platform.identity import inviting
    from portefeuille.platform.identity.models import Invitation
    from tests.signing_in import mandate

    by = mandate(role="legal_representative")

    def attempt(n: int) -> None:
        with transaction.atomic():
            inviting.invite(by=by, email=f"{n}@voorbeeld.test", role="reader")
            made = Invitation.objects.get(email=f"{n}@voorbeeld.test")
            inviting.withdraw(invitation=made.pk, by=by)

    return attempt, Invitation.objects.count


def ask() -> tuple[Attempt, Callable[[], int]]:
    """One person, who is refused each time."""
    from django.db import transaction

    from portefeuille.platform.identity import inviting
    from portefeuille.platform.identity.models import AccessRequest
    from tests.signing_in import OTHER, mandate

    by, who = mandate(OTHER, "legal_representative"), mandate(role="accountant").person

    def attempt(n: int) -> None:
        with transaction.atomic():
            inviting.ask(person=who, number=OTHER)
            inviting.answer(request=AccessRequest.objects.get(answered=None).pk, by=by, yes=False)

    return attempt, AccessRequest.objects.count


def mail() -> tuple[Attempt, Callable[[], int]]:
    """One address, from many networks: nobody is told, and three mails leave."""
    from portefeuille.notifications import services
    from portefeuille.platform.keeping.models import Kept

    def attempt(n: int) -> None:
        services.ask(email="an@voorbeeld.test", language="nl", told={}, network=f"{n}")

    return attempt, Kept.objects.filter(kind__startswith="law address day ").count


def counting() -> tuple[Attempt, Callable[[], int]]:
    """The count itself."""
    from portefeuille.platform.keeping.models import Kept
    from portefeuille.platform.limits import count

    return lambda n: count("letter", "one"), Kept.objects.filter(kind__startswith="letter ").count


SCENARIOS: dict[str, Callable[[], tuple[Attempt, Callable[[], int]]]] = {
    "invite": invite, "ask": ask, "mail": mail, "count": counting,
}  # fmt: skip

if __name__ == "__main__":
    sys.exit(main())
