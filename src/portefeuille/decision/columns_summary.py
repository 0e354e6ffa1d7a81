"""What came out of a table as a whole: how many of what, and what stands in the way of most."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np

from portefeuille.decision.columns import ERROR, Answers
from portefeuille.decision.columns_rows import OUTCOMES
from portefeuille.decision.formats import count, money
from portefeuille.decision.wording import Words
from portefeuille.rules.bits import NOT_MET, codes

TEXTS = {
    "rows": {"nl": "{n} rijen", "en": "{n} rows", "fr": "{n} lignes"},
    "eligible": {
        "nl": "{n} komen in aanmerking, samen {total} subsidie",
        "en": "{n} eligible, {total} of subsidy together",
        "fr": "{n} admissibles, {total} de subvention au total",
    },
    "ineligible": {
        "nl": "{n} komen niet in aanmerking",
        "en": "{n} not eligible",
        "fr": "{n} non admissibles",
    },
    "one_reason": {
        "nl": "{n} om één enkele reden:",
        "en": "{n} for one reason only:",
        "fr": "{n} pour une seule raison :",
    },
    "needs_review": {
        "nl": "{n} zijn nog niet beslist",
        "en": "{n} not decided yet",
        "fr": "{n} pas encore décidées",
    },
    "one_fact": {
        "nl": "{n} omdat één enkel gegeven ontbreekt:",
        "en": "{n} because one fact only is missing:",
        "fr": "{n} parce qu'une seule donnée manque :",
    },
    "errors": {
        "nl": "{n} konden we niet lezen; de eerste is rij {row}: {error}",
        "en": "{n} could not be read; the first is row {row}: {error}",
        "fr": "{n} n'ont pas pu être lues ; la première est la ligne {row} : {error}",
    },
}


@dataclass(eq=False)
class Summary:
    """Counts over the blocks of a table; ``total`` is the subsidy of the eligible rows, in cents."""

    rows: int = 0
    errors: int = 0
    first_error: tuple[int, str] = (0, "")
    total: int = 0
    outcomes: Counter[str] = field(default_factory=Counter)
    one_reason: Counter[str] = field(default_factory=Counter)
    one_fact: Counter[str] = field(default_factory=Counter)

    def add(self, answers: Answers) -> None:
        """Count the next block."""
        results, outcome = answers.results, answers.results["outcome"]
        if answers.errors and not self.errors:
            row = min(answers.errors)
            self.first_error = (self.rows + row + 1, answers.errors[row])
        self.rows += len(outcome)
        self.errors += int((outcome == ERROR).sum())
        for number, name in enumerate(OUTCOMES):
            self.outcomes[name] += int((outcome == number).sum())
        self.total += int(np.maximum(results["subsidy"][outcome == 0], 0).sum())
        masks, times = np.unique(results["not_met"], return_counts=True)
        for mask, rows in zip(masks.tolist(), times.tolist(), strict=True):
            if mask.bit_count() == 1:
                self.one_reason[next(codes(mask, NOT_MET))] += rows
        self.one_fact.update(answers.missing)

    def lines(self, lang: str) -> Iterator[str]:
        """The summary in words."""
        words = Words.of(lang)
        yield _say("rows", lang, self.rows)
        yield "  " + _say("eligible", lang, self.outcomes["eligible"], total=money(self.total, lang))
        yield "  " + _say("ineligible", lang, self.outcomes["ineligible"])
        yield from _listed("one_reason", lang, {words.reason(code): n for code, n in _most(self.one_reason)})
        yield "  " + _say("needs_review", lang, self.outcomes["needs_review"])
        yield from _listed("one_fact", lang, {words.fact(path).label: n for path, n in _most(self.one_fact)})
        if self.errors:
            row, error = self.first_error
            yield "  " + _say("errors", lang, self.errors, row=count(row, lang), error=error)


def _most(numbers: Counter[str]) -> list[tuple[str, int]]:
    return sorted(numbers.items(), key=lambda item: (-item[1], item[0]))


def _listed(text: str, lang: str, numbers: dict[str, int]) -> Iterator[str]:
    if numbers:
        yield "    " + _say(text, lang, sum(numbers.values()))
        for words, number in numbers.items():
            yield f"      {count(number, lang)}  {words}"


def _say(text: str, lang: str, number: int, **values: str) -> str:
    return TEXTS[text][lang].format(n=count(number, lang), **values)
