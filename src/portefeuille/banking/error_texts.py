"""Why a file of the bank is refused, in one sentence for who handles the account; the place is in the error itself."""

from __future__ import annotations

from collections.abc import Mapping

TEXTS: Mapping[str, Mapping[str, str]] = {
    "form": {
        "nl": "Dit is geen rekeninguittreksel in CODA (versie 2) of camt.053 (versie 2 tot 8). Vraag dat formaat aan je bank.",
        "en": "This is no statement in CODA (version 2) or camt.053 (versions 2 to 8). Ask your bank for one of these.",
        "fr": "Ceci n'est pas un extrait en CODA (version 2) ou camt.053 (versions 2 à 8). Demandez ce format à votre banque.",
    },
    "truncated": {
        "nl": "Het bestand is niet volledig. Download het opnieuw bij je bank.",
        "en": "The file is not complete. Download it again from your bank.",
        "fr": "Le fichier est incomplet. Téléchargez-le à nouveau auprès de votre banque.",
    },
    "structure": {
        "nl": "Het bestand is niet opgebouwd zoals het hoort. Download het opnieuw bij je bank.",
        "en": "The file is not put together as it must be. Download it again from your bank.",
        "fr": "Le fichier n'est pas construit comme il se doit. Téléchargez-le à nouveau auprès de votre banque.",
    },
    "field": {
        "nl": "In het bestand staat iets dat er niet kan staan. Download het opnieuw bij je bank.",
        "en": "The file holds something that cannot stand there. Download it again from your bank.",
        "fr": "Le fichier contient une donnée impossible. Téléchargez-le à nouveau auprès de votre banque.",
    },
    "balance": {
        "nl": "De saldi en de bedragen in het bestand kloppen niet met elkaar.",
        "en": "The balances and the amounts in the file do not agree.",
        "fr": "Les soldes et les montants du fichier ne concordent pas.",
    },
    "currency": {
        "nl": "De rekening is niet in de munt die we verwachten.",
        "en": "The account is not in the currency that we expect.",
        "fr": "Le compte n'est pas dans la devise attendue.",
    },
    "account": {
        "nl": "Het uittreksel is niet van een van onze rekeningen, of het noemt er twee.",
        "en": "The statement is not of one of our accounts, or it names two.",
        "fr": "L'extrait n'est pas d'un de nos comptes, ou il en cite deux.",
    },
    "sequence": {
        "nl": "Er ontbreekt een uittreksel voor dit, of dit is ouder dan het laatste. Lees ze in volgorde in.",
        "en": "A statement before this one is missing, or this one is older than the last. Import them in order.",
        "fr": "Un extrait manque avant celui-ci, ou celui-ci précède le dernier. Importez-les dans l'ordre.",
    },
    "conflict": {
        "nl": "Een uittreksel met dit nummer is al ingelezen, en het zag er anders uit. Vraag je bank welk juist is.",
        "en": "A statement with this number was imported before, and it was different. Ask your bank which is right.",
        "fr": "Un extrait portant ce numéro a déjà été importé, et il était différent. Demandez à votre banque lequel est correct.",
    },
    "too_large": {
        "nl": "Het bestand is te groot. Vraag je bank om kleinere bestanden.",
        "en": "The file is too large. Ask your bank for smaller files.",
        "fr": "Le fichier est trop volumineux. Demandez des fichiers plus petits à votre banque.",
    },
    "zip": {
        "nl": "Het zipbestand is beschadigd of bevat iets anders dan rekeninguittreksels.",
        "en": "The zip is damaged or holds something else than statements.",
        "fr": "Le fichier zip est endommagé ou contient autre chose que des extraits.",
    },
    "doctype": {
        "nl": "Het XML-bestand bevat een documenttype (DOCTYPE). Dat aanvaarden we om veiligheidsredenen niet.",
        "en": "The XML file has a document type (DOCTYPE). For safety we do not accept that.",
        "fr": "Le fichier XML contient un type de document (DOCTYPE). Nous ne l'acceptons pas, par sécurité.",
    },
}


def headline(code: str, lang: str = "nl") -> str:
    """The sentence for the code of a ``BankFileError``, in ``nl``, ``en`` or ``fr``."""
    return TEXTS[code][lang]
