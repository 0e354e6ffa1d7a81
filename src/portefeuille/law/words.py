"""Headings and words of the law commands, in Dutch, English and French."""

from __future__ import annotations

_NL = {
    "name": "naam", "value": "waarde", "since": "sinds", "until": "tot en met",
    "open": "open", "source": "bron", "confidence": "zekerheid", "known_from": "bekend sinds", "checked_on": "nagekeken op",
    "H": "hoog", "M": "middelmatig", "L": "laag", "U": "onbekend",
    "doubt": "Onder voorbehoud: de wet is hier niet zeker en er is geen uitgangspunt.",
    "doubt_default": "Onder voorbehoud: de wet is hier niet zeker; wij rekenen met deze waarde.",
    "title": "titel", "before": "ervoor", "after": "erna", "no_change": "Niets verandert tussen deze dagen.",
    "default": "uitgangspunt", "where": "plaats", "yes": "ja", "no": "nee", "nothing_found": "Niets gevonden.",
    "kind_unknown": "Onbekend in de wet", "kind_boundary": "Begin niet op de dag bekend",
    "kind_contradiction": "Bronnen spreken elkaar tegen", "kind_unchecked": "Te lang niet nagekeken",
}  # fmt: skip
_EN = {
    "name": "name", "value": "value", "since": "since", "until": "until", "open": "open",
    "source": "source", "confidence": "confidence", "known_from": "known from", "checked_on": "checked on",
    "H": "high", "M": "middle", "L": "low", "U": "unknown",
    "doubt": "With reservation: the law is not certain here and there is no default.",
    "doubt_default": "With reservation: the law is not certain here; we count with this value.",
    "title": "title", "before": "before", "after": "after", "no_change": "Nothing changes between these days.",
    "default": "default", "where": "where", "yes": "yes", "no": "no", "nothing_found": "Nothing found.",
    "kind_unknown": "Unknown in the law", "kind_boundary": "Beginning not known to the day",
    "kind_contradiction": "Sources contradict each other", "kind_unchecked": "Not checked for too long",
}  # fmt: skip
_FR = {
    "name": "nom", "value": "valeur", "since": "depuis", "until": "jusqu'au", "open": "ouvert",
    "source": "source", "confidence": "certitude", "known_from": "connu depuis", "checked_on": "vérifié le",
    "H": "haute", "M": "moyenne", "L": "basse", "U": "inconnue",
    "doubt": "Sous réserve : la loi n'est pas certaine ici et il n'y a pas de valeur par défaut.",
    "doubt_default": "Sous réserve : la loi n'est pas certaine ici ; nous comptons avec cette valeur.",
    "title": "titre", "before": "avant", "after": "après", "no_change": "Rien ne change entre ces jours.",
    "default": "par défaut", "where": "endroit", "yes": "oui", "no": "non", "nothing_found": "Rien trouvé.",
    "kind_unknown": "Inconnu dans la loi", "kind_boundary": "Début non connu au jour près",
    "kind_contradiction": "Les sources se contredisent", "kind_unchecked": "Non vérifié depuis trop longtemps",
}  # fmt: skip
WORDS = {"nl": _NL, "en": _EN, "fr": _FR}
