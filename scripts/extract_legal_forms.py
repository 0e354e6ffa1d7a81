"""The legal forms of the KBO with their labels, from the package bce-codes-to-label 0.2.

Only names: whether a form is accepted stands in legal_forms.yaml, which is written by hand.
"""

from __future__ import annotations

from pathlib import Path

from extract_common import one_line, out_folder, package_json, write

HEADER = {
    "title": {
        "nl": "Rechtsvormen van de KBO (namen)",
        "en": "Legal forms of the KBO (names)",
        "fr": "Formes légales de la BCE (noms)",
    },
    "about": {
        "nl": "De 81 codes die het pakket kent, met hun naam. Niet volledig: legal_forms.yaml voegt er codes aan toe en "
        "zegt bij elke code of de vorm aanvaard is.",
        "en": "The 81 codes that the package knows, with their names. Not complete: legal_forms.yaml adds codes and says "
        "of each code whether the form is accepted.",
    },
    "source": "R-7.1",
    "confidence": "M",
    "licence": "MIT",
    "attribution": "bce-codes-to-label 0.2 by Sagora (MIT); code list of the KBO/BCE (FPS Economy) and the National Bank "
    "of Belgium. Changes made: German left out, white space made single.",
}


def main(out: Path) -> None:
    """One row a code, sorted by code."""
    codes = package_json("bce_codes_to_label", "bce-codes-to-label", "0.2", "legal_forms.json")["codes"]
    rows = [
        (code, *(one_line(codes[code][f"label_{lang}"]) for lang in ("nl", "fr", "en")))
        for code in sorted(codes)
    ]
    write(out, "kbo_legal_forms", ("code", "label_nl", "label_fr", "label_en"), rows, HEADER)


if __name__ == "__main__":
    main(out_folder())
