"""Excluded services that a text names, and what the law says of them on the day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from portefeuille.advisor.dated import DOUBT, FREE, REFUSED, Day, refusal
from portefeuille.advisor.lexicon import lexicon
from portefeuille.advisor.patterns import Hit
from portefeuille.advisor.words import Word, listed
from portefeuille.law import load

#: "inclusief examen", "met netwerkmoment", "gevolgd door ...": named on the side.
_SIDE = listed(
    "inclusief incl inbegrepen met gevolgd afsluitend including included followed with avec compris suivi daarna afgesloten"
)
SUBJECTS = listed(
    "shiatsu reflexology astrology insights_discovery mbti nlp meridians_elements hypnosis bach_flower shamanism pendulum card_reading"
)
_SIDE_CODES = frozenset(
    {
        "exam",
        "networking",
        "subscription_membership",
        "helpdesk",
        "teambuilding",
        "study_trip",
        "prerecorded_training",
    }
)


@dataclass(frozen=True, slots=True)
class Found:
    """An excluded service in the text.  ``strength``: refused or doubt.  ``weight``: how much of the text it is.

    ``subject``: it is what is taught, and not a form or a side note, so that one mention is enough to look at it.
    """

    code: str
    strength: str
    sources: tuple[str, ...]
    place: tuple[int, int]
    weight: float
    subject: bool


def refused(text: Sequence[Word], day: Day, known: date) -> list[Found]:
    """The excluded services named, those that weigh most first."""
    rows = lexicon()
    blocked = {hit.row for hit in rows.unless.find(text)}
    beside = {hit.row for hit in rows.needs.find(text)}
    blocked |= {number for number, row in enumerate(rows.exclusions) if row.needs and number not in beside}
    best: dict[int, tuple[float, Hit]] = {}
    hits = list(rows.excluded.find(text))
    if day.service == "training":
        hits = [hit for hit in hits if hit.row not in _advice_only()] + list(
            rows.excluded_training.find(text)
        )
    for hit in hits:
        row = rows.exclusions[hit.row]
        word = text[hit.start]
        if hit.row in blocked or word.negated or (row.only_title and not word.title):
            continue
        side = row.code in _SIDE_CODES and hit.start > 0 and text[hit.start - 1].text in _SIDE
        weight = 0.0 if side else 3.0 if word.title else 1.0
        weight *= 0.3 if word.audience else 1.0
        before = best.get(hit.row)
        total = (before[0] if before else 0.0) + weight
        best[hit.row] = (total, before[1] if before else hit)
    found = []
    for number, (weight, hit) in best.items():
        row = rows.exclusions[number]
        says, sources = refusal(row.code, day.on, day.service, known)
        if says == FREE or weight <= 0:
            continue
        strength = REFUSED if row.sure and (says == REFUSED or row.needs) else DOUBT
        found.append(
            Found(
                row.code, strength, sources or row.sources, (hit.start, hit.end), weight, row.code in SUBJECTS
            )
        )
    return sorted(found, key=lambda one: (-one.weight, one.strength != REFUSED))


@cache
def _advice_only() -> frozenset[int]:
    """The rows whose terms refuse advice only: a training about the same may be supported."""
    listed = {row.key: row.fixed["service"] for row in load().list("exclusions").history}
    return frozenset(
        number
        for number, one in enumerate(lexicon().exclusions)
        if (one.service or listed.get(one.code)) == "advice"
    )
