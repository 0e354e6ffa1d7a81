"""How enterprises are called, for who acts for many.  Rooms on higher floors know; they say so when the program starts."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping

from portefeuille.notifications.models import Recipient

Source = Callable[[Collection[str]], Mapping[str, str]]
_sources: list[Source] = []


def known_by(source: Source) -> None:
    """A room that knows names of enterprises: numbers in, names out, those that it does not know left out."""
    if source not in _sources:
        _sources.append(source)


def of(rows: Iterable[Recipient]) -> dict[str, str]:
    """The names of the enterprises that these notices are about, as far as they are known."""
    numbers = {row.notice.enterprise for row in rows if row.notice.enterprise}
    return (
        {number: name for source in _sources for number, name in source(numbers).items()} if numbers else {}
    )
