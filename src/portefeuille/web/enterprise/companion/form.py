"""The form: its questions, what was typed, and the facts that follow; what is refused is told at its question."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from portefeuille.applications.companion.errors import RefusedError
from portefeuille.applications.companion.services import Facts
from portefeuille.law import Law
from portefeuille.web.public.check.choices import themes
from portefeuille.web.public.forms.questions import Question
from portefeuille.web.public.forms.sheet import Sheet, hundredths
from portefeuille.web.public.forms.shown import CHOICE, DAY, MONEY, SELECT, TEXT, Option, Options
from portefeuille.web.public.forms.typed import typed_day, typed_money

SERVICES = (Options((Option("training", _("een opleiding")), Option("advice", _("advies")))),)
SIZES = (Options((Option("small", _("klein")), Option("medium", _("middelgroot")))),)
NEEDED: dict[str, Promise] = {
    "titel": _("Schrijf hoe je opleiding of advies heet."),
    "dienst": _("Kies of het om een opleiding of om advies gaat."),
    "aangevraagd": _("Schrijf op welke dag je de steun aanvroeg."),
}
FIELDS = {
    "titel": "title", "dienst": "service", "aangevraagd": "applied_on", "prijs": "price", "thema": "theme",
    "grootte": "size", "dienstverlener": "provider", "nummer": "number", "start": "start", "einde": "end",
    "steun": "subsidy", "eigen_deel": "own_share", "storten_tegen": "deposit_told",
}  # fmt: skip
"""Question -> field of the facts."""
CODES: dict[str, Promise] = {
    "needed": _("Dit ontbreekt nog."),
    "too_early": _("Deze dag moet nog komen. Kijk hem na."),
    "before_2016": _("Kies een dag vanaf 1 april 2016."),
    "before_application": _("Deze dag ligt voor de dag van je aanvraag."),
    "before_start": _("Het einde ligt voor de start."),
    "before_deposit": _("Noteer eerst je storting, op een dag die niet later is."),
    "later": _("Je noteerde al een stap op een vroegere dag."),
    "amounts": _("Schrijf ook jouw deel, zoals het in de beslissing staat."),
    "provider": _("Dit is geen nummer van een dienstverlener. Het lijkt op DV.O123456."),
    "stopped": _("Dat kan niet samen: betaald en gestopt."),
}
"""Code of a refusal -> what to do about it."""


def questions(law: Law, lang: str) -> list[Question]:
    """In their order; the first three must be answered."""
    return [
        Question("titel", TEXT, _("Hoe heet je opleiding of advies?"), wide=True, longest=200),
        Question("dienst", CHOICE, _("Wat is het?"), groups=SERVICES),
        Question("aangevraagd", DAY, _("Op welke dag vroeg je aan?"), hint=_("dag/maand/jaar, bijvoorbeeld 15/12/2026")),
        Question("prijs", MONEY, _("Prijs zonder btw"), hint=_("Daarmee rekenen we je steun na.")),
        Question("thema", SELECT, _("Thema"), groups=_themes(law, lang)),
        Question("grootte", CHOICE, _("Hoe groot is je onderneming?"), groups=SIZES),
        Question("dienstverlener", TEXT, _("Nummer van je dienstverlener"), hint=_("Bijvoorbeeld DV.O123456")),
        Question("nummer", TEXT, _("Nummer van je aanvraag"), hint=_("Zoals het officiële portaal het geeft."), longest=40),
        Question("start", DAY, _("Startdatum")),
        Question("einde", DAY, _("Einddatum")),
        Question("steun", MONEY, _("Steun volgens de beslissing"), hint=_("Leeg: we rekenen ze zelf uit.")),
        Question("eigen_deel", MONEY, _("Jouw deel volgens de beslissing"), hint=_("Leeg: we rekenen het zelf uit.")),
        Question("storten_tegen", DAY, _("Laatste dag om te storten volgens de mail"), hint=_("Leeg: we rekenen hem uit volgens de wet.")),
    ]  # fmt: skip


def _themes(law: Law, lang: str) -> tuple[Options, ...]:
    return tuple(
        Options(tuple(Option(each.value, each.label) for each in group.options), group.title)
        for group in themes(law, lang)
    )


def facts(sheet: Sheet) -> Facts | None:
    """What was filled in; None when something is missing or wrong, which is then told at its question."""
    for name, sentence in NEEDED.items():
        if not sheet.texts[name]:
            sheet.wrong(name, sentence)
    if sheet.errors:
        return None
    given: dict[str, Any] = {
        field: sheet.values[name] for name, field in FIELDS.items() if sheet.values.get(name) is not None
    }
    for field in ("price", "subsidy", "own_share"):
        if field in given:
            given[field] = hundredths(given[field]) or None
    return Facts(**given)


def refused(sheet: Sheet, error: RefusedError) -> None:
    """Tell at its question why it was refused."""
    name = next(name for name, field in FIELDS.items() if field == error.field)
    sheet.wrong(name, CODES[error.code])


def texts(values: Mapping[str, Any], lang: str) -> dict[str, str]:
    """What stands in the form for what was recorded: days and amounts as they are typed."""
    found: dict[str, str] = {}
    for name, field in FIELDS.items():
        value = values.get(field)
        if isinstance(value, date):
            found[name] = typed_day(value)
        elif isinstance(value, int):
            found[name] = typed_money(Decimal(value) / 100, lang)
        elif value:
            found[name] = str(value)
    return found
