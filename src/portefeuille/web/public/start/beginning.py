"""The steps before a project: once, and then each year."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from portefeuille.web.public.start.scheme import CEILING
from portefeuille.web.public.start.sentences import Sentence
from portefeuille.web.public.start.steps import Step
from portefeuille.web.public.start.worked import website

FIRST = (
    Step(
        "check",
        _("Kijk of je in aanmerking komt"),
        _("Doe de check. Je weet meteen wat in orde is."),
        (
            Sentence(_("Doe eerst de check op deze site. Je ziet dan wat in orde is en wat niet.")),
            Sentence(
                _(
                    "Reken de groep mee. Vanaf %(partner)s telt een andere onderneming deels mee, boven %(linked)s helemaal."
                ),
                {"partner": "size.partner_share", "linked": "size.linked_share"},
            ),
        ),
    ),
    Step(
        "access",
        _("Zorg dat je kunt aanmelden"),
        _("Met eID of itsme, als ondernemer."),
        (
            Sentence(
                _("Je meldt je aan op %(website)s, met eID of itsme."),
                worked={"website": website},
                sources=("P-vlaanderen-access",),
            ),
            Sentence(
                _(
                    "Ben je volgens de KBO de wettelijke vertegenwoordiger van een vennootschap? Dan kan dat meteen."
                ),
                sources=("P-vlaanderen-access",),
            ),
            Sentence(
                _(
                    "Heb je een eenmanszaak of ben je werknemer? Dan heb je een gebruikersrecht nodig. Dat krijg je van de lokale beheerder van je onderneming."
                ),
                sources=("P-vlaanderen-access",),
            ),
            Sentence(
                _("Kies bij het aanmelden „ondernemer”, niet „natuurlijk persoon”."),
                sources=("P-vlaanderen-apply",),
            ),
        ),
    ),
    Step(
        "details",
        _("Vul de gegevens van je onderneming aan"),
        _("Hoofdactiviteit, grootte, rekeningnummer en e-mailadres."),
        (
            Sentence(_("Kies de NACE-code van je hoofdactiviteit."), sources=("P-vlaanderen-apply",)),
            Sentence(
                _(
                    "Bevestig of je klein of middelgroot bent. Het portaal kent alleen de cijfers van je eigen ondernemingsnummer: die van je groep voeg je zelf toe."
                ),
                sources=("R-6.13", "R-6.14"),
            ),
            Sentence(
                _("Vul een rekeningnummer in. Daarop krijg je geld terug als er iets niet doorgaat."),
                sources=("S004", "P-vlaanderen-apply"),
            ),
            Sentence(
                _("Vul een e-mailadres in dat je elke dag leest: daar komen de gegevens om te storten."),
                sources=("P-slides", "P-vigc-drivewell"),
            ),
        ),
    ),
)

AGAIN = (
    Step(
        "size",
        _("Kijk je gegevens na"),
        _("Je grootte ligt vast voor het hele jaar."),
        (
            Sentence(
                _(
                    "Bij je eerste aanvraag van een kalenderjaar ligt je grootte vast. Ze geldt dan voor de rest van dat jaar."
                ),
                about=("size.frozen.event",),
                doubt=_("Wat precies als eerste aanvraag telt, verschilt per bron."),
            ),
        ),
    ),
    Step(
        "room",
        _("Kijk hoeveel je dit jaar nog kunt krijgen"),
        _("Er is een plafond per kalenderjaar."),
        (
            *CEILING,
            Sentence(
                _("Is de rest van je plafond te klein voor je aanvraag, dan krijg je nog die rest."),
                holds={"ceiling.partial_grant": "clamp"},
                doubt=_("Geen bron zegt het uitdrukkelijk: we leiden het af."),
            ),
        ),
    ),
)
