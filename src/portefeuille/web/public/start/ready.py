"""What to have at hand before applying: what the official form asks, in its order."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from portefeuille.web.public.start.sentences import Sentence

ENTERPRISE = (
    Sentence(_("Je ondernemingsnummer.")),
    Sentence(_("De NACE-code van je hoofdactiviteit: dat is waarmee je de meeste omzet maakt.")),
    Sentence(
        _(
            "Van het laatste afgesloten boekjaar: hoeveel mensen er werken (voltijds gerekend), de omzet en het balanstotaal."
        )
    ),
    Sentence(
        _("Dezelfde cijfers van elke onderneming in je groep, vanaf %(share)s."),
        {"share": "size.partner_share"},
    ),
    Sentence(
        _("De de-minimissteun die je groep de laatste %(years)s kreeg: je tekent er een verklaring over."),
        {"years": "de_minimis.window.years"},
        holds={"de_minimis.declaration": True},
    ),
    Sentence(_("Een rekeningnummer (IBAN en BIC) en een e-mailadres.")),
)
PROJECT = (
    Sentence(_("De naam van de opleiding of het advies.")),
    Sentence(_("Het thema, en het subthema als dat er is."), holds={"theme.required": True}),
    Sentence(
        _(
            "Bij een opleiding: waar je ze volgt (in een klas, online of in je bedrijf), het aantal uren en de namen van de deelnemers."
        )
    ),
    Sentence(_("De dag waarop je je inschreef of de overeenkomst tekende.")),
    Sentence(_("De startdag en de einddag.")),
    Sentence(_("De prijs zonder btw, en apart de kosten die niet meetellen.")),
    Sentence(_("Het nummer van je dienstverlener.")),
)
SOURCES = ("P-vlaanderen-apply", "S004", "P-vigc-drivewell", "P-slides")
"""Where the fields of the official form were found; the form itself we did not see."""
