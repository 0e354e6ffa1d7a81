"""A line of a statement lands in the ledger: one entry, and what follows from it."""

from __future__ import annotations

from typing import NamedTuple

from portefeuille import clock
from portefeuille.banking.verdict import Kind, Verdict
from portefeuille.platform.canonical import Plain
from portefeuille.platform.models import Actor
from portefeuille.wallet.chart import code
from portefeuille.wallet.errors import StateError, UnknownError, WalletError
from portefeuille.wallet.ledger import Draft, Leg, credit, debit
from portefeuille.wallet.models import BankLine, Payment
from portefeuille.wallet.records import Payee
from portefeuille.wallet.selectors import deposited
from portefeuille.wallet.services.acting import account_of, act, claim_of, payment_of
from portefeuille.wallet.services.payments import about, new_payment, open_project, origin
from portefeuille.wallet.services.posting import post
from portefeuille.wallet.services.recovery import take_back

NOBODY = "Onbekende betaler"
KINDS = {"deposit_part": "deposit", "claim_part": "claim_in", "claim_paid": "claim_in"}
"""Event -> kind of the entry, where they differ."""


class Landed(NamedTuple):
    """What became of a line: the fields of ``records.Matched``."""

    event: str
    line: int
    cents: int
    project: str
    reason: str
    text: str


def land(row: BankLine, verdict: Verdict, key: str, actor: Actor) -> Landed:
    """Part of the import: write the entry that explains the line, and the line."""
    event, project, legs = _meaning(row, verdict, key, actor)
    if row.amount:
        kind = (
            KINDS.get(event, event)
            if row.verdict == Kind.MATCHED
            else f"bank_{'in' if row.amount > 0 else 'out'}"
        )
        posted = post(
            Draft(key, kind, row.value_on, f"project:{project}" if project else "bank", legs), actor
        )
        row.entry_id = posted.number
    row.save(force_insert=True)
    if event == "returned":
        _return(row, row.account, row.name, actor)
    return Landed(event, row.pk, row.amount, project, verdict.code, verdict.text("nl"))


def send_back(line: int, *, payee: Payee, reason: str, actor: Actor) -> str:
    """Return the money of a line on the worklist to an account; the payment's number."""

    def work() -> dict[str, Plain]:
        found = _waiting(line)
        made = _return(found, payee.iban, payee.name, actor)
        _resolved(found)
        return {"payment": made}

    content: dict[str, Plain] = {"iban": payee.iban, "name": payee.name, "reason": reason}
    return str(act(actor, "send_back", f"line:{line}", work, content=content)["payment"])


def assign(line: int, *, project: str, reason: str, actor: Actor) -> None:
    """Take the money of a line on the worklist as the deposit for a project, when it is exactly what is missing.

    :raises StateError: when it is not.
    """

    def work() -> dict[str, Plain]:
        found, target = _waiting(line), open_project(project)
        missing = target.own_share - deposited(project)
        if found.amount != missing:
            raise StateError(f"line {line} is {found.amount} cents, project {project} misses {missing}")
        legs = (debit("unmatched", missing), credit(code("own", project), missing))
        post(Draft(f"assign/{line}", "deposit", found.value_on, f"project:{project}", legs), actor)
        _resolved(found)
        return {}

    act(actor, "assign", f"line:{line}", work, content={"project": project, "reason": reason})


def to_agency(line: int, *, reason: str, actor: Actor) -> None:
    """Let the agency have what came in (or bear what went out) with a line on the worklist: interest, costs of the bank."""

    def work() -> dict[str, Plain]:
        found = _waiting(line, out=True)
        cents = abs(found.amount)
        legs = (
            (debit("unmatched", cents), credit("agency", cents))
            if found.amount > 0
            else (debit("agency", cents), credit("unexplained", cents))
        )
        post(Draft(f"agency/{line}", "to_agency", clock.today(), f"line:{line}", legs), actor)
        _resolved(found)
        return {}

    act(actor, "to_agency", f"line:{line}", work, content={"reason": reason})


