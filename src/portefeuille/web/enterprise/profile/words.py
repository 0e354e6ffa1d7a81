"""What the values of an enterprise are called, and what is wrong with one that is refused."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Message = str | Promise

LABELS: dict[str, Message] = {
    "name": _("Naam"),
    "legal_form": _("Rechtsvorm"),
    "seat": _("Zetel"),
    "registered_since": _("Ingeschreven sinds"),
    "registered_until": _("Stopgezet op"),
    "establishments": _("Vestigingen"),
    "activities": _("Activiteiten in het register"),
    "main_activity": _("Hoofdactiviteit"),
    "sheltered_workshop": _("Erkend maatwerkbedrijf"),
    "vat_liable": _("Btw-plichtig"),
    "closed_on": _("Einde van het laatste boekjaar"),
    "headcount": _("Werkzame personen"),
    "turnover": _("Omzet"),
    "balance_total": _("Balanstotaal"),
    "previous_headcount": _("Werkzame personen, het jaar ervoor"),
    "previous_turnover": _("Omzet, het jaar ervoor"),
    "previous_balance_total": _("Balanstotaal, het jaar ervoor"),
    "group": _("Groep"),
    "group_form": _("Antwoorden over de groep"),
    "public_share": _("Deel van de overheid"),
    "social_security_arrears": _("Schulden bij de RSZ"),
    "de_minimis": _("Andere de-minimissteun"),
    "iban": _("Rekeningnummer (IBAN)"),
    "contact": _("Contactpersoon"),
    "phone": _("Telefoon"),
    "email": _("E-mailadres"),
    "language": _("Taal van berichten"),
    "honour": _("Verklaring op eer"),
    "size": _("Grootte voor dit jaar bevestigen"),
    "differences": _("Verschillen met het register"),
}
"""Key of a value, or of what is incomplete -> its name."""

LANGUAGES: dict[str, Message] = {"nl": "Nederlands", "en": "English", "fr": "Français"}
SIZES: dict[str, Message] = {
    "small": _("kleine onderneming"),
    "medium": _("middelgrote onderneming"),
    "large": _("grote onderneming"),
}
REGISTERS: dict[str, Message] = {"demonstration": _("voorbeeldregister")}

WRONG: dict[str, Message] = {
    "missing": _("Vul dit in."),
    "shape": _("Dit kunnen we niet lezen. Kijk na wat je schreef."),
    "long": _("Dit is te lang. Kijk na wat je schreef."),
    "link": _("Schrijf de naam zonder adres van een website."),
    "legal_form": _("Kies een rechtsvorm uit de lijst."),
    "day": _("Schrijf een dag tussen 1800 en 2200."),
    "later": _("Deze dag moet nog komen. Kijk hem na."),
    "nace": _("Deze NACE-code bestaat niet. Schrijf ze zoals in de KBO, bijvoorbeeld 62.010."),
    "not_registered": _("Kies een activiteit die voor je onderneming geregistreerd is."),
    "postcode": _("Schrijf een postcode van vier cijfers, bijvoorbeeld 9000."),
    "number": _("Dit nummer klopt niet. Kijk elk cijfer na."),
    "iban": _("Dit rekeningnummer klopt niet. Kijk elk cijfer na."),
    "wallet": _("Dit is de rekening van de portefeuille. Schrijf de rekening van je onderneming."),
    "email": _("Dit is geen e-mailadres. Schrijf het zoals naam@voorbeeld.be."),
    "phone": _("Dit is geen telefoonnummer. Schrijf het zoals 09 123 45 67."),
    "linked": _("Een partner bezit hoogstens de helft. Is het meer, dan is de onderneming verbonden."),
}
"""Code of ``BadValueError`` -> what to do about it."""


def register(name: str) -> Message:
    """What a register is called."""
    return REGISTERS.get(name, name)
