"""What is kept of an enterprise: one table of values, who says them, and what for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto

from portefeuille.enterprises import reading
from portefeuille.enterprises.reading import Reader


class Owner(Enum):
    """Who knows a value."""

    REGISTER = auto()
    """The register; declared only as long as it did not say."""
    PROPOSED = auto()
    """The register proposes, the enterprise may know better."""
    ENTERPRISE = auto()
    """The enterprise alone."""


@dataclass(frozen=True, slots=True)
class Key:
    """``needed``: before anything can be applied for.  ``fact``: goes into the case.  ``personal``: about a person, so that
    what was replaced can be erased.  ``sworn``: the declaration on honour covers it."""

    owner: Owner
    read: Reader
    needed: bool = False
    fact: bool = False
    sworn: bool = False
    personal: bool = False


REGISTER, PROPOSED, ENTERPRISE = Owner.REGISTER, Owner.PROPOSED, Owner.ENTERPRISE

KEYS: Mapping[str, Key] = {
    "name": Key(REGISTER, reading.name(140), needed=True),
    "legal_form": Key(REGISTER, reading.legal_form, needed=True, fact=True),
    "seat": Key(REGISTER, reading.address),
    "registered_since": Key(REGISTER, reading.day, fact=True),
    "registered_until": Key(REGISTER, reading.day),
    "establishments": Key(REGISTER, reading.establishments, needed=True, fact=True),
    "activities": Key(REGISTER, reading.activities),
    "main_activity": Key(ENTERPRISE, reading.activity, needed=True, fact=True),
    "sheltered_workshop": Key(ENTERPRISE, reading.truth, fact=True, sworn=True),
    "vat_liable": Key(ENTERPRISE, reading.truth),
    "closed_on": Key(PROPOSED, reading.day, sworn=True),
    "headcount": Key(PROPOSED, reading.headcount, needed=True, fact=True, sworn=True),
    "turnover": Key(PROPOSED, reading.cents, fact=True, sworn=True),
    "balance_total": Key(PROPOSED, reading.cents, fact=True, sworn=True),
    "previous_headcount": Key(PROPOSED, reading.headcount, fact=True, sworn=True),
    "previous_turnover": Key(PROPOSED, reading.cents, fact=True, sworn=True),
    "previous_balance_total": Key(PROPOSED, reading.cents, fact=True, sworn=True),
    "group": Key(ENTERPRISE, reading.group, needed=True, fact=True, sworn=True),
    "group_form": Key(ENTERPRISE, reading.answers, personal=True),
    "public_share": Key(ENTERPRISE, reading.share, needed=True, fact=True, sworn=True),
    "social_security_arrears": Key(ENTERPRISE, reading.truth, needed=True, fact=True, sworn=True),
    "de_minimis": Key(ENTERPRISE, reading.aid, needed=True, sworn=True),
    "iban": Key(ENTERPRISE, reading.iban, needed=True, personal=True),
    "contact": Key(ENTERPRISE, reading.text(120), personal=True),
    "phone": Key(ENTERPRISE, reading.phone, personal=True),
    "email": Key(ENTERPRISE, reading.email, needed=True, personal=True),
    "language": Key(ENTERPRISE, reading.choice(*reading.LANGUAGES), needed=True),
    "honour": Key(ENTERPRISE, reading.truth, needed=True),
}
FIGURES = ("headcount", "turnover", "balance_total")
PREVIOUS = tuple(f"previous_{name}" for name in FIGURES)
SIZE_FACTS = (*FIGURES, *PREVIOUS, "group")
"""What the size follows from."""
NEEDED = tuple(name for name, key in KEYS.items() if key.needed)
SWORN = tuple(name for name, key in KEYS.items() if key.sworn)
PERSONAL = tuple(name for name, key in KEYS.items() if key.personal)
