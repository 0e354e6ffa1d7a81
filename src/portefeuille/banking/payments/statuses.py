"""The statuses of a pain.002, and what each means for the money.

Only the statement proves that money left: *accepted* here is the bank's promise to pay.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple


class State(StrEnum):
    """What a bank's answer means for one payment."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"
    PENDING = "pending"
    PARTIAL = "partial"
    """Of a file or a block only: some of its payments were accepted, others not."""
    UNKNOWN = "unknown"
    """The bank said nothing about this payment."""


class Status(NamedTuple):
    """What a code means.  ``final``: nothing but a return on the statement can follow."""

    state: State
    final: bool
    words: Mapping[str, str]


def _status(state: State, nl: str, en: str, fr: str, *, final: bool = False) -> Status:
    return Status(state, final, {"nl": nl, "en": en, "fr": fr})


STATUSES: Mapping[str, Status] = {
    "RCVD": _status(State.PENDING, "ontvangen, nog niet nagekeken", "received, not checked yet", "reçu, pas encore vérifié"),
    "PDNG": _status(State.PENDING, "in behandeling", "being checked", "en cours de traitement"),
    "ACTC": _status(State.PENDING, "de vorm is in orde", "the form is in order", "la forme est correcte"),
    "PATC": _status(State.PENDING, "nog niet door iedereen getekend", "not signed by all yet", "pas encore signé par tous"),
    "ACFC": _status(State.PENDING, "er staat genoeg op de rekening", "there are enough funds", "la provision suffit"),
    "ACCP": _status(State.ACCEPTED, "aanvaard", "accepted", "accepté"),
    "ACWC": _status(State.ACCEPTED, "aanvaard met een wijziging", "accepted with a change", "accepté avec une modification"),
    "ACSP": _status(State.ACCEPTED, "aanvaard, wordt uitgevoerd", "accepted, being carried out", "accepté, en cours d'exécution"),
    "ACWP": _status(
        State.ACCEPTED,
        "uitgevoerd, nog niet bijgeschreven bij de begunstigde",
        "carried out, not yet on the account of the payee",
        "exécuté, pas encore sur le compte du bénéficiaire",
    ),
    "ACSC": _status(
        State.ACCEPTED, "uitgevoerd: de rekening is gedebiteerd", "carried out: the account was debited",
        "exécuté : le compte a été débité", final=True,
    ),
    "ACCC": _status(
        State.ACCEPTED, "bijgeschreven bij de begunstigde", "on the account of the payee", "sur le compte du bénéficiaire",
        final=True,
    ),
    "PART": _status(State.PARTIAL, "deels aanvaard", "partly accepted", "accepté en partie"),
    "RJCT": _status(State.REJECTED, "geweigerd", "rejected", "refusé", final=True),
    "CANC": _status(State.REJECTED, "ingetrokken", "cancelled", "annulé", final=True),
}  # fmt: skip
"""Code of ISO 20022 -> its meaning.  A code that is not here is refused, never guessed at."""
