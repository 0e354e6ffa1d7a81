"""A long table in pieces: a question to the database for each, so that neither memory nor a lock grows with the table."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeVar

from django.db import transaction
from django.db.models import Model, QuerySet

M = TypeVar("M", bound=Model)
SIZE = 500
"""How many rows a piece has."""


def pieces(found: QuerySet[M], *, by: str = "pk", size: int = SIZE) -> Iterator[list[M]]:
    """The rows in the order of ``by`` (a column that is never empty) and their key; a piece is read when it is asked for.
    An index on ``by`` and the key finds each piece at once.

    Between two pieces others may write, and so may the caller: what was passed already is not seen again, and what
    comes behind is seen as it is then.
    """
    some = list(found.order_by(by, "pk")[:size])
    while some:
        yield some
        if len(some) < size:
            return
        some = _following(found, by, some[-1], size)


def _following(found: QuerySet[M], by: str, last: M, size: int) -> list[M]:
    """First what has the same value, which may be very many on one day; then what has a higher one."""
    reached: Any = getattr(last, by)
    same = found.filter(**{by: reached}, pk__gt=last.pk) if by != "pk" else found.none()
    some = list(same.order_by("pk")[:size])
    if len(some) < size:
        some += found.filter(**{f"{by}__gt": reached}).order_by(by, "pk")[: size - len(some)]
    return some


def remove(found: QuerySet[M], *, by: str = "pk", size: int = SIZE) -> int:
    """Delete these rows, a piece at a time, each in a transaction of its own.  How many; what hangs on them goes along.

    A row that is no longer among them when its turn comes stays; one that somebody holds is for the next time.
    """
    return sum(
        _removed(found.filter(pk__in=[each.pk for each in some])) for some in pieces(found, by=by, size=size)
    )


def remove_some(found: QuerySet[M], most: int) -> int:
    """Delete at most so many, as part of the transaction of somebody who waits."""
    return _removed(found, most)


def _removed(found: QuerySet[M], most: int | None = None) -> int:
    with transaction.atomic():
        held = list(found.select_for_update(skip_locked=True).values_list("pk", flat=True)[:most])
        told = found.model._default_manager.filter(pk__in=held).delete()[1] if held else {}
    return told.get(found.model._meta.label, 0)
