"""The steps of the form, in the order of the pages: one subject a page.

The days come second, before anybody fills in much: whoever is too late to apply must know at once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SERVICE, THEME, TITLE, PROVIDER = (
    "project.service",
    "project.theme",
    "project.title",
    "project.provider.number",
)
START, PRICE = "project.start", "project.price"
PARTICIPANTS, TRAININGS, COSTS = "form.participants", "form.trainings", "project.costs"
EXCLUSIONS = "project.exclusions"
ADVICE = (
    "project.written_report",
    "project.legally_required",
    "project.ordinary_expense",
    "project.times_in_three_years",
)
NEEDED = {
    PARTICIPANTS: ("name", "category"),
    TRAININGS: ("title", "start", "price"),
    COSTS: ("kind", "amount"),
}
"""List -> what a row cannot do without."""
ENTERPRISE = frozenset(
    {"size", "legal_form", "establishment", "private_sector", "main_activity", "registered", "in_order"}
)
"""The criteria that are about the enterprise: no step of the form changes them."""


@dataclass(frozen=True, slots=True)
class Step:
    """A page of the form.  ``name`` stands in its address; ``rows`` is the list it asks; ``criteria`` are judged by it."""

    name: str
    title: str | Promise
    about: str | Promise
    paths: tuple[str, ...]
    criteria: frozenset[str]
    rows: str = ""
    optional: frozenset[str] = frozenset()


STEPS = (
    Step(
        "soort",
        _("Opleiding of advies"),
        _("Het thema bepaalt mee hoeveel je krijgt."),
        (SERVICE, THEME, "project.on_occupation_list"),
        frozenset({"service", "theme"}),
    ),
    Step(
        "data",
        _("De data"),
        _("Je vraagt aan nadat je inschreef of tekende, en ten laatste kort na de start. Schrijf een dag als 15/12/2026."),
        ("project.agreed_on", START, "project.end"),
        frozenset({"apply_window", "agreement_first", "project_end"}),
        TRAININGS,
        frozenset({TRAININGS}),
    ),
    Step(
        "inhoud",
        _("Wat je koopt"),
        _("Schrijf de titel zoals ze op je inschrijving of overeenkomst staat."),
        (TITLE, "project.mode", "project.interactive", *ADVICE, EXCLUSIONS),
        frozenset({"exclusion", "interaction", "advice_conditions"}),
        optional=frozenset({EXCLUSIONS}),
    ),
    Step(
        "dienstverlener",
        _("Je dienstverlener"),
        _("Alleen een geregistreerde dienstverlener komt in aanmerking."),
        (PROVIDER, "project.provider.related_party"),
        frozenset({"provider", "related_party"}),
    ),
    Step(
        "deelnemers",
        _("Wie volgt de opleiding"),
        _("Alleen wie in je onderneming werkt, telt mee."),
        ("form.hours",),
        frozenset({"participants"}),
        PARTICIPANTS,
    ),
    Step(
        "prijs",
        _("Prijs en kosten"),
        _("Alle bedragen staan op je factuur of offerte."),
        (PRICE, "project.vat"),
        frozenset({"minimum_amount", "ceiling", "de_minimis"}),
        COSTS,
        frozenset({"project.vat", COSTS}),
    ),
)  # fmt: skip
BY_NAME = {each.name: each for each in STEPS}


def steps(answers: Mapping[str, Any]) -> tuple[Step, ...]:
    """The pages that this application has: advice has no participants."""
    advice = answers.get(SERVICE) == "advice"
    return tuple(each for each in STEPS if not (advice and each.rows == PARTICIPANTS))


def paths(step: Step, answers: Mapping[str, Any]) -> tuple[str, ...]:
    """What a page asks, given what was answered before."""
    return tuple(each for each in step.paths if _asked(each, answers))


def rows(step: Step, answers: Mapping[str, Any]) -> str:
    """The list that a page asks; empty for none: advice is one thing, not several trainings."""
    return "" if step.rows == TRAININGS and answers.get(SERVICE) == "advice" else step.rows


def fields(step: Step, answers: Mapping[str, Any]) -> tuple[str, ...]:
    """Everything that a page asks, its list too."""
    listed = rows(step, answers)
    return (*paths(step, answers), *([listed] if listed else []))


def empty(step: Step, answers: Mapping[str, Any]) -> Iterator[str]:
    """What must still be filled in on a page."""
    several = any(each.get("price") is not None for each in answers.get(TRAININGS) or [])
    dated = any(each.get("start") for each in answers.get(TRAININGS) or [])
    advice = answers.get(SERVICE) == "advice"
    for path in fields(step, answers):
        if path in NEEDED and _gaps(path, answers):
            yield path
        follows = not advice and ((path == PRICE and several) or (path in (START, "project.end") and dated))
        if path not in step.optional and not follows and answers.get(path) in (None, [], ""):
            yield path


def step_of(path: str, answers: Mapping[str, Any]) -> Step | None:
    """The page that asks a path of the case or of the form (``project.costs.0.kind`` is asked by the list of costs)."""
    if path.startswith("project.participants"):
        path = PARTICIPANTS
    for each in steps(answers):
        if any(path == name or path.startswith(f"{name}.") for name in (*each.paths, each.rows) if name):
            return each
    return None


def _gaps(path: str, answers: Mapping[str, Any]) -> bool:
    """Whether a row of a list lacks something that it cannot do without."""
    return any(row.get(name) is None for row in answers.get(path) or [] for name in NEEDED[path])


def _asked(path: str, answers: Mapping[str, Any]) -> bool:
    advice = answers.get(SERVICE) == "advice"
    if path in ADVICE:
        return advice
    if path == "project.mode":
        return not advice
    if path == "project.interactive":
        return not advice and answers.get("project.mode") == "online"
    if path == "project.on_occupation_list":
        return not advice and answers.get(THEME) == "occupation_specific"
    return True