def _meaning(row: BankLine, verdict: Verdict, key: str, actor: Actor) -> tuple[str, str, tuple[Leg, ...]]:
    """The event, the project it is about, and the legs of the entry."""
    into = (debit("bank", row.amount), credit("unmatched", row.amount))
    out = (debit("unexplained", -row.amount), credit("bank", -row.amount))
    if not row.amount:
        return "nothing", "", ()
    if verdict.kind is Kind.RETURN:
        return "returned", _project(verdict), into
    if verdict.kind is not Kind.MATCHED:
        row.verdict = BankLine.Verdict.WORKLIST
        return "worklist", _project(verdict), into if row.amount > 0 else out
    if verdict.code in {"order_executed", "batch_executed"}:
        return _executed(row, verdict, out)
    if verdict.code == "order_came_back":
        return _came_back(row, verdict.targets[0], into)
    kind, _, owner = verdict.targets[0].partition(":")
    if kind == "agency":
        return "funding", "", (debit("bank", row.amount), credit("agency", row.amount))
    if kind == "claim":
        found = claim_of(owner)
        parts = take_back(found, row.amount, f"{key}/claim", row.value_on, actor)
        legs = (
            debit("bank", row.amount), credit(code("own", found.project_id), parts.own), credit("agency", parts.subsidy)
        )  # fmt: skip
        return ("claim_part" if found.left else "claim_paid"), found.project_id, legs
    event = "deposit_part" if verdict.code == "deposit_part" else "deposit"
    return event, owner, (debit("bank", row.amount), credit(code("own", owner), row.amount))


def _executed(row: BankLine, verdict: Verdict, unknown: tuple[Leg, ...]) -> tuple[str, str, tuple[Leg, ...]]:
    """Our payments left the account.  One that had left already did not leave twice by our order."""
    sent = Payment.objects.filter(pk__in=verdict.targets, state=Payment.State.SENT)
    if sent.count() != len(verdict.targets):
        row.verdict, row.reason = BankLine.Verdict.WORKLIST, "debited_again"
        return "worklist", "", unknown
    projects = set(sent.values_list("project", flat=True))
    sent.update(state=Payment.State.EXECUTED)
    only = projects.pop() if len(projects) == 1 else ""
    return "executed", only or "", (debit("transit", -row.amount), credit("bank", -row.amount))


def _came_back(row: BankLine, payment: str, unknown: tuple[Leg, ...]) -> tuple[str, str, tuple[Leg, ...]]:
    found = payment_of(payment)
    if found.state != Payment.State.EXECUTED:
        row.verdict, row.reason = BankLine.Verdict.WORKLIST, "returned_before_it_left"
        return "worklist", found.project_id or "", unknown
    Payment.objects.filter(pk=payment).update(state=Payment.State.RETURNED)
    return "came_back", found.project_id or "", (debit("bank", row.amount), *origin(found))


def _return(row: BankLine, iban: str, name: str, actor: Actor) -> str:
    """Order the return of money that was not for us; who paid it may have no readable name."""
    number, told = account_of(iban, name if name.strip() else NOBODY)
    words = f"Terugbetaling {row.structured}".strip()
    try:
        made = new_payment("return", row.amount, number, told, line=row, free=words)
    except WalletError:
        made = new_payment("return", row.amount, number, NOBODY, line=row, free="Terugbetaling")
    legs = (debit("unmatched", row.amount), credit("ordered", row.amount))
    post(Draft(f"order/{made.pk}", "return", clock.today(), about(made), legs), actor)
    return made.pk


def _project(verdict: Verdict) -> str:
    """The project that a line was meant for, when it names one."""
    kind, _, owner = (verdict.targets[0] if verdict.targets else "").partition(":")
    return owner if kind == "deposit" else ""


def _waiting(line: int, *, out: bool = False) -> BankLine:
    found = BankLine.objects.filter(pk=line).first()
    if found is None:
        raise UnknownError(f"there is no line {line}")
    if found.verdict != BankLine.Verdict.WORKLIST or (found.amount < 0 and not out):
        raise StateError(f"line {line} is not on the worklist, or nothing came in with it")
    return found


def _resolved(row: BankLine) -> None:
    row.verdict = BankLine.Verdict.RESOLVED
    row.save(update_fields=["verdict"])
