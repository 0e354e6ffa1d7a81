"""A decision: what came out, with every reason and source.  ``as_dict`` gives the JSON of the contract."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

ELIGIBLE, INELIGIBLE, NEEDS_REVIEW = "eligible", "ineligible", "needs_review"


@dataclass(frozen=True, slots=True)
class Comparison:
    """A comparison that was made: a fact, how, with which value of the law, and whether it holds (None: unknown).

    Values are decimals, days or words as text.
    """

    fact: str
    op: str
    value: str | None
    limit: str | None
    parameter: str | None
    holds: bool | None

    def as_dict(self) -> dict[str, Any]:
        """As it stands in the JSON."""
        return {
            "fact": self.fact,
            "op": self.op,
            "value": self.value,
            "limit": self.limit,
            "parameter": self.parameter,
            "holds": self.holds,
        }


@dataclass(frozen=True, slots=True)
class Criterion:
    """A criterion: its verdict (met, not_met, unknown), reason code, reason in words, and where it stands in the law.

    ``kind`` of an unknown: fact, judgement or law.  ``default`` is what holds under reservation while the law is not
    known.
    """

    id: str
    verdict: str
    code: str
    because: str
    parameter: str | None
    since: date | None
    source: str
    kind: str | None = None
    default: str | None = None
    checks: tuple[Comparison, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """As it stands in the JSON."""
        entry: dict[str, Any] = {
            "id": self.id,
            "verdict": self.verdict,
            "code": self.code,
            "because": self.because,
            "parameter": self.parameter,
            "since": self.since.isoformat() if self.since else None,
            "source": self.source,
        }
        if self.kind:
            entry["kind"] = self.kind
        if self.default:
            entry["default"] = self.default
        if self.checks:
            entry["checks"] = [check.as_dict() for check in self.checks]
        return entry


@dataclass(frozen=True, slots=True)
class Reservation:
    """A default of ours stands in for a text of the law: which criterion, why, and what is assumed (met, not_met)."""

    criterion: str
    because: str
    default: str

    def as_dict(self) -> dict[str, Any]:
        """As it stands in the JSON."""
        return {"criterion": self.criterion, "because": self.because, "default": self.default}


@dataclass(frozen=True, slots=True)
class Flip:
    """One change of one fact that turns the outcome."""

    fact: str
    before: str | None
    to: str
    outcome: str

    def as_dict(self) -> dict[str, Any]:
        """As it stands in the JSON."""
        return {"fact": self.fact, "from": self.before, "to": self.to, "outcome": self.outcome}


@dataclass(frozen=True)
class Decision:
    """What came out.  Amounts in cents, rate in basis points; None where the outcome or an unknown leaves no amount.

    ``flips`` are looked for when they are asked; they cost more than the decision itself.
    """

    outcome: str
    size: str | None
    eligible_amount: int | None
    rate: int | None
    subsidy: int | None
    own_share: int | None
    ineligible_amount: int | None
    vat: int | None
    capped_by: str | None
    criteria: tuple[Criterion, ...]
    reservations: tuple[Reservation, ...]
    missing: tuple[str, ...]
    next_question: str | None
    assumed: tuple[str, ...]
    deadlines: Mapping[str, date | None]
    on: date
    known: date
    law_hash: str
    between: tuple[int, int] | None = None
    room: int | None = None
    alone: bool = False
    id: Any = None
    lines: tuple[str, ...] = ()
    lang: str = "nl"
    find_flips: Callable[[], tuple[Flip, ...]] = field(default=tuple, repr=False, compare=False)

    @cached_property
    def flips(self) -> tuple[Flip, ...]:
        """The single changes that turn the outcome."""
        return self.find_flips()

    def as_dict(self) -> dict[str, Any]:
        """The JSON of the contract."""
        entry: dict[str, Any] = {
            "outcome": self.outcome,
            "size": self.size,
            "eligible_amount": money(self.eligible_amount),
            "rate": rate(self.rate),
            "subsidy": money(self.subsidy),
            "own_share": money(self.own_share),
            "outside_wallet": {"ineligible": money(self.ineligible_amount), "vat": money(self.vat)},
            "capped_by": self.capped_by,
            "criteria": [criterion.as_dict() for criterion in self.criteria],
            "reservations": [reservation.as_dict() for reservation in self.reservations],
            "missing": list(self.missing),
            "next_question": self.next_question,
            "assumed": list(self.assumed),
            "flips": [flip.as_dict() for flip in self.flips],
            "deadlines": {name: day.isoformat() if day else None for name, day in self.deadlines.items()},
            "law": {"on": self.on.isoformat(), "known": self.known.isoformat(), "hash": self.law_hash},
        }
        if self.lines:
            entry["notes"] = list(self.lines)
        if self.between is not None:
            entry["between"] = [money(amount) for amount in self.between]
        if self.alone:
            entry["room"] = money(self.room)
        if self.id is not None:
            entry = {"id": self.id, **entry}
        return entry


def money(cents: int | None) -> str | None:
    """Cents as a decimal text: ``"409.50"``."""
    return None if cents is None else f"{cents // 100}.{cents % 100:02d}"


def rate(basis_points: int | None) -> str | None:
    """Basis points as a decimal text with at least two decimals: ``"0.45"``, ``"0.125"``."""
    if basis_points is None:
        return None
    text = f"{basis_points // 10_000}.{basis_points % 10_000:04d}".rstrip("0")
    return text + "0" * (4 - len(text)) if len(text) < 4 else text
