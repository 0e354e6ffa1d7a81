"""A financial manager who does not exist: he holds the account, keeps the wallets as he is told, and reports every day."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from portefeuille.platform.canonical import Plain
from portefeuille.wallet.managers.external import opened, sealed
from tests.wallet.life import DAY, OURS, PAYER


class MissingError(Exception):
    """A file in between did not come."""


@dataclass
class Manager:
    """``paid`` are the batches that were carried out: a file that comes again does nothing."""

    day: date = DAY
    number: int = 0
    opening: int = 0
    after: int = 0
    lines: list[Any] = field(default_factory=list)
    wallets: dict[str, list[int]] = field(default_factory=dict)
    paid: set[str] = field(default_factory=set)

    def line(self, cents: int, **more: str) -> None:
        """Money comes in or goes out."""
        day = self.day.isoformat()
        self.lines.append(
            {"cents": cents, "booked_on": day, "value_on": day, "iban": PAYER, "name": "X", **more}
        )

    def pay(self, data: bytes) -> None:
        """Carry out a batch, once."""
        told = opened(data, "payments")
        if told["batch"] not in self.paid:
            self.paid.add(told["batch"])
            for one in told["payments"]:
                self.line(-one["cents"], reference=one["reference"], iban=one["iban"])

    def move(self, data: bytes) -> None:
        """Do to the wallets what we did."""
        told = opened(data, "movements")
        if told["until"] <= self.after:
            return
        if told["after"] != self.after:
            raise MissingError(f"movements after {told['after']}, expected after {self.after}")
        for one in told["movements"]:
            wallet = self.wallets.setdefault(one["project"], [0, 0])
            wallet[0] += one["own"]
            wallet[1] += one["subsidy"]
        self.after = told["until"]

    def report(self) -> bytes:
        """The day ends."""
        self.number += 1
        closing = self.opening + sum(one["cents"] for one in self.lines)
        wallets: list[Plain] = [
            {"project": project, "own": own, "subsidy": subsidy}
            for project, (own, subsidy) in sorted(self.wallets.items())
            if own or subsidy
        ]
        made = sealed(
            {"kind": "report", "account": OURS, "day": self.day.isoformat(), "number": self.number, "opening": self.opening,
             "closing": closing, "lines": self.lines, "wallets": wallets}
        )  # fmt: skip
        self.opening, self.lines, self.day = closing, [], self.day + timedelta(days=1)
        return made
