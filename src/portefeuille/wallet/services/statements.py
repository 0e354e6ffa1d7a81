"""Statements of the bank: each is taken once and in order, each of its lines is explained by exactly one entry."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from django.db import transaction
from django.db.models import Q

from portefeuille.banking import continuity
from portefeuille.banking.matching import Book, Policy, Request, explain
from portefeuille.banking.records import Line
from portefeuille.banking.records import Statement as Told
from portefeuille.banking.verdict import Kind, Reason, Verdict
from portefeuille.platform import gate
from portefeuille.platform.canonical import Plain, canonical, sha256
from portefeuille.platform.models import Actor
from portefeuille.wallet.errors import WalletError
from portefeuille.wallet.ledger import Draft, credit, debit
from portefeuille.wallet.lines import lines_of
from portefeuille.wallet.models import BankLine, Project, Statement
from portefeuille.wallet.records import Matched
from portefeuille.wallet.services.acting import act
from portefeuille.wallet.services.book import book_for
from portefeuille.wallet.services.landing import TOGETHER, Landing
from portefeuille.wallet.services.lowering import lower_claims
from portefeuille.wallet.services.posting import post

LATE = {"late", "nobody_to_return_to"}
"""Why a payment of a claim is taken all the same."""


class Taken(NamedTuple):
    """A statement that was taken.  ``again``: it was taken before, and nothing was done now."""

    statement: int
    again: bool
    lines: list[Matched]


@dataclass(frozen=True, slots=True)
class Ways:
    """How statements are taken: of which account, from which accounts the agency pays, how strictly; and who is told now and
    then how many lines of the statement were judged.
    """

    account: str
    agency: Collection[str] = ()
    policy: Policy = Policy.STRICT
    progress: Callable[[int], None] | None = None


def take_statements(told: Iterable[Told], ways: Ways, *, actor: Actor) -> list[Taken]:
    """Take the statements of a file, in the order of their days: all of them, or an error and nothing.

    :raises portefeuille.banking.errors.BankFileError: as ``take_statement`` does.
    """
    with transaction.atomic():
        gate.enter()
        return [_take(one, ways, actor) for one in continuity.ordered(told)]


def take_statement(
    told: Told,
    *,
    account: str,
    agency: Collection[str] = (),
    policy: Policy = Policy.STRICT,
    actor: Actor,
) -> Taken:
    """Take a closed statement of the wallet's account, and say what every line of it is.

    The caller makes its own transitions from the lines, in the same transaction.  Money from one of the accounts of the
    ``agency`` is the agency's; everything else is judged by ``portefeuille.banking.matching``.

    :raises portefeuille.banking.errors.BankFileError: when it is not ours, does not follow on the last one, or is
        another statement with the number of one that was taken.
    """
    return _take(told, Ways(account, agency, policy), actor)


def _take(told: Told, ways: Ways, actor: Actor) -> Taken:
    fingerprint = continuity.fingerprint(told)
    now: list[Matched] | None = None

    def work() -> dict[str, Plain]:
        nonlocal now
        if not continuity.plan([told], _known(told, fingerprint), {ways.account}).new:
            return {"statement": _before(told, fingerprint), "again": True}
        row = _statement(told, fingerprint)
        _opening(told, row, actor)
        now = _lines(list(told.payments), row, ways, actor)
        return {"statement": row.pk, "lines": len(now), "became": _became(now)}

    key = f"{told.account}/{told.number or ''}/{fingerprint}"
    answer = act(actor, "statement", "bank", work, key=key)
    if now is None:
        return Taken(answer["statement"], True, lines_of(answer["statement"]))
    return Taken(answer["statement"], False, now)


def _before(told: Told, fingerprint: str) -> int:
    """The statement that was taken before, perhaps in another form that told no number."""
    found = Statement.objects.filter(
        fingerprint__in=(fingerprint, _numbered(fingerprint, told.number))
    ).order_by("pk")
    own = found.filter(number=told.number) if told.number is not None else found
    return (own.first() or found[0]).pk


def _numbered(fingerprint: str, number: int | None) -> str:
    """What tells a statement from an earlier one of the same day with the same lines: two without lines, for instance."""
    return sha256(f"{fingerprint}/{number}")


def _became(lines: list[Matched]) -> dict[str, Plain]:
    """Of each event how many lines and how many cents: for the audit log, the lines themselves are kept elsewhere."""
    found: dict[str, Plain] = {}
    for event in sorted({one.event for one in lines}):
        cents = [one.cents for one in lines if one.event == event]
        found[event] = [len(cents), sum(cents)]
    return found


def _lines(lines: list[Line], statement: Statement, ways: Ways, actor: Actor) -> list[Matched]:
    known = book_for(lines, ways.account)
    landing = Landing(known, actor)
    for position, line in enumerate(lines, start=1):
        verdict = _verdict(line, known.book, ways)
        told = verdict.as_dict()
        row = _row(statement, position, line, told)
        landing.add(row, verdict, f"line/{statement.pk}/{position}", told["text"])
        for target in verdict.targets if verdict.kind is Kind.MATCHED else ():
            known.received(target, line.amount)
        if ways.progress is not None and position % TOGETHER == 0:
            ways.progress(position)
    landing.write()
    for project in dict.fromkeys(one.project for one in landing.done if one.event == "came_back"):
        if project:
            lower_claims(project, f"statement/{statement.pk}", actor)
    return landing.done


def _known(told: Told, fingerprint: str) -> list[continuity.Known]:
    """What it takes to judge a statement: the last one of its account, those of its number, and itself."""
    of_account = Statement.objects.filter(account=told.account)
    last = of_account.order_by("-closing_date", "-pk").values_list("pk", flat=True)[:1]
    same = Q(fingerprint=fingerprint) | Q(number=told.number, number__isnull=False)
    return [
        continuity.Known(
            account=row.account, number=row.number, closing_date=row.closing_date, closing=row.closing,
            fingerprint=fingerprint if row.fingerprint == _numbered(fingerprint, row.number) else row.fingerprint,
        )
        for row in of_account.filter(same | Q(pk__in=list(last))).order_by("pk")
    ]  # fmt: skip


def _statement(told: Told, fingerprint: str) -> Statement:
    if Statement.objects.filter(fingerprint=fingerprint).exists():
        fingerprint = _numbered(fingerprint, told.number)
    return Statement.objects.create(
        account=told.account, number=told.number, opening_date=told.opening_date, closing_date=told.closing_date,
        opening=told.opening, closing=told.closing, fingerprint=fingerprint, form=told.form,
    )  # fmt: skip


def _opening(told: Told, row: Statement, actor: Actor) -> None:
    """What was on the account before the first statement: a person must say whose it is."""
    if Statement.objects.filter(account=told.account).exclude(pk=row.pk).exists() or not told.opening:
        return
    if told.opening < 0:
        raise WalletError(f"the first statement begins with {told.opening} cents: the wallet never borrows")
    legs = (debit("bank", told.opening), credit("unmatched", told.opening))
    post(Draft(f"opening/{told.account}", "opening", told.opening_date, f"statement:{row.pk}", legs), actor)


def _row(statement: Statement, position: int, line: Line, told: dict[str, Any]) -> BankLine:
    return BankLine(
        statement=statement, position=position, amount=line.amount, booked_on=line.booked_on,
        value_on=line.value_on or line.booked_on, account=line.counterparty.account[:40],
        name=line.counterparty.name[:140], structured=(line.structured or "")[:30], free=line.free,
        bank_reference=line.bank_reference[:80], end_to_end=line.end_to_end[:80], verdict=told["kind"],
        reason=told["reasons"][0]["code"], detail=canonical(told),
    )  # fmt: skip


def _verdict(line: Line, book: Book, ways: Ways) -> Verdict:
    """That of the matching; with what only the wallet knows: the agency's accounts, and a deposit that lapsed in error."""
    if line.amount > 0 and line.counterparty.account in ways.agency and not line.return_reason:
        return Verdict(Kind.MATCHED, (Reason("deposit"),), ("agency",))
    found = explain(line, book, ways.policy)
    target = book.requests.get(line.structured or "")
    if target is not None and target.reference.startswith("claim:"):
        return _claimed(line, book, target)
    if found.kind is Kind.RETURN and found.code == "request_closed" and target is not None:
        in_time = (line.value_on or line.booked_on) <= target.last_day
        if (
            in_time
            and Project.objects.filter(pk=target.reference.partition(":")[2], closed="lapsed").exists()
        ):
            return Verdict(Kind.WORKLIST, found.reasons, found.targets)
    return found


def _claimed(line: Line, book: Book, target: Request) -> Verdict:
    """Money for a claim: in any parts, and late too; not for one that is withdrawn."""
    found = explain(line, book, Policy.TOLERANT)
    if {one.code for one in found.reasons} <= LATE:
        book.requests[target.communication] = dataclasses.replace(target, last_day=date.max)
        found = explain(line, book, Policy.TOLERANT)
    if found.code == "request_closed":
        told = (Reason("claim_withdrawn"), *found.reasons[1:])
        return dataclasses.replace(found, reasons=told)
    return found
