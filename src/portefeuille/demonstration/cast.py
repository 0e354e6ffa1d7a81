"""Who plays: invented people, enterprises and providers.  None of them exists; every number begins with 0999 or 9."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from portefeuille.numbers.communication import check_digits

ISSUER = "demonstration"
"""Who knows them when they log in."""
BANK_CODE = "900"
"""No Belgian bank has it."""


def account(number: int) -> str:
    """The IBAN of an account of the bank that does not exist."""
    bban = f"{BANK_CODE}{number:07d}"
    bban += check_digits(bban)
    return f"BE{98 - int(f'{bban}111400') % 97:02d}{bban}"


WALLET, AGENCY = account(1), account(2)
WALLET_NAME = "Portefeuille demonstratie"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who logs in.  ``mandates``: (enterprise or provider number, role)."""

    key: str
    given_name: str
    family_name: str
    mandates: tuple[tuple[str, str], ...]
    language: str = "nl"
    kind: str = "enterprise"

    @property
    def email(self) -> str:
        """An address that no mail reaches."""
        return f"{self.key}@voorbeeld.invalid"


@dataclass(frozen=True, slots=True)
class Enterprise:
    """What is declared on top of what the register of the demonstration says, by the day on which it is declared."""

    number: str
    iban: str
    contact: str
    activity: tuple[str, int]
    declared: Callable[[date], dict[str, Any]] = lambda day: {}


SOFTWARE, METAL, BAKERY, BUILDER = "0999000129", "0999000228", "0999000327", "0999000426"
FARM, ATELIER = "0999000624", "0999000921"

ENTERPRISES = (
    Enterprise(SOFTWARE, account(101), "Lotte Adriaens", ("62.010", 2008)),
    Enterprise(
        METAL, account(102), "Karim Bensaid", ("25.620", 2008),
        lambda day: {"group": [{"name": "Voorbeeld Holding", "kind": "partner", "share": 2900, "headcount": 3950, "turnover": 800_000_000, "balance_total": 500_000_000}]},
    ),
    Enterprise(
        BAKERY, account(103), "Greet Dewulf", ("10.712", 2008),
        lambda day: {
            "headcount": 400, "turnover": 62_000_000, "balance_total": 21_000_000,
            "closed_on": date(day.year - 1, 12, 31), "de_minimis": [{"on": date(day.year, 5, 12), "amount": 480_000}],
        },
    ),
    Enterprise(BUILDER, account(104), "Joris Lemmens", ("41.201", 2008)),
    Enterprise(FARM, account(106), "Mieke Segers", ("10.391", 2008)),
)  # fmt: skip

ACADEMY, LANGUAGES, SECURITY, COUNSEL = "DV.O900001", "DV.O900002", "DV.A900003", "DV.A900004"


@dataclass(frozen=True, slots=True)
class Provider:
    """A registered provider."""

    number: str
    name: str
    enterprise: str
    iban: str
    themes: tuple[str, ...] = ()


PROVIDERS = (
    Provider(ACADEMY, "Leerhuis De Kapstok", "0999001020", account(201)),
    Provider(LANGUAGES, "Taalatelier Over en Weer", "0999001119", account(202)),
    Provider(SECURITY, "Slot en Grendel Cyberadvies", "0999001218", account(203)),
    Provider(COUNSEL, "Kompas Bedrijfsadvies", "0999001317", account(204)),
)

PEOPLE = (
    Person("lotte", "Lotte", "Adriaens", ((SOFTWARE, "legal_representative"),)),
    Person("karim", "Karim", "Bensaid", ((METAL, "legal_representative"),), "fr"),
    Person("greet", "Greet", "Dewulf", ((BAKERY, "legal_representative"),)),
    Person("joris", "Joris", "Lemmens", ((BUILDER, "legal_representative"),)),
    Person("mieke", "Mieke", "Segers", ((FARM, "legal_representative"),)),
    Person("ruben", "Ruben", "Goossens", ((ATELIER, "legal_representative"),)),
    Person("sam", "Sam", "Okafor", ((SOFTWARE, "reader"),), "en"),
    Person(
        "els", "Els", "Wouters",
        tuple((number, "accountant") for number in (SOFTWARE, METAL, BAKERY, BUILDER, FARM)),
    ),
    Person("dries", "Dries", "Thijs", ((ACADEMY, "provider"),), kind="provider"),
    Person("nora", "Nora", "Vermeiren", ((SECURITY, "provider"),), kind="provider"),
    Person("inge", "Inge", "Claeys", (("", "official"),), kind="official"),
    Person("tom", "Tom", "Peeters", (("", "official"),), kind="official"),
)  # fmt: skip
"""The names are put together at random.  Ruben's enterprise is not registered yet: he begins from nothing."""
