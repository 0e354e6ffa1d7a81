"""A decision for a person: what, why, under which reservations, what is missing, what would change it, until when."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from portefeuille.decision.formats import day, money, percent, show, truth
from portefeuille.decision.model import ELIGIBLE, INELIGIBLE, NEEDS_REVIEW, Criterion, Decision
from portefeuille.decision.wording import Words, inside
from portefeuille.law.inwords import COLON

MARKS = {"met": "+", "not_met": "-", "unknown": "?"}


def explain(decision: Decision) -> str:
    """The explanation as text, in the language of the decision."""
    return "\n".join(_lines(decision, Words.of(decision.lang)))


def headline(decision: Decision) -> str:
    """The outcome in one sentence."""
    words, lang = Words.of(decision.lang), decision.lang
    values = {
        "c.subsidy": _money(decision.subsidy, lang),
        "c.own_share": _money(decision.own_share, lang),
        "c.room": _money(decision.room, lang),
        "c.rate": percent(decision.rate, lang) if decision.rate is not None else "",
        "lower": _money(decision.between[0] if decision.between else None, lang),
        "upper": _money(decision.between[1] if decision.between else None, lang),
    }
    return words.outcome(_variant(decision), values)


def _variant(decision: Decision) -> str:
    if decision.outcome == NEEDS_REVIEW:
        if decision.between:
            return "needs_review_between"
        return "needs_review_missing" if decision.missing else decision.outcome
    if decision.alone:
        return f"{decision.outcome}_enterprise"
    return "eligible_capped" if decision.outcome == ELIGIBLE and decision.capped_by else decision.outcome


def _money(cents: int | None, lang: str) -> str:
    return "" if cents is None else money(cents, lang)


def _lines(decision: Decision, words: Words) -> Iterator[str]:
    yield headline(decision)
    order, colon = ("not_met", "unknown", "met"), COLON[words.lang]
    yield from _section(words, "why")
    for verdict in order:
        yield from (_criterion(each, words) for each in decision.criteria if each.verdict == verdict)
    if decision.lines:
        yield from (f"  {line}" for line in decision.lines)
    if decision.reservations:
        yield from _section(words, "reservations")
        yield from (
            f"  ! {words.criterion(each.criterion)}{colon}{each.because}" for each in decision.reservations
        )
    if decision.assumed:
        yield from _section(words, "assumed")
        yield from (f"  = {words.fact(path).label}" for path in decision.assumed)
    if decision.missing:
        yield from _section(words, "missing")
        yield from (f"  > {words.fact(path).question}  [{path}]" for path in decision.missing)
    if decision.flips:
        yield from _section(words, "flips")
        for flip in decision.flips:
            before, after = (said(flip.fact, value, words) for value in (flip.before, flip.to))
            outcome = words.category("outcome", flip.outcome)
            yield f"  ~ {words.fact(flip.fact).label}{colon}{before} -> {after}{colon}{outcome}"
    still = (
        decision.deadlines if decision.outcome != INELIGIBLE else {"apply_by": decision.deadlines["apply_by"]}
    )
    until = {name: when for name, when in still.items() if isinstance(when, date)}
    if until:
        yield from _section(words, "deadlines")
        yield from (
            f"  {words.deadline(name)}{colon}{day(when, decision.lang)}" for name, when in until.items()
        )
    if decision.ineligible_amount is not None or decision.vat is not None:
        yield from _section(words, "outside_wallet")
        for name, amount in (("ineligible", decision.ineligible_amount), ("vat", decision.vat)):
            if amount is not None:
                yield f"  {words.category('outside_wallet', name)}{colon}{_money(amount, decision.lang)}"
    yield from _section(words, "law")
    yield f"  {day(decision.on, decision.lang)} / {day(decision.known, decision.lang)} / {decision.law_hash[:16]}"


#: The groups of names behind the choices of a case, by the last part of their path.
GROUPS = {
    "theme": "theme",
    "category": "participant",
    "service": "service",
    "mode": "mode",
    "size_this_year": "size",
}


def said(path: str, value: str | None, words: Words) -> str:
    """A value of the JSON (decimal, day, word) as people read it; that it was not given, for none."""
    if value is None:
        return inside(words.note("not_given"))
    unit, lang = words.fact(path).unit, words.lang
    if unit == "bool":
        return truth(value == "true", lang)
    if unit == "day":
        return day(date.fromisoformat(value), lang)
    if unit in ("eur", "fte", "share"):
        return show(int(Decimal(value).scaleb(4 if unit == "share" else 2)), unit, lang)
    group = GROUPS.get(path.rsplit(".", 1)[-1])
    return words.category(group, value) if group else value


def _section(words: Words, name: str) -> tuple[str, str]:
    return "", f"{words.section(name)}"


def _criterion(criterion: Criterion, words: Words) -> str:
    place = ", ".join(str(part) for part in (criterion.parameter, criterion.since, criterion.source) if part)
    return f"  {MARKS[criterion.verdict]} {words.criterion(criterion.id)}{COLON[words.lang]}{criterion.because}  [{place}]"
