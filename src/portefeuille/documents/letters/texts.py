"""What stands on every letter, in Dutch, English and French."""

from __future__ import annotations

from collections.abc import Mapping

TEXTS: Mapping[str, Mapping[str, str]] = {
    "mark": {
        "nl": "DEMONSTRATIE - GEEN BESLISSING",
        "en": "DEMONSTRATION - NOT A DECISION",
        "fr": "DÉMONSTRATION - PAS UNE DÉCISION",
    },
    "not_official": {
        "nl": "Deze brief komt niet van de Vlaamse overheid en heeft geen waarde tegenover haar.",
        "en": "This letter does not come from the Flemish government and is worth nothing towards it.",
        "fr": "Cette lettre n'émane pas des autorités flamandes et n'a aucune valeur à leur égard.",
    },
    "check": {
        "nl": "Is deze brief echt?",
        "en": "Is this letter real?",
        "fr": "Cette lettre est-elle authentique ?",
    },
    "check_how": {
        "nl": "Scan de QR-code, of ga naar {address} en typ deze code: {code}. Daar kun je ook nakijken of er niets aan veranderd is.",
        "en": "Scan the QR code, or go to {address} and type this code: {code}. There you can also see whether nothing in it was changed.",
        "fr": "Scannez le code QR ou allez sur {address} et saisissez ce code : {code}. Vous pouvez aussi y vérifier que rien n'a été modifié.",
    },
    "qr": {
        "nl": "QR-code met het adres om deze brief na te kijken",
        "en": "QR code with the address to check this letter",
        "fr": "Code QR avec l'adresse pour vérifier cette lettre",
    },
}
