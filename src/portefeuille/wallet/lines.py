"""Lines of the bank, as they were taken: what became of each, and which still wait for a person."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from portefeuille.banking.verdict import Reason
from portefeuille.wallet.models import LIVE, BankLine, Payment
from portefeuille.wallet.records import Matched

CHUNK = 1000
FAILED = {
    "nl": "De terugbetaling is niet aangekomen.",
    "en": "The return did not arrive.",
    "fr": "Le remboursement n'est pas arrivé.",
}
_RETURNS = Payment.objects.filter(line=OuterRef("pk"))


@dataclass(frozen=True, slots=True)
class Waiting:
    """A line on the worklist: cents (negative when they left), whose, and why nothing explains it."""

    line: int
    statement: str
    cents: int
    value_on: date
    account: str
    name: str
    communication: str
    reason: str
    text: str
    suggestions: tuple[str, ...]


def lines_of(statement: int) -> list[Matched]:
    """What the lines of a statement were taken for when it was taken."""
    rows = BankLine.objects.filter(statement=statement).select_related("entry").order_by("position")
    return [
        Matched(
            _event(row), row.pk, row.amount, _project(row), row.reason, str(json.loads(row.detail)["text"])
        )
        for row in rows.iterator(CHUNK)
    ]


def worklist(lang: str = "nl") -> Iterator[Waiting]:
    """The lines that a person must look at, the oldest first; the reasons in one of the three languages."""
    failed = set(failed_returns().values_list("pk", flat=True))
    rows = BankLine.objects.filter(Q(verdict=BankLine.Verdict.WORKLIST) | Q(pk__in=failed))
    for row in rows.select_related("statement").order_by("pk").iterator(CHUNK):
        detail = json.loads(row.detail)
        words = [_reason(dict(each), lang) for each in detail["reasons"]]
        yield Waiting(
            line=row.pk, statement=f"{row.statement.number or ''} {row.statement.closing_date}".strip(),
            cents=row.amount, value_on=row.value_on, account=row.account, name=row.name,
            communication=row.structured or row.free, reason="return_failed" if row.pk in failed else row.reason,
            text=" ".join([FAILED[lang], *words] if row.pk in failed else words),
            suggestions=tuple(detail["did_you_mean"]),
        )  # fmt: skip


def failed_returns() -> QuerySet[BankLine]:
    """Lines of which the money went back to its payer and did not arrive: it is still here."""
    return BankLine.objects.filter(Exists(_RETURNS), ~Exists(_RETURNS.filter(state__in=LIVE)))


def _event(row: BankLine) -> str:
    if row.entry is None:
        return "nothing"
    part = row.reason == "deposit_part"
    match row.entry.kind:
        case "deposit":
            return "deposit_part" if part else "deposit"
        case "claim_in":
            return "claim_part" if part else "claim_paid"
        case "bank_in" | "bank_out":
            return "returned" if row.verdict == BankLine.Verdict.RETURN else "worklist"
        case kind:
            return str(kind)


def _project(row: BankLine) -> str:
    kind, _, project = (row.entry.subject if row.entry else "").partition(":")
    return project if kind == "project" else ""


def _reason(told: dict[str, Any], lang: str) -> str:
    """A reason as it was kept: its code, and values of which days are written as text."""
    name = told.pop("code")
    values = {key: date.fromisoformat(each) if key == "last_day" else each for key, each in told.items()}
    return Reason(name, values).text(lang)
