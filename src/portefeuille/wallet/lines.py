"""Lines of the bank, as they were taken: what became of each, and which still wait for a person."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import (
    BigIntegerField,
    Case,
    Exists,
    F,
    OuterRef,
    Q,
    Subquery,
    Sum,
    Value,
    When,
)
from django.db.models.functions import Coalesce

from portefeuille.banking.verdict import Reason
from portefeuille.wallet.models import LIVE, BankLine, Payment, Repayment
from portefeuille.wallet.records import Matched

CHUNK = 1000
_CENTS = BigIntegerField()
FAILED = {
    "nl": "De terugbetaling is niet aangekomen.",
    "en": "The return did not arrive.",
    "fr": "Le remboursement n'est pas arrivé.",
}
_RETURNS = Payment.objects.filter(line=OuterRef("pk"), purpose=Payment.Purpose.RETURN)
_LIVE = (
    _RETURNS.filter(state__in=LIVE).order_by().values("line").annotate(cents=Sum("amount")).values("cents")
)
_PARTS = Repayment.objects.filter(line=OuterRef("pk")).order_by().values("line")
_OWED = _PARTS.annotate(cents=Sum(F("own") + F("subsidy"))).values("cents")


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
            event_of(row),
            row.pk,
            row.amount,
            _project(row),
            row.reason,
            str(json.loads(row.detail)["text"]),
            claim_in(row),
        )
        for row in rows.iterator(CHUNK)
    ]


def worklist(lang: str = "nl") -> Iterator[Waiting]:
    """The lines that a person must look at, the oldest first; the reasons in one of the three languages."""
    failed = failed_returns()
    rows = BankLine.objects.filter(Q(verdict=BankLine.Verdict.WORKLIST) | Q(pk__in=failed))
    for row in rows.select_related("statement", "entry").order_by("pk").iterator(CHUNK):
        claimed = row.entry is not None and row.entry.kind == "claim_in"
        why = "" if claimed else words(row, lang)  # it was taken; that it goes back was decided later
        yield Waiting(
            line=row.pk, statement=statement_of(row),
            cents=failed.get(row.pk, row.amount), value_on=row.value_on, account=row.account, name=row.name,
            communication=row.structured or row.free, reason="return_failed" if row.pk in failed else row.reason,
            text=f"{FAILED[lang]} {why}".strip() if row.pk in failed else why,
            suggestions=tuple(json.loads(row.detail)["did_you_mean"]),
        )  # fmt: skip


def failed_returns(line: int | None = None) -> dict[int, int]:
    """Lines (or that one) of which money went back to its payer and did not arrive, each with the cents that are still here.

    Of a line that paid a claim goes back what was not asked any more; of another one all of it.
    """
    back = Case(When(entry__kind="claim_in", then=Subquery(_OWED)), default=F("amount"), output_field=_CENTS)
    missing = back - Coalesce(Subquery(_LIVE, output_field=_CENTS), Value(0))
    rows = BankLine.objects.filter(Exists(_RETURNS), **({} if line is None else {"pk": line}))
    return dict(rows.annotate(missing=missing).filter(missing__gt=0).values_list("pk", "missing"))


def event_of(row: BankLine) -> str:
    """What a line was taken for when it came, as ``Matched.event``."""
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


def claim_in(row: BankLine) -> str:
    """The claim that a line was meant for; empty when it was meant for none."""
    kind, _, owner = "".join(json.loads(row.detail)["targets"][:1]).partition(":")
    return owner if kind == "claim" else ""


def statement_of(row: BankLine) -> str:
    """The number and the day of the statement of a line."""
    return f"{row.statement.number or ''} {row.statement.closing_date}".strip()


def words(row: BankLine, lang: str) -> str:
    """Every reason of a verdict in words."""
    return " ".join(_reason(dict(each), lang) for each in json.loads(row.detail)["reasons"])


def reasons(line: int) -> dict[str, str]:
    """Every reason of the verdict on a line, in each of the three languages."""
    row = BankLine.objects.get(pk=line)
    return {lang: words(row, lang) for lang in FAILED}


def _project(row: BankLine) -> str:
    kind, _, project = (row.entry.subject if row.entry else "").partition(":")
    return project if kind == "project" else ""


def _reason(told: dict[str, Any], lang: str) -> str:
    """A reason as it was kept: its code, and values of which days are written as text."""
    name = told.pop("code")
    values = {key: date.fromisoformat(each) if key == "last_day" else each for key, each in told.items()}
    return Reason(name, values).text(lang)
