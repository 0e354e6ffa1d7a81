"""The decisions on an application as they were made: every criterion with its reason and source, and the law of that day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from portefeuille.applications.corrections import at
from portefeuille.clock import BRUSSELS
from portefeuille.decision import formats
from portefeuille.decision.explain import said
from portefeuille.decision.wording import WordingError, Words
from portefeuille.law import Law, load
from portefeuille.web.enterprise.application.corrected import Changed
from portefeuille.web.enterprise.application.said import lang, on
from portefeuille.web.public.check import elsewhere
from portefeuille.web.public.check.told import Judged
from portefeuille.web.public.law.said import said as of_the_law

if TYPE_CHECKING:
    from portefeuille.applications.models import Receipt

TONES = {"eligible": "good", "ineligible": "bad", "needs_review": "doubt"}
BEHIND = {"apply_window": ("project.start",)}
"""Criterion -> facts that its last day is reckoned from, beside those it compares."""
VERDICTS = {"not_met": "bad", "unknown": "doubt", "met": "good"}


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact that was told, in words."""

    path: str
    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Figure:
    """An amount or a rate of the decision."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision.  ``reasons`` is the language in which its reasons were written down; ``official``: a person decided."""

    seq: int
    official: bool
    by: str
    on: str
    outcome: str
    tone: str
    ruling: str
    reasons: str
    figures: tuple[Figure, ...]
    criteria: Mapping[str, tuple[Judged, ...]]
    law: str
    law_on: str
    law_known: str
    law_hash: str
    proof: str
    corrected: tuple[Changed, ...] = ()


def decisions(
    receipts: Iterable[Receipt],
    *,
    proof: bool = True,
    corrected: Mapping[int, Iterable[Changed]] | None = None,
) -> list[Decided]:
    """The decisions, the last one first: that one holds.  ``corrected``: what each rests on, by the number of its receipt."""
    changed = corrected or {}
    return [decided(each, proof=proof, corrected=changed.get(each.seq, ())) for each in receipts][::-1]


def decided(kept: Receipt, *, proof: bool = True, corrected: Iterable[Changed] = ()) -> Decided:
    """One decision, from its receipt; ``proof``: with the address of its proof, for the enterprise."""
    told: Mapping[str, Any] = kept.receipt["decision"]
    law, words = told["law"], Words.of(lang())
    days = {"op": law["on"], "bekend": law["known"]}
    official = kept.by == "official"
    return Decided(
        kept.seq, official, kept.actor.name if official else "", on(kept.at.astimezone(BRUSSELS).date()),
        words.category("outcome", kept.outcome), TONES[kept.outcome], kept.ruling, kept.receipt["lang"],
        tuple(_figures(told)), _criteria(told, words), f"{reverse('public:law')}?{urlencode(days)}",
        on(law["on"]), on(law["known"]), law["hash"],
        reverse("enterprise:receipt", args=[kept.application_id, kept.seq]) if proof else "",
        tuple(corrected),
    )  # fmt: skip


def _criteria(told: Mapping[str, Any], words: Words) -> dict[str, tuple[Judged, ...]]:
    found: dict[str, list[Judged]] = {verdict: [] for verdict in VERDICTS}
    register = load().sources
    for each in told["criteria"]:
        verdict, source = each["verdict"], each["source"]
        text = of_the_law(register[source].text if source in register else {}, words.lang)
        found[verdict].append(
            Judged(
                each["id"], VERDICTS[verdict], words.verdict(each.get("kind") or verdict),
                words.criterion(each["id"]), each["because"],
                words.verdict(each["default"]) if each.get("default") else "", source, on(each["since"]),
                each["parameter"] or "", text,
                reverse("public:law_source", args=[source]) if source in register else "",
            )
        )  # fmt: skip
    return {verdict: tuple(each) for verdict, each in found.items()}


def _figures(told: Mapping[str, Any]) -> Iterator[Figure]:
    amounts = (
        (_("Wat meetelt, zonder btw"), told["eligible_amount"]),
        (_("Subsidie"), told["subsidy"]),
        (_("Jouw deel"), told["own_share"]),
        (_("Kosten die niet meetellen"), told["outside_wallet"]["ineligible"]),
        (_("Btw"), told["outside_wallet"]["vat"]),
    )
    if told["rate"]:
        yield Figure(_("Percentage"), formats.percent(int(Decimal(told["rate"]) * 10_000), lang()))
    for label, amount in amounts:
        if amount is not None:
            yield Figure(label, formats.money(int(Decimal(amount) * 100), lang()))


def facts(kept: Receipt) -> list[Fact]:
    """The facts that the decision was made on."""
    return list(_facts("", kept.receipt["facts"], Words.of(lang())))


def deciding(kept: Receipt) -> list[Fact]:
    """The facts on which the criteria that were not met turn; each once."""
    words = Words.of(lang())
    found: dict[str, Fact] = {}
    for each in kept.receipt["decision"]["criteria"]:
        if each["verdict"] != "not_met":
            continue
        told = [(check["fact"], check["value"]) for check in each.get("checks", ())]
        told += [(path, at(kept.receipt["facts"], path)) for path in BEHIND.get(each["id"], ())]
        for path, value in told:
            fact = _fact(path, value, words) if value is not None else None
            if fact is not None:
                found.setdefault(fact.path, fact)
    return list(found.values())


def alternatives(kept: Receipt) -> tuple[elsewhere.Alternative, ...]:
    """What else exists for who was refused, as the law had it on the day of the decision."""
    told = kept.receipt["decision"]
    refused = {each["id"] for each in told["criteria"] if each["verdict"] == "not_met"}
    return elsewhere.fitting(refused, kept.receipt["facts"], law_of(kept), lang())


def law_of(kept: Receipt) -> Law:
    """The law of the day of a decision, as it was known then."""
    told = kept.receipt["decision"]["law"]
    return Law.on(date.fromisoformat(told["on"]), date.fromisoformat(told["known"]))


def _facts(path: str, value: Any, words: Words) -> Iterator[Fact]:
    if isinstance(value, Mapping):
        for key, each in value.items():
            yield from _facts(f"{path}.{key}" if path else key, each, words)
    elif isinstance(value, list):
        for number, each in enumerate(value):
            yield from _facts(f"{path}.{number}", each, words)
    else:
        fact = _fact(path, value, words)
        if fact is not None:
            yield fact


def _fact(path: str, value: Any, words: Words) -> Fact | None:
    """In words; None for what has no words of its own (an item of a list of codes, a key of ours)."""
    text = str(value).lower() if isinstance(value, bool) else None if value is None else str(value)
    try:
        return Fact(path, words.fact(path).label, said(path, text, words))
    except WordingError:
        return None
