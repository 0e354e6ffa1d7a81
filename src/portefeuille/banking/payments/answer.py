"""A bank's answer beside the batch it answers: what became of every payment.

The most precise word counts: of the payment, else of its block, else of the file.  Where the bank says that a file or a
block was taken in part and does not name a payment, nothing is known of that payment.  An answer that contradicts the
batch or itself is refused whole, with every contradiction and its place.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from portefeuille.banking.errors import quoted
from portefeuille.banking.payments.problems import PaymentError, Problem
from portefeuille.banking.payments.records import Payment, PaymentBatch, blocks
from portefeuille.banking.payments.report import Level, PaymentStatus, Reason, StatusReport
from portefeuille.banking.payments.statuses import STATUSES, State


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the bank says of one payment.  ``status`` is its code, empty when there is none; ``place`` where it says so."""

    end_to_end_id: str
    state: State
    status: str = ""
    reasons: tuple[Reason, ...] = ()
    place: str = ""

    @property
    def final(self) -> bool:
        """Can no later answer change it?"""
        return bool(self.status) and STATUSES[self.status].final


@dataclass(frozen=True, slots=True)
class _Found:
    """A batch beside its report: what is needed to judge it."""

    batch: PaymentBatch
    report: StatusReport
    payments: Mapping[str, Payment]
    block_of: Mapping[str, str]
    named: Mapping[str, PaymentStatus]
    levels: Mapping[str, Level]


def outcomes(batch: PaymentBatch, report: StatusReport) -> tuple[Outcome, ...]:
    """What became of each payment of the batch, in its order.

    :raises PaymentError: when the report answers something else, or contradicts the batch or itself.
    """
    problems = list(_of_the_message(batch, report))
    if problems:
        raise PaymentError(problems)
    found = _Found(
        batch,
        report,
        {payment.end_to_end_id: payment for payment in batch.payments},
        {payment.end_to_end_id: block.block_id for block in blocks(batch) for payment in block.payments},
        {_own_id(each): each for block in report.blocks for each in block.payments},
        {block.original_id: block for block in report.blocks},
    )
    problems = [*_of_the_blocks(found), *_of_the_payments(found)]
    if problems:
        raise PaymentError(problems)
    made = tuple(_outcome(payment, found) for payment in batch.payments)
    problems = list(_of_the_levels(found, made))
    if problems:
        raise PaymentError(problems)
    return made


def _own_id(payment: PaymentStatus) -> str:
    return payment.original_id or payment.instruction_id


def _of_the_message(batch: PaymentBatch, report: StatusReport) -> Iterator[Problem]:
    group = report.group
    if group.original_id != batch.message_id:
        yield Problem(
            group.place,
            f"OrgnlMsgId {quoted(group.original_id)}",
            f"the answer to {quoted(batch.message_id)}",
        )
    if not report.original_kind.startswith("pain.001"):
        yield Problem(group.place, f"OrgnlMsgNmId {quoted(report.original_kind)}", "pain.001")
    yield from _sums(group, len(batch.payments), batch.cents)


def _sums(level: Level, count: int, cents: int) -> Iterator[Problem]:
    if level.count is not None and level.count != count:
        yield Problem(level.place, f"{level.count} payments", f"the {count} that were sent")
    if level.cents is not None and level.cents != cents:
        yield Problem(level.place, f"a sum of {level.cents} cents", f"the {cents} that were sent")


def _of_the_blocks(found: _Found) -> Iterator[Problem]:
    sent = {block.block_id: block for block in blocks(found.batch)}
    seen = set()
    for level in found.report.blocks:
        block = sent.get(level.original_id)
        if block is None:
            yield Problem(level.place, f"OrgnlPmtInfId {quoted(level.original_id)}", "a block of the batch")
        elif level.original_id in seen:
            yield Problem(level.place, f"block {quoted(level.original_id)} a second time", "each block once")
        else:
            yield from _sums(level, len(block.payments), block.cents)
        seen.add(level.original_id)


def _of_the_payments(found: _Found) -> Iterator[Problem]:
    for block in found.report.blocks:
        for each in block.payments:
            yield from _of_one(each, block.original_id, found)


def _of_one(each: PaymentStatus, block_id: str, found: _Found) -> Iterator[Problem]:
    own = _own_id(each)
    payment = found.payments.get(own)
    if payment is None:
        yield Problem(each.place, f"payment {quoted(own)}", "a payment of the batch")
        return
    if each.instruction_id and each.instruction_id != own:
        yield Problem(
            each.place, f"OrgnlInstrId {quoted(each.instruction_id)}", f"{quoted(own)}, as it was sent"
        )
    if found.named[own] is not each:
        yield Problem(each.place, f"payment {quoted(own)} more than once", "each payment once")
    if found.block_of[own] != block_id:
        yield Problem(
            each.place, f"payment {quoted(own)} in {quoted(block_id)}", f"in its block {found.block_of[own]}"
        )
    if each.cents is not None and each.cents != payment.cents:
        yield Problem(
            each.place, f"{each.cents} cents for {quoted(own)}", f"the {payment.cents} that were sent"
        )
    if each.iban and each.iban != payment.iban:
        yield Problem(each.place, f"account {quoted(each.iban)} for {quoted(own)}", payment.iban)


def _outcome(payment: Payment, found: _Found) -> Outcome:
    own = payment.end_to_end_id
    named = found.named.get(own)
    above = (found.levels.get(found.block_of[own]), found.report.group)
    for level in (named, *above):
        if level is not None and level.status:
            state = STATUSES[level.status].state
            if state is State.PARTIAL:
                break
            reasons = (named.reasons if named else ()) or level.reasons
            return Outcome(own, state, level.status, reasons, level.place)
    return Outcome(own, State.UNKNOWN, "", named.reasons if named else (), named.place if named else "")


def _of_the_levels(found: _Found, made: tuple[Outcome, ...]) -> Iterator[Problem]:
    """Does what is said of a file or a block agree with what is said of the payments in it?"""
    yield from _agrees(found.report.group, made, list(found.report.blocks))
    by_block: dict[str, list[Outcome]] = {}
    for outcome in made:
        by_block.setdefault(found.block_of[outcome.end_to_end_id], []).append(outcome)
    for block in found.report.blocks:
        yield from _agrees(block, tuple(by_block[block.original_id]), [])


def _agrees(level: Level, inside: tuple[Outcome, ...], lower: list[Level]) -> Iterator[Problem]:
    states = {outcome.state for outcome in inside}
    states_below = states | {STATUSES[each.status].state for each in lower if each.status}
    match STATUSES[level.status].state if level.status else State.UNKNOWN:
        case State.REJECTED if states_below - {State.REJECTED}:
            yield Problem(
                level.place,
                f"{level.status}, and a payment or block in it that is not",
                "the same for all in it",
            )
        case State.ACCEPTED | State.PENDING if states_below & {State.REJECTED, State.PARTIAL}:
            yield Problem(
                level.place, f"{level.status}, and a payment or block in it that is rejected", "PART or RJCT"
            )
        case State.PARTIAL if State.UNKNOWN not in states and len(states) == 1:
            yield Problem(
                level.place,
                f"PART, and every payment in it is {next(iter(states))}",
                "some of them otherwise",
            )
    for status, count in level.per_status.items():
        listed = sum(outcome.status == status for outcome in inside)
        unnamed = sum(outcome.state is State.UNKNOWN for outcome in inside)
        if not listed <= count <= listed + unnamed:
            yield Problem(
                level.place, f"{count} payments said to be {status}", f"{listed}, as they are listed"
            )
