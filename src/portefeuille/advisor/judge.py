"""From what was read to a verdict: the reading of the rules, in one place (docs/advisor.md tells it in words)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from portefeuille.advisor.dated import REFUSED, Day
from portefeuille.advisor.model import Near, holds
from portefeuille.advisor.reading import CYBER, MOST, OCCUPATION, Reading
from portefeuille.advisor.refused import Found, refused

ABROAD = "internationalisation"
Place = tuple[int, int]
#: Points of the reviewed words: hardly any; enough beside a doubtful word; a clear second theme; clearly about something.
LITTLE, OTHERWISE, SECOND, CLEAR = 2.0, 6.0, 8.0, 10.0
#: How likely the letters must make it that an advice is refused, how like a refused example it must be; and how like a
#: supported one what is supported by likeness alone.
REFUSED_LIKE, RESEMBLES, LIKE = 0.8, 0.15, 0.2
SURE = 0.9
#: Words of a bare title, and how its words end when it is an advice.
TITLE, ADVICE = 5, ("advies", "adviezen", "advisering", "advice", "conseil", "conseils", "consulting")


@dataclass(frozen=True, slots=True)
class Judgement:
    """What came out.  ``reason``: the key of the sentence, said with the words at ``places`` or with ``quoted``.

    ``raw``: how sure, before calibration (0 to 1).  ``cyber``: whether it is about cybersecurity, on a day without themes too.
    """

    verdict: str
    reason: str
    themes: tuple[str, ...]
    sources: tuple[str, ...]
    raw: float
    places: tuple[Place, ...] = ()
    exclusion: str | None = None
    cyber: bool = False
    quoted: str = ""


def judge(reading: Reading, day: Day, known: date) -> Judgement:
    """The verdict on a day."""
    if not day.decided:
        return Judgement("needs_review", "before_2016", (), ("R-9.1", "R-9.2"), SURE)
    ban = _ban(refused(reading.text, day, known), reading)
    if ban is not None and ban.verdict == "ineligible":
        return ban
    found = _same(reading, day) or ban or _like_refused(reading, day)
    if found is not None:
        return found
    if not day.themes:
        return _before_themes(reading)
    if OCCUPATION not in day.open:
        return _cyber_only(reading)
    if day.service == "advice" and "coaching" in reading.signals and "advisory" not in reading.signals:
        return Judgement("needs_review", "doubt", reading.themes, ("R-9.26",), 0.5)
    return _themed(reading, day.service)


def _cyber(reading: Reading) -> bool:
    themes = reading.themes
    return themes[0] == CYBER or (CYBER in themes[:2] and reading.of(CYBER).total >= OTHERWISE)


def _same(reading: Reading, day: Day) -> Judgement | None:
    """The label of an example that says the same on that day."""
    one = reading.same
    if one is None or one.service != day.service or not holds(one, day):
        return None
    cyber = CYBER in (one.themes[:1] or reading.themes[:1])
    return Judgement(
        one.verdict, "same_as_example", one.themes, one.sources, SURE, (), one.exclusion, cyber, one.text
    )


def _ban(named: list[Found], reading: Reading) -> Judgement | None:
    """What a named exclusion decides; None when there is none, or only on the side."""
    if not named:
        return None
    one = named[0]
    content = sum(mine.hard for mine in reading.scores.values())
    titled = one.weight >= 3.0
    if one.strength == REFUSED and (titled or content < CLEAR):
        return Judgement("ineligible", "excluded", (), one.sources, SURE, (one.place,), one.code)
    if one.weight < 1.0 or (one.weight < 2.0 and content >= SECOND and not one.subject):
        return None
    return Judgement(
        "needs_review",
        "perhaps_excluded",
        reading.themes,
        one.sources,
        0.6,
        (one.place,),
        one.code,
        _cyber(reading),
    )


def _like_refused(reading: Reading, day: Day) -> Judgement | None:
    """An advice whose letters are those of work carried out, of ordinary and of periodic services."""
    if day.service != "advice" or reading.verdicts.get("ineligible", 0.0) < REFUSED_LIKE:
        return None
    if ("advisory" in reading.signals and reading.hard >= LITTLE) or _called_advice(reading):
        return None
    like = next(
        (one.example for one in reading.near if one.similarity >= RESEMBLES and _refused_advice(one)), None
    )
    if like is not None and not ("vague" in reading.signals and reading.hard < LITTLE):
        return Judgement(
            "ineligible", "resembles", (), like.sources, 0.8, (), like.exclusion, False, like.text
        )
    if reading.hard >= CLEAR:
        return None
    return Judgement(
        "needs_review", "doubt", reading.themes, ("R-9.10", "R-4.10"), 0.5, cyber=_cyber(reading)
    )


def _called_advice(reading: Reading) -> bool:
    """A bare title that says that it is an advice: "bedrijfsvoeringsadvies"."""
    return len(reading.text) <= TITLE and any(word.text.endswith(ADVICE) for word in reading.text)


def _refused_advice(near: Near) -> bool:
    return near.example.service == "advice" and near.example.verdict == "ineligible"


def _before_themes(reading: Reading) -> Judgement:
    cyber = _cyber(reading)
    if {"hobby", "private"} & reading.signals.keys() and reading.hard < OTHERWISE:
        if "private" in reading.signals or reading.hard < LITTLE:
            return Judgement("ineligible", "not_business", (), ("R-16.14",), 0.6, exclusion="not_business")
        return Judgement("needs_review", "not_business", (), ("R-16.14",), 0.5, cyber=cyber)
    if "review" in reading.signals:
        return Judgement("needs_review", "doubt", (), ("R-9.3",), 0.5, cyber=cyber)
    return Judgement("eligible", "free_subject", (), ("R-9.3",), SURE, cyber=cyber)


def _cyber_only(reading: Reading) -> Judgement:
    """Since 2026-02-01 advice is supported on cybersecurity only (R-9.5)."""
    mine = reading.of(CYBER)
    said = tuple(mine.places[:2])
    if _cyber(reading) and mine.hard >= LITTLE and not {"review", "partly"} & reading.signals.keys():
        return Judgement("eligible", "cyber_advice", (CYBER,), ("R-9.5", "R-1.12"), SURE, said, cyber=True)
    digital = reading.of("digitalisation").total >= LITTLE
    if mine.total >= LITTLE or ("secure" in reading.signals and digital):
        return Judgement(
            "needs_review", "perhaps_cyber", (CYBER,), ("R-9.5", "R-1.12"), 0.5, said, cyber=True
        )
    code = "advice_outside_cybersecurity"
    return Judgement("ineligible", code, (), ("R-9.5",), 0.93, exclusion=code)


def _themed(reading: Reading, service: str) -> Judgement:
    """On a day with themes: one must fit, and trades need a list that is not known."""
    themes = reading.themes
    best = reading.of(themes[0])
    said = tuple(best.places[:2])
    found = _told(reading, themes)
    if found is not None:
        return found
    if themes[0] == OCCUPATION:
        return _trade(reading, themes, service)
    sources = ("R-9.6", "R-9.7")
    if "personal" in reading.signals and reading.hard < SECOND:
        return Judgement("needs_review", "personal", themes, ("R-9.7", "S004"), 0.6, said)
    if best.total >= LITTLE > best.hard and reading.hard < OTHERWISE:
        return Judgement("needs_review", "soft", themes, sources, 0.5, said)
    if reading.hard >= LITTLE:
        return Judgement("eligible", "theme", themes, sources, 0.5 + 0.5 * reading.shares[themes[0]], said)
    if (
        reading.verdicts.get("eligible", 0.0) >= SURE
        and "vague" not in reading.signals
        and _near_eligible(reading)
    ):
        return Judgement("eligible", "theme_by_likeness", themes, sources, 0.6)
    guess = best.total >= LITTLE or any(one.similarity >= RESEMBLES for one in reading.near)
    return Judgement("needs_review", "doubt", themes if guess else (), sources, 0.5, said)


def _near_eligible(reading: Reading) -> bool:
    return any(one.similarity >= LIKE and one.example.verdict == "eligible" for one in reading.near[:1])


def _told(reading: Reading, themes: tuple[str, ...]) -> Judgement | None:
    """What the text says of itself: on the list or not, private, in doubt."""
    said = reading.signals
    if "not_listed" in said and OCCUPATION in (*themes, OCCUPATION)[: MOST + 1]:
        return Judgement("ineligible", "not_on_list", (), ("R-9.6",), 0.85, exclusion="no_theme")
    if "review" in said:
        return Judgement("needs_review", "doubt", themes, ("R-9.7",), 0.6)
    if "listed" in said:
        listed = themes if reading.of(themes[0]).hard >= CLEAR else _first(OCCUPATION, themes)
        return Judgement("eligible", "on_list", listed, ("R-9.6", "S003"), 0.85)
    private = "private" in said and reading.hard < CLEAR
    if private or ("hobby" in said and reading.hard < LITTLE and reading.of(ABROAD).total < LITTLE):
        return Judgement(
            "ineligible", "not_business", (), ("R-16.14", "R-9.6"), 0.6, exclusion="not_business"
        )
    if "hobby" in said and reading.hard < OTHERWISE:
        return Judgement("needs_review", "not_business", themes, ("R-16.14", "R-9.6"), 0.6)
    return None


def _trade(reading: Reading, themes: tuple[str, ...], service: str) -> Judgement:
    """A trade whose list is not known; unless another theme is about as clear, or a ground to be on the list is plain."""
    mine = reading.of(OCCUPATION)
    for theme in themes[1:]:
        other = reading.of(theme)
        if other.hard >= max(SECOND, 0.7 * mine.total):
            places = tuple(other.places[:2])
            return Judgement("eligible", "theme", _first(theme, themes), ("R-9.6", "R-9.7"), 0.6, places)
    grounds = reading.signals.get("grounded")
    if grounds and service == "training":
        place = (grounds[0].start, grounds[0].end)
        return Judgement("eligible", "list_likely", themes, ("R-9.6", "R-9.8"), 0.6, (place,))
    raw = 0.6 + 0.4 * reading.shares[OCCUPATION]
    return Judgement("needs_review", "list_unknown", themes, ("R-9.6", "R-9.8"), raw, tuple(mine.places[:2]))


def _first(theme: str, themes: tuple[str, ...]) -> tuple[str, ...]:
    return (theme, *(one for one in themes if one != theme))[:MOST]
