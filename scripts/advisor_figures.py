"""How well the advisor does: ``python -m scripts.advisor_figures``.

Four measurements, none of them on real descriptions (docs/advisor.md has those, and says what that means):

- sources: the examples of the law's list of themes, one source left out at a time (S000 to S004 and each rule); our own
  examples help to teach and are never in the test;
- own: our own examples, in five parts, each judged by a model that has not seen that part;
- blind: the set in tests/advisor/blind, written by somebody else without looking at the advisor;
- second: the set in tests/advisor/second, titles and descriptions as providers write them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import yaml

from portefeuille import clock
from portefeuille.advisor import Advice, advise
from portefeuille.advisor.catalogue import catalogue, of_law
from portefeuille.advisor.examples_file import THEMES_BEGIN, Example
from portefeuille.advisor.model import Model, lexicon_terms

SETS = Path(__file__).resolve().parent.parent / "tests" / "advisor"
PARTS = 5
BINS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01)
USUAL_DAY = date(2024, 9, 2)
"""The day on which an open example is judged."""


@dataclass(frozen=True, slots=True)
class Question:
    """A text with its label on a day.  ``themes``: those that may stand first; empty: not looked at."""

    text: str
    service: str
    on: date
    verdict: str
    themes: tuple[str, ...]
    bonus: bool | None = None
    group: str = ""
    doubtful: bool = False


@dataclass(slots=True)
class Figures:
    """What came out of a measurement."""

    name: str
    answers: list[tuple[Question, Advice]] = field(default_factory=list)

    def _share(self, chosen: Iterable[bool]) -> float:
        found = list(chosen)
        return sum(found) / len(found) if found else float("nan")

    @property
    def size(self) -> int:
        return len(self.answers)

    @property
    def verdict(self) -> float:
        """How often the verdict is right."""
        return self._share(answer.verdict == asked.verdict for asked, answer in self.answers)

    @property
    def wrongly_refused(self) -> float:
        """How often ineligible is said of what is not."""
        return self._share(answer.verdict == "ineligible" != asked.verdict for asked, answer in self.answers)

    @property
    def theme(self) -> float:
        """How often the first theme is one of the right ones, where there is one."""
        return self._share(
            answer.themes[:1] != () and answer.themes[0] in asked.themes
            for asked, answer in self.answers
            if asked.themes
        )

    @property
    def bonus(self) -> float:
        """How often the bonus is right, where it is known."""
        return self._share(
            answer.bonus == asked.bonus for asked, answer in self.answers if asked.bonus is not None
        )

    @property
    def undecided(self) -> float:
        """How often a person is asked to look."""
        return self._share(answer.verdict == "needs_review" for _, answer in self.answers)

    @property
    def decided_right(self) -> float:
        """How often a decided verdict is right."""
        return self._share(
            answer.verdict == asked.verdict
            for asked, answer in self.answers
            if answer.verdict != "needs_review"
        )

    def bins(self) -> Iterator[tuple[float, float, int, float]]:
        """Lower edge, mean confidence, number, how often right."""
        for lower, upper in pairwise(BINS):
            inside = [(q, a) for q, a in self.answers if lower <= a.confidence < upper]
            if inside:
                mean = sum(a.confidence for _, a in inside) / len(inside)
                yield lower, mean, len(inside), self._share(a.verdict == q.verdict for q, a in inside)

    @property
    def calibration_error(self) -> float:
        """The mean distance between confidence and how often right, by bin (0 is perfect)."""
        return sum(n * abs(mean - right) for _, mean, n, right in self.bins()) / (self.size or 1)


def by_source(chosen: Iterable[str] = ()) -> Figures:
    """One source left out at a time (those chosen, or all): the law's examples that cite it are the test."""
    figures = Figures("sources")
    sources = sorted({source for example in of_law() for source in example.sources})
    for source in chosen or sources:
        tested = [example for example in of_law() if source in example.sources]
        texts = {example.text for example in tested}
        model = Model([one for one in catalogue() if one.text not in texts], lexicon_terms())
        for example in tested:
            for on in sorted({example.start, min(example.until or clock.today(), clock.today())}):
                _ask(figures, _question(example, on, source), model)
    return figures


def by_part() -> Figures:
    """Our own examples, in five parts."""
    figures = Figures("own")
    everything = catalogue()
    for part in range(PARTS):
        model = Model([one for at, one in enumerate(everything) if at % PARTS != part], lexicon_terms())
        for at, example in enumerate(everything):
            if at % PARTS == part and example.origin == "own":
                _ask(figures, _question(example, _day(example), example.file), model)
    return figures


def blind(name: str = "blind") -> Figures:
    """A set that was written apart (blind or second), by the whole model."""
    figures = Figures(name)
    for path in sorted((SETS / name).glob("*.yaml")):
        for entry in yaml.safe_load(path.read_text(encoding="utf-8"))["examples"]:
            _ask(figures, _blind_question(entry, path.stem), None)
    return figures


def _blind_question(entry: dict[str, Any], group: str) -> Question:
    return Question(
        entry["text"],
        entry["service"],
        entry["on"],
        entry["verdict"],
        tuple(entry["themes"]),
        entry["bonus"],
        group,
        bool(entry.get("doubtful")),
    )


def _question(example: Example, on: date, group: str) -> Question:
    themes = example.themes if on >= THEMES_BEGIN and example.verdict != "ineligible" else ()
    return Question(example.text, example.service, on, example.verdict, themes, None, group)


def _day(example: Example) -> date:
    """A day on which the label holds."""
    if example.until is not None and example.until < USUAL_DAY:
        return example.start
    return max(example.start, USUAL_DAY)


def _ask(figures: Figures, question: Question, model: Model | None) -> None:
    answer = advise(question.text, service=question.service, on=question.on, learned=model)
    figures.answers.append((question, answer))


def report(figures: Figures, say: Callable[[str], None] = print) -> None:
    """The figures as text."""
    say(f"{figures.name}: {figures.size} questions")
    for name, value in (
        ("verdict right", figures.verdict),
        ("wrongly ineligible", figures.wrongly_refused),
        ("first theme right", figures.theme),
        ("bonus right", figures.bonus),
        ("needs_review", figures.undecided),
        ("right when decided", figures.decided_right),
        ("calibration error", figures.calibration_error),
    ):
        if value == value:
            say(f"  {name:<20} {value:6.1%}")
    for lower, mean, number, right in figures.bins():
        say(f"    confidence from {lower:.1f}: {number:4} answers, mean {mean:.2f}, right {right:.2f}")
    groups = sorted({asked.group for asked, _ in figures.answers})
    for group in groups:
        part = Figures(group, [one for one in figures.answers if one[0].group == group])
        theme = f", theme {part.theme:.0%}" if part.theme == part.theme else ""
        say(
            f"    {group:<24} {part.size:4}: verdict {part.verdict:.0%}, wrongly ineligible {part.wrongly_refused:.0%}{theme}"
        )


def main() -> int:
    """Print all of them."""
    for figures in (by_source(), by_part(), blind(), blind("second")):
        report(figures)
        certain = Figures(
            f"{figures.name} without the doubtful", [one for one in figures.answers if not one[0].doubtful]
        )
        if certain.size < figures.size:
            print(f"{certain.name}: {certain.size}: verdict {certain.verdict:.1%}, theme {certain.theme:.1%}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
