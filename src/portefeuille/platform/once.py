"""The same thing asked twice is done once: an idempotency key, compared with the content."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from django.db import transaction

from portefeuille import clock
from portefeuille.platform import gate
from portefeuille.platform.canonical import Plain, canonical, second, sha256
from portefeuille.platform.models import Done

Answer = dict[str, Any]


class ReplayedError(Exception):
    """The key was used before, with another content."""

    def __init__(self, key: str) -> None:
        super().__init__(f"the key {key!r} was used before with another content")
        self.key = key


def once(key: str, content: Mapping[str, Plain], work: Callable[[], Mapping[str, Plain]]) -> Answer:
    """Do the work and keep its answer, in one transaction; or give the answer of the first time.

    :raises ReplayedError: when the key was used with another content.
    """
    print_of = sha256(canonical(content))
    with transaction.atomic():
        gate.enter()
        earlier = Done.objects.filter(key=key).first()
        if earlier is not None:
            if earlier.fingerprint != print_of:
                raise ReplayedError(key)
            return dict(json.loads(earlier.answer))
        answer = canonical(work())
        Done.objects.create(key=key, fingerprint=print_of, answer=answer, at=second(clock.now()))
        return dict(json.loads(answer))
