"""Who acts: an official may end, nobody else does."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.db import IntegrityError, transaction

from portefeuille.platform import actors
from portefeuille.platform.models import Actor

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("kind", ["representative", "provider", "system"])
def test_only_an_official_ends(kind: str) -> None:
    made = Actor.objects.create(kind=kind, name="Somebody")
    with pytest.raises(LookupError, match="no official"):
        actors.end_official(made.id)
    with (
        pytest.raises(IntegrityError, match=r"platform_only_officials_end|CHECK constraint failed"),
        transaction.atomic(),
    ):
        Actor.objects.filter(pk=made.pk).update(ended=datetime(2026, 1, 1, tzinfo=UTC))


def test_a_kind_that_is_none_is_refused() -> None:
    with pytest.raises(IntegrityError, match="platform_actor_kind"), transaction.atomic():
        Actor.objects.create(kind="manager", name="Somebody")
