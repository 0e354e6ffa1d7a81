"""What an invoice is compared with, and what comes of it.  Amounts in euro cents."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from portefeuille.decision import formats
from portefeuille.documents.invoices.texts import TEXTS
from portefeuille.documents.ubl import Invoice, Line

Value = int | str | date


@dataclass(frozen=True, slots=True)
class Expected:
    """The project.  Enterprise numbers have ten digits; ``iban`` is that of the provider's registration.

    ``outstanding``: what of the project can still be ordered.  ``ordered``: the numbers of the invoices for which an
    order was given already.  ``applied_on`` tells which law counts.
    """

    provider: str
    iban: str
    buyer: str
    service: str
    outstanding: int
    start: date
    applied_on: date
    today: date
    ordered: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to say: a code for programs, and its sentence.  A number among the values is an amount in cents."""

    code: str
    values: Mapping[str, Value]

    def text(self, lang: str = "nl") -> str:
        """The sentence."""
        known = TEXTS[self.code]
        lang = lang if lang in known else "nl"
        return known[lang].format(**{name: _shown(value, lang) for name, value in self.values.items()})


def _shown(value: Value, lang: str) -> str:
    if isinstance(value, date):
        return formats.day(value, lang)
    return formats.money(value, lang) if isinstance(value, int) else value


@dataclass(frozen=True, slots=True)
class Judged:
    """A line, the kind of cost that its words tell (a code of the law's list ``cost_kinds``), and whether it counts:
    ``accepted``, ``refused`` or ``judgement``.
    """

    line: Line
    cost: str
    verdict: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """An order to confirm: to the registered account of the provider, never to one that only the invoice names.

    ``communication`` is a structured one, or empty: then the number of the invoice goes along.  ``direct`` is what stays to
    be paid outside the wallet: VAT, and what does not count.
    """

    cents: int
    invoice: str
    communication: str
    direct: int


@dataclass(frozen=True, slots=True)
class Checked:
    """The outcome: ``proposal``, or ``reasons`` why there is none; ``remarks`` are good to know in both cases."""

    invoice: Invoice
    lines: tuple[Judged, ...]
    proposal: Proposal | None
    reasons: tuple[Remark, ...]
    remarks: tuple[Remark, ...]
