"""What the register says and what was filled in, beside each other."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from portefeuille.enterprises import known
from portefeuille.web.enterprise.profile import shown, words
from portefeuille.web.enterprise.profile.words import LABELS, Message


@dataclass(frozen=True, slots=True)
class Difference:
    """Both values, line by line, and which register says the other one."""

    key: str
    label: Message
    mine: tuple[str, ...]
    theirs: tuple[str, ...]
    register: Message
    day: str


def told(found: Iterable[known.Difference], lang: str) -> list[Difference]:
    """Those that still have to be settled."""
    return [
        Difference(
            each.key, LABELS[each.key], shown.lines(each.key, each.declared, lang),
            shown.lines(each.key, each.register_value, lang), words.register(each.register),
            shown.day(each.as_of, lang),
        )
        for each in found
    ]  # fmt: skip
