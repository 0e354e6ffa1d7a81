"""Everything that changes in the law: parameters and lists (portefeuille.law.changes), and here the rules themselves."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise

from portefeuille.law import inwords
from portefeuille.law.book import Book, load
from portefeuille.law.changes import Record, known_day, records
from portefeuille.law.touches import OF_PROVIDERS, PARTIES, Touch
from portefeuille.rules import book as rule_book
from portefeuille.rules import plain
from portefeuille.rules.registry import OPEN, Rule


def everything(known: date, law: Book | None = None) -> tuple[Record, ...]:
    """Every change of parameters, lists and rules as known on a day, in order of day.  The same object for days
    between which nothing was published."""
    law = law or load()
    return _everything(law, known_day(law, known, _published()))


def _published() -> tuple[date, ...]:
    return tuple(rule.known_from for versions in rule_book().versions.values() for rule in versions)


@lru_cache(maxsize=128)
def _everything(law: Book, known: date) -> tuple[Record, ...]:
    return tuple(sorted((*records(law, known), *of_rules(known)), key=lambda record: record.day))


def of_rules(known: date) -> Iterator[Record]:
    """A record for every version of a rule that takes over from another, and for a rule that ends, as known on a day."""
    for versions in rule_book().versions.values():
        visible = [rule for rule in versions if rule.known_from <= known]
        for one, two in pairwise(visible):
            yield _record(one, two, two.since)
        if visible and visible[-1] is versions[-1] and versions[-1].until != OPEN:
            yield _record(versions[-1], None, versions[-1].until + timedelta(days=1))


def _record(one: Rule, two: Rule | None, day: date) -> Record:
    rule = two or one
    parties = PARTIES if rule.name in OF_PROVIDERS else ("enterprise",)
    return Record(
        f"{day}:rule {rule.name}",
        day,
        rule.known_from,
        "rule",
        rule.name,
        "",
        "changes" if two else "ends",
        False,
        plain.title(rule.name),
        plain.says(one),
        plain.says(two) if two else inwords.phrase("no_longer"),
        rule.source,
        "",
        {},
        rule.name if rule.is_criterion else None,
        Touch(parties=frozenset(parties)),
    )
