"""What a pain.002 says: plain records, level by level.  Whether it agrees with a batch is judged in ``answer``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from portefeuille.banking.payments.reasons import in_words


@dataclass(frozen=True, slots=True)
class Reason:
    """Why: the bank's code (empty when it gave none) and what it wrote beside it."""

    code: str
    text: str = ""

    def in_words(self, lang: str = "nl") -> str:
        """The reason for a person: its code in words, then what the bank wrote."""
        return ": ".join(part for part in (in_words(self.code, lang) if self.code else "", self.text) if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """What the report says of a file, a block or a payment.

    ``status`` is one of ``STATUSES``, or empty when the bank gave none there.  ``count`` and ``cents`` are those of
    what was sent, as the bank read it; ``per_status`` how many payments have a status, by its code.
    """

    place: str
    original_id: str
    status: str = ""
    reasons: tuple[Reason, ...] = ()
    count: int | None = None
    cents: int | None = None
    per_status: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentStatus(Level):
    """One payment: ``original_id`` is its end-to-end identification; ``iban`` the payee's, where the bank repeats it."""

    instruction_id: str = ""
    iban: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockStatus(Level):
    """One block, with the payments the bank says something about."""

    payments: tuple[PaymentStatus, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusReport:
    """A whole pain.002.  ``group`` is the file it answers; ``original_kind`` what the bank took that for."""

    message_id: str
    created_at: str
    form: str
    original_kind: str
    group: Level
    blocks: tuple[BlockStatus, ...] = ()
