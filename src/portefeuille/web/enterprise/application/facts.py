"""The facts of a case that can be corrected, in words: what each is called, which kind it is, and its value as people say it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portefeuille.applications.corrections import ACTIVITY, FIGURES, PARTICIPANTS, TRAININGS
from portefeuille.decision import formats
from portefeuille.decision.wording import Words, inside
from portefeuille.law import Law
from portefeuille.web.public.check import choices
from portefeuille.web.public.forms.shown import (
    CHOICE,
    COUNT,
    DAY,
    HEADCOUNT,
    MANY,
    MONEY,
    SELECT,
    SHARE,
    TEXT,
    TRUTH,
    Option,
    Options,
)
from portefeuille.web.writing import labelled

COSTS, GROUP, PLACES, AID = (
    "project.costs",
    "enterprise.group",
    "enterprise.establishments",
    "history.de_minimis",
)
_FIGURES = {"headcount": HEADCOUNT, "turnover": MONEY, "balance_total": MONEY}
_YEARS = ("previous_year", "year_before")

KINDS: dict[str, str] = {
    "project.service": CHOICE, "project.theme": SELECT, "project.on_occupation_list": TRUTH, "project.agreed_on": DAY,
    "project.start": DAY, "project.end": DAY, "project.price": MONEY, "project.vat": MONEY, "project.mode": CHOICE,
    "project.interactive": TRUTH, "project.written_report": TRUTH, "project.legally_required": TRUTH,
    "project.ordinary_expense": TRUTH, "project.times_in_three_years": COUNT, "project.exclusions": MANY,
    "project.provider.registered": TRUTH, "project.provider.related_party": TRUTH, "enterprise.legal_form": SELECT,
    "enterprise.public_share": SHARE,
    "enterprise.social_security_arrears": TRUTH, "enterprise.sheltered_workshop": TRUTH, "enterprise.registered": TRUTH,
    "enterprise.registered_since": DAY,
    **{f"enterprise.{figure}": _FIGURES[figure] for figure in FIGURES},
    **{f"enterprise.{year}.{figure}": _FIGURES[figure] for year in _YEARS for figure in FIGURES},
}  # fmt: skip
"""Fact with one value -> its kind; the excluded services are several of a list."""
ROWS: dict[str, dict[str, str]] = {
    PARTICIPANTS: {"category": SELECT},
    COSTS: {"kind": SELECT, "amount": MONEY, "persons": COUNT, "days": COUNT, "separate_invoice": TRUTH, "exclusive": TRUTH},
    TRAININGS: {"title": TEXT, "start": DAY, "end": DAY, "price": MONEY},
    PLACES: {"postcode": TEXT},
    ACTIVITY: {"code": TEXT, "version": SELECT},
    GROUP: {"kind": SELECT, "share": SHARE, **_FIGURES,
            **{f"{year}.{figure}": _FIGURES[figure] for year in _YEARS for figure in FIGURES}},
    AID: {"on": DAY, "amount": MONEY},
}  # fmt: skip
"""Fact that is a list of rows -> the cells of a row, with their kinds."""
ROW_NAMES: dict[str, str | Promise] = {
    PARTICIPANTS: gettext_lazy("Deelnemer"),
    COSTS: gettext_lazy("Kost"),
    TRAININGS: gettext_lazy("Opleiding"),
    PLACES: gettext_lazy("Vestiging"),
    GROUP: gettext_lazy("Onderneming"),
    AID: gettext_lazy("Steun"),
}
OWN: dict[str, str | Promise] = {
    TRAININGS: gettext_lazy("Opleidingen"),
    f"{TRAININGS}.title": gettext_lazy("Titel"),
    f"{TRAININGS}.start": gettext_lazy("Startdag"),
    f"{TRAININGS}.end": gettext_lazy("Einddag"),
    f"{TRAININGS}.price": gettext_lazy("Prijs zonder btw"),
}
"""What the law has no words for."""
ALIASES = {
    ACTIVITY: "enterprise.main_activity",
    f"{ACTIVITY}.code": "enterprise.main_activity",
    f"{ACTIVITY}.version": "enterprise.nace_version",
}
"""What the law calls by another path."""
ALONE = frozenset({ACTIVITY})
"""Lists with one row, never more."""


@dataclass(frozen=True, slots=True)
class Saying:
    """Says facts in a language, with the lists of the law of the day of the application; ``names``: those of participants."""

    law: Law
    lang: str
    names: Sequence[str] = ()

    def label(self, path: str) -> str:
        """What a fact is called; of a row ``project.costs.0.amount``, of a list ``project.costs``."""
        general = ".".join(part for part in path.split(".") if not part.isdigit())
        own = OWN.get(general)
        return str(own) if own else Words.of(self.lang).fact(ALIASES.get(general, path)).label

    def row(self, path: str, number: int) -> str:
        """What a row is called: ``Deelnemer 2 (Jan Janssens)``; nothing where there is one row only."""
        if path in ALONE:
            return ""
        name = self.names[number] if path == PARTICIPANTS and number < len(self.names) else ""
        return f"{ROW_NAMES[path]} {number + 1}" + (f" ({name})" if name else "")

    def choices(self, path: str) -> tuple[Options, ...]:
        """What may be chosen for a fact, or for a cell of a row."""
        words = Words.of(self.lang)
        if path == "project.service":
            return (_options(words, "service", ("training", "advice")),)
        if path == f"{PARTICIPANTS}.category":
            return choices.participants(self.lang)
        return choices.choices(ALIASES.get(path, path), self.law, self.lang)

    def value(self, path: str, value: Any) -> str:
        """A value with one line."""
        kind = KINDS.get(path, "")
        if kind == MANY:
            told = [self._said(path, SELECT, each) for each in value or ()]
            return "; ".join(told) or self._empty(value)
        return self._said(path, kind, value)

    def cells(self, path: str, row: Mapping[str, Any]) -> str:
        """A row with one line: each cell that is filled in."""
        told = []
        for name, kind in ROWS[path].items():
            value = cell(row, name)
            if value is None:
                continue
            said = self._said(f"{path}.{name}", kind, value)
            bare = kind in (SELECT, TEXT)
            told.append(said if bare else labelled(inside(self.label(f"{path}.0.{name}")), said))
        return ", ".join(told) or self._nothing()

    def lines(self, path: str, value: Any) -> list[str]:
        """A value as lines: a list has one for each row."""
        if path not in ROWS:
            return [self.value(path, value)]
        rows = []
        for number, row in enumerate(value or ()):
            if row is not None:
                title, cells = self.row(path, number), self.cells(path, row)
                rows.append(labelled(title, cells) if title else cells)
        return rows or [self._empty(value)]

    def _said(self, path: str, kind: str, value: Any) -> str:
        if value is None:
            return self._nothing()
        if kind in (SELECT, CHOICE):
            wanted = form_of(self.law, value) if path == "enterprise.legal_form" else str(value)
            options = (each for group in self.choices(path) for each in group.options)
            return next((str(each.label) for each in options if each.value == wanted), str(value))
        if kind == TRUTH:
            return formats.truth(bool(value), self.lang)
        if kind == DAY:
            return formats.day(date.fromisoformat(str(value)), self.lang)
        if kind == MONEY:
            return formats.money(int(Decimal(str(value)) * 100), self.lang)
        if kind in (HEADCOUNT, SHARE):
            scale = 2 if kind == HEADCOUNT else 4
            return formats.show(
                int(Decimal(str(value)).scaleb(scale)), "fte" if kind == HEADCOUNT else "share", self.lang
            )
        return str(value)

    def _nothing(self) -> str:
        return _("niet bekend")

    def _empty(self, value: Any) -> str:
        return self._nothing() if value is None else _("geen")


def cell(row: Mapping[str, Any], name: str) -> Any:
    """A cell of a row; ``previous_year.turnover`` stands in a row within the row."""
    first, _dot, rest = name.partition(".")
    value = row.get(first)
    return cell(value, rest) if rest and isinstance(value, Mapping) else None if rest else value


def form_of(law: Law, told: Any) -> str:
    """A legal form as the choices have it: by its abbreviation where it has one."""
    rows = law.rows("legal_forms")
    found = next((row for row in rows if told and told in (row["code"], row.get("abbreviation"))), None)
    return str(told) if found is None else str(found.get("abbreviation") or found["code"])


def _options(words: Words, group: str, values: Sequence[str]) -> Options:
    return Options(tuple(Option(each, words.category(group, each)) for each in values))
