"""Which part of the price counts: the eligible amount (aanvaardbaar projectbedrag).

The price is without VAT and holds every item; what is not itemised is the fee.  What counts per kind of cost
and per service stands in the law (list ``cost_kinds``) and is handed in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from portefeuille.rules.steps.base import Line, Value, step

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

Service = Literal["training", "advice"]
Verdict = Literal["accepted", "refused", "judgement"]


class CostKind(NamedTuple):
    """What the law of the day says of one kind of cost.

    ``verdict`` per service; ``separate_invoice_refuses``: invoiced apart it does not count;
    ``exclusive_needed``: it counts only when used exclusively during the training; ``capped``: at most
    ``cap`` cents per person per day count (None: the law does not know how many); ``alone_refuses``: it
    counts only beside a fee for the training or advice itself.
    """

    verdict: Mapping[str, Verdict]
    source: tuple[str, ...]
    separate_invoice_refuses: bool = False
    exclusive_needed: bool = False
    capped: bool = False
    cap: int | None = None
    alone_refuses: bool = False


class Item(NamedTuple):
    """One cost in the price: ``amount`` in cents; ``persons`` and ``days`` matter where a cap does, None when
    absent.
    """

    kind: str
    amount: int
    persons: int | None = None
    days: int | None = None
    separate_invoice: bool = False
    exclusive: bool = True


class Costs(NamedTuple):
    """The price split in what counts and what does not, in cents; None while something is missing or to be
    judged.

    ``at_least`` and ``at_most`` bound the eligible amount; ``missing`` are the paths to ask for;
    ``judgement`` the paths a person must look at.
    """

    eligible: int | None
    ineligible: int | None
    at_least: int
    at_most: int
    missing: tuple[str, ...]
    judgement: tuple[str, ...]
    lines: tuple[Line, ...]


class _Part(NamedTuple):
    """Bounds of what counts of one item, and why."""

    low: int
    high: int
    line: Line
    missing: tuple[str, ...] = ()
    judge: bool = False


def kinds_of_law(rows: Iterable[Mapping[str, Any]], value: Callable[[str], Any]) -> dict[str, CostKind]:
    """The rows of the law's list ``cost_kinds`` by code; ``value`` gives a parameter of the law, as
    ``Law.value`` does.
    """
    kinds = {}
    for row in rows:
        source, cap = row["source"], row.get("cap")
        kinds[row["code"]] = CostKind(
            verdict=row["verdict"],
            source=(source,) if isinstance(source, str) else tuple(source),
            separate_invoice_refuses=bool(row.get("separate_invoice_refuses")),
            exclusive_needed=bool(row.get("exclusive_needed")),
            capped=cap is not None,
            cap=value(cap) if cap is not None else None,
            alone_refuses=bool(row.get("alone_refuses")),
        )
    return kinds


@step(source=("R-4.1", "R-4.2", "R-4.3", "R-4.4", "R-4.5", "R-4.6", "R-4.7", "R-4.9", "R-4.10"))
def eligible_costs(
    price: int, items: Sequence[Item], service: Service, kinds: Mapping[str, CostKind], path: str = "project"
) -> Costs:
    """Split the price (cents, without VAT) for a service.  ``path`` is where the project stands in the case.

    :raises ValueError: for a price of zero or less, items above the price, or a number below zero.
    :raises KeyError: for a kind of cost that the law does not list.
    """
    rest = price - sum(item.amount for item in items)
    if price <= 0 or rest < 0:
        raise ValueError("the price is not above zero, or the costs are above the price")
    if not rest and not any(item.kind == "fee" for item in items):
        kinds = {code: _refused(kind) if kind.alone_refuses else kind for code, kind in kinds.items()}
    parts = [
        (f"{path}.costs.{n}", _part(item, service, kinds, f"{path}.costs.{n}"))
        for n, item in enumerate(items)
    ]
    if rest:
        parts.append((f"{path}.price", _part(Item("fee", rest), service, kinds, f"{path}.price")))
    at_least, at_most = sum(part.low for _, part in parts), sum(part.high for _, part in parts)
    missing = tuple(needed for _, part in parts for needed in part.missing)
    judgement = tuple(where for where, part in parts if part.judge)
    known = not missing and not judgement
    return Costs(
        eligible=at_most if known else None,
        ineligible=price - at_most if known else None,
        at_least=at_least,
        at_most=at_most,
        missing=missing,
        judgement=judgement,
        lines=tuple(part.line for _, part in parts),
    )


def _refused(kind: CostKind) -> CostKind:
    return kind._replace(verdict=dict.fromkeys(kind.verdict, "refused"))


def _part(item: Item, service: Service, kinds: Mapping[str, CostKind], where: str) -> _Part:
    if min(item.amount, item.persons or 0, item.days or 0) < 0:
        raise ValueError(f"{where}: an amount, a number of persons or of days below zero")
    kind = kinds[item.kind]
    values: dict[str, Value] = {"where": where, "kind": item.kind, "amount_eur": item.amount}
    verdict = kind.verdict[service]
    refused = _refusal(item, kind, verdict)
    if refused:
        return _Part(0, 0, Line(refused, values, kind.source))
    if verdict == "judgement" or (kind.capped and kind.cap is None):
        return _Part(0, item.amount, Line("costs.judgement", values, kind.source), judge=True)
    if kind.capped and kind.cap is not None:
        return _capped(item, kind.cap, kind.source, values, where)
    return _Part(item.amount, item.amount, Line("costs.accepted", values, kind.source))


def _refusal(item: Item, kind: CostKind, verdict: Verdict) -> str | None:
    if verdict == "refused":
        return "costs.refused"
    if kind.separate_invoice_refuses and item.separate_invoice:
        return "costs.separate_invoice"
    if kind.exclusive_needed and not item.exclusive:
        return "costs.not_exclusive"
    return None


def _capped(item: Item, cap: int, source: tuple[str, ...], values: dict[str, Value], where: str) -> _Part:
    """Persons times days times the cap; not asked for when even one person on one day may cost as much."""
    persons = 1 if item.persons is None else item.persons
    days = 1 if item.days is None else item.days
    sure = min(item.amount, cap * persons * days)
    if 0 < sure < item.amount and (item.persons is None or item.days is None):
        asked = {"persons": item.persons, "days": item.days}
        missing = tuple(f"{where}.{name}" for name, value in asked.items() if value is None)
        return _Part(sure, item.amount, Line("costs.missing", values, source), missing)
    told: dict[str, Value] = {**values, "cap_eur": cap, "counts_eur": sure, "excess_eur": item.amount - sure}
    if item.persons is not None and item.days is not None:
        told |= {"persons": item.persons, "days": item.days}
    code = "costs.above_cap" if sure < item.amount else "costs.within_cap"
    return _Part(sure, sure, Line(code, told, source))
