"""The page of a rule: what it says in plain words, what it came to before, its Python, and every answer it gives."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from portefeuille.decision.wording import Words
from portefeuille.law import UnknownNameError, inwords, load
from portefeuille.rules import Rule, plain
from portefeuille.rules import book as rule_book
from portefeuille.rules.registry import OPEN
from portefeuille.rules.source_text import python_of
from portefeuille.rules.tree import Leaf, Verdict
from portefeuille.web.public.law.cite import Cite, cites
from portefeuille.web.public.law.said import day, until


@dataclass(frozen=True, slots=True)
class Answer:
    """What a rule can come to. tone: good, bad or doubt. doubt: what we assume, and why."""

    code: str
    verdict: str
    tone: str
    sentence: str
    doubt: str
    parameter: str


@dataclass(frozen=True, slots=True)
class Version:
    """A version of the rule with its period."""

    since: str
    until: str
    known_from: str
    says: str
    sources: tuple[Cite, ...]
    parameters: tuple[tuple[str, str], ...]
    rules: tuple[tuple[str, str], ...]
    answers: tuple[Answer, ...]
    code: str
    now: bool


def rule(lang: str, name: str, today: date) -> dict[str, Any]:
    """What the page shows.  :raises UnknownNameError: when there is no such rule."""
    versions = rule_book().versions
    if name not in versions:
        raise UnknownNameError("rule", name, versions)
    shown = [_version(each, lang, today) for each in reversed(versions[name])]
    used_by = [
        (other, plain.title(other)[lang])
        for other, rules in versions.items()
        if any(name in each.concepts for each in rules)
    ]
    return {
        "title": plain.title(name)[lang],
        "name": name,
        "criterion": versions[name][0].is_criterion,
        "versions": shown,
        "used_by": used_by,
    }


def _version(each: Rule, lang: str, today: date) -> Version:
    parameters = {**load().timeline, **load().parameters}
    cited = dict.fromkeys((*each.source, *(leaf.source for leaf in each.leaves if leaf.source)))
    return Version(
        day(each.since, lang),
        until(None if each.until == OPEN else each.until, lang),
        day(each.known_from, lang) if each.known_from > date.min else "",
        plain.says(each)[lang],
        cites(cited, lang),
        tuple((name, parameters[name].title[lang]) for name in each.parameters),
        tuple((name, plain.title(name)[lang]) for name in each.concepts),
        tuple(_answer(each, leaf, lang) for leaf in each.leaves),
        python_of(each),
        each.since <= today <= each.until,
    )


def _answer(each: Rule, leaf: Leaf, lang: str) -> Answer:
    words, verdict = Words.of(lang), leaf.verdict
    doubtful = verdict.reserved or verdict is Verdict.LAW
    said = words.verdict(verdict.value.removeprefix("presumed_"))
    return Answer(
        leaf.code,
        f"{said} ({inwords.phrase('reservation')[lang]})" if verdict.reserved else said,
        "doubt" if doubtful or verdict is Verdict.JUDGEMENT else "bad" if verdict.refuses else "good",
        words.reason(leaf.code),
        words.default(leaf.code) if doubtful else "",
        each.doubts.get(leaf, ""),
    )
