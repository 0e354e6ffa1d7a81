"""An enterprise is registered: what the register says, and what is declared."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from portefeuille import clock
from portefeuille.enterprises.errors import KnownEnterpriseError
from portefeuille.enterprises.keys import KEYS, Owner
from portefeuille.enterprises.known import ten
from portefeuille.enterprises.models import Enterprise
from portefeuille.enterprises.outside import values_of
from portefeuille.enterprises.services.recording import Said, answer, read, record, source
from portefeuille.platform import gate
from portefeuille.platform.canonical import Plain, canonical
from portefeuille.platform.models import Actor
from portefeuille.registers import Found


def register(*, number: str, values: Mapping[str, Any], actor: Actor, found: Found | None = None) -> str:
    """Register an enterprise; ``found`` is what the register said of it (None: it was down, or does not know it).

    ``values`` are those declared, by key of ``keys.KEYS``, in integers (cents, hundredths, basis points).  What the
    register says holds, except where a declared value may differ from it (a figure); the difference is kept.
    The ten digits of the number.

    :raises KnownEnterpriseError: when it is registered already.
    :raises BadValueError: when a value cannot be; nothing is recorded.
    """
    digits = ten(number)
    said: Mapping[str, Plain] = values_of(found) if found else {}
    with transaction.atomic():
        gate.enter()
        if Enterprise.objects.filter(number=digits).exists():
            raise KnownEnterpriseError(f"{digits} is registered already")
        kept = read({**said, **{k: v for k, v in values.items() if not _fixed(k, said)}}, {})
        enterprise = Enterprise.objects.create(number=digits, version=0, registered_at=clock.now())
        rows = [
            Said(key, each, source(found)) if found is not None and said.get(key) == each
            else Said(key, each, against=canonical(said[key]) if key in said else "")
            for key, each in kept.items() if each is not None
        ]  # fmt: skip
        record(enterprise, rows or [Said("name", None)], actor, "enterprise.registered")
        if found is not None:
            answer(enterprise, found.origin, found)
    return digits


def _fixed(key: str, said: Mapping[str, Plain]) -> bool:
    """Whether the register alone says this value."""
    return key in said and KEYS[key].owner is Owner.REGISTER
