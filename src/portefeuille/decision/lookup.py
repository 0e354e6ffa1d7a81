"""From what a case says (BVBA, 9000, 62.010) to the categories the rules know, by the lists of the law of the day."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from portefeuille.decision.errors import CaseError
from portefeuille.decision.shapes import nearest, shown
from portefeuille.law import Law

#: NACE-BEL versions in the order in which a code without a version is looked up.
NACE_VERSIONS = ("2008", "2025", "2003")
#: The rows of the list of main activities that are the primary sector.
PRIMARY_SECTOR = ("agriculture", "fishery", "fishery_2003")
#: The row of which a person must look.
FORESTRY = "forestry"
#: What no case can be decided without: published by a day, or the law was not known on it.
KNOWN = ("size.partner_share", "de_minimis.window.years")
#: Verdicts on exclusions, the strictest first.
STRICTEST = (
    "refused",
    "still_listed",
    "perhaps_already",
    "conditional",
    "judgement",
    "perhaps_not_yet",
    "none",
)


@dataclass(frozen=True, slots=True)
class Found:
    """A category with where it stands: the list (or parameter), since when, from which source."""

    category: str
    name: str
    listed: str
    since: date
    source: str


def known(law: Law) -> bool:
    """Had the law been published on the day as of which it is asked?"""
    return all(isinstance(law.value(name), int) for name in KNOWN)


def demand_known(law: Law) -> None:
    """:raises CaseError: when the law is asked as it was known on a day before any of it was."""
    if not known(law):
        raise CaseError("known", "a day on which the law was known", law.known.isoformat())


def normalised(text: str) -> str:
    """Lower case, letters and digits only, without accents: how names of legal forms are compared."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in plain if letter.isalnum())


def found(row: Mapping[str, Any], category: str, name: str, listed: str) -> Found:
    """The row of a list as a finding."""
    source = row["source"]
    return Found(category, name, listed, row["from"], source if isinstance(source, str) else source[0])


@lru_cache(maxsize=64)
def _forms(on: date, known: date) -> Mapping[str, Mapping[str, Any]]:
    index: dict[str, Mapping[str, Any]] = {}
    for row in Law.on(on, known).rows("legal_forms"):
        for name in (row["code"], row.get("abbreviation"), *row.get("aliases", ()), *row["label"].values()):
            if name:
                index.setdefault(normalised(str(name)), row)
    return index


def legal_form(law: Law, text: str) -> Found:
    """The legal form by KBO code, abbreviation, old name or full name.  :raises CaseError: for one that is not known."""
    forms = _forms(law.on_date, law.known)
    row = forms.get(normalised(text))
    if row is None:
        names = tuple(row["abbreviation"] for row in law.rows("legal_forms") if row.get("abbreviation"))
        raise CaseError(
            "enterprise.legal_form",
            f"a legal form of the KBO, by code or abbreviation{nearest(text, names)}",
            shown(text),
        )
    return found(row, row["verdict"], row.get("abbreviation") or row["label"]["nl"], "legal_form.accepted")


def legal_form_code(law: Law, text: str) -> str:
    """The code of the KBO of a legal form by code, abbreviation, old name or full name; one without a KBO code has a word.

    :raises CaseError: for one that is not known.
    """
    legal_form(law, text)
    return str(_forms(law.on_date, law.known)[normalised(text)]["code"])


def legal_form_name(law: Law, text: str, lang: str) -> str:
    """What a legal form is called: in Dutch its abbreviation, in another language its name there with that behind it."""
    row = _forms(law.on_date, law.known)[normalised(text)]
    short, name = str(row.get("abbreviation") or ""), str(row["label"].get(lang) or row["label"]["nl"])
    if lang == "nl":
        return short or name
    return name if not short or short.casefold() in name.casefold() else f"{name} ({short})"


@lru_cache(maxsize=64)
def _regions(on: date, known: date) -> Mapping[str, str]:
    return {str(row["code"]): row["region"] for row in Law.on(on, known).rows("postcodes")}


def region(law: Law, establishments: list[dict[str, Any]]) -> str:
    """flanders where one establishment lies there, else unlisted where a postcode is unknown, else elsewhere; none."""
    regions = _regions(law.on_date, law.known)
    places = {regions.get(place["postcode"].strip(), "unlisted") for place in establishments}
    if "flanders" in places:
        return "flanders"
    if "unlisted" in places:
        return "unlisted"
    return "elsewhere" if places else "none"


def nace(law: Law, text: str, version: str | None) -> tuple[str, str]:
    """The code in its canonical form (62.010), and the version of NACE-BEL it stands in.  Seven digits count by five.

    :raises CaseError: when NACE-BEL has no such code.
    """
    digits = re.sub(r"[\s.]", "", text)
    digits = digits[:5] if len(digits) == 7 else digits
    code = digits if len(digits) < 3 else f"{digits[:2]}.{digits[2:]}"
    if digits.isascii() and digits.isdigit():
        for one in (version,) if version else NACE_VERSIONS:
            if code in _nace_codes(one):
                return code, one
    which = f"NACE-BEL {version}" if version else "NACE-BEL"
    raise CaseError("enterprise.main_activity", f"a code of {which}, such as 62.010", shown(text))


@lru_cache(maxsize=4)
def _nace_codes(version: str) -> frozenset[str]:
    return frozenset(str(row["code"]) for row in Law.on(date(2016, 4, 1)).rows(f"nace_{version}"))


def main_activity(law: Law, code: str, version: str) -> Found:
    """The verdict on a main activity, by the longest beginning of its code that the list names."""
    rows = [
        row
        for row in law.rows("main_activities")
        if code.startswith(row["prefix"]) and version in {str(one) for one in row["versions"]}
    ]
    row = max(rows, key=lambda each: len(each["prefix"]))
    return found(row, _activity(row), code, "main_activity.accepted")


def _activity(row: Mapping[str, Any]) -> str:
    if row["verdict"] == "judgement":
        return "forestry" if row["code"] == FORESTRY else "unsettled"
    if row["verdict"] == "refused":
        return "primary_sector" if row["code"] in PRIMARY_SECTOR else "not_listed"
    return "unsettled" if row["reserved"] else "listed"


def road_freight(code: str | None) -> bool:
    """Is this the transport of goods by road (NACE-BEL 2008 and 2025: 49.41; 2003: 60.24)?"""
    return code is not None and code.startswith(("49.41", "60.24"))


def exclusions(law: Law, codes: list[str], service: str | None) -> tuple[str, tuple[Mapping[str, Any], ...]]:
    """The strictest verdict on the exclusions named, and the rows that apply to the service.

    :raises CaseError: for a code that stands on no list.
    """
    rows = {str(row["code"]): row for row in law.rows("exclusions")}
    for index, code in enumerate(codes):
        if code not in rows:
            raise CaseError(
                f"project.exclusions.{index}",
                f"a code of the lists of exclusions{nearest(code, tuple(rows))}",
                shown(code),
            )
    hit = [rows[code] for code in codes if rows[code]["service"] in ("both", service)]
    hit.sort(key=lambda row: STRICTEST.index(_exclusion(row)))
    return (_exclusion(hit[0]) if hit else "none"), tuple(hit)


def _exclusion(row: Mapping[str, Any]) -> str:
    verdict = row["verdict"]
    if verdict == "not_listed":
        return "perhaps_not_yet" if row["uncertain"] else "none"
    if verdict == "refused" and row["uncertain"]:
        return "perhaps_already"
    return "still_listed" if verdict is None or (verdict == "refused" and row["reserved"]) else str(verdict)
