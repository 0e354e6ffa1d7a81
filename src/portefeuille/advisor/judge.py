"""From what was found to a verdict: the reading of the rules, in one place (docs/advisor.md tells it in words)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from portefeuille.advisor.dated import REFUSED, Day
from portefeuille.advisor.model import NONE, Model, Near
from portefeuille.advisor.refused import Found, refused
from portefeuille.advisor.scoring import CHILD, Score, score, signals
from portefeuille.advisor.words import Word, words

OCCUPATION, CYBER = "occupation_specific", "digitalisation/cybersecurity"
ABROAD, PERSONNEL = "internationalisation", "personnel_management"
LETTERS, PRIOR = 0.9, 3.0
SAME = 0.8
"""From this similarity on, an example of the catalogue says the same thing in almost the same words."""
ENOUGH = 2.0
MOST = 3


@dataclass(frozen=True, slots=True)
class Judgement:
    """What came out.  ``reason``: the key of the sentence.  ``raw``: how sure, before calibration (0 to 1)."""

    verdict: str
    reason: str
    themes: tuple[str, ...]
    sources: tuple[str, ...]
    raw: float
    places: tuple[tuple[int, int], ...] = ()
    exclusion: str | None = None
    cyber: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """A text as it was read: words, scores of the themes (together 1), signals, nearest examples."""

    text: Sequence[Word]
    scores: Mapping[str, Score]
    shares: Mapping[str, float]
    none: float
    signals: Mapping[str, object]
    near: Sequence[Near]

    @property
    def hard(self) -> float:
        """What speaks for any theme, without the words that leave it in doubt."""
        return sum(mine.hard for theme, mine in self.scores.items() if theme != OCCUPATION)


def read(text: str, service: str, model: Model, near: Sequence[Near]) -> Reading:
    """Everything that the text says, whatever the day."""
    found = words(text)
    scores = score(found, service)
    letters = model.probabilities(text)
    whole = sum(mine.total for mine in scores.values()) + PRIOR
    shares = {
        theme: (scores[theme].total / whole if theme in scores else 0.0) + LETTERS * letters.get(theme, 0.0)
        for theme in {*scores, *letters} - {NONE}
    }
    for child, parent in CHILD.items():
        if child in scores and scores[child].total >= 4 and shares.get(parent, 0.0) > 0:
            shares[child] += 0.5 * shares[parent]
    total = sum(shares.values()) or 1.0
    ranked = {
        theme: value / total for theme, value in sorted(shares.items(), key=lambda one: (-one[1], one[0]))
    }
    return Reading(found, scores, ranked, letters.get(NONE, 0.0), signals(found), near)


def judge(reading: Reading, day: Day, known: date) -> Judgement:
    """The verdict on a day."""
    themes = _themes(reading)
    first, sure = themes[0], reading.shares[themes[0]]
    cyber = first == CYBER or (CYBER in themes[:2] and reading.scores.get(CYBER, Score()).total >= 6)
    if not day.decided:
        return Judgement("needs_review", "before_2016", (), ("R-9.1", "R-9.2"), 0.9)
    named = refused(reading.text, day, known)
    ban = _ban(named, reading)
    if ban is not None:
        return ban
    if not day.themes:
        return _before_themes(reading, cyber)
    if OCCUPATION not in day.open:
        return _cyber_only(reading, cyber, sure)
    return _themed(reading, day, themes, sure, cyber)


def _themes(reading: Reading) -> tuple[str, ...]:
    shares = list(reading.shares.items())
    top = shares[0][1]
    kept = [theme for theme, value in shares if value >= 0.45 * top and value >= 0.15][:MOST]
    kept = kept or [shares[0][0]]
    return tuple(
        theme
        for theme in kept
        if not (theme in CHILD.values() and any(CHILD.get(one) == theme for one in kept[:1]))
    )


def _ban(named: list[Found], reading: Reading) -> Judgement | None:
    """What a named exclusion decides; None when there is none, or only on the side."""
    if not named:
        return None
    one = named[0]
    content = sum(mine.hard for mine in reading.scores.values())
    titled = one.weight >= 3.0
    short = len(reading.text) <= 14
    if one.strength == REFUSED and (titled or one.weight >= 2 or short or content < 4):
        if titled or content < 10:
            return Judgement("ineligible", "excluded", (), one.sources, 0.92, (one.place,), one.code)
        return Judgement(
            "needs_review", "perhaps_excluded", _themes(reading), one.sources, 0.55, (one.place,), one.code
        )
    if one.weight < 1.0 or (one.weight < 2.0 and content >= 8 and not titled):
        return None
    return Judgement(
        "needs_review", "perhaps_excluded", _themes(reading), one.sources, 0.6, (one.place,), one.code
    )


def _before_themes(reading: Reading, cyber: bool) -> Judgement:
    if "hobby" in reading.signals and reading.hard < ENOUGH:
        return Judgement("needs_review", "not_business", (), ("R-16.14",), 0.5, cyber=cyber)
    if "review" in reading.signals:
        return Judgement("needs_review", "doubt", (), ("R-9.3",), 0.5, cyber=cyber)
    return Judgement("eligible", "free_subject", (), ("R-9.3",), 0.92, cyber=cyber)


def _cyber_only(reading: Reading, cyber: bool, sure: float) -> Judgement:
    mine = reading.scores.get(CYBER, Score())
    if cyber and mine.hard >= 4:
        if "review" in reading.signals:
            return Judgement("needs_review", "doubt", (CYBER,), ("R-9.5",), 0.5, cyber=True)
        return Judgement(
            "eligible",
            "cyber_advice",
            (CYBER,),
            ("R-9.5", "R-1.12"),
            0.9,
            tuple(mine.places[:2]),
            cyber=True,
        )
    if mine.hard >= 2:
        return Judgement(
            "needs_review",
            "perhaps_cyber",
            (CYBER,),
            ("R-9.5", "R-1.12"),
            0.5,
            tuple(mine.places[:2]),
            cyber=True,
        )
    return Judgement(
        "ineligible",
        "advice_outside_cybersecurity",
        (),
        ("R-9.5",),
        0.93,
        exclusion="advice_outside_cybersecurity",
    )


def _themed(reading: Reading, day: Day, themes: tuple[str, ...], sure: float, cyber: bool) -> Judgement:
    first = themes[0]
    best = reading.scores.get(first, Score())
    said = tuple(best.places[:2])
    if "not_listed" in reading.signals and OCCUPATION in themes:
        return Judgement("ineligible", "not_on_list", (), ("R-9.6",), 0.85)
    if "listed" in reading.signals and (OCCUPATION in themes or best.total < 4):
        return Judgement("eligible", "on_list", _first(OCCUPATION, themes), ("R-9.6", "S003"), 0.85)
    if "hobby" in reading.signals and reading.hard < 4:
        verdict = (
            "ineligible"
            if reading.hard < ENOUGH and first != OCCUPATION and ABROAD not in themes
            else "needs_review"
        )
        return Judgement(
            verdict, "not_business", () if verdict == "ineligible" else themes, ("R-16.14", "R-9.6"), 0.6
        )
    if "review" in reading.signals:
        return Judgement("needs_review", "doubt", themes, ("R-9.7",), 0.6, said)
    if first == OCCUPATION:
        second = next((theme for theme in themes[1:] if reading.scores.get(theme, Score()).hard >= 8), None)
        if second is None or reading.scores[second].hard < 0.7 * best.total:
            return Judgement(
                "needs_review", "list_unknown", themes, ("R-9.6", "R-9.8"), 0.6 + 0.4 * sure, said
            )
        return Judgement(
            "eligible",
            "theme",
            _first(second, themes),
            ("R-9.6", "R-9.7"),
            0.6,
            tuple(reading.scores[second].places[:2]),
        )
    if "personal" in reading.signals and reading.hard < 8:
        return Judgement("needs_review", "personal", themes, ("R-9.7", "S004"), 0.6, said)
    if best.hard < ENOUGH and reading.hard < ENOUGH:
        reason = "soft" if best.total >= ENOUGH else "doubt"
        if reason == "soft" or sure < 0.45:
            return Judgement("needs_review", reason, themes, ("R-9.6", "R-9.7"), 0.5, said)
    return Judgement("eligible", "theme", themes, ("R-9.6", "R-9.7"), 0.5 + 0.5 * sure, said)


def _first(theme: str, themes: tuple[str, ...]) -> tuple[str, ...]:
    return (theme, *(one for one in themes if one != theme))[:MOST]
