"""The question for a provider or the agency, in words that can be copied."""

from __future__ import annotations

from django.utils.translation import gettext as _

from portefeuille.advisor import Advice
from portefeuille.advisor.wording import named
from portefeuille.decision.formats import day

SHOWN = 300
"""How many characters of the description go into the question."""


def of(advice: Advice, text: str, lang: str) -> str:
    """What to ask of this description."""
    about = " ".join(text.split())
    if len(about) > SHOWN:
        about = about[:SHOWN].rsplit(" ", 1)[0] + " …"
    told = {
        "day": day(advice.on, lang),
        "title": named(advice.exclusion, lang) if advice.exclusion else "",
    }
    return f"{_asked(advice) % told} {_('Het gaat over:')} “{about}”"


def _asked(advice: Advice) -> str:
    if advice.reason == "before_2016":
        return _("Welke regels van de kmo-portefeuille golden voor deze dienst bij een aanvraag op %(day)s?")
    if advice.reason == "list_unknown":
        return _(
            "Staat deze dienst op de lijst van beroepsspecifieke competenties van VLAIO voor een aanvraag op %(day)s?"
        )
    if advice.reason == "perhaps_excluded" and advice.exclusion:
        return _(
            "Sluit de kmo-portefeuille deze dienst uit bij een aanvraag op %(day)s? We denken aan: %(title)s."
        )
    if advice.reason == "perhaps_cyber":
        return _("Telt dit als advies over cybersecurity bij een aanvraag op %(day)s, en waarom?")
    if advice.themes:
        return _("Bij welk thema van de kmo-portefeuille hoort deze dienst op %(day)s, en waarom?")
    return _("Steunt de kmo-portefeuille deze dienst bij een aanvraag op %(day)s, en waarom?")
