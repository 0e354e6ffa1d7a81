"""A value as it is shown: amounts with their unit, names instead of codes, one line for each of a list."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from itertools import pairwise
from typing import Any

from django.utils.translation import gettext as _

from portefeuille import clock
from portefeuille.decision import formats, lookup
from portefeuille.law import Law
from portefeuille.numbers import in_fours
from portefeuille.web.enterprise.profile.words import LANGUAGES
from portefeuille.web.writing import labelled

Shown = tuple[str, ...]


def lines(key: str, value: Any, lang: str) -> Shown:
    """The lines of a value; one line "not filled in" for None."""
    if value is None:
        return (_("nog niet ingevuld"),)
    return SHOWN.get(key, _plain)(value, lang)


def day(when: date, lang: str) -> str:
    """29 november 2026."""
    return formats.day(when, lang)


def activity(value: Mapping[str, Any], lang: str) -> str:
    """62.010 – what it is."""
    row = Law.on(clock.today()).row(f"nace_{value['version']}", str(value["code"]))
    label = str(row.get(f"label_{lang}") or row["label_nl"]) if row else ""
    return f"{value['code']} – {label}" if label else str(value["code"])


def number(value: str) -> str:
    """0999.000.129; an establishment as 2.999.000.171."""
    parts = (1, 4, 7) if value[0] not in "01" else (4, 7)
    ends = (0, *parts, len(value))
    return ".".join(value[begin:end] for begin, end in pairwise(ends))


def place(value: Mapping[str, str], lang: str) -> str:
    """Street, postcode and municipality, with the name before and the number behind."""
    town = " ".join(value[each] for each in ("postcode", "municipality") if each in value)
    address = ", ".join(part for part in (value.get("name"), value.get("street"), town) if part)
    return f"{address} ({number(value['number'])})" if "number" in value else address


def member(value: Mapping[str, Any], lang: str) -> str:
    """The name, how it is tied, and its figures."""
    if value["kind"] == "linked":
        tie = _("verbonden, telt volledig")
    else:
        tie = _("partner, telt voor %(share)s") % {"share": formats.percent(value["share"], lang)}
    figures = [
        shown(value[name], lang)
        for name, shown in (
            ("headcount", formats.headcount),
            ("turnover", formats.money),
            ("balance_total", formats.money),
        )
        if name in value
    ]
    return labelled(value["name"], tie) + (f" ({' · '.join(figures)})" if figures else "")


def aid(value: Mapping[str, Any], lang: str) -> str:
    """The day, the amount and what for."""
    told = labelled(formats.day(date.fromisoformat(value["on"]), lang), formats.money(value["amount"], lang))
    return f"{told} ({value['what']})" if value.get("what") else told


def _plain(value: Any, lang: str) -> Shown:
    return (str(value),)


def _one(shown: Callable[[Any, str], str]) -> Callable[[Any, str], Shown]:
    return lambda value, lang: (shown(value, lang),)


def _each(shown: Callable[[Any, str], str], none: Callable[[], str]) -> Callable[[Any, str], Shown]:
    return lambda value, lang: tuple(shown(each, lang) for each in value) or (none(),)


_DAY = _one(lambda value, lang: formats.day(date.fromisoformat(value), lang))
_HEADS = _one(lambda value, lang: formats.headcount(value, lang))
_MONEY = _one(lambda value, lang: formats.money(value, lang))
_TRUTH = _one(formats.truth)

SHOWN: dict[str, Callable[[Any, str], Shown]] = {
    "legal_form": _one(lambda value, lang: lookup.legal_form_name(Law.on(clock.today()), value, lang)),
    "seat": _one(place),
    "registered_since": _DAY,
    "registered_until": _DAY,
    "closed_on": _DAY,
    "establishments": _each(place, lambda: _("geen")),
    "activities": _each(activity, lambda: _("geen")),
    "main_activity": _one(activity),
    "sheltered_workshop": _TRUTH,
    "vat_liable": _TRUTH,
    "social_security_arrears": _TRUTH,
    "honour": _one(lambda value, lang: _("gegeven") if value else _("niet gegeven")),
    "headcount": _HEADS,
    "previous_headcount": _HEADS,
    "turnover": _MONEY,
    "balance_total": _MONEY,
    "previous_turnover": _MONEY,
    "previous_balance_total": _MONEY,
    "group": _each(member, lambda: _("geen: je onderneming is zelfstandig")),
    "group_form": lambda value, lang: (_("bewaard"),),
    "public_share": _one(lambda value, lang: formats.percent(value, lang)),
    "de_minimis": _each(aid, lambda: _("geen")),
    "iban": _one(lambda value, lang: in_fours(value)),
    "language": _one(lambda value, lang: str(LANGUAGES[value])),
}
"""Key -> the lines of its value."""
