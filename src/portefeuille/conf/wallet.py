"""The account that holds the money of others: whose it is, from where the agency pays, who operates it."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.exceptions import ImproperlyConfigured

from portefeuille.conf import environment
from portefeuille.demonstration import cast
from portefeuille.numbers import read

MANAGERS = ("in-house", "external")


@dataclass(frozen=True, slots=True)
class Wallet:
    """``iban`` and ``name`` are empty where no account is told: nothing is imported or paid there without naming one.
    ``approvals``: from how many cents on a batch needs the approval of how many others than who prepared it.
    """

    iban: str
    name: str
    agency: frozenset[str]
    manager: str
    approvals: tuple[tuple[int, int], ...]


def wallet(*, demonstration: bool = False) -> Wallet:
    """From PORTEFEUILLE_WALLET_IBAN, _WALLET_NAME, _AGENCY_IBANS (with commas), _WALLET_MANAGER and _APPROVALS
    (``0:1,100000:2``: from how many whole euros on how many must approve).

    :raises ImproperlyConfigured: for an IBAN that is none, a manager that does not exist, or approvals that are not of
        that form.
    """
    own = environment.text("WALLET_IBAN", cast.WALLET if demonstration else "")
    manager = environment.text("WALLET_MANAGER", MANAGERS[0])
    if manager not in MANAGERS:
        raise ImproperlyConfigured(
            f"PORTEFEUILLE_WALLET_MANAGER is {manager!r}; expected one of {', '.join(MANAGERS)}"
        )
    return Wallet(
        iban=_iban("WALLET_IBAN", own) if own else "",
        name=environment.text("WALLET_NAME", cast.WALLET_NAME if demonstration else "Portefeuille"),
        agency=frozenset(_iban("AGENCY_IBANS", each) for each in environment.words("AGENCY_IBANS"))
        or (frozenset({cast.AGENCY}) if demonstration else frozenset()),
        manager=manager,
        approvals=tuple(_approval(each) for each in environment.words("APPROVALS")) or ((0, 1),),
    )


def _approval(text: str) -> tuple[int, int]:
    euros, _, people = text.partition(":")
    if not all(part.isascii() and part.isdigit() for part in (euros, people)) or not int(people):
        raise ImproperlyConfigured(
            f"PORTEFEUILLE_APPROVALS: {text!r}; expected whole euros and how many must approve from there on, as 100000:2"
        )
    return int(euros) * 100, int(people)


def _iban(name: str, text: str) -> str:
    found = read(text, "iban")
    if not found.valid or found.canonical is None:
        raise ImproperlyConfigured(f"PORTEFEUILLE_{name}: {text!r} is no IBAN")
    return found.canonical
