"""The words around a statement that is printed for a person."""

from __future__ import annotations

WORDS: dict[str, dict[str, str]] = {
    "nl": {
        "statement": "Rekeninguittreksel", "copy": "kopie", "opening": "Beginsaldo op", "closing": "Eindsaldo op",
        "remark": "Opmerking", "back": "teruggekomen:", "reversal": "tegenboeking", "batch": "betalingen samen:",
    },
    "en": {
        "statement": "Statement", "copy": "copy", "opening": "Opening balance on", "closing": "Closing balance on",
        "remark": "Remark", "back": "came back:", "reversal": "reversal", "batch": "payments together:",
    },
    "fr": {
        "statement": "Extrait de compte", "copy": "copie", "opening": "Solde initial au", "closing": "Solde final au",
        "remark": "Remarque", "back": "revenu :", "reversal": "contre-passation", "batch": "paiements groupés :",
    },
}  # fmt: skip
