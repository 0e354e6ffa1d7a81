"""A year of the scheme through the real services and the files of a simulated bank: in the end every euro is explained.

``PORTEFEUILLE_YEAR`` says how many applications (``make soak`` takes more), ``PORTEFEUILLE_YEAR_SEED`` which year.
"""

from __future__ import annotations

import os
import random
from collections.abc import Iterator

import pytest
from django.db.models import Sum

from portefeuille import clock
from portefeuille.platform import audit
from portefeuille.platform.models import Actor
from portefeuille.wallet.models import Balance, BankLine, Claim, Payment, Project, Repayment, Statement
from portefeuille.wallet.statement import euros
from tests.banking.accounts import OWN
from tests.wallet.life import sound
from tests.wallet.plans import whole_reads
from tests.wallet.year.exchange import AGENCY
from tests.wallet.year.people import DEPOSITS, FATES
from tests.wallet.year.world import World

pytestmark = pytest.mark.django_db(transaction=True)
COUNT = int(os.environ.get("PORTEFEUILLE_YEAR", "300"))
SEED = int(os.environ.get("PORTEFEUILLE_YEAR_SEED", "2027"))


@pytest.fixture
def world(official: Actor, second: Actor, monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    """The year of the seed: numbers of payments are drawn too, since the faults of the bank hang on them."""
    numbers = random.Random(SEED)
    for module in ("payments", "batches", "recovery"):
        monkeypatch.setattr(
            f"portefeuille.wallet.services.{module}.opaque", lambda: f"{numbers.randrange(16**32):032x}"
        )
    made = World(random.Random(SEED), COUNT, official, second)
    try:
        with whole_reads() as found:
            made.run()
        assert found == {}, "a service reads a table that grows for ever from end to end"
        yield made
    finally:
        clock.fix(None)


def test_every_euro_is_explained(world: World) -> None:
    sound()
    assert audit.verify().broken is None
    kinds = dict(Balance.objects.values_list("account__kind").annotate(Sum("amount")).order_by())
    print(*table(world, kinds), sep="\n")
    at_bank = world.exchange.bank.accounts[OWN].before
    last = Statement.objects.latest("pk")
    held = {
        name: kinds.get(name, 0) for name in ("own", "subsidy", "agency", "unmatched", "ordered", "transit")
    }
    assert last.closing == kinds["bank"] == sum(held.values())
    assert sum(world.exchange.moved.values()) == last.closing
    if not world.exchange.inbox:
        assert at_bank == last.closing
    assert kinds.get("unexplained", 0) == 0
    assert not BankLine.objects.filter(verdict="worklist").exclude(statement=last).exists()
    of_each_payer(world)
    of_each_project(world)
    happened(world)


def of_each_payer(world: World) -> None:
    """What an enterprise sent, less what the bank paid back to it, is in its wallet, on its way back, or was used."""
    for one in world.cases.values():
        sent = world.exchange.moved[one.payer.iban]
        own = (
            Balance.objects.filter(account__code=f"own:{one.project}").aggregate(Sum("amount"))["amount__sum"]
            or 0
        )
        project = Payment.objects.filter(project=one.project)
        used = project.filter(purpose="provider", state__in=LIVE).aggregate(Sum("own"))["own__sum"] or 0
        lines = BankLine.objects.filter(
            account=one.payer.iban, amount__gt=0, verdict__in=("return", "resolved")
        )
        strays = sum(lines.filter(entry__kind="bank_in").values_list("amount", flat=True))
        given = Repayment.objects.filter(line__account=one.payer.iban)
        strays += sum(each.own + each.subsidy for each in given)
        gone = Payment.objects.filter(iban=one.payer.iban, purpose="return", state="executed")
        waiting = strays - sum(gone.values_list("amount", flat=True))
        leaving = sum(project.filter(purpose="refund", state__in=WAITING).values_list("amount", flat=True))
        claims = Claim.objects.filter(project=one.project)
        by_other = sum(each.kept.own for each in claims.exclude(debtor=one.payer.iban))
        paid_back = sum(sum(each.kept) for each in claims.filter(debtor=one.payer.iban))
        assert sent == own + used + waiting + leaving + paid_back - by_other, (SEED, one)


LIVE = ("ordered", "batched", "sent", "executed")
WAITING = ("ordered", "batched", "sent")


def of_each_project(world: World) -> None:
    """No provider got more than was agreed; who was paid in full got it to the cent, unless a payment came back after the end."""
    for one in world.cases.values():
        rows = Payment.objects.filter(project=one.project, purpose="provider", state__in=LIVE)
        got = sum(rows.values_list("amount", flat=True))
        assert got <= one.target or one.target == 0 == got, one
        if one.fate in {"stop full", "no show"} and Project.objects.get(pk=one.project).closed == "stopped":
            back = Payment.objects.filter(project=one.project, purpose="provider", state="returned")
            assert got == one.own + one.subsidy or back.exists(), one


def happened(world: World) -> None:
    """A year in which nothing goes wrong proves nothing: of a whole year everything must have happened."""
    if COUNT < 300:
        return
    for name in ("returned", "executed", "came_back", "deposit", "funding", "claim_paid", "claim_part"):
        assert world.exchange.seen[f"line {name}"], name
    for name in ("again", "statement waits", "answer RJCT", "answer ACSC"):
        assert world.exchange.seen[name], name
    for name in (
        "stop before",
        "stop part",
        "stop full",
        "no show",
        "refused",
        "withdrawn",
        "lapsed",
        "expire part",
        "stop ordered",
        "upheld after a part was paid",
        "repaid: claim withdrawn",
    ):
        assert world.ended[name], name
    for name in ("swept", "not covered yet", "worklist return_failed"):
        assert world.ended[name], name
    assert {one.fate for one in world.cases.values()} == {name for name, _ in FATES}
    assert {one.deposit for one in world.cases.values()} == {name for name, _ in DEPOSITS}


def table(world: World, kinds: dict[str, int]) -> Iterator[str]:
    """Where every euro came from and went, as the bank booked it; and whose the rest is."""
    yield f"{len(world.cases)} applications, {world.exchange.batches()} batches, {Statement.objects.count()} statements"
    payers = {one.payer.iban for one in world.cases.values()}
    rows = BankLine.objects.values_list("account", "amount", "entry__kind")
    sums: dict[tuple[str, str], list[int]] = {}
    for account, cents, kind in rows:
        who = "agency" if account == AGENCY else "enterprises" if account in payers else "providers"
        found = sums.setdefault((who, kind), [0, 0])
        found[0] += 1
        found[1] += cents
    for (who, kind), (count, cents) in sorted(sums.items()):
        yield f"  {who:<12} {kind:<10} {count:>6} {euros(cents):>14}"
    yield f"  {'at the bank':<30} {euros(sum(cents for _, cents in sums.values())):>14}"
    for kind in ("own", "subsidy", "agency", "unmatched", "ordered", "transit"):
        yield f"  of which {kind:<21} {euros(kinds.get(kind, 0)):>14}"
    yield f"  {dict(sorted(world.ended.items()))}"
    yield f"  {dict(sorted(world.exchange.seen.items()))}"
