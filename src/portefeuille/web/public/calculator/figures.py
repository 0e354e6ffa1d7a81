"""The amounts of both sizes side by side, and where each of them comes from."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from portefeuille import rules
from portefeuille.decision import Decision
from portefeuille.decision.formats import day, limit, money, percent
from portefeuille.decision.wording import Words
from portefeuille.law import Law, load
from portefeuille.law.model import Reading
from portefeuille.web.public.calculator.sizes import NAMES, SIZES, SMALL, Both

BASE = "rate.base"
TOTAL = "total"


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table; ``name`` is that of the rules behind it."""

    name: str
    label: str | Promise
    both: Both
    kind: str = "ordinary"


@dataclass(frozen=True, slots=True)
class Rule:
    """Where a number comes from: what it is (or what the source says), the parameter, since when and the source."""

    about: str | Promise
    of: str | Promise
    value: str
    parameter: str
    since: str
    sources: tuple[str, ...]
    doubt: bool = False


def rows(decisions: dict[str, Decision]) -> Iterator[Row]:
    """The table: an amount that is not known is a dash."""
    words = Words.of(decisions[SMALL].lang)

    def row(
        name: str, label: str | Promise, of: Callable[[Decision], int | None], kind: str = "ordinary"
    ) -> Row:
        return Row(name, label, Both(*(_amount(decisions[size], of) for size in SIZES)), kind)

    yield Row(
        "outcome", _("Uitkomst"), Both(*(words.category("outcome", decisions[s].outcome) for s in SIZES))
    )
    yield row("eligible", _("Telt mee voor de steun"), lambda each: each.eligible_amount)
    yield Row("rate", _("Steunpercentage"), Both(*(_rate(decisions[size]) for size in SIZES)))
    yield Row("subsidy", _("Subsidie"), Both(*(_subsidy(decisions[size]) for size in SIZES)), TOTAL)
    yield Row("ceiling", _("Beperkt door het steunplafond?"), Both(*(_capped(decisions[s]) for s in SIZES)))
    yield row("own", _("Jouw aandeel in de portefeuille"), lambda each: each.own_share)
    yield row(
        "ineligible", words.category("outside_wallet", "ineligible"), lambda each: each.ineligible_amount
    )
    yield row("vat", words.category("outside_wallet", "vat"), lambda each: each.vat)


def _amount(decision: Decision, of: Callable[[Decision], int | None]) -> str:
    cents = of(decision)
    return "–" if cents is None else money(cents, decision.lang)


def _rate(decision: Decision) -> str:
    return "–" if decision.rate is None else percent(decision.rate, decision.lang)


def _subsidy(decision: Decision) -> str | Promise:
    if decision.between:
        lower, upper = (money(cents, decision.lang) for cents in decision.between)
        return _("%(lower)s of %(upper)s") % {"lower": lower, "upper": upper}
    return _amount(decision, lambda each: each.subsidy)


def _capped(decision: Decision) -> str | Promise:
    if decision.subsidy is None:
        return "–"
    return _("ja") if decision.capped_by else _("nee")


def where(
    decisions: dict[str, Decision], law: Law, theme: str | None
) -> Iterator[tuple[str, tuple[Rule, ...]]]:
    """By the name of a row, the rules that its numbers come from."""
    lang = decisions[SMALL].lang
    minimum = [c.parameter for c in decisions[SMALL].criteria if c.id == "minimum_amount" and c.parameter]
    yield "eligible", tuple(_rule(law.reading(name), "", lang) for name in minimum)
    rate = ((law.row("themes", theme) if theme else None) or {}).get("rate", BASE)
    yield "rate", tuple(_rule(law.reading(f"{rate}.{size}"), NAMES[size], lang) for size in SIZES)
    cut = law.reading("ceiling.partial_grant") if any(each.capped_by for each in decisions.values()) else None
    ceilings = [_rule(law.reading(f"ceiling.year.{size}"), NAMES[size], lang) for size in SIZES]
    yield "ceiling", (*ceilings, *([_rule(cut, "", lang)] if cut else []))
    yield "subsidy", (_rule(law.reading("rounding.subsidy"), "", lang),)
    own = rules.book().on(law.on_date, law.known).rules["own_share"]
    yield "own", (_text(own.source[0], day(own.since, lang), lang),)
    yield "ineligible", (_text("R-4.1", "", lang),)
    yield "vat", (_text("R-4.6", "", lang),)


def _rule(reading: Reading, of: str | Promise, lang: str) -> Rule:
    title = reading.title.get(lang) or reading.title["nl"]
    value = "" if reading.value is None or isinstance(reading.value, str) else _shown(reading, lang)
    return Rule(
        title, of, value, reading.name, day(reading.since, lang), reading.source[:2], reading.uncertain
    )


def _shown(reading: Reading, lang: str) -> str:
    assert isinstance(reading.value, int)
    return limit(reading.value, reading.unit, lang)


def _text(source: str, since: str, lang: str) -> Rule:
    found = load().sources.get(source)
    said = (found.text.get(lang) or found.text["nl"]) if found else ""
    return Rule(said, "", "", "", since, (source,))
