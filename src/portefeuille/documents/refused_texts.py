"""Why a document is refused, in one or two sentences for who brought it."""

from __future__ import annotations

from collections.abc import Mapping

LANGUAGES = ("nl", "en", "fr")
TEXTS: Mapping[str, Mapping[str, str]] = {
    "empty": {
        "nl": "Het bestand is leeg. Kies het opnieuw.",
        "en": "The file is empty. Choose it again.",
        "fr": "Le fichier est vide. Choisissez-le à nouveau.",
    },
    "too_large": {
        "nl": "Het bestand is te groot: het mag hoogstens {expected} groot zijn. Scan met een lagere resolutie, of splits het.",
        "en": "The file is too large: it may be {expected} at most. Scan at a lower resolution, or split it.",
        "fr": "Le fichier est trop volumineux : {expected} au maximum. Numérisez à une résolution plus basse ou scindez-le.",
    },
    "kind": {
        "nl": "Dit soort bestand nemen we niet aan. Wat wel kan: PDF, JPEG, PNG, Word (docx) of een e-factuur (UBL, xml).",
        "en": "We do not take this kind of file. What we do take: PDF, JPEG, PNG, Word (docx) or an e-invoice (UBL, xml).",
        "fr": "Nous n'acceptons pas ce type de fichier. Sont acceptés : PDF, JPEG, PNG, Word (docx) ou une facture électronique (UBL, xml).",
    },
    "old_word": {
        "nl": "Dit is een oud Office-bestand (doc, xls, ppt). Bewaar het als PDF of als docx.",
        "en": "This is an old Office file (doc, xls, ppt). Save it as PDF or as docx.",
        "fr": "Ceci est un ancien fichier Office (doc, xls, ppt). Enregistrez-le en PDF ou en docx.",
    },
    "heic": {
        "nl": "Dit is een foto in HEIC. Bewaar ze als JPEG: niet ieder kan HEIC openen.",
        "en": "This is a photo in HEIC. Save it as JPEG: not everybody can open HEIC.",
        "fr": "Ceci est une photo HEIC. Enregistrez-la en JPEG : tout le monde ne peut pas ouvrir le HEIC.",
    },
    "spreadsheet": {
        "nl": "Rekenbladen nemen we niet aan: een bewijsstuk moet over tien jaar nog hetzelfde tonen. Bewaar het als PDF.",
        "en": "We take no spreadsheets: evidence must still show the same in ten years. Save it as PDF.",
        "fr": "Nous n'acceptons pas les feuilles de calcul : une pièce doit montrer la même chose dans dix ans. Enregistrez-la en PDF.",
    },
    "pdf_damaged": {
        "nl": "Deze PDF kan niet geopend worden: ze is beschadigd of niet volledig. Bewaar of download ze opnieuw.",
        "en": "This PDF cannot be opened: it is damaged or not complete. Save or download it again.",
        "fr": "Ce PDF ne peut pas être ouvert : il est endommagé ou incomplet. Enregistrez-le ou téléchargez-le à nouveau.",
    },
    "pdf_password": {
        "nl": "Deze PDF is met een wachtwoord beveiligd. Bewaar ze zonder wachtwoord.",
        "en": "This PDF is protected with a password. Save it without one.",
        "fr": "Ce PDF est protégé par un mot de passe. Enregistrez-le sans mot de passe.",
    },
    "pdf_pages": {
        "nl": "Deze PDF heeft geen bladzijden, of meer dan {expected}. Splits ze.",
        "en": "This PDF has no pages, or more than {expected}. Split it.",
        "fr": "Ce PDF n'a aucune page, ou plus de {expected}. Scindez-le.",
    },
    "pdf_active": {
        "nl": "In deze PDF zit een programma of een ander bestand ({got}). Druk ze af naar een nieuwe PDF en stuur die.",
        "en": "This PDF holds a program or another file ({got}). Print it to a new PDF and send that one.",
        "fr": "Ce PDF contient un programme ou un autre fichier ({got}). Imprimez-le vers un nouveau PDF et envoyez celui-ci.",
    },
    "pdf_automatic": {
        "nl": "Deze PDF doet vanzelf iets buiten het document als ze opent ({got}). Druk ze af naar een nieuwe PDF en stuur die.",
        "en": "This PDF does something outside the document by itself when it opens ({got}). Print it to a new PDF and send that one.",
        "fr": "Ce PDF fait de lui-même quelque chose hors du document à l'ouverture ({got}). Imprimez-le vers un nouveau PDF et envoyez celui-ci.",
    },
    "image_damaged": {
        "nl": "Deze afbeelding kan niet geopend worden: ze is beschadigd of niet volledig. Maak of bewaar ze opnieuw.",
        "en": "This picture cannot be opened: it is damaged or not complete. Make or save it again.",
        "fr": "Cette image ne peut pas être ouverte : elle est endommagée ou incomplète. Refaites-la ou enregistrez-la à nouveau.",
    },
    "image_size": {
        "nl": "Deze afbeelding heeft te veel beeldpunten ({got}); hoogstens {expected}. Verklein ze.",
        "en": "This picture has too many pixels ({got}); {expected} at most. Make it smaller.",
        "fr": "Cette image a trop de pixels ({got}) ; {expected} au maximum. Réduisez-la.",
    },
    "docx_damaged": {
        "nl": "Dit Word-bestand kan niet geopend worden: het is beschadigd of met een wachtwoord beveiligd. Bewaar het opnieuw, liefst als PDF.",
        "en": "This Word file cannot be opened: it is damaged or protected with a password. Save it again, as PDF if you can.",
        "fr": "Ce fichier Word ne peut pas être ouvert : il est endommagé ou protégé par un mot de passe. Enregistrez-le à nouveau, de préférence en PDF.",
    },
    "docx_bomb": {
        "nl": "Dit bestand wordt veel te groot als het uitgepakt wordt. Bewaar het opnieuw, liefst als PDF.",
        "en": "This file becomes far too large when it is unpacked. Save it again, as PDF if you can.",
        "fr": "Ce fichier devient beaucoup trop volumineux une fois décompressé. Enregistrez-le à nouveau, de préférence en PDF.",
    },
    "docx_active": {
        "nl": "In dit Word-bestand zit een macro, een ander bestand of iets van buiten het bestand ({got}). Bewaar het als PDF.",
        "en": "This Word file holds a macro, another file or something from outside the file ({got}). Save it as PDF.",
        "fr": "Ce fichier Word contient une macro, un autre fichier ou un élément extérieur ({got}). Enregistrez-le en PDF.",
    },
    "infected": {
        "nl": "De virusscanner vond iets in dit bestand ({got}). We hebben het niet bewaard.",
        "en": "The virus scanner found something in this file ({got}). We have not kept it.",
        "fr": "L'antivirus a trouvé quelque chose dans ce fichier ({got}). Nous ne l'avons pas conservé.",
    },
    "scanner_away": {
        "nl": "De virusscanner antwoordt niet; we nemen nu geen bestanden aan. Probeer het straks opnieuw; je aanvraag wacht hier niet op.",
        "en": "The virus scanner does not answer; we take no files now. Try again later; your application does not wait for this.",
        "fr": "L'antivirus ne répond pas ; nous n'acceptons pas de fichiers pour le moment. Réessayez plus tard ; votre demande n'attend pas cela.",
    },
    "too_many": {
        "nl": "Er zijn hier al {got} bestanden; meer dan {expected} kunnen er niet bij. Voeg bladzijden samen in één PDF.",
        "en": "There are {got} files here already; no more than {expected} can be kept. Put pages together in one PDF.",
        "fr": "Il y a déjà {got} fichiers ici ; pas plus de {expected} ne peuvent être conservés. Réunissez des pages en un seul PDF.",
    },
    "xml": {
        "nl": "Dit is geen goed gevormd XML-bestand. Download de e-factuur opnieuw.",
        "en": "This is not well-formed XML. Download the e-invoice again.",
        "fr": "Ceci n'est pas du XML bien formé. Téléchargez à nouveau la facture électronique.",
    },
    "doctype": {
        "nl": "In dit XML-bestand staat een documenttype (DOCTYPE). Een e-factuur heeft dat nooit; we openen het niet.",
        "en": "This XML file has a document type (DOCTYPE). An e-invoice never has one; we do not open it.",
        "fr": "Ce fichier XML contient un type de document (DOCTYPE). Une facture électronique n'en a jamais ; nous ne l'ouvrons pas.",
    },
    "not_ubl": {
        "nl": "Dit is geen e-factuur of creditnota in UBL 2.1, maar iets anders ({got}). Vraag je dienstverlener de e-factuur zoals ze over Peppol gaat.",
        "en": "This is no e-invoice or credit note in UBL 2.1, but something else ({got}). Ask your provider for the e-invoice as it goes over Peppol.",
        "fr": "Ceci n'est pas une facture électronique ou note de crédit UBL 2.1, mais autre chose ({got}). Demandez à votre prestataire la facture telle qu'elle passe par Peppol.",
    },
    "field": {
        "nl": "In de e-factuur klopt dit niet: {where}. Vraag je dienstverlener een nieuwe.",
        "en": "This is wrong in the e-invoice: {where}. Ask your provider for a new one.",
        "fr": "Ceci est incorrect dans la facture électronique : {where}. Demandez-en une nouvelle à votre prestataire.",
    },
    "sum": {
        "nl": "De bedragen in de e-factuur kloppen niet met elkaar: {where}. Vraag je dienstverlener een nieuwe.",
        "en": "The amounts in the e-invoice do not agree: {where}. Ask your provider for a new one.",
        "fr": "Les montants de la facture électronique ne concordent pas : {where}. Demandez-en une nouvelle à votre prestataire.",
    },
}
