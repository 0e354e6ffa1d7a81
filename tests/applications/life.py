"""Applications in use: an enterprise, a provider, a form that is filled in, a bank, and days that pass."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from portefeuille import clock
from portefeuille.applications import bank, selectors, services
from portefeuille.applications.models import Application
from portefeuille.banking.records import Line
from portefeuille.platform import actors
from portefeuille.platform.models import Actor
from portefeuille.providers import services as providers
from portefeuille.wallet import selectors as wallet_selectors
from portefeuille.wallet import services as wallet
from portefeuille.wallet.services import Taken, Ways
from tests.enterprises import made
from tests.wallet.life import AGENCY, OURS, Bank, line

DAY = date(2026, 3, 2)
TRAINING, ADVICE = "DV.O900001", "DV.A900002"
PROVIDER_IBAN = "BE43068999999501"
ANSWERS: dict[str, Any] = {
    "project.service": "training",
    "project.title": "Phishing herkennen",
    "project.mode": "classroom",
    "project.theme": "digitalisation/cybersecurity",
    "project.agreed_on": "2026-02-20",
    "project.start": "2026-03-05",
    "project.end": "2026-04-30",
    "project.price": 2000,
    "project.vat": 420,
    "project.provider.number": TRAINING,
    "form.participants": [{"name": "Jan Janssens", "category": "employee"}],
    "form.hours": 8,
    "form.declarations": True,
}
"""A training of EUR 2 000 on cybersecurity: a small enterprise gets 45 %, 900 of 2 000."""
OWN, SUBSIDY = 110_000, 90_000


@dataclass
class World:
    """One enterprise, two providers, two officials, a bank and a budget."""

    person: Actor
    colleague: Actor
    provider: Actor
    official: Actor
    enterprise: str
    bank: Bank = field(default_factory=Bank)

    def draft(self, **changes: Any) -> str:
        """A draft with everything filled in; ``None`` leaves a field out."""
        answers = {**ANSWERS, **{key.replace("__", "."): value for key, value in changes.items()}}
        found = services.start_draft(enterprise=self.enterprise, actor=self.person)
        told = {path: value for path, value in answers.items() if value is not None}
        services.save_draft(found, enterprise=self.enterprise, version=1, changes=told, actor=self.person)
        return found

    def submit(self, found: str | None = None, **changes: Any) -> Application:
        """Submitted today."""
        number = found or self.draft(**changes)
        services.submit(number, enterprise=self.enterprise, actor=self.person)
        return self.seen(number)

    def seen(self, found: Application | str) -> Application:
        """As it is now."""
        return selectors.one(self.enterprise, found if isinstance(found, str) else found.pk)

    def statement(self, *lines: Line, on: date | None = None) -> list[Taken]:
        """A statement of the bank, taken."""
        told = self.bank.statement(on or clock.today(), *lines)
        return bank.take_statements([told], Ways(OURS, {AGENCY}), actor=actors.system())

    def fund(self, cents: int = 10_000_000) -> None:
        """The agency brings money."""
        self.statement(line(cents, account=AGENCY, day=clock.today()))

    def deposit(self, found: Application, cents: int | None = None, *, day: date | None = None) -> None:
        """The enterprise transfers its own share (or another amount)."""
        asked = wallet_selectors.asked(found.pk)
        assert asked is not None
        on = day or clock.today()
        self.statement(line(cents or asked.cents, asked.communication, day=on), on=max(on, clock.today()))

    def ready(self, **changes: Any) -> Application:
        """Submitted, deposited and topped up."""
        found = self.submit(**changes)
        self.deposit(found)
        return self.seen(found)

    def order(self, found: Application, cents: int, invoice: str = "F1", key: str = "") -> services.Ordered:
        """A payment order."""
        return services.order_payment(
            found.pk, enterprise=self.enterprise, cents=cents, invoice=invoice, key=key or invoice, actor=self.person
        )  # fmt: skip

    def corrected(self, found: Application, **facts: Any) -> Application:
        """An official corrects facts in the open review (``project__start="2026-02-20"``)."""
        for path, value in facts.items():
            services.correct(
                found.pk, path.replace("__", "."), value, reason="Zie de factuur.", actor=self.official
            )
        return self.seen(found)

    def pay_out(self) -> None:
        """Everything that was ordered leaves in a batch, and the bank shows it."""
        from portefeuille.wallet.models import Payment

        ordered = list(Payment.objects.filter(state="ordered").order_by("pk"))
        from tests.wallet.life import send

        send([one.pk for one in ordered], self.official, self.second, key=f"batch{self.bank.number}")
        self.statement(
            *(line(-one.amount, end_to_end=one.pk, account=one.iban, day=clock.today()) for one in ordered)
        )

    @property
    def second(self) -> Actor:
        """Another official."""
        made_, _ = Actor.objects.get_or_create(id="5" * 32, defaults={"kind": "official", "name": "Tweede"})
        return made_


def world(
    *, size: str | None = "small", budget: int = 100_000_000, fund: bool = True, **values: Any
) -> World:
    """Everything that an application needs, today by the clock."""
    person = made.person()
    official = Actor.objects.create(kind="official", name="Ambtenaar")
    for number, name in ((TRAINING, "Opleidingen en Zoon BV"), (ADVICE, "Raad en Daad BV")):
        providers.register(
            number=number, name=name, enterprise="0999000327", registered_from=date(2020, 1, 1), iban=PROVIDER_IBAN,
            email="dienstverlener@voorbeeld.test", actor=official,
        )  # fmt: skip
    number = made.enterprise(actor=person, size=size, **values)
    wallet.set_budget(clock.today().year, budget, key="first", actor=official)
    found = World(
        person, made.person("Bram Claes"), Actor.objects.create(kind="provider", name="Opleidingen en Zoon BV"), official, number
    )  # fmt: skip
    if fund:
        found.fund()
    return found


@contextmanager
def on(year: int, month: int, day: int, hour: int = 12) -> Iterator[None]:
    """It is that day."""
    with clock.use(datetime(year, month, day, hour)):
        yield
