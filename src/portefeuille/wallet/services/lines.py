"""The worklist: what a person says of a line that nothing explains."""

from __future__ import annotations

from portefeuille import clock
from portefeuille.platform.canonical import Plain
from portefeuille.platform.models import Actor
from portefeuille.wallet.chart import code
from portefeuille.wallet.errors import StateError, UnknownError, WalletError
from portefeuille.wallet.ledger import Draft, credit, debit
from portefeuille.wallet.lines import failed_returns
from portefeuille.wallet.models import BankLine, Payment, Project
from portefeuille.wallet.records import Payee
from portefeuille.wallet.selectors import deposited
from portefeuille.wallet.services.acting import account_of, act
from portefeuille.wallet.services.payments import about, open_project, unsaved
from portefeuille.wallet.services.posting import post

NOBODY = "Onbekende betaler"


def send_back(line: int, *, payee: Payee, reason: str, actor: Actor) -> str:
    """Return the money of a line on the worklist to an account; the payment's number."""

    def work() -> dict[str, Plain]:
        found = _waiting(line)
        made, draft = returning(found, payee.iban, payee.name)
        made.save(force_insert=True)
        post(draft, actor)
        _resolved(found)
        return {"payment": made.pk}

    content: dict[str, Plain] = {"iban": payee.iban, "name": payee.name, "reason": reason}
    return str(act(actor, "send_back", f"line:{line}", work, content=content)["payment"])


def return_again(line: int, *, payee: Payee, reason: str, key: str, actor: Actor) -> str:
    """Return the money of a line whose return was rejected or came back, perhaps to another account; the payment's number.

    :raises StateError: when a return is on its way or arrived, or there was none.
    """

    def work() -> dict[str, Plain]:
        missing = failed_returns(line).get(line)
        if missing is None:
            raise StateError(f"line {line}: no return of it failed, or another one is on its way or arrived")
        found = BankLine.objects.get(pk=line)
        first = found.returns.select_related("project").order_by("ordered_on", "pk")[0]
        made, draft = returning(found, payee.iban, payee.name, missing, first.project)
        made.save(force_insert=True)
        post(draft, actor)
        return {"payment": made.pk}

    content: dict[str, Plain] = {"iban": payee.iban, "name": payee.name, "reason": reason}
    return str(act(actor, "return_again", f"line:{line}", work, key=key, content=content)["payment"])


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


def returning(
    row: BankLine, iban: str, name: str, cents: int = 0, project: Project | None = None
) -> tuple[Payment, Draft]:
    """The return of a line, or of ``cents`` of it, not kept yet; who paid it may have no readable name.  ``project``: whose
    claim it paid.
    """
    cents = cents or row.amount
    number, told = account_of(iban, name if name.strip() else NOBODY)
    words = f"Terugbetaling {row.structured}".strip()
    try:
        made = unsaved("return", cents, number, told, project=project, line=row, free=words)
    except WalletError:
        made = unsaved("return", cents, number, NOBODY, project=project, line=row, free="Terugbetaling")
    legs = (debit("unmatched", cents), credit("ordered", cents))
    return made, Draft(f"order/{made.pk}", "return", clock.today(), about(made), legs)


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
