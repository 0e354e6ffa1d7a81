"""The questions of the form: one for each path of an application, and those of the rows of its lists."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from portefeuille import clock
from portefeuille.decision.case import CATEGORIES, COST_KINDS, MODES
from portefeuille.decision.wording import Words
from portefeuille.law import Law
from portefeuille.web.enterprise.apply.steps import COSTS, EXCLUSIONS, PARTICIPANTS, SERVICE, THEME, TRAININGS
from portefeuille.web.public.check import choices
from portefeuille.web.public.forms.questions import Question
from portefeuille.web.public.forms.shown import (
    CHOICE,
    COUNT,
    DAY,
    DURATION,
    MANY,
    MONEY,
    SELECT,
    TEXT,
    TRUTH,
    Option,
    Options,
)

KINDS = {
    SERVICE: CHOICE, THEME: SELECT, "project.on_occupation_list": TRUTH,
    "project.agreed_on": DAY, "project.start": DAY, "project.end": DAY,
    "project.title": TEXT, "project.mode": CHOICE, "project.interactive": TRUTH,
    "project.written_report": TRUTH, "project.legally_required": TRUTH, "project.ordinary_expense": TRUTH,
    "project.times_in_three_years": COUNT, EXCLUSIONS: MANY,
    "project.provider.number": TEXT, "project.provider.related_party": TRUTH,
    "form.hours": DURATION, "project.price": MONEY, "project.vat": MONEY,
}  # fmt: skip
LONGEST = {"project.title": 200, "title": 200, "name": 120}
ROWS: dict[str, dict[str, str]] = {
    PARTICIPANTS: {"name": TEXT, "category": SELECT},
    TRAININGS: {"title": TEXT, "start": DAY, "end": DAY, "price": MONEY},
    COSTS: {
        "kind": SELECT, "amount": MONEY, "persons": COUNT, "days": COUNT, "separate_invoice": TRUTH, "exclusive": TRUTH,
    },
}  # fmt: skip
"""List -> the fields of a row, with their kinds."""
ROW_NAMES: dict[str, str | Promise] = {
    PARTICIPANTS: _("Deelnemer"),
    TRAININGS: _("Opleiding"),
    COSTS: _("Kost"),
}
OWN: dict[str, tuple[str | Promise, str | Promise]] = {
    "form.hours": (_("Hoeveel uren duurt de opleiding samen?"), _("Eén deelnemer, alle lessen samen.")),
    f"{PARTICIPANTS}.name": (_("Voornaam en naam"), ""),
    f"{PARTICIPANTS}.category": (_("Wat is deze persoon in je onderneming?"), ""),
    f"{TRAININGS}.title": (_("Titel"), ""),
    f"{TRAININGS}.start": (_("Startdag"), ""),
    f"{TRAININGS}.end": (_("Einddag"), ""),
    f"{TRAININGS}.price": (_("Prijs zonder btw"), ""),
}
"""Questions that the law does not ask, with their hints."""


def question(path: str, law: Law, lang: str) -> Question:
    """The question for a path, in the words of the law where it asks it too."""
    label, hint = OWN.get(path) or _words(path, lang)
    return Question(
        path, KINDS[path], label, hint, _choices(path, law, lang), wide=True, longest=LONGEST.get(path, 60)
    )


def row(path: str, index: int, law: Law, lang: str) -> tuple[Question, ...]:
    """The questions of one row of a list."""
    return tuple(_cell(path, index, name, kind, law, lang) for name, kind in ROWS[path].items())


def place(path: str, index: int, name: str) -> str:
    """The name of a field of a row."""
    return f"{path}.{index}.{name}"


def called(path: str, index: int) -> str:
    """What a row is called: ``Deelnemer 2``."""
    return f"{ROW_NAMES[path]} {index + 1}"


def _cell(path: str, index: int, name: str, kind: str, law: Law, lang: str) -> Question:
    label, hint = OWN.get(f"{path}.{name}") or (Words.of(lang).fact(f"{path}.{index}.{name}").label, "")
    return Question(
        place(path, index, name), kind, label, hint, _choices(f"{path}.{name}", law, lang),
        where=called(path, index), longest=LONGEST.get(name, 60),
    )  # fmt: skip


def _words(path: str, lang: str) -> tuple[str, str]:
    words = Words.of(lang).fact(path)
    return words.question, words.hint


def _choices(path: str, law: Law, lang: str) -> tuple[Options, ...]:
    if path == THEME:
        return choices.themes(law, lang)
    if path == EXCLUSIONS:
        return choices.exclusions(law, lang)
    words = Words.of(lang)
    listed: dict[str, tuple[str, tuple[str, ...]]] = {
        SERVICE: ("service", ("training", "advice")),
        "project.mode": ("mode", MODES),
        f"{PARTICIPANTS}.category": ("participant", CATEGORIES),
        f"{COSTS}.kind": ("cost_kind", COST_KINDS),
    }
    if path not in listed:
        return ()
    group, values = listed[path]
    return (Options(tuple(Option(each, words.category(group, each)) for each in values)),)


ALL = frozenset({*KINDS, *ROWS})
"""Every path that a page asks."""


def label(path: str, lang: str) -> str:
    """What a question is called in a list of answers."""
    if path == "form.hours":
        return str(_("Uren"))
    if path == TRAININGS:
        return str(_("Opleidingen"))
    return Words.of(lang).fact({PARTICIPANTS: "project.participants"}.get(path, path)).label


def choices_of(path: str, lang: str) -> tuple[Options, ...]:
    """The choices of a path, or of a field of a row, as the law has them today."""
    return _choices(path, Law.on(clock.today()), lang)
