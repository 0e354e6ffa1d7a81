"""The words of the proof of application, in Dutch, English and French."""

from __future__ import annotations

from collections.abc import Mapping

TEXTS: Mapping[str, Mapping[str, str]] = {
    "title": {
        "nl": "Bewijs van aanvraag {number}",
        "en": "Proof of application {number}",
        "fr": "Preuve de demande {number}",
    },
    "intro": {
        "nl": "We hebben je aanvraag {number} op {applied} ontvangen. Hieronder staat wat je aanvroeg en wat beslist is.",
        "en": "We received your application {number} on {applied}. Below stands what you applied for and what was decided.",
        "fr": "Nous avons reçu votre demande {number} le {applied}. Vous trouverez ci-dessous ce que vous avez demandé et ce qui a été décidé.",
    },
    "project": {"nl": "Je project", "en": "Your project", "fr": "Votre projet"},
    "name": {"nl": "Naam", "en": "Name", "fr": "Nom"},
    "service": {"nl": "Dienst", "en": "Service", "fr": "Service"},
    "training": {"nl": "opleiding", "en": "training", "fr": "formation"},
    "advice": {"nl": "advies", "en": "advice", "fr": "conseil"},
    "theme": {"nl": "Thema", "en": "Theme", "fr": "Thème"},
    "provider": {"nl": "Dienstverlener", "en": "Provider", "fr": "Prestataire"},
    "period": {"nl": "Periode", "en": "Period", "fr": "Période"},
    "decided": {"nl": "Wat beslist is", "en": "What was decided", "fr": "Ce qui a été décidé"},
    "amounts": {"nl": "De bedragen", "en": "The amounts", "fr": "Les montants"},
    "eligible": {"nl": "Aanvaardbaar projectbedrag", "en": "Eligible amount", "fr": "Montant admissible"},
    "subsidy": {"nl": "Subsidie", "en": "Subsidy", "fr": "Subvention"},
    "own_share": {"nl": "Eigen aandeel, te storten", "en": "Own share, to deposit", "fr": "Part propre, à verser"},
    "next": {"nl": "Wat je nu doet", "en": "What you do now", "fr": "Ce que vous faites maintenant"},
    "deposit_by": {
        "nl": "Storten, ten laatste op de rekening op",
        "en": "Deposit, on the account at the latest on",
        "fr": "Verser, sur le compte au plus tard le",
    },
    "finish_by": {"nl": "Alles betaald, ten laatste op", "en": "All paid, at the latest on", "fr": "Tout payé, au plus tard le"},
    "iban": {"nl": "Op rekening", "en": "To account", "fr": "Sur le compte"},
    "communication": {
        "nl": "Gestructureerde mededeling", "en": "Structured communication", "fr": "Communication structurée",
    },
    "law": {
        "nl": "Beslist met de regels met vingerafdruk {hash}.",
        "en": "Decided with the rules with fingerprint {hash}.",
        "fr": "Décidé avec les règles portant l'empreinte {hash}.",
    },
}  # fmt: skip
