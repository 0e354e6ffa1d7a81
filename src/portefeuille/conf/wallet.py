"""The account that holds the money of others: whose it is, from where the agency pays, who operates it."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.exceptions import ImproperlyConfigured

from portefeuille.conf import environment
from portefeuille.numbers import read

MANAGERS = ("in-house", "external")


@dataclass(frozen=True, slots=True)
class Wallet:
    """``iban`` and ``name`` are empty where no account is told: nothing is imported or paid there without naming one."""

    iban: str
    name: str
    agency: frozenset[str]
    manager: str


def wallet() -> Wallet:
    """From PORTEFEUILLE_WALLET_IBAN, _WALLET_NAME, _AGENCY_IBANS (with commas) and _WALLET_MANAGER.

    :raises ImproperlyConfigured: for an IBAN that is none, or a manager that does not exist.
    """
    own = environment.text("WALLET_IBAN")
    manager = environment.text("WALLET_MANAGER", MANAGERS[0])
    if manager not in MANAGERS:
        raise ImproperlyConfigured(
            f"PORTEFEUILLE_WALLET_MANAGER is {manager!r}; expected one of {', '.join(MANAGERS)}"
        )
    return Wallet(
        iban=_iban("WALLET_IBAN", own) if own else "",
        name=environment.text("WALLET_NAME", "Portefeuille"),
        agency=frozenset(_iban("AGENCY_IBANS", each) for each in environment.words("AGENCY_IBANS")),
        manager=manager,
    )


def _iban(name: str, text: str) -> str:
    found = read(text, "iban")
    if not found.valid or found.canonical is None:
        raise ImproperlyConfigured(f"PORTEFEUILLE_{name}: {text!r} is no IBAN")
    return found.canonical
