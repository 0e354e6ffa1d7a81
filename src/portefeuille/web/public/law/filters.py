"""Does it touch me?  What a visitor tells about the enterprise, as keys of the address, and the changes that it leaves."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.http import urlencode
from django.utils.translation import gettext as _

from portefeuille.decision.wording import Words
from portefeuille.law import inwords, load
from portefeuille.law.changes import Record
from portefeuille.law.touches import PARTIES, SERVICES, SITUATIONS, SIZES, Touch

#: The key of the address -> the side of Touch.
SIDES = {
    "maat": "sizes",
    "dienst": "services",
    "thema": "themes",
    "vorm": "legal_forms",
    "situatie": "situations",
    "rol": "parties",
}


@dataclass(frozen=True, slots=True)
class Option:
    """A choice of a field."""

    value: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Field:
    """A field of the form."""

    name: str
    label: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Filter:
    """What was told, in the order of SIDES; what is no choice is left out."""

    told: tuple[tuple[str, str], ...]

    @property
    def query(self) -> str:
        """As the address has it: `?maat=small`, or nothing."""
        return f"?{urlencode(self.told)}" if self.told else ""

    def keeps(self, record: Record) -> bool:
        """Can this change touch who told this?"""
        return record.touch.meets(Touch(**{SIDES[key]: frozenset({value}) for key, value in self.told}))

    def of(self, records: Iterable[Record]) -> tuple[Record, ...]:
        """The changes that can touch."""
        return tuple(record for record in records if self.keeps(record))


def read(query: Mapping[str, str]) -> Filter:
    """The filter of an address."""
    known = choices()
    return Filter(tuple((key, query[key]) for key in SIDES if query.get(key) in known[key]))


def choices() -> dict[str, tuple[str, ...]]:
    """What can be told, by key of the address."""
    groups = dict.fromkeys(row.fixed["group"] for row in load().list("legal_forms").history)
    return {
        "maat": SIZES,
        "dienst": SERVICES,
        "thema": tuple(row.key for row in load().list("themes").history),
        "vorm": tuple(groups),
        "situatie": tuple(dict.fromkeys(SITUATIONS.values())),
        "rol": PARTIES,
    }


def fields(filtered: Filter, lang: str) -> tuple[Field, ...]:
    """The form, with what was told."""
    labels = {
        "maat": _("Grootte"),
        "dienst": _("Dienst"),
        "thema": _("Thema"),
        "vorm": _("Soort rechtsvorm"),
        "situatie": _("Bijzonder geval"),
        "rol": _("Je bent"),
    }
    told, words = dict(filtered.told), names(lang)
    return tuple(
        Field(
            key,
            labels[key],
            tuple(Option(value, words[key][value], told.get(key) == value) for value in values),
        )
        for key, values in choices().items()
    )


def names(lang: str) -> dict[str, dict[str, str]]:
    """The words of every choice."""
    words = Words.of(lang)
    themes = {row.key: row.fixed["title"][lang] for row in load().list("themes").history}
    return {
        "maat": {each: words.category("size", each) for each in SIZES},
        "dienst": {each: inwords.cell("services", "service", each, lang) for each in SERVICES},
        "thema": themes,
        "vorm": {
            "natural_person": _("eenmanszaak of vrij beroep"),
            "company": _("vennootschap"),
            "civil_company": _("burgerlijke vennootschap (oude vorm)"),
            "social_purpose": _("vennootschap met sociaal oogmerk (oude vorm)"),
            "nonprofit": _("vzw, ivzw of stichting"),
            "no_personality": _("zonder rechtspersoonlijkheid"),
            "public_law": _("publiekrechtelijke vorm"),
            "public_body": _("overheid of openbare instelling"),
            "foreign": _("buitenlandse vorm"),
            "other": _("andere vorm"),
        },
        "situatie": {
            "sheltered_workshop": _("erkend maatwerkbedrijf"),
            "workable_work": _("actie rond werkbaar werk"),
            "road_freight": _("goederenvervoer over de weg"),
            "agriculture": _("landbouw"),
            "fishery": _("visserij"),
            "public_service": _("dienst van algemeen economisch belang"),
            "business_angel": _("business angel als aandeelhouder"),
            "local_authority": _("gemeente als aandeelhouder"),
        },
        "rol": {"enterprise": _("onderneming"), "provider": _("dienstverlener")},
    }


def touched(record: Record, lang: str) -> tuple[str, ...]:
    """Which enterprises a change touches, in words; empty when it touches every one."""
    words = names(lang)
    found = []
    for key, side in SIDES.items():
        values = getattr(record.touch, side)
        if values and side != "parties":
            found += [words[key][each] for each in choices()[key] if each in values]
    return tuple(found)
