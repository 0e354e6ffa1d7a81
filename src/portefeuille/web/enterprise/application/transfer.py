"""A transfer that the entrepreneur makes: account, name, amount and communication, to copy or to scan."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from portefeuille.banking.payments import qr
from portefeuille.banking.payments.communication import digits
from portefeuille.banking.payments.problems import PaymentError
from portefeuille.numbers import in_fours
from portefeuille.web.enterprise.application.said import communication, eur


@dataclass(frozen=True, slots=True)
class Part:
    """One thing to type over: what it is, how it is shown, and what is copied."""

    label: str
    shown: str
    copied: str


@dataclass(frozen=True, slots=True)
class Transfer:
    """``told`` is a structured communication, or a text; ``cents`` 0 when the amount is not known."""

    iban: str
    name: str
    cents: int
    told: str

    @property
    def parts(self) -> Iterator[Part]:
        """What is typed over, in the order of a banking app; what is not known is left out."""
        if self.name:
            yield Part(_("Naam"), self.name, self.name)
        if self.iban:
            yield Part(_("Rekening (IBAN)"), in_fours(self.iban), self.iban)
        if self.cents:
            amount = f"{self.cents // 100},{self.cents % 100:02d}"
            yield Part(_("Bedrag"), eur(self.cents), amount)
        if self.told:
            yield Part(_("Mededeling"), communication(self.told), communication(self.told))

    @property
    def qr(self) -> SafeString | str:
        """The code for a banking app, as SVG; empty when something for it is not known."""
        try:
            structured = self.told if digits(self.told) else ""
            drawn = qr.svg(
                iban=self.iban, name=self.name, cents=self.cents, structured=structured, free=self.told
            )
        except PaymentError:
            return ""
        return mark_safe(drawn)  # noqa: S308 - made by segno out of checked parts


def to_wallet(cents: int, told: str) -> Transfer:
    """Money for the wallet: a deposit, or a claim that is paid."""
    return Transfer(settings.WALLET.iban, settings.WALLET.name, cents, told)
