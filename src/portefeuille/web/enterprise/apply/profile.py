"""What must still be filled in about the enterprise before it can apply, in words."""

from __future__ import annotations

from django.utils.translation import gettext as _

from portefeuille.enterprises import selectors
from portefeuille.enterprises.errors import UnknownEnterpriseError


def lacking(number: str) -> tuple[str, ...] | None:
    """What is missing, in words; None when we do not know the enterprise at all."""
    try:
        return tuple(_words(key) for key in selectors.incomplete(number))
    except UnknownEnterpriseError:
        return None


def name(number: str) -> str:
    """What the enterprise is called; its number as long as it has no name."""
    return selectors.names([number]).get(number, number)


def _words(key: str) -> str:
    words = {
        "name": _("de naam"),
        "legal_form": _("de rechtsvorm"),
        "establishments": _("je vestigingen"),
        "main_activity": _("je hoofdactiviteit"),
        "headcount": _("hoeveel mensen er werken"),
        "balance_total": _("de omzet of het balanstotaal"),
        "group": _("of je bij een groep hoort"),
        "public_share": _("het aandeel van de overheid"),
        "social_security_arrears": _("of je achterstand hebt bij de RSZ"),
        "de_minimis": _("welke andere de-minimissteun je kreeg"),
        "iban": _("het rekeningnummer voor terugbetalingen"),
        "email": _("het e-mailadres"),
        "language": _("de taal waarin we je schrijven"),
        "honour": _("je verklaring op eer"),
        "size": _("de bevestiging of je klein of middelgroot bent"),
        "differences": _("wat het register anders zegt dan jij"),
    }
    return words.get(key, key)
