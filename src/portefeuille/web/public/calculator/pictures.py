"""Two pictures for each size: the ceiling of the year, and who pays the bill.  The same figures stand beside them."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from portefeuille.decision import Decision
from portefeuille.decision.formats import money
from portefeuille.web.public.calculator.decided import room
from portefeuille.web.writing import labelled


@dataclass(frozen=True, slots=True)
class Slice:
    """A part of a bar: its look, where it begins and how wide it is (of 100), what it is and how much."""

    look: str
    start: str
    width: str
    label: str | Promise
    amount: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A bar.  ``name`` makes its ids unique; ``whole`` is what the whole bar stands for."""

    name: str
    title: str | Promise
    whole_label: str | Promise
    whole: str
    slices: tuple[Slice, ...]

    @property
    def said(self) -> str:
        """The picture in words."""
        return "; ".join(labelled(each.label, each.amount) for each in self.slices)

    @property
    def drawn(self) -> tuple[Slice, ...]:
        """The slices that have a width."""
        return tuple(each for each in self.slices if float(each.width) > 0)


def ceiling(decision: Decision, size: str, used: int) -> Picture | None:
    """The ceiling of the year: used before, this application, what is left.  None when the ceiling is not known.

    What is left comes from a decision about the enterprise alone; ``used`` is in cents.
    """
    whole = room(decision.on, size, 0, decision.lang)
    now = decision.subsidy or 0
    left = room(decision.on, size, used + now, decision.lang)
    if whole is None or left is None:
        return None
    parts = [("used", _("Dit jaar al gekregen"), used), ("now", _("Deze aanvraag"), now)]
    return picture(
        f"plafond-{size}",
        _("Je steunplafond van dit jaar"),
        _("Het steunplafond van dit jaar"),
        whole,
        [*parts, ("left", _("Nog over"), left)],
        decision.lang,
    )


def bill(decision: Decision, size: str) -> Picture | None:
    """The whole invoice, as far as the VAT was told with it; None when an amount is not known."""
    if decision.subsidy is None or decision.own_share is None:
        return None
    outside = (decision.ineligible_amount or 0) + (decision.vat or 0)
    return picture(
        f"factuur-{size}",
        _("Wie betaalt de factuur?"),
        _("De factuur zonder btw: de btw is niet ingevuld")
        if decision.vat is None
        else _("De hele factuur, met btw"),
        decision.subsidy + decision.own_share + outside,
        [
            ("subsidy", _("Subsidie"), decision.subsidy),
            ("own", _("Jouw aandeel in de portefeuille"), decision.own_share),
            ("outside", _("Rechtstreeks aan je dienstverlener"), outside),
        ],
        decision.lang,
    )


def picture(
    name: str,
    title: str | Promise,
    whole_label: str | Promise,
    whole: int,
    parts: list[tuple[str, str | Promise, int]],
    lang: str,
) -> Picture:
    """Slices one after another; what does not fit in the whole is not drawn."""
    slices, start = [], 0
    for look, label, cents in parts:
        shown = max(0, min(cents, whole - start))
        slices.append(Slice(look, _share(start, whole), _share(shown, whole), label, money(cents, lang)))
        start += shown
    return Picture(name, title, whole_label, money(whole, lang), tuple(slices))


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.2f}" if whole else "0"
