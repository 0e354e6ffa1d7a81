"""The screens of questions, in the order in which they are asked.  The decision says which of them still matter.

What is bought comes before the enterprise: who is too late, or asks for advice that gets no support, hears so at once.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from portefeuille.decision import Decision
from portefeuille.decision.case import THEMES
from portefeuille.web.public.check.form import Form


@dataclass(frozen=True, slots=True)
class Screen:
    """Questions about one subject.

    ``insists``: questions that a person must answer here, though a case without them can be decided.
    """

    name: str
    title: str | Promise
    about: str | Promise
    fields: tuple[str, ...]
    insists: tuple[str, ...] = ()


SCREENS: tuple[Screen, ...] = (
    Screen(
        "dienst",
        _("Waarvoor zoek je steun?"),
        _("Er is steun voor een opleiding of voor advies, binnen een thema."),
        ("project.service", "project.theme"),
    ),
    Screen(
        "project",
        _("Wanneer en voor hoeveel?"),
        _("Dit staat in de offerte of de inschrijving."),
        ("project.start", "project.end", "project.price", "project.vat", "project.mode"),
        insists=("project.mode",),
    ),
    Screen(
        "contact",
        _("Contact met de lesgever"),
        _("Een onlineopleiding telt alleen met rechtstreeks contact."),
        ("project.interactive",),
    ),
    Screen(
        "advies",
        _("Je advies"),
        _("Niet elk advies telt mee."),
        ("project.written_report", "project.legally_required"),
    ),
    Screen(
        "onderneming",
        _("Je onderneming"),
        _("Alles op deze pagina staat in de Kruispuntbank van Ondernemingen (KBO)."),
        (
            "enterprise.number",
            "enterprise.legal_form",
            "enterprise.establishments.0.postcode",
            "enterprise.main_activity",
        ),
    ),
    Screen(
        "maatwerk",
        _("Maatwerkbedrijf of niet?"),
        _("Een vzw krijgt alleen steun als ze een erkend maatwerkbedrijf is."),
        ("enterprise.sheltered_workshop",),
    ),
    Screen(
        "mensen",
        _("Je medewerkers"),
        _("Het aantal mensen en daarna de omzet of het balanstotaal bepalen hoe groot je onderneming is."),
        ("enterprise.headcount",),
    ),
    Screen(
        "cijfers",
        _("Je jaarcijfers"),
        _("Vaak is één van de twee genoeg. We vragen het andere alleen als het telt."),
        ("enterprise.turnover", "enterprise.balance_total"),
    ),
    Screen(
        "dag",
        _("De dag van je aanvraag"),
        _(
            "Reken met de regels van elke dag sinds 1 april 2016: vandaag, een dag later of een dag van vroeger."
        ),
        ("on",),
    ),
)

BY_NAME = {screen.name: screen for screen in SCREENS}
OF_FIELD = {path: screen.name for screen in SCREENS for path in screen.fields}
"""Path of a field -> the name of the screen that asks it."""


def shown(screen: Screen, form: Form) -> tuple[str, ...]:
    """The fields of a screen that make sense with the answers so far."""
    return tuple(path for path in screen.fields if _fits(path, form))


def _fits(path: str, form: Form) -> bool:
    if path == "project.theme":
        return bool(form.law.value("theme.required")) or _higher_rate(form)
    if path == "project.mode":
        return form.values.get("project.service") == "training"
    return True


def _higher_rate(form: Form) -> bool:
    """Whether a theme has another rate than the base rate on the day."""
    rows = {str(row["code"]): row["rate"] for row in form.law.rows("themes")}
    names = {name for theme in THEMES if (name := rows.get(theme)) and name != "rate.base"}
    base = form.law.value("rate.base.small")
    return any(form.law.value(f"{name}.small") not in (None, base) for name in names)


def due(form: Form, decision: Decision) -> tuple[Screen, ...]:
    """The screens with a fact that the decision still misses, in their order; what is on no screen comes last."""
    places = [form.place(path) or "on" for path in decision.missing]
    found = [screen for screen in SCREENS if not set(screen.fields).isdisjoint(places)]
    first = form.place(decision.next_question) if decision.next_question else None
    if not found and first:
        found.append(_other(first, [path for path in places if path not in OF_FIELD]))
    return tuple(found)


def _other(first: str, places: list[str]) -> Screen:
    """A screen for facts that only matter after an answer on the page with everything: those of one row together."""
    row = first.rpartition(".")[0]
    same = tuple(path for path in places if path.rpartition(".")[0] == row)
    return Screen(
        first,
        _("Nog een vraag"),
        _("Dit telt door wat je op „Alles op één pagina” invulde."),
        same or (first,),
    )


def find(name: str, form: Form, decision: Decision | None) -> Screen | None:
    """The screen of this name; None when there is none, or when nothing asks for it."""
    if name in BY_NAME:
        return BY_NAME[name]
    return next((each for each in due(form, decision) if each.name == name), None) if decision else None


def answered(form: Form) -> tuple[Screen, ...]:
    """The screens on which something was filled in; the day of the application is never one of them."""
    return tuple(
        screen
        for screen in SCREENS
        if screen.name != "dag" and any(path in form.values for path in shown(screen, form))
    )


def lacking(screen: Screen, form: Form, decision: Decision) -> tuple[str, ...]:
    """The fields of a screen that must still be answered."""
    if decision.outcome == "ineligible":
        return ()
    places = {form.place(path) or "on" for path in decision.missing}
    fields = shown(screen, form)
    return tuple(
        path for path in fields if path in places or (path in screen.insists and path not in form.values)
    )
