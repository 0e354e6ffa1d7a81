"""The amounts as a sum that anybody can check, and as a bar: who pays what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from portefeuille.decision import Decision
from portefeuille.decision.formats import money, percent
from portefeuille.decision.wording import Words


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the sum.  ``sign`` stands before the amount; ``kind`` total or ordinary."""

    label: str | Promise
    sign: str
    amount: str
    kind: str = "ordinary"


@dataclass(frozen=True, slots=True)
class Slice:
    """A part of the bar: from where, how wide (percent of the whole, two decimals), what and how much."""

    name: str
    start: str
    width: str
    label: str | Promise
    amount: str


def subsidy_lines(decision: Decision) -> Iterator[Line]:
    """From the price to the subsidy, as far as the amounts are known."""
    eligible, other, lang = decision.eligible_amount, decision.ineligible_amount, decision.lang
    if eligible is None:
        return
    if other is not None:
        yield Line(_("Prijs zonder btw"), "", money(eligible + other, lang))
        yield Line(_("Telt niet mee"), "−", money(other, lang))
    yield Line(_("Telt mee voor de steun"), "=", money(eligible, lang), "total")
    if decision.rate is not None:
        yield Line(_rate_label(decision), "×", percent(decision.rate, lang))
    if decision.capped_by and decision.subsidy is not None:
        yield Line(_("Meer laat je steunplafond van dit jaar niet toe"), "≤", money(decision.subsidy, lang))
    if decision.subsidy is not None:
        yield Line(_("Subsidie"), "=", money(decision.subsidy, lang), "total")


def _rate_label(decision: Decision) -> str | Promise:
    if decision.size is None:
        return _("Steunpercentage")
    labels = {
        "small": _("Steunpercentage voor een kleine onderneming"),
        "medium": _("Steunpercentage voor een middelgrote onderneming"),
        "large": _("Steunpercentage voor een grote onderneming"),
    }
    return labels[decision.size]


def own_lines(decision: Decision) -> Iterator[Line]:
    """What the enterprise pays: its own share in the wallet, and what stays outside."""
    own, other, vat, lang = decision.own_share, decision.ineligible_amount, decision.vat, decision.lang
    if own is None:
        return
    words = Words.of(lang)
    yield Line(_("Jouw aandeel: dat stort je in de portefeuille"), "", money(own, lang))
    if other:
        yield Line(words.category("outside_wallet", "ineligible"), "+", money(other, lang))
    if vat:
        yield Line(words.category("outside_wallet", "vat"), "+", money(vat, lang))
    yield Line(_("Samen betaal je"), "=", money(own + (other or 0) + (vat or 0), lang), "total")


def outside(decision: Decision) -> str:
    """What is paid straight to the provider; empty when that is nothing, or when no amount is known."""
    total = (decision.ineligible_amount or 0) + (decision.vat or 0)
    return money(total, decision.lang) if decision.own_share is not None and total else ""


def bar(decision: Decision) -> tuple[Slice, ...]:
    """The whole invoice in one bar; nothing when an amount is not known."""
    if decision.subsidy is None or decision.own_share is None:
        return ()
    parts = (
        ("subsidy", _("Subsidie"), decision.subsidy),
        ("own", _("Jouw aandeel in de portefeuille"), decision.own_share),
        (
            "outside",
            _("Rechtstreeks aan je dienstverlener"),
            (decision.ineligible_amount or 0) + (decision.vat or 0),
        ),
    )
    whole = sum(cents for _name, _label, cents in parts)
    slices, start = [], 0
    for name, label, cents in parts:
        if cents:
            slices.append(
                Slice(name, _share(start, whole), _share(cents, whole), label, money(cents, decision.lang))
            )
        start += cents
    return tuple(slices)


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.2f}"
