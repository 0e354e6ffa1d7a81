"""Where an application stands and what comes next, in plain words.  The one place for it: lists and pages say the same."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from portefeuille.applications.following import Next
from portefeuille.decision.formats import day, days, money

SOON = 7
"""Days from which on a last day is shown in another colour."""
TONES = {
    "awaiting_deposit": "doubt", "ready_to_pay": "doubt", "partly_paid": "doubt", "paid": "good", "closed": "good",
    "refused": "bad", "refused_by_provider": "bad", "lapsed": "bad", "expired": "bad", "in_recovery": "bad",
    "recovered": "bad",
}  # fmt: skip
"""State -> the colour of its tag; the others have none."""


@dataclass(frozen=True, slots=True)
class Step:
    """The one next action: what to do (or for whom it waits), the last day, how many days that is, and how pressing."""

    words: str
    last_day: str = ""
    left: str = ""
    tone: str = ""
    waits: bool = False


def state(name: str) -> str:
    """A state in plain words; a new one that nobody named yet as it is."""
    words = {
        "draft": _("Concept"),
        "refused": _("Afgekeurd"),
        "in_review": _("Wordt nagekeken door een ambtenaar"),
        "awaiting_deposit": _("Wacht op jouw storting"),
        "deposited": _("Jouw aandeel is gestort"),
        "ready_to_pay": _("Klaar om te betalen"),
        "partly_paid": _("Gedeeltelijk betaald"),
        "paid": _("Volledig betaald"),
        "closed": _("Afgerond"),
        "stopped": _("Stopgezet"),
        "refund_due": _("De dienstverlener moet terugbetalen"),
        "under_control": _("In controle"),
        "refused_by_provider": _("Geweigerd door de dienstverlener"),
        "withdrawn": _("Ingetrokken"),
        "lapsed": _("Vervallen: niet op tijd gestort"),
        "in_recovery": _("Terug te betalen"),
        "in_objection": _("Bezwaar loopt"),
        "recovered": _("Terugbetaald"),
        "expired": _("Verlopen: niet op tijd betaald"),
    }
    return words.get(name, name)


def action(name: str) -> str:
    """What to do next, or for whom it waits; empty when nothing is left."""
    words = {
        "submit": _("Vul je aanvraag aan en dien ze in"),
        "deposit": _("Stap 2: stort jouw deel"),
        "order_payment": _("Stap 3: laat je dienstverlener betalen"),
        "contest": _("Niet akkoord? Laat een mens het nakijken"),
        "pay_back": _("Betaal de steun terug"),
        "evaluate": _("Beoordeel je dienstverlener"),
        "wait_review": _("Een ambtenaar kijkt je aanvraag na"),
        "wait_top_up": _("De subsidie wordt bijgestort: je hoeft niets te doen"),
        "wait_control": _("Wacht op het einde van de controle"),
        "wait_refund": _("Wacht op de terugbetaling door je dienstverlener"),
        "wait_objection": _("Wacht op de beslissing over je bezwaar"),
        "wait_payment": _("Je betaling is onderweg"),
    }
    return words.get(name, "")


def step(told: Next, today: date, lang: str) -> Step:
    """The next action of an application, as of today."""
    words = action(told.action)
    if told.amount and not told.waits:
        words = f"{words} ({money(told.amount, lang)})"
    if told.last_day is None:
        return Step(words, waits=told.waits)
    if told.action == "submit" and told.last_day < today:
        words = _("Te laat om nog aan te vragen. Schuift de start op? Pas dan de startdag aan.")
    left = (told.last_day - today).days
    tone = "" if told.waits else "bad" if left < 0 else "doubt" if left <= SOON else "good"
    return Step(words, day(told.last_day, lang), until(left, lang), tone, told.waits)


def until(left: int, lang: str) -> str:
    """How far a last day is: today, so many days from now, so many days ago."""
    if left == 0:
        return _("vandaag is de laatste dag")
    number = days(abs(left), lang)
    return _("nog %(days)s") % {"days": number} if left > 0 else _("%(days)s geleden") % {"days": number}
