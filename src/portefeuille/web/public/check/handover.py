"""The hand-over sheet: every field of the official form, in its order, with the answer to copy.

The fields and their order follow descriptions of the form (procedure, screens and fields); the form itself is behind a
login, and its wording may differ.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from portefeuille.decision import Decision, decide
from portefeuille.decision.formats import percent
from portefeuille.decision.wording import Words
from portefeuille.web.public.check.address import change
from portefeuille.web.public.check.answer import spoken
from portefeuille.web.public.check.form import Form
from portefeuille.web.public.forms.typed import typed_day

Text = str | Promise
MODES = {
    "classroom": "Klassikaal (extern)",
    "online": "Afstandsleren (online)",
    "internal": "Interne opleiding",
}
"""How the form calls the kinds of training."""


@dataclass(frozen=True, slots=True)
class Row:
    """A field: how the form calls it, what to fill in (empty: still to be found), a hint, and where we ask it."""

    name: str
    label: Text
    value: str
    hint: Text = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the form."""

    title: Text
    rows: tuple[Row, ...]


def steps(form: Form, decision: Decision) -> tuple[Step, ...]:
    """The steps of the form for these answers; of training and advice only their own fields."""
    sheet = Sheet(form, decision)
    return (
        Step(_("Aanmelden en je onderneming"), tuple(sheet.enterprise())),
        Step(_("Je opleiding of advies"), tuple(sheet.project())),
        Step(_("Je dienstverlener"), tuple(sheet.provider())),
        Step(_("Controle en bevestiging"), tuple(sheet.confirmation())),
    )


class Sheet:
    """The rows of the sheet, step by step."""

    def __init__(self, form: Form, decision: Decision) -> None:
        self.form, self.decision, self.words = form, decision, Words.of("nl")
        self.training = form.values.get("project.service") != "advice"

    def _row(self, path: str, name: str, label: Text, hint: Text = "") -> Row:
        return Row(name, label, self._value(path), hint, change(self.form, path))

    def _value(self, path: str) -> str:
        value = self.form.values.get(path)
        if value is None:
            return ""
        if isinstance(value, Decimal):
            return amount(int(value * 100))
        return typed_day(value) if isinstance(value, date) else spoken(self.form, path, "nl")

    def enterprise(self) -> Iterator[Row]:
        """Step 0 and 1: in which capacity, which enterprise, its size and activity."""
        yield Row("Hoedanigheid", _("Hoedanigheid"), "Ondernemer", _("Kies niet: natuurlijk persoon."))
        yield self._row("enterprise.number", "Ondernemingsnummer", _("Ondernemingsnummer"))
        size = self.words.category("size", self.decision.size) if self.decision.size else ""
        yield Row(
            "Grootte van je onderneming",
            _("Grootte van je onderneming"),
            size,
            _("Je bevestigt ze bij je eerste aanvraag van het jaar."),
        )
        yield self._row(
            "enterprise.turnover", "Omzet", _("Omzet"), _("Alleen als het portaal ernaar vraagt.")
        )
        yield Row(
            "Rekeningnummer (IBAN en BIC)",
            _("Rekeningnummer (IBAN en BIC)"),
            "",
            _("Voor terugbetalingen. Wij vragen het niet."),
        )
        yield self._row(
            "enterprise.main_activity", "Hoofdactiviteit (NACE-BEL)", _("Hoofdactiviteit (NACE-BEL)")
        )

    def project(self) -> Iterator[Row]:
        """Step 2: what is bought, when, by whom and for how much."""
        yield self._row("project.service", "Type dienstverlening", _("Type dienstverlening"))
        yield self._row("project.title", "Naam van het project", _("Naam van het project"))
        if self.training:
            mode = MODES.get(self.form.values.get("project.mode", ""), "")
            yield Row("Soort opleiding", _("Soort opleiding"), mode, link=change(self.form, "project.mode"))
        yield self._row("project.theme", "Thema en subthema", _("Thema en subthema"))
        if self.form.values.get("project.theme") == "occupation_specific":
            yield Row(
                "Keuze uit de limitatieve lijst",
                _("Keuze uit de limitatieve lijst"),
                "",
                _("Je dienstverlener weet welke dienst het is."),
            )
        if self.training:
            yield Row(
                "Aantal deelnemers en hun namen",
                _("Aantal deelnemers en hun namen"),
                "",
                _("Wij vragen geen namen."),
            )
            yield Row(
                "Voorzien aantal uren", _("Voorzien aantal uren"), "", _("Dit staat in je inschrijving.")
            )
        else:
            days = [self._value(path) for path in ("project.start", "project.end")]
            yield Row(
                "Looptijd",
                _("Looptijd"),
                " - ".join(days) if all(days) else "",
                _("Dit staat in je overeenkomst."),
            )
        yield self._row(
            "project.agreed_on", "Datum van de inschrijving of overeenkomst", _("Datum van de inschrijving of overeenkomst"),
            _("Die moet er al zijn als je aanvraagt."),
        )  # fmt: skip
        yield self._row("project.start", "Startdatum", _("Startdatum"))
        yield self._row("project.end", "Einddatum", _("Einddatum"))
        eligible = self.decision.eligible_amount
        yield Row(
            "Projectbedrag zonder btw", _("Projectbedrag zonder btw"), "" if eligible is None else amount(eligible),
            _("Alleen wat meetelt voor de steun."), change(self.form, "project.price"),
        )  # fmt: skip

    def provider(self) -> Iterator[Row]:
        """Step 3."""
        yield self._row(
            "project.provider.number",
            "Nummer van de dienstverlener",
            _("Nummer van de dienstverlener"),
            _("DV.O voor opleiding, DV.A voor advies."),
        )

    def confirmation(self) -> Iterator[Row]:
        """Step 4: what the portal works out itself, to compare, and what is declared."""
        told = self.decision
        hint = _("Dit rekent het portaal zelf uit. Vergelijk.")
        yield Row(
            "Steunpercentage",
            _("Steunpercentage"),
            "" if told.rate is None else percent(told.rate, "nl"),
            hint,
        )
        yield Row("Subsidie", _("Subsidie"), "" if told.subsidy is None else amount(told.subsidy), hint)
        yield Row(
            "Eigen aandeel",
            _("Eigen aandeel"),
            "" if told.own_share is None else amount(told.own_share),
            hint,
        )
        yield Row(
            "Nog over dit jaar",
            _("Nog over dit jaar"),
            self._left(),
            _("Onder je steunplafond, na deze aanvraag. Vergelijk."),
        )
        yield Row("Verklaring op eer", _("Verklaring op eer"), "", _("Lees ze en vink ze zelf aan."))

    def _left(self) -> str:
        """What is left under the ceiling of the year after this application; empty when that is not known."""
        alone = {name: part for name, part in self.form.case.items() if name != "project"}
        room, subsidy = decide(alone).room, self.decision.subsidy
        return "" if room is None or subsidy is None else amount(room - subsidy)


def amount(cents: int) -> str:
    """An amount as it is typed in a Dutch form: ``1250,50``."""
    return f"{cents // 100},{cents % 100:02d}"
