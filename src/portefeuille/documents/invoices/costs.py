"""Which kind of cost a line is, by its words, and whether the law counts it.

A word tells only what it tells: whichever comes first in the line wins (``Lunch bij de opleiding`` is a lunch, ``Opleiding met
lunch`` is a training), and a line without a word of these is the training or the advice itself.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from datetime import date
from typing import Any

from portefeuille.documents.invoices.model import Judged
from portefeuille.documents.ubl import Line
from portefeuille.law.law import Law

FEE, UNKNOWN = "fee", "administration"
ACCEPTED, REFUSED, JUDGEMENT = "accepted", "refused", "judgement"
_WORDS: Mapping[str, str] = {
    FEE: "opleiding cursus training vorming workshop webinar seminarie les(?:sen|dag)? module traject coaching begeleiding"
    " advies audit analyse studie sessie voorbereiding formation cours atelier seminaire accompagnement conseil etude"
    " course lesson class seminar advice advisory consulting session preparation",
    "catering": "catering lunch broodje maaltijd koffie diner ontbijt drank receptie repas dejeuner cafe sandwich restauration"
    " boisson meal breakfast coffee drinks refreshment",
    "teacher_travel": "verplaatsing kilometer km-vergoeding reiskost deplacement kilometrique travel mileage",
    "trainee_travel": "hotel overnachting logies verblijf hebergement nuitee accommodation",
    "course_material": "cursusmateriaal handboek leerboek syllabus werkboek manuel textbook workbook",
    "exam": "examen exam toets proctor",
    "membership": "lidgeld lidmaatschap abonnement cotisation abonnement membership subscription",
    "licence": "licentie licence license softwarepakket saas",
    "software_development": "softwareontwikkeling programmatie developpement",
    "equipment": "laptop tablet smartphone toestel apparatuur hardware gereedschap ordinateur appareil outillage device",
    "implementation": "implementatie installatie implementation installation",
    "other_ineligible": "parking parkeer peage tol verzending portkost shipping postage",
    UNKNOWN: "administratiekost dossierkost inschrijvingskost dossier administration inscription registration",
}
_FIND = {cost: re.compile("|".join(words.split())) for cost, words in _WORDS.items()}
_TOKEN = re.compile(r"[^\s,;:/()]+")


def judge(line: Line, service: str, applied_on: date) -> Judged:
    """The kind of a line, and what the law of the day of the application says of it."""
    cost = kind(f"{line.name} {line.text}")
    if cost == UNKNOWN:  # no source says anything about it
        return Judged(line, cost, JUDGEMENT)
    row = Law.on(applied_on).row("cost_kinds", cost)
    return Judged(line, cost, JUDGEMENT if row is None else _verdict(row, service))


def _verdict(row: Mapping[str, Any], service: str) -> str:
    """A cost that counts under a condition which no invoice tells is for a person to judge."""
    verdict = str(row["verdict"][service])
    conditional = any(row.get(name) for name in ("separate_invoice_refuses", "exclusive_needed", "cap"))
    return JUDGEMENT if verdict == ACCEPTED and conditional else verdict


def kind(text: str) -> str:
    """A code of the law's list ``cost_kinds``, or ``administration``."""
    for token in _TOKEN.findall(_folded(text)):
        found = [cost for cost, words in _FIND.items() if words.search(token)]
        if found:  # in one word, such as software-opleiding, the training wins
            return found[0]
    return FEE


def _folded(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(each for each in apart if not unicodedata.combining(each))
