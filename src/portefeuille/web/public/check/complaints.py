"""What the decision refuses to read, said to a visitor in the words of the page."""

from __future__ import annotations

import re

from django.utils.translation import gettext_lazy as _

from portefeuille.decision import CaseError
from portefeuille.web.public.check.fields import FIELDS
from portefeuille.web.public.forms import shown
from portefeuille.web.public.forms.reading import CHOOSE
from portefeuille.web.public.forms.shown import Message

OF_A_FACT: dict[str, Message] = {
    "known": _("Op die dag was de wet nog niet bekend. Kies een latere dag."),
    "enterprise.legal_form": _("Deze rechtsvorm bestond niet op de dag van je aanvraag. Kies een andere."),
    "enterprise.main_activity": _(
        "Deze NACE-code bestaat niet. Schrijf ze zoals in de KBO, bijvoorbeeld 62.010."
    ),
    "enterprise.group.N.kind": _("Kies of dit een partner of een verbonden onderneming is."),
    "enterprise.group.N.share": _(
        "Schrijf het aandeel van de partner, bijvoorbeeld 30 %. Is het meer dan de helft, kies dan een verbonden onderneming."
    ),
    "history.de_minimis.N.on": _("Schrijf op welke dag je deze steun kreeg."),
    "history.de_minimis.N.amount": _("Schrijf hoeveel deze steun was."),
    "project.costs": _("Deze kosten zijn samen meer dan de prijs. Kijk de bedragen na."),
    "project.costs.N.kind": _("Kies welke soort kost dit is."),
    "project.costs.N.amount": _("Schrijf hoeveel deze kost is, zonder btw."),
    "project.end": _("De einddag ligt voor de startdag. Kijk de twee datums na."),
    "project.price": _("Schrijf een prijs die groter is dan 0."),
}
"""Key of the case -> what to do about it."""

OF_A_KIND: dict[str, Message] = {
    shown.DAY: _("Schrijf een dag tussen 1900 en 2200."),
    shown.MONEY: _("Dit bedrag is te groot. Kijk na wat je schreef."),
    shown.HEADCOUNT: _("Dit aantal is te groot. Kijk na wat je schreef."),
    shown.COUNT: _("Dit aantal is te groot. Kijk na wat je schreef."),
    shown.SHARE: _("Schrijf een deel van 0 % tot 100 %."),
    shown.TEXT: _("Dit kunnen we niet lezen. Kijk na wat je schreef."),
    shown.TRUTH: CHOOSE,
    shown.CHOICE: CHOOSE,
    shown.SELECT: CHOOSE,
    shown.MANY: CHOOSE,
    shown.NUMBER: _("Dit nummer kunnen we niet lezen. Kijk na wat je schreef."),
}


def complaint(error: CaseError, path: str) -> Message:
    """What is wrong with the field at this path."""
    key = re.sub(r"\.\d+(?=\.|$)", ".N", error.key)
    return OF_A_FACT.get(key) or OF_A_KIND[FIELDS[path].kind]
