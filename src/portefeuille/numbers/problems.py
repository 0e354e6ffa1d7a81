"""Why a number is not valid: stable codes, and a sentence for each in Dutch, English and French."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

#: The kinds in words, with their article.
NAMES: Mapping[str, Mapping[str, str]] = {
    "enterprise": {
        "nl": "een ondernemingsnummer",
        "en": "an enterprise number",
        "fr": "un numéro d'entreprise",
    },
    "establishment": {
        "nl": "een vestigingsnummer",
        "en": "an establishment number",
        "fr": "un numéro d'unité d'établissement",
    },
    "provider": {
        "nl": "een nummer van een dienstverlener",
        "en": "a provider number",
        "fr": "un numéro de prestataire",
    },
    "structured_communication": {
        "nl": "een gestructureerde mededeling",
        "en": "a structured communication",
        "fr": "une communication structurée",
    },
    "iban": {"nl": "een IBAN", "en": "an IBAN", "fr": "un IBAN"},
}

#: The sentence of each code.  Between braces: the values of the problem; ``kind`` and ``other`` are put in
#: words.
TEXTS: Mapping[str, Mapping[str, str]] = {
    "empty": {"nl": "Er staat geen nummer.", "en": "There is no number.", "fr": "Il n'y a pas de numéro."},
    "unrecognised": {
        "nl": "Dit lijkt op geen nummer dat we kennen: geen ondernemingsnummer, vestigingsnummer, nummer van "
        "een dienstverlener, gestructureerde mededeling of IBAN.",
        "en": "This looks like no number we know: no enterprise number, establishment number, provider "
        "number, structured communication or IBAN.",
        "fr": "Ceci ne ressemble à aucun numéro connu\u202f: ni numéro d'entreprise, ni numéro d'unité "
        "d'établissement, ni numéro de prestataire, ni communication structurée, ni IBAN.",
    },
    "two_numbers": {
        "nl": "Hier staan twee of meer nummers aan elkaar. Geef er één tegelijk.",
        "en": "Two or more numbers are glued together here. Give one at a time.",
        "fr": "Deux numéros ou plus sont collés ici. Donnez-en un à la fois.",
    },
    "characters": {
        "nl": "In {kind} hoort dit niet: {got}",
        "en": "This does not belong in {kind}: {got}",
        "fr": "Ceci n'a pas sa place dans {kind}\u202f: {got}",
    },
    "length": {
        "nl": "Hier staan {got} cijfers of letters; {kind} heeft er {expected}.",
        "en": "There are {got} digits or letters here; {kind} has {expected}.",
        "fr": "Il y a ici {got} chiffres ou lettres\u202f; {kind} en compte {expected}.",
    },
    "first_digit": {
        "nl": "Het eerste cijfer is {got}; {kind} begint met {expected}.",
        "en": "The first digit is {got}; {kind} begins with {expected}.",
        "fr": "Le premier chiffre est {got}\u202f; {kind} commence par {expected}.",
    },
    "check_digits": {
        "nl": "De controlecijfers kloppen niet. Kijk na of er een cijfer verkeerd staat.",
        "en": "The check digits are not right. See whether a digit is wrong.",
        "fr": "Les chiffres de contrôle ne sont pas corrects. Vérifiez si un chiffre est faux.",
    },
    "letter_missing": {
        "nl": "De letter ontbreekt. Het nummer begint met DV.A (advies) of met DV.O (opleiding, de letter "
        "O). Vraag je dienstverlener welke van de twee het is.",
        "en": "The letter is missing. The number begins with DV.A (advice) or with DV.O (training, the "
        "letter O). Ask your provider which of the two it is.",
        "fr": "La lettre manque. Le numéro commence par DV.A (conseil) ou par DV.O (formation, la "
        "lettre O). Demandez à votre prestataire laquelle des deux est la bonne.",
    },
    "letter_wrong": {
        "nl": "Na DV hoort één letter: A (advies) of O (opleiding). Hier staat {got}.",
        "en": "After DV comes one letter: A (advice) or O (training). Here it is {got}.",
        "fr": "Après DV vient une seule lettre\u202f: A (conseil) ou O (formation). Ici, c'est {got}.",
    },
    "country": {
        "nl": "{got} is geen land met een IBAN dat we kennen.",
        "en": "{got} is no country with an IBAN that we know.",
        "fr": "{got} n'est pas un pays avec un IBAN que nous connaissons.",
    },
    "structure": {
        "nl": "Een IBAN uit {got} ziet er anders uit: controleer de lengte en de letters.",
        "en": "An IBAN from {got} has another form: check its length and letters.",
        "fr": "Un IBAN de {got} a une autre forme\u202f: vérifiez sa longueur et ses lettres.",
    },
    "other_kind": {
        "nl": "Hier moet {kind} staan. Dit is {other}.",
        "en": "This must be {kind}. It is {other}.",
        "fr": "Il faut ici {kind}. Ceci est {other}.",
    },
}

LANGUAGES = ("nl", "en", "fr")


@dataclass(frozen=True, slots=True)
class Problem:
    """A stable code and the values its sentence needs."""

    code: str
    values: Mapping[str, str] = field(default_factory=dict)

    def text(self, lang: str = "nl") -> str:
        """The sentence in ``nl``, ``en`` or ``fr``.  :raises KeyError: for another language."""
        words = dict(self.values)
        for key in ("kind", "other"):
            if key in words:
                words[key] = NAMES[words[key]][lang]
        return TEXTS[self.code][lang].format_map(words)
