"""The lines of a statement land in the ledger: each with one entry, and what follows from it.

They are written so many at a time, in their order.  What a line changes for those after it (a request that is paid, a
payment that left) is kept in the book meanwhile, so that it makes no difference how many.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import NamedTuple

from portefeuille.banking.verdict import Kind, Verdict
from portefeuille.platform.models import Actor
from portefeuille.wallet.chart import code
from portefeuille.wallet.ledger import Draft, Leg, credit, debit
from portefeuille.wallet.lines import claim_in
from portefeuille.wallet.models import BankLine, Payment
from portefeuille.wallet.records import Matched
from portefeuille.wallet.services.acting import claim_of
from portefeuille.wallet.services.book import Known
from portefeuille.wallet.services.lines import returning
from portefeuille.wallet.services.payments import origin
from portefeuille.wallet.services.posting import post_all
from portefeuille.wallet.services.recovery import take_back

TOGETHER = 500
KINDS = {"deposit_part": "deposit", "claim_part": "claim_in", "claim_paid": "claim_in"}
"""Event -> kind of the entry, where they differ."""


class _Waiting(NamedTuple):
    """A line that is not written yet."""

    row: BankLine
    event: str
    project: str
    text: str
    draft: Draft | None


class Landing:
    """The lines of one statement.  ``done`` is what became of those that are written."""

    def __init__(self, known: Known, actor: Actor) -> None:
        self.known, self.actor = known, actor
        self.done: list[Matched] = []
        self._waiting: list[_Waiting] = []
        self._left: defaultdict[date, list[str]] = defaultdict(list)
        self._back: defaultdict[date, list[str]] = defaultdict(list)

    def add(self, row: BankLine, verdict: Verdict, key: str, text: str) -> None:
        """The next line, with the verdict on it in words."""
        event, project, legs = self._meaning(row, verdict, key)
        draft = None
        if row.amount:
            into = "bank_in" if row.amount > 0 else "bank_out"
            kind = KINDS.get(event, event) if row.verdict == Kind.MATCHED else into
            draft = Draft(key, kind, row.value_on, f"project:{project}" if project else "bank", legs)
        self._waiting.append(_Waiting(row, event, project, text, draft))
        if len(self._waiting) == TOGETHER:
            self.write()

    def write(self) -> None:
        """Write what waits."""
        waiting, self._waiting = self._waiting, []
        moving = [(one.row, one.draft) for one in waiting if one.draft is not None]
        posted = post_all([draft for _, draft in moving], self.actor)
        for (row, _), entry in zip(moving, posted, strict=True):
            row.entry_id = entry.number
        BankLine.objects.bulk_create([one.row for one in waiting])
        for day, payments in self._left.items():
            Payment.objects.filter(pk__in=payments).update(state=Payment.State.EXECUTED, left_on=day)
        for day, payments in self._back.items():
            Payment.objects.filter(pk__in=payments).update(state=Payment.State.RETURNED, back_on=day)
        self._left.clear()
        self._back.clear()
        back = [
            returning(one.row, one.row.account, one.row.name) for one in waiting if one.event == "returned"
        ]
        Payment.objects.bulk_create([payment for payment, _ in back])
        post_all([draft for _, draft in back], self.actor)
        self.done += [
            Matched(
                one.event,
                one.row.pk,
                one.row.amount,
                one.project,
                one.row.reason,
                one.text,
                claim_in(one.row),
            )
            for one in waiting
        ]

    def _meaning(self, row: BankLine, verdict: Verdict, key: str) -> tuple[str, str, tuple[Leg, ...]]:
        """The event, the project it is about, and the legs of the entry."""
        into = (debit("bank", row.amount), credit("unmatched", row.amount))
        out = (debit("unexplained", -row.amount), credit("bank", -row.amount))
        if not row.amount:
            return "nothing", "", ()
        if verdict.kind is Kind.RETURN:
            return "returned", meant_for(verdict), into
        if verdict.kind is not Kind.MATCHED:
            row.verdict = BankLine.Verdict.WORKLIST
            return "worklist", meant_for(verdict), into if row.amount > 0 else out
        if verdict.code in {"order_executed", "batch_executed"}:
            return self._executed(row, verdict, out)
        if verdict.code == "order_came_back":
            return self._came_back(row, verdict.targets[0], into)
        kind, _, owner = verdict.targets[0].partition(":")
        if kind == "agency":
            return "funding", "", (debit("bank", row.amount), credit("agency", row.amount))
        if kind == "claim":
            found = claim_of(owner)
            parts = take_back(found, row.amount, f"{key}/claim", row.value_on, self.actor)
            own = credit(code("own", found.project_id), parts.own)
            legs = (debit("bank", row.amount), own, credit("agency", parts.subsidy))
            return ("claim_part" if found.left else "claim_paid"), found.project_id, legs
        event = "deposit_part" if verdict.code == "deposit_part" else "deposit"
        return event, owner, (debit("bank", row.amount), credit(code("own", owner), row.amount))

    def _executed(
        self, row: BankLine, verdict: Verdict, unknown: tuple[Leg, ...]
    ) -> tuple[str, str, tuple[Leg, ...]]:
        """Our payments left the account.  One that had left already did not leave twice by our order."""
        found = [self.known.payments[target] for target in verdict.targets]
        if any(one.state != Payment.State.SENT for one in found):
            row.verdict, row.reason = BankLine.Verdict.WORKLIST, "debited_again"
            return "worklist", "", unknown
        for one in found:
            one.state = Payment.State.EXECUTED
            self._left[row.value_on].append(one.pk)
        projects = {one.project_id for one in found}
        only = projects.pop() if len(projects) == 1 else ""
        return "executed", only or "", (debit("transit", -row.amount), credit("bank", -row.amount))

    def _came_back(
        self, row: BankLine, payment: str, unknown: tuple[Leg, ...]
    ) -> tuple[str, str, tuple[Leg, ...]]:
        found = self.known.payments[payment]
        if found.state != Payment.State.EXECUTED:
            row.verdict, row.reason = BankLine.Verdict.WORKLIST, "returned_before_it_left"
            return "worklist", found.project_id or "", unknown
        found.state = Payment.State.RETURNED
        self._back[row.value_on].append(payment)
        return "came_back", found.project_id or "", (debit("bank", row.amount), *origin(found))


def meant_for(verdict: Verdict) -> str:
    """The project that a line was meant for, when it names one."""
    kind, _, owner = (verdict.targets[0] if verdict.targets else "").partition(":")
    if kind == "claim":
        return claim_of(owner).project_id
    return owner if kind == "deposit" else ""
