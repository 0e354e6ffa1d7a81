"""The decisions behind the page: of the same project for a small and for a medium enterprise."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from portefeuille import clock
from portefeuille.decision import CaseError, Decision, decide
from portefeuille.law import Law
from portefeuille.rules.registry import BEGIN
from portefeuille.web.public.calculator.amount_questions import NOT_COUNTED, OF_SIZE, PLACES, SIZE, asked
from portefeuille.web.public.calculator.sizes import SIZES
from portefeuille.web.public.forms.questions import Question
from portefeuille.web.public.forms.reading import plain
from portefeuille.web.public.forms.sheet import Sheet
from portefeuille.web.public.forms.shown import DAY, Message
from portefeuille.web.public.forms.typed import typed_day

TOO_EARLY = _("Kies een dag vanaf 1 april 2016. De regels van daarvoor rekenen we niet na.")
OF_A_QUESTION: dict[str, Message] = {
    "op": _("Schrijf een dag tussen 1900 en 2200."),
    "dienst": _("Kies of het om een opleiding of om advies gaat."),
    "thema": _("Kies een thema. Vanaf 2023 is dat nodig."),
    "prijs": _("Schrijf een prijs die groter is dan 0."),
    NOT_COUNTED: _("Dit is meer dan de prijs. Kijk de twee bedragen na."),
}
"""What to do about an answer that is missing or that cannot be."""
TOO_LARGE = _("Dit bedrag is te groot. Kijk na wat je schreef.")


def read(data: Mapping[str, str], lang: str) -> Sheet:
    """The answers; the day of today when none is given.  The themes are those of the day."""
    when = Sheet([Question("op", DAY, "")], data, lang).values.get("op", clock.today())
    sheet = Sheet(asked(Law.on(max(when, BEGIN)), lang), data, lang)
    if not sheet.texts["op"]:
        sheet.texts["op"] = typed_day(clock.today())
        sheet.values["op"] = clock.today()
    if when < BEGIN:
        sheet.wrong("op", TOO_EARLY)
    return sheet


def case(sheet: Sheet, size: str, **changes: Any) -> dict[str, Any]:
    """The case of the answers for an enterprise of a size.  ``changes`` are other values, by question."""
    values = {**sheet.values, **changes}
    made: dict[str, Any] = {"on": "", "size": size, "project": {}}
    for name, path in PLACES.items():
        if name in OF_SIZE or values.get(name) is None:
            continue
        room, _dot, key = path.rpartition(".")
        (made.setdefault(room, {}) if room else made)[key] = plain(values[name])
    if values.get(NOT_COUNTED):
        made["project"]["costs"] = [{"kind": "other_ineligible", "amount": plain(values[NOT_COUNTED])}]
    return made


def decisions(sheet: Sheet) -> dict[str, Decision] | None:
    """By size; None when something is wrong, which is then told at its question."""
    if sheet.errors:
        return None
    try:
        found = {size: decide(case(sheet, size), sheet.lang) for size in SIZES}
    except CaseError as error:
        name = place(error.key)
        sheet.wrong(name, _complaint(error.key, name, sheet))
        return None
    for path in found[SIZES[0]].missing:
        name = place(path)
        sheet.wrong(name, OF_A_QUESTION[name])
    return None if sheet.errors else found


def _complaint(key: str, name: str, sheet: Sheet) -> Message:
    """What to do about a value that the decision refuses to read."""
    zero = name == "prijs" and not sheet.values.get(name)
    if zero or name == "op" or key == "project.costs":
        return OF_A_QUESTION[name]
    return TOO_LARGE


def place(key: str) -> str:
    """The question that a key of the case is about."""
    if key.startswith("project.costs"):
        return NOT_COUNTED
    return next((name for name, path in PLACES.items() if path == key), "op")


def room(when: date, size: str, used: int, lang: str) -> int | None:
    """What is left of the ceiling of the year for a size, after ``used`` cents of subsidy."""
    history = {"subsidy_this_year": used / 100}
    return decide({"on": when.isoformat(), "size": size, "history": history}, lang).room


def own_size(sheet: Sheet) -> Decision | str | None:
    """The size that was chosen, or the decision on the figures that were given; None without either."""
    if SIZE in sheet.values:
        chosen: str = sheet.values[SIZE]
        return chosen
    figures = {
        PLACES[name].rpartition(".")[2]: plain(sheet.values[name])
        for name in OF_SIZE
        if name in PLACES and name in sheet.values
    }
    if not figures:
        return None
    return decide({"on": sheet.values["op"].isoformat(), "enterprise": figures}, sheet.lang)
