"""Everything that writes: ask, confirm, stop, forget.  Each is one transaction, and a second time changes nothing."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.db.models import QuerySet

from portefeuille import clock
from portefeuille.notifications import filters, mails
from portefeuille.notifications.models import Subscription
from portefeuille.platform import limits
from portefeuille.platform.limits import TooOftenError
from portefeuille.platform.pieces import remove, remove_some

WAITING = timedelta(days=7)
"""How long a request waits for its confirmation; then the address is forgotten."""
A_FEW = 20


class NoAddressError(ValueError):
    """What was typed is no e-mail address."""


def ask(*, email: str, language: str, told: Mapping[str, str], network: str) -> None:
    """Somebody (or somebody else in his name) asks for mail: send a mail with a link to confirm.

    Whoever asks cannot tell from the outside whether the address was known.  ``network`` is where the request came
    from; only a keyed hash of it is kept, for a day.

    :raises NoAddressError: when the address cannot be one.
    :raises TooOftenError: when this network or everybody together asked too often (platform/limits.py).
    """
    address = email.strip()
    try:
        validate_email(address)
    except ValidationError as error:
        raise NoAddressError(address) from error
    with transaction.atomic():
        limits.count("law mail day", network)
        limits.count("law mail", network)
        limits.count("law mail all", "")
        try:
            with transaction.atomic():
                limits.count("law address day", address.lower())
                limits.count("law address", address.lower())
        except TooOftenError:
            return  # the address has mails enough; the answer on the screen stays the same
        remove_some(_late(), A_FEW)
        found, fresh = Subscription.objects.get_or_create(
            email__iexact=address,
            filters=filters.written(told),
            defaults={"email": address, "language": language, "asked": clock.now()},
        )
        if not fresh and found.confirmed is None:
            found.asked, found.language = clock.now(), language
            found.save(update_fields=["asked", "language"])
        transaction.on_commit(lambda: mails.send_confirm(found), robust=True)


def confirm(*, subscription: str) -> bool:
    """The link in the first mail was followed.  False when there is no such request (any more)."""
    with transaction.atomic():
        waiting = Subscription.objects.filter(
            pk=subscription, confirmed=None, asked__gt=clock.now() - WAITING
        )
        waiting.update(confirmed=clock.now())
        return Subscription.objects.filter(pk=subscription, confirmed__isnull=False).exists()


def stop(*, subscription: str) -> None:
    """No more mail: the address and everything with it goes."""
    with transaction.atomic():
        Subscription.objects.filter(pk=subscription).delete()


def forget() -> int:
    """Remove requests that were never confirmed.  How many; a second time none."""
    return remove(_late(), by="asked")


def _late() -> QuerySet[Subscription]:
    return Subscription.objects.filter(confirmed=None, asked__lte=clock.now() - WAITING)
