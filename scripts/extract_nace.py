"""NACE-BEL 2003, 2008 and 2025 with labels, from the package bce-codes-to-label 0.2."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from extract_common import one_line, out_folder, package_json, write

DEEPEST = 5
LANGUAGES = ("nl", "fr", "en")
SECTION_WORD = re.compile(r"^(?:SECTIE|SECTION)\s+[A-Z]\s*[-–]+\s*", re.IGNORECASE)
ODDITIES = {
    "2003": {
        "nl": "Eigenaardigheden van de bron, hier niet verbeterd: 43 afdelingen, groepen en klassen dragen in minstens één "
        "taal het opschrift van een van hun onderdelen (01 heet in het Frans en het Engels naar de graanteelt), de "
        "subsecties (CA tot DN) staan op het niveau van de afdelingen, één opschrift breekt af na 200 tekens. Eén "
        "klasse ontbrak (40.40) en kreeg de naam van haar groep; boven 98.901 tot 98.905 staat niets.",
        "en": "Oddities of the source, not corrected here: 43 divisions, groups and classes carry, in at least one "
        "language, the label of one of their parts (01 is named after cereals in French and English); the "
        "subsections (CA to DN) stand at the level of the divisions; one label is cut off after 200 characters. One "
        "class was missing (40.40) and got the name of its group; nothing stands above 98.901 to 98.905.",
    },
    "2008": {
        "nl": "Eigenaardigheden van de bron, hier niet verbeterd: acht groepen en klassen dragen in minstens één taal het "
        "opschrift van een van hun onderdelen, in de namen van secties staan verdwaalde koppeltekens. Het "
        "voorvoegsel 'SECTIE A --' is weggelaten.",
        "en": "Oddities of the source, not corrected here: eight groups and classes carry, in at least one language, the "
        "label of one of their parts; names of sections have stray hyphens. The prefix 'SECTIE A --' is left out.",
    },
    "2025": {
        "nl": "Twaalf groepen die alleen staan in hun afdeling (zoals 11.0) ontbraken; ze kregen de naam van de afdeling. "
        "Twee groepen (23.4 en 32.1) dragen het Nederlandse opschrift van een van hun klassen. De bron noemt geen "
        "begindatum per code; dat NACE-BEL 2025 op 1 januari 2025 de versie 2008 vervangt, is voor deze maatregel "
        "niet bevestigd.",
        "en": "Twelve groups that stand alone in their division (such as 11.0) were missing; they got the name of the "
        "division. Two groups (23.4 and 32.1) carry the Dutch label of one of their classes. The source gives no first day "
        "per code; that NACE-BEL 2025 replaces 2008 on 1 January 2025 is not confirmed for this scheme.",
    },
}


def header(version: str) -> dict[str, Any]:
    """What stands above the list of one version."""
    about = {
        "nl": "De namen van de activiteiten, van sectie tot subklasse (vijf cijfers). Dit is niet de lijst van "
        "aanvaarde hoofdactiviteiten. Codes van zeven cijfers (btw) staan er niet in: de eerste vijf tellen.",
        "en": "The names of the activities, from section to subclass (five digits). This is not the list of accepted "
        "main activities. Codes of seven digits (VAT) are not in it: the first five count.",
    }
    return {
        "title": {
            "nl": f"NACE-BEL {version}",
            "en": f"NACE-BEL {version}",
            "fr": f"NACE-BEL {version}",
        },
        "about": {lang: f"{about[lang]} {ODDITIES[version][lang]}" for lang in about},
        "source": ["R-7.4", "R-7.10"],
        "confidence": "M" if version == "2003" else "H",
        "licence": "MIT",
        "attribution": "bce-codes-to-label 0.2 by Sagora (MIT); nomenclature NACE-BEL: Statbel (Directorate-general "
        "Statistics - Statistics Belgium). Changes made: codes in dotted form, levels 1 to 5 only, German left "
        "out, white space made single, section prefixes left out.",
    }


def main(out: Path) -> None:
    """One CSV a version, sorted by code; sections (letters) come after the digits."""
    codes = package_json("bce_codes_to_label", "bce-codes-to-label", "0.2", "nace.json")["codes"]
    for version in ("2003", "2008", "2025"):
        found = {
            row["value_dot"]: (str(row["level"]), *(label(row, lang) for lang in LANGUAGES))
            for row in codes.values()
            if row["version"] == version and row["level"] <= DEEPEST
        }
        for code in sorted(found):
            add_parents(found, code)
        rows = [(code, *found[code]) for code in sorted(found)]
        columns = ("code", "level", "label_nl", "label_fr", "label_en")
        write(out, f"nace_{version}", columns, rows, header(version))


def add_parents(found: dict[str, tuple[str, ...]], code: str) -> None:
    """Add a missing group or class above a code, with the name of the level above it: it stands alone there."""
    parent, above = up(code), up(up(code))
    if "." in parent and parent not in found and above in found:
        found[parent] = (str(len(parent.replace(".", ""))), *found[above][1:])


def up(code: str) -> str:
    """The code one level higher: 62.010, 62.01, 62.0, 62."""
    return code[:-1].rstrip(".")


def label(row: dict[str, Any], lang: str) -> str:
    """The label in one language, white space single, without the word for section."""
    return SECTION_WORD.sub("", one_line(row[f"label_{lang}"]))


if __name__ == "__main__":
    main(out_folder())
