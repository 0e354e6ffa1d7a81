"""The size of a calendar year: confirmed by a person, frozen by the first successful application."""

from __future__ import annotations

import json

from django.db import transaction

from portefeuille import clock
from portefeuille.enterprises import known, sizes
from portefeuille.enterprises.errors import FrozenError, SizeChangedError
from portefeuille.enterprises.models import ConfirmedSize, FrozenSize
from portefeuille.enterprises.services.recording import locked
from portefeuille.platform import audit
from portefeuille.platform.models import Actor


def confirm_size(*, number: str, year: int, size: str, actor: Actor) -> None:
    """A person confirms the proposed size for the calendar year.  A second time changes nothing.

    :raises SizeChangedError: when the values, as they are now, give another size.
    :raises FrozenError: when another size is frozen for that year.
    """
    with transaction.atomic():
        enterprise = locked(number)
        frozen = FrozenSize.objects.filter(enterprise=enterprise, year=year).first()
        if frozen is not None and frozen.size != size:
            raise FrozenError(enterprise.number, year, frozen.size)
        proposal = sizes.propose(enterprise.number, known.current(number), clock.today())
        if proposal.size != size:
            raise SizeChangedError(size, proposal.size)
        _, fresh = ConfirmedSize.objects.get_or_create(
            enterprise=enterprise, year=year, version=enterprise.version,
            defaults={
                "size": size, "receipt": json.dumps(proposal.receipt, sort_keys=True), "actor": actor, "at": clock.now(),
            },
        )  # fmt: skip
        if fresh:
            audit.write(
                actor,
                "enterprise.size_confirmed",
                f"enterprise:{enterprise.number}",
                {"year": year, "size": size},
            )


def freeze_size(*, number: str, year: int, size: str, application: str, actor: Actor) -> bool:
    """The first successful application of the calendar year freezes the size.  False when it was frozen so already.

    :raises FrozenError: when another size is frozen for that year.
    """
    with transaction.atomic():
        enterprise = locked(number)
        row, fresh = FrozenSize.objects.get_or_create(
            enterprise=enterprise, year=year,
            defaults={"size": size, "application": application, "actor": actor, "at": clock.now()},
        )  # fmt: skip
        if row.size != size:
            raise FrozenError(enterprise.number, year, row.size)
        if fresh:
            audit.write(
                actor, "enterprise.size_frozen", f"enterprise:{enterprise.number}",
                {"year": year, "size": size, "application": application},
            )  # fmt: skip
        return fresh
