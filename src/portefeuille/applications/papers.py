"""Who sees and who brings in which document of an application: one table.

The evidence is that of the law's list ``evidence`` (R-9.21 to R-9.23, R-9.26 to R-9.28): the provider makes or signs it, keeps it and
shows it when it is checked, so it sees and brings the same.  Our letter to the enterprise names the account and the communication
of its deposit, and *something else* can be anything: neither is the provider's.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from portefeuille.documents.letters import proof

INVOICE, OTHER, PROOF = "invoice", "other", proof.KIND


class Party(StrEnum):
    """Who looks at an application: also the kind of his actor's mandate."""

    ENTERPRISE = "enterprise"
    PROVIDER = "provider"
    OFFICIAL = "official"


class Paper(NamedTuple):
    """A kind of document: who sees it, and who may bring it in."""

    kind: str
    sees: frozenset[Party]
    brings: frozenset[Party]


EVERYBODY = frozenset(Party)
PARTIES = frozenset({Party.ENTERPRISE, Party.PROVIDER})
NOT_PROVIDER = frozenset({Party.ENTERPRISE, Party.OFFICIAL})
ENTERPRISE = frozenset({Party.ENTERPRISE})

TABLE: tuple[Paper, ...] = (
    Paper("enrolment", EVERYBODY, PARTIES),
    Paper("agreement", EVERYBODY, PARTIES),
    Paper("training_certificate", EVERYBODY, PARTIES),
    Paper("attendance_list", EVERYBODY, PARTIES),
    Paper("advice_report", EVERYBODY, PARTIES),
    Paper(INVOICE, EVERYBODY, PARTIES),
    Paper(OTHER, NOT_PROVIDER, ENTERPRISE),
    Paper(PROOF, NOT_PROVIDER, frozenset()),
)
_BY_KIND = {each.kind: each for each in TABLE}


def sees(party: Party, kind: str) -> bool:
    """May this party see documents of this kind?  Of a kind that is not in the table nobody does."""
    return kind in _BY_KIND and party in _BY_KIND[kind].sees


def brings(party: Party, kind: str) -> bool:
    """May this party bring in a document of this kind?"""
    return kind in _BY_KIND and party in _BY_KIND[kind].brings
