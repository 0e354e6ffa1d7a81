"""Who applies in the simulated year, and what each of them does: chosen by a seed, done through the services alone."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, timedelta

from portefeuille.banking.communications import belgian
from portefeuille.wallet.records import Asked, Payee
from portefeuille.wallet.services import Terms
from tests.banking.accounts import account

FATES = (
    ("full", 30), ("parts", 20), ("stop before", 6), ("stop part", 8), ("stop full", 5), ("no show", 5), ("refused", 4),
    ("withdrawn", 4), ("expire part", 8), ("expire whole", 3), ("recovery", 9), ("stop ordered", 4), ("open", 2),
)  # fmt: skip
DEPOSITS = (
    ("right", 60), ("wrong, then right", 9), ("wrong", 4), ("late", 5), ("unknown, then right", 6), ("typing, then right", 4),
    ("never", 5), ("twice", 7),
)  # fmt: skip
DAYS_TO_PAY = 30


@dataclass
class Case:
    """An application.  ``target`` is what its provider is to be paid in all; ``wake`` the day of its next step;
    ``appeal`` a claim that will be withdrawn once a part of it was paid.
    """

    project: str
    enterprise: str
    payer: Payee
    provider: Payee
    own: int
    subsidy: int
    applied_on: date
    fate: str
    deposit: str
    target: int
    wake: date
    orders: int = 0
    claim: str = ""
    appeal: str = ""

    @property
    def last_day(self) -> date:
        """31 December of the year after that of application."""
        return date(self.applied_on.year + 1, 12, 31)

    def terms(self, today: date) -> Terms:
        """What is claimed back: of a provider that cancels both shares, of an enterprise the subsidy."""
        own = 0 if self.fate == "recovery" else self.own
        return Terms(self.debtor.iban, own, self.subsidy, self.fate, today + timedelta(days=30))

    @property
    def debtor(self) -> Payee:
        """Who pays a claim."""
        return self.payer if self.fate == "recovery" else self.provider


def case(rng: random.Random, number: int, day: date) -> Case:
    """The next application."""
    own, subsidy = rng.randrange(5_000, 180_000), rng.randrange(2_000, 90_000)
    fate = _one_of(rng, FATES)
    target = own + subsidy
    if fate in {"stop part", "expire part"}:
        target = rng.randrange(1, target)
    elif fate in {"stop before", "stop ordered", "expire whole", "refused", "withdrawn", "open"}:
        target = 0
    return Case(
        project=f"y{number}", enterprise=f"04{rng.randrange(10**6) if number % 3 else 428315 + number // 100:08d}",
        payer=Payee(account(10_000 + number), f"Onderneming {number}"),
        provider=Payee(account(500_000 + rng.randrange(40)), "Opleidingshuis"), own=own, subsidy=subsidy, applied_on=day,
        fate=fate, deposit="never" if fate == "withdrawn" else _one_of(rng, DEPOSITS), target=target, wake=day,
    )  # fmt: skip


def deposits(rng: random.Random, one: Case, asked: Asked) -> list[tuple[int, str, date]]:
    """What the enterprise sends: cents, communication, day."""
    soon = asked.last_day - timedelta(days=rng.randrange(8, 25))
    later = asked.last_day - timedelta(days=rng.randrange(4))
    right = (asked.cents, asked.communication)
    near = rng.choice((-100, -1, 1, 100_000))
    wrong = (asked.cents + near, asked.communication, soon)
    match one.deposit:
        case "right":
            return [(*right, rng.choice((soon, later)))]
        case "wrong, then right":
            return [wrong, (*right, later)]
        case "wrong":
            return [wrong]
        case "late":
            return [(*right, asked.last_day + timedelta(days=rng.randrange(1, 20)))]
        case "unknown, then right":
            return [(asked.cents, rng.choice(("", "opleiding maart", _other(rng))), soon), (*right, later)]
        case "typing, then right":
            said = asked.communication
            return [(asked.cents, f"{said[:5]}{(int(said[5]) + 1) % 10}{said[6:]}", soon), (*right, later)]
        case "twice":
            return [(*right, soon), (*right, later)]
        case _:
            return []


def _other(rng: random.Random) -> str:
    first = 9_900_000_000 + rng.randrange(10**6)
    made = belgian(f"{first:010d}{first % 97 or 97:02d}")
    assert made is not None
    return made


def _one_of(rng: random.Random, weighted: tuple[tuple[str, int], ...]) -> str:
    return rng.choices([name for name, _ in weighted], [weight for _, weight in weighted])[0]
