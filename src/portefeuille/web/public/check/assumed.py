"""What is taken for granted as long as the visitor says nothing else, in whole sentences."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

ASSUMED: dict[str, str | Promise] = {
    "enterprise.group": _("Er is geen partner en geen verbonden onderneming."),
    "enterprise.public_share": _("Geen overheid heeft een deel van je onderneming."),
    "enterprise.registered_since": _("Je onderneming is actief in de KBO als je project start."),
    "enterprise.social_security_arrears": _(
        "Je onderneming heeft geen achterstand bij de sociale zekerheid."
    ),
    "project.agreed_on": _(
        "Je bent ingeschreven of hebt een overeenkomst, ten laatste op de dag van je aanvraag en voor je project start."
    ),
    "project.costs": _("Er zitten geen kosten in de prijs die niet meetellen."),
    "project.ordinary_expense": _("Het advies is geen gewone bedrijfsuitgave."),
    "project.participants": _("Wie de opleiding volgt, werkt in je onderneming."),
    "project.provider.registered": _("Je dienstverlener is geregistreerd voor deze dienst."),
    "project.provider.related_party": _("Je dienstverlener is niet verwant met je onderneming."),
    "project.times_in_three_years": _("Je koopt dit advies één keer in drie jaar."),
    "history.de_minimis": _("Je kreeg de laatste drie jaar geen andere de-minimissteun."),
    "history.subsidy_this_year": _("Je kreeg dit jaar nog geen subsidie uit de kmo-portefeuille."),
}
"""Path of the case -> what we take for granted."""
