"""What happened to the money of one project: its lines on the statements, its payments, its claims."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import F, Q, QuerySet, Sum

from portefeuille.clock import BRUSSELS
from portefeuille.wallet.lines import claim_in, event_of, statement_of, words
from portefeuille.wallet.models import BankLine, Claim, Entry, Payment, Request
from portefeuille.wallet.records import ClaimSeen, LineSeen, PaymentSeen

ASSIGNED = "assign/"
AT_ONCE = 500
"""How many payments a question to the database is about."""


def payments(project: str) -> list[PaymentSeen]:
    """The payments of a project, to its provider and back to the enterprise, in the order in which they were ordered."""
    return seen(Payment.objects.filter(project=project))


def executed(payments: Iterable[str]) -> list[str]:
    """Those of these payments that a statement shows as debited."""
    return _of(payments, Payment.State.EXECUTED)


def ordered(payments: Iterable[str]) -> list[str]:
    """Those of these payments that wait and are in no batch."""
    return _of(payments, Payment.State.ORDERED)


def _of(payments: Iterable[str], state: Payment.State) -> list[str]:
    asked = sorted(set(payments))
    found: list[str] = []
    for first in range(0, len(asked), AT_ONCE):
        some = Payment.objects.filter(pk__in=asked[first : first + AT_ONCE], state=state)
        found += some.order_by("pk").values_list("pk", flat=True)
    return found


def lines(project: str, lang: str = "nl") -> list[LineSeen]:
    """The lines of statements that were about a project, in the order in which they came: deposits, what went back or waits
    for a person with the reasons in words, and payments that left or came back.
    """
    subject = f"project:{project}"
    assigned = Entry.objects.filter(subject=subject, key__startswith=ASSIGNED).values_list("key", flat=True)
    numbers = {int(key.removeprefix(ASSIGNED)) for key in assigned}
    rows = BankLine.objects.filter(Q(entry__subject=subject) | Q(pk__in=numbers)).order_by("pk")
    found = list(rows.select_related("entry", "statement"))
    back = {one.line: one for one in seen(Payment.objects.filter(line__in=found))}
    return [
        LineSeen(
            line=row.pk, statement=statement_of(row), value_on=row.value_on, cents=row.amount, account=row.account,
            name=row.name, communication=row.structured or row.free,
            event="deposit" if row.pk in numbers else event_of(row), reason=row.reason, text=words(row, lang),
            back=back.get(row.pk), claim=claim_in(row),
        )
        for row in found
    ]  # fmt: skip


def claims(project: str) -> list[ClaimSeen]:
    """The claims that a project led to, the oldest first."""
    return _claims(Claim.objects.filter(project=project))


def claims_by_number(claims: Iterable[str]) -> dict[str, ClaimSeen]:
    """These claims by their number."""
    asked = sorted(set(claims))
    pieces = (asked[first : first + AT_ONCE] for first in range(0, len(asked), AT_ONCE))
    return {one.claim: one for some in pieces for one in _claims(Claim.objects.filter(pk__in=some))}


def claimed_until(first: date, last: date) -> list[str]:
    """The projects with a claim whose last day is one of these, whatever became of it."""
    asked = Request.objects.filter(kind=Request.Kind.CLAIM, last_day__range=(first, last))
    found = Claim.objects.filter(pk__in=asked.values("owner")).order_by("project")
    return list(found.values_list("project", flat=True).distinct())


def _claims(rows: QuerySet[Claim]) -> list[ClaimSeen]:
    given = Sum(F("repayments__own") + F("repayments__subsidy"))
    found = list(rows.annotate(given=given).order_by("claimed_on", "pk"))
    asked = {
        one.owner: one for one in Request.objects.filter(kind="claim", owner__in=[one.pk for one in found])
    }
    return [
        ClaimSeen(
            claim=one.pk, debtor=one.debtor, own=one.own, subsidy=one.subsidy, left=one.left, reason=one.reason,
            state=one.state, claimed_on=one.claimed_on, communication=asked[one.pk].communication,
            last_day=asked[one.pk].last_day, asked=sum(one.asked), paid=one.own_back + one.subsidy_back,
            given=one.given or 0,
        )
        for one in found
    ]  # fmt: skip


def seen(rows: QuerySet[Payment]) -> list[PaymentSeen]:
    """Payments as others see them, in the order in which they were ordered."""
    return [
        PaymentSeen(
            payment=one.pk, purpose=one.purpose, cents=one.amount, own=one.own, subsidy=one.subsidy, iban=one.iban,
            name=one.name, communication=one.structured or one.free, state=one.state, line=one.line_id,
            batch=one.batch_id or "", bank_status=one.bank_status, ordered_on=one.ordered_on,
            sent_on=one.batch.sent_at.astimezone(BRUSSELS).date() if one.batch and one.batch.sent_at else None,
            left_on=one.left_on, back_on=one.back_on,
        )
        for one in rows.select_related("batch").order_by("ordered_on", "pk")
    ]  # fmt: skip
