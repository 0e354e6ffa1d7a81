"""What roles are called on screen."""

from __future__ import annotations

from django.utils.translation import gettext as _


def role(name: str) -> str:
    """The role in the language of the page; an unknown one as it is."""
    words = {
        "legal_representative": _("wettelijk vertegenwoordiger"),
        "representative": _("gemachtigde"),
        "accountant": _("boekhouder"),
        "reader": _("lezer"),
        "provider": _("dienstverlener"),
        "official": _("ambtenaar"),
    }
    return words.get(name, name)


def refused(reason: str) -> str:
    """Why a login was refused, as a sentence that helps; a fault that the visitor cannot help has one sentence."""
    words = {
        "cancelled": _("Je hebt het aanmelden zelf gestopt."),
        "too_late": _("Het aanmelden duurde te lang."),
        "wrong_state": _("Dit aanmelden is niet in deze browser begonnen, of het is al gebruikt."),
        "not_fresh": _("Je moest je opnieuw aanmelden, en dat is niet gebeurd."),
        "provider_silent": _("De aanmelddienst antwoordt nu niet."),
        "other_person": _("Deze aanmelding hoort bij iemand anders dan vroeger."),
    }
    return words.get(reason, _("De aanmelddienst gaf een antwoord dat we niet vertrouwen."))


def may_do(name: str) -> str:
    """What somebody with this role may do."""
    words = {
        "representative": _("doet alles, ook boekhouders en lezers machtigen"),
        "accountant": _("doet alles, maar machtigt niemand"),
        "reader": _("kijkt alleen"),
    }
    return words.get(name, "")
