"""The columns of a table of cases: dotted names, one for every fact a case can hold.

``enterprise.headcount``; items of a list are numbered: ``enterprise.establishments.0.postcode``.  The names and what
may stand in their cells follow from the shape of a case (case.py).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from portefeuille.decision.case import CASE
from portefeuille.decision.shapes import Fields, Items, Shape, nearest

#: Stands in a template for the number of an item.
NUMBER = "N"
#: A list has at most this many items (shapes.Items).
MOST_ITEMS = 1000
#: The list that is read column by column, up to this many items; rows with items of other lists are decided one by one.
PLACES, MOST_PLACES = "enterprise.establishments.N.postcode", 10


class TableError(ValueError):
    """A table that cannot be read at all: one sentence."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its ``name``, its ``template`` (numbers replaced by N), its place in a case, and the shape of a cell."""

    name: str
    template: str
    path: tuple[str | int, ...]
    shape: Shape

    @property
    def listed(self) -> bool:
        """Is it part of a list that is not read column by column?"""
        numbers = [part for part in self.path if isinstance(part, int)]
        return bool(numbers) and (self.template != PLACES or numbers[0] >= MOST_PLACES)


def columns(names: Sequence[str]) -> tuple[Column, ...]:
    """The columns by their names.  :raises TableError: for one that is not known, stands twice, or is needed."""
    found = tuple(_column(name) for name in names)
    for place, name in enumerate(names):
        if name in names[:place]:
            raise TableError(f"the column {name} stands twice")
    if "on" not in names:
        raise TableError("there is no column on, the day of the application")
    return found


@cache
def known() -> Mapping[str, Shape]:
    """The templates of all columns, with the shapes of their cells."""
    return dict(_leaves(CASE, ()))


def _leaves(shape: Shape, above: tuple[str, ...]) -> Iterator[tuple[str, Shape]]:
    if isinstance(shape, Fields):
        for name, below in shape.shapes.items():
            yield from _leaves(below, (*above, name))
    elif isinstance(shape, Items):
        yield from _leaves(shape.item, (*above, NUMBER))
    else:
        yield ".".join(above), shape


def _column(name: str) -> Column:
    path = tuple(_part(part) for part in name.split("."))
    template = ".".join(NUMBER if isinstance(part, int) else part for part in path)
    shape = known().get(template)
    if shape is None or NUMBER in name.split("."):
        raise TableError(f"the column {name!r} is not known{_nearest(name, path)}")
    return Column(name, template, path, shape)


def _part(part: str) -> str | int:
    plain = part.isascii() and part.isdigit() and (part == "0" or part[0] != "0")
    return int(part) if plain and len(part) < 4 else part


def _nearest(name: str, path: Iterable[str | int]) -> str:
    numbers = [part for part in path if isinstance(part, int)] or [0]
    names = tuple(template.replace(f".{NUMBER}", f".{numbers[0]}") for template in known())
    return nearest(name, names)
