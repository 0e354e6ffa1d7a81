"""Proof of application: that it came in, when, and what was decided, with the amounts and the last days."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from portefeuille.decision import formats
from portefeuille.documents.letters.model import Block, Heading, Letter, Table
from portefeuille.documents.letters.proof_texts import TEXTS
from portefeuille.numbers import in_fours

KIND = "proof_of_application"


@dataclass(frozen=True, slots=True)
class Proof:
    """The facts.  Amounts in cents, ``rate`` in basis points, enterprise numbers in ten digits; ``decision``: the sentences of
    the decision in the language of the letter; ``law_hash``: which law it was decided with.  What is None or empty is left out.
    """

    number: str
    applied_on: date
    enterprise: str
    enterprise_name: str
    title: str
    service: str
    provider: str
    provider_name: str
    start: date
    end: date
    decision: tuple[str, ...]
    law_hash: str
    theme: str = ""
    eligible: int | None = None
    rate: int | None = None
    subsidy: int | None = None
    own_share: int | None = None
    deposit_by: date | None = None
    finish_by: date | None = None
    iban: str = ""
    communication: str = ""


def proof(facts: Proof, *, lang: str, sender: str, on: date, official: bool) -> Letter:
    """The letter, to the enterprise."""
    said = {"number": facts.number, "amount": str(facts.subsidy or 0)}
    return Letter(
        kind=KIND,
        lang=lang,
        title=_text("title", lang).format(number=facts.number),
        sender=sender,
        on=on,
        to=(facts.enterprise_name, _enterprise(facts.enterprise)),
        blocks=tuple(_blocks(facts, lang)),
        said=said,
        official=official,
    )


def _blocks(facts: Proof, lang: str) -> Iterator[Block]:
    applied = formats.day(facts.applied_on, lang)
    yield _text("intro", lang).format(number=facts.number, applied=applied)
    yield Table(_text("project", lang), tuple(_project(facts, lang)))
    yield Heading(_text("decided", lang))
    yield from facts.decision
    if amounts := tuple(_amounts(facts, lang)):
        yield Table(_text("amounts", lang), amounts, amounts=True)
    if todo := tuple(_todo(facts, lang)):
        yield Table(_text("next", lang), todo)
    yield _text("law", lang).format(hash=facts.law_hash)


def _project(facts: Proof, lang: str) -> Iterator[tuple[str, str]]:
    yield _text("name", lang), facts.title
    yield _text("service", lang), _text(facts.service, lang)
    if facts.theme:
        yield _text("theme", lang), facts.theme
    yield _text("provider", lang), f"{facts.provider_name} ({facts.provider})"
    days = (formats.day(facts.start, lang), formats.day(facts.end, lang))
    yield _text("period", lang), " - ".join(dict.fromkeys(days))


def _amounts(facts: Proof, lang: str) -> Iterator[tuple[str, str]]:
    rate = "" if facts.rate is None else f" ({formats.percent(facts.rate, lang)})"
    for name, cents, more in (
        ("eligible", facts.eligible, ""), ("subsidy", facts.subsidy, rate), ("own_share", facts.own_share, ""),
    ):  # fmt: skip
        if cents is not None:
            yield _text(name, lang) + more, formats.money(cents, lang)


def _todo(facts: Proof, lang: str) -> Iterator[tuple[str, str]]:
    for name, day in (("deposit_by", facts.deposit_by), ("finish_by", facts.finish_by)):
        if day is not None:
            yield _text(name, lang), formats.day(day, lang)
    if facts.iban:
        yield _text("iban", lang), in_fours(facts.iban)
    if facts.communication:
        yield _text("communication", lang), facts.communication


def _enterprise(number: str) -> str:
    return f"{number[:4]}.{number[4:7]}.{number[7:]}"


def _text(name: str, lang: str) -> str:
    return TEXTS[name][lang]
