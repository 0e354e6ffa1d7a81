"""A text in, an advice out: ``advise("Phishing herkennen", service="training", on="2024-06-05")``."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from difflib import get_close_matches
from typing import Any

from portefeuille import clock
from portefeuille.advisor import wording
from portefeuille.advisor.advice import Advice, Neighbour
from portefeuille.advisor.calibration import calibrated
from portefeuille.advisor.dated import Day, day
from portefeuille.advisor.errors import AdviceError
from portefeuille.advisor.examples_file import SERVICES, Example
from portefeuille.advisor.frame import subject
from portefeuille.advisor.judge import Judgement, judge
from portefeuille.advisor.model import Model, Near, model
from portefeuille.advisor.reading import CYBER, OCCUPATION, read
from portefeuille.advisor.words import quote
from portefeuille.law import load

LONGEST = 20_000
"""Characters.  A description of a training has a few hundred; a whole website is not a question."""
SHOWN = 3


def advise(
    text: Any, *, service: Any, on: Any = None, lang: Any = "nl", learned: Model | None = None
) -> Advice:
    """What the scheme would say of a training or an advice, from its description.

    ``on``: a date or ``YYYY-MM-DD``; None: today.  ``learned``: another model (for measuring); None: the whole catalogue.
    :raises AdviceError: what is wrong with the question.
    """
    text, service, lang = (
        _text(text),
        _one_of("service", service, SERVICES),
        _one_of("lang", lang, wording.LANGUAGES),
    )
    when, known = (clock.today() if on is None else _day(on)), clock.today()
    law = day(when, service, known)
    teacher = learned or model()
    own = subject(text, service)
    near = teacher.nearest(teacher.weights(own), service, law, SHOWN)
    reading = read(own, service, teacher, near)
    judgement = judge(reading, law, known)
    unwritten = service == "advice" and judgement.verdict == "eligible" and "advisory" not in reading.signals
    return _advice(own, judgement, law, near, lang, known, unwritten=unwritten)


def _advice(
    text: str,
    found: Judgement,
    law: Day,
    near: Sequence[Near],
    lang: str,
    known: date,
    *,
    unwritten: bool,
) -> Advice:
    """``unwritten``: a supported advice of which the text does not say that it is written (R-9.26)."""
    leading = CYBER if found.cyber else found.themes[0] if found.themes else None
    refused = found.verdict == "ineligible"
    noted = (
        ("bonus_unknown", leading in law.unsure_bonus and not refused),
        ("written", unwritten),
        ("list", found.verdict == "eligible" and leading == OCCUPATION and found.reason != "on_list"),
    )
    notes = tuple(str(wording.texts(lang)["notes"][name]) for name, holds in noted if holds)
    themes = found.themes if law.themes and not refused else ()
    return Advice(
        verdict=found.verdict,
        themes=themes,
        bonus=not refused and leading in law.bonus,
        confidence=calibrated(found.raw),
        because=wording.because(
            found.reason,
            lang,
            found.themes,
            found.quoted or _quoted(text, found.places),
            found.exclusion,
            law.service,
        ),
        sources=found.sources,
        nearest=tuple(_neighbour(one) for one in near),
        reason=found.reason,
        exclusion=found.exclusion,
        ask=wording.ask(found.verdict, found.reason, lang),
        notes=notes,
        automated=wording.texts(lang)["automated"],
        service=law.service,
        on=law.on,
        known=known,
        law_hash=load().on(law.on, known).hash,
    )


def _quoted(text: str, places: Sequence[tuple[int, int]]) -> str:
    """The words that decided, as the text spells them, each once."""
    return ", ".join(dict.fromkeys(quote(text, start, end) for start, end in places))


def _neighbour(near: Near) -> Neighbour:
    one: Example = near.example
    return Neighbour(one.text, one.verdict, one.sources[0], near.similarity, one.origin)


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise AdviceError("text", "a text", _shown(value))
    if not value.strip():
        raise AdviceError("text", "a description of the training or the advice", "nothing")
    if len(value) > LONGEST:
        raise AdviceError("text", f"at most {LONGEST} characters", f"{len(value)} characters")
    return value


def _one_of(key: str, value: Any, known: tuple[str, ...]) -> str:
    if not isinstance(value, str) or value not in known:
        near = get_close_matches(value, known, n=1) if isinstance(value, str) else []
        hint = f" (nearest: {near[0]})" if near else ""
        raise AdviceError(key, f"one of {', '.join(known)}{hint}", _shown(value))
    return value


def _day(value: Any) -> date:
    if isinstance(value, date):
        return value
    try:
        if isinstance(value, str) and len(value) == 10:
            return date.fromisoformat(value)
    except ValueError:
        pass
    raise AdviceError("on", "a date YYYY-MM-DD", _shown(value))


def _shown(value: Any) -> str:
    return "nothing" if value is None else repr(value)[:60]
