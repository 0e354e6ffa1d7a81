"""Before 1 April 2016: no decision, but what is known of the scheme of that day."""

from __future__ import annotations

from datetime import date
from typing import Any

from portefeuille.decision.case import Case
from portefeuille.decision.formats import show
from portefeuille.decision.model import NEEDS_REVIEW, Criterion, Decision
from portefeuille.decision.wording import Words
from portefeuille.law import Law, Reading
from portefeuille.rules.steps import deadlines

#: What of the older law belongs to which criterion: the beginning of a parameter's name.
BELONGS = (("rate.", "theme"), ("ceiling.", "ceiling"), ("size.", "size"), ("public_share.", "private_sector"),
           ("minimum.", "minimum_amount"), ("de_minimis.", "de_minimis"), ("deadline.apply", "apply_window"),
           ("deadline.finish", "project_end"), ("hourly", "ceiling"))  # fmt: skip


def told(case: Case, law: Law, words: Words, given_id: Any) -> Decision:
    """A decision that decides nothing: every reading of the law of that day, as a criterion that is unknown."""
    within, years = law_days(law, "deadline.apply"), law_days(law, "deadline.finish")
    start = (case.project or {}).get("start")
    return Decision(
        outcome=NEEDS_REVIEW,
        size=case.size,
        eligible_amount=None,
        rate=None,
        subsidy=None,
        own_share=None,
        ineligible_amount=None,
        vat=(case.project or {}).get("vat"),
        capped_by=None,
        criteria=tuple(_criteria(law, words)),
        reservations=(),
        missing=(),
        next_question=None,
        assumed=(),
        deadlines={
            "apply_by": deadlines.apply_by(start, within) if start and within is not None else None,
            "deposit_by": None,
            "finish_by": deadlines.finish_by(case.on, years) if years is not None else None,
        },
        on=case.on,
        known=law.known,
        law_hash=law.hash,
        alone=case.project is None,
        id=given_id,
        lang=words.lang,
    )


def law_days(law: Law, name: str) -> int | None:
    """A term of the law of that day, None where none is known."""
    value = law.value(name) if name in law.names() else None
    return int(value) if isinstance(value, int) else None


def _criteria(law: Law, words: Words) -> list[Criterion]:
    """A criterion for each that something is known of, with all that is known of it."""
    found: dict[str, list[Reading]] = {}
    for name in law.names():
        criterion = next((where for beginning, where in BELONGS if name.startswith(beginning)), None)
        reading = law.reading(name)
        if criterion is not None and reading.status == "known":
            found.setdefault(criterion, []).append(reading)
    before = words.reason("law.before_2016")
    return [
        Criterion(
            criterion,
            "unknown",
            "law.before_2016",
            " ".join((before, *(_said(reading, words) for reading in readings))),
            readings[0].name,
            readings[0].since,
            readings[0].source[0],
            kind="law",
        )
        for criterion, readings in found.items()
    ]


def _said(reading: Reading, words: Words) -> str:
    title = reading.title.get(words.lang, reading.name)
    if not isinstance(reading.value, int) or isinstance(reading.value, date):
        return f"{title}: ?"
    return f"{title}: {show(reading.value, reading.unit, words.lang, whole=True)}."
