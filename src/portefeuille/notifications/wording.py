"""The words of a notice, made of its facts.  A sentence that lacks a fact is left out; nothing is guessed.

A text is a sentence, or a list of which the first sentence that can be said is said.  Placeholders: the facts of
:data:`FACTS`, and what is made of them: ``{what}`` (how the subject is called), ``{days_left}`` and ``{transfer_by}``
(the last banking day to order a transfer that must have arrived on the last day; absent when it is too late).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from portefeuille.banking.days import order_by
from portefeuille.decision.formats import NO_BREAK, day, money
from portefeuille.notifications.kinds import KINDS, Audience, Kind
from portefeuille.numbers.communication import structured_communication
from portefeuille.platform.canonical import Plain

TEXTS = Path(__file__).parent / "texts"
FACTS = ("number", "title", "amount", "last_day", "provider", "communication", "iban", "reason")
MADE = ("what", "days_left", "transfer_by")
PLACEHOLDER = re.compile(r"\{(\w+)\}")
_FRENCH = re.compile(r" (?=[:;?!])")

Text = str | Sequence["str | Sequence[str]"]


@dataclass(frozen=True, slots=True)
class Words:
    """A notice as it is read: its title, what happened, and the one thing to do."""

    title: str
    body: tuple[str, ...]
    action: str


def words(kind: Kind, audience: Audience, facts: Mapping[str, Plain], lang: str, today: date | None) -> Words:
    """What is said to this audience, in this language, on this day; without one nothing depends on the day."""
    texts = _kind_texts(lang, kind.name, audience)
    known = values(kind, audience, facts, lang, today)
    body = (_first([each] if isinstance(each, str) else each, known) for each in texts["body"])
    title, action = texts["title"], texts["action"]
    return Words(
        _first([title] if isinstance(title, str) else title, known),
        tuple(sentence for sentence in body if sentence),
        _first(action, known),
    )


def values(
    kind: Kind, audience: Audience, facts: Mapping[str, Plain], lang: str, today: date | None
) -> dict[str, str]:
    """Every placeholder that has a value, as it is written in this language."""
    known = {name: text for name in FACTS if (text := _fact(name, facts.get(name), lang))}
    known["what"] = _what(known, audience, lang)
    last = last_day(facts)
    if last is not None:
        known["last_day"] = day(last, lang)
        if today is not None and last >= today:
            known["days_left"] = days_left((last - today).days, lang)
        if kind.transfer and (today is None or order_by(last) >= today):
            known["transfer_by"] = day(order_by(last), lang)
    return known


def last_day(facts: Mapping[str, Plain]) -> date | None:
    """The day that the facts are about.

    :raises ValueError: when it is not written as 2026-12-15.
    """
    found = facts.get("last_day")
    return date.fromisoformat(str(found)) if found else None


def days_left(number: int, lang: str) -> str:
    """``nog 7 dagen``; the last two days have words of their own."""
    texts = read(lang)["days_left"]
    return str(texts.get(number, texts["many"])).format(days=number)


def group_name(group: str, lang: str) -> str:
    """How a group of kinds is called."""
    return str(read(lang)["groups"][group])


def _fact(name: str, value: Plain, lang: str) -> str:
    if isinstance(value, Mapping):
        value = value.get(lang) or value.get("nl")
    if value is None or value == "" or isinstance(value, bool):
        return ""
    if name == "amount":
        return money(int(str(value)), lang)
    if name == "iban":
        return re.sub(r"(.{4})(?=.)", rf"\1{NO_BREAK}", str(value).replace(" ", ""))
    if name == "communication":
        return structured_communication(str(value)).canonical or str(value)
    return str(value)


def _what(known: Mapping[str, str], audience: Audience, lang: str) -> str:
    title, number = known.get("title"), known.get("number")
    if title:
        return f"{title} ({number})" if number else title
    whose = "own" if audience is Audience.ENTERPRISE else "other"
    return str(read(lang)["numbered" if number else "generic"][whose]).format(number=number)


def _first(variants: Sequence[str], known: Mapping[str, str]) -> str:
    """The first sentence of which every placeholder is known; empty when there is none."""
    for each in variants:
        if all(name in known for name in PLACEHOLDER.findall(each)):
            return PLACEHOLDER.sub(lambda found: known[found[1]], each)
    return ""


def _kind_texts(lang: str, name: str, audience: Audience) -> Mapping[str, Any]:
    kinds: Mapping[str, Mapping[str, Any]] = read(lang)["kinds"]
    return kinds.get(f"{name}.{audience}", kinds[name])


@cache
def read(lang: str) -> dict[str, Any]:
    """The texts of a language; in French with a no-break space before a colon and the like."""
    text = (TEXTS / f"{lang}.yaml").read_text("utf-8")
    if lang == "fr":
        text = re.sub(r'"[^"\n]*"', lambda found: _FRENCH.sub(NO_BREAK, found[0]), text)
    found: dict[str, Any] = yaml.safe_load(text)
    lacking = set(KINDS) - set(found["kinds"])
    if lacking:
        raise KeyError(f"{lang}.yaml says nothing of {', '.join(sorted(lacking))}")
    return found
