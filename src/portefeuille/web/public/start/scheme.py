"""What the scheme is today: for whom, for what, how much, until when."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from portefeuille.web.public.start.sentences import Sentence
from portefeuille.web.public.start.worked import (
    last_day_to_apply,
    last_day_to_deposit,
    last_day_to_finish,
    website,
)

WHO = (
    Sentence(
        _(
            "Klein: je telt minder dan %(persons)s, en je omzet is ten hoogste %(turnover)s of je balanstotaal ten hoogste %(total)s."
        ),
        {
            "persons": "size.small.headcount",
            "turnover": "size.small.turnover",
            "total": "size.small.balance_total",
        },
    ),
    Sentence(
        _(
            "Middelgroot: je telt minder dan %(persons)s, en je omzet is ten hoogste %(turnover)s of je balanstotaal ten hoogste %(total)s."
        ),
        {
            "persons": "size.medium.headcount",
            "turnover": "size.medium.turnover",
            "total": "size.medium.balance_total",
        },
    ),
    Sentence(
        _("Wie een heel jaar voltijds werkt, telt voor één VTE. Wie deeltijds werkt, telt voor een deel."),
        sources=("R-6.5",),
    ),
    Sentence(_("Je hebt een vestiging in het Vlaams Gewest."), sources=("R-8.1",)),
    Sentence(
        _("Je bent een eenmanszaak, een vrij beroep of een vennootschap met rechtspersoonlijkheid."),
        sources=("R-7.1", "R-7.2"),
    ),
    Sentence(_("De overheid heeft minder dan %(share)s van je onderneming."), {"share": "public_share.max"}),
    Sentence(
        _(
            "Een vzw kan alleen als ze een erkend maatwerkbedrijf is. Dan telt de grootte niet: wie klein is, krijgt %(small)s, wie groter is %(larger)s. Voor cybersecurity en energie-efficiëntie geldt ook hier het hogere percentage."
        ),
        {"small": "rate.sheltered_workshop.small", "larger": "rate.sheltered_workshop.medium_large"},
        holds={"legal_form.sheltered_workshop": True, "size.sheltered_workshop_exempt": True},
    ),
)

WHAT = (
    Sentence(
        _("De opleiding hoort bij een van deze thema’s. Ze worden ruim uitgelegd."),
        holds={"theme.required": True},
        sources=("R-9.7",),
    ),
    Sentence(_("Elke opleiding over je kernprocessen telt mee."), holds={"theme.required": False}),
)
ADVICE = (
    Sentence(
        _("Voor advies krijg je alleen nog steun als het over cybersecurity gaat."),
        holds={"theme.advice.cybersecurity_only": True},
    ),
    Sentence(
        _("Ook advies krijgt steun, over dezelfde thema’s als een opleiding."),
        holds={"theme.advice.cybersecurity_only": False, "theme.required": True},
    ),
    Sentence(
        _("Ook advies over je kernprocessen krijgt steun."),
        holds={"theme.advice.cybersecurity_only": False, "theme.required": False},
    ),
)

CEILING = (
    Sentence(
        _("Per kalenderjaar krijg je ten hoogste %(small)s. Alles wat je dat jaar aanvraagt, telt samen."),
        {"small": "ceiling.year.small", "medium": "ceiling.year.medium"},
        alike=True,
        sources=("R-2.9",),
    ),
    Sentence(
        _(
            "Per kalenderjaar krijg je ten hoogste %(small)s als je klein bent, en %(medium)s als je middelgroot bent. Alles wat je dat jaar aanvraagt, telt samen."
        ),
        {"small": "ceiling.year.small", "medium": "ceiling.year.medium"},
        alike=False,
        sources=("R-2.9",),
    ),
)
"""The most of a year."""

HOW_MUCH = (
    *CEILING,
    Sentence(
        _(
            "Het bedrag dat meetelt, is minstens %(training)s voor een opleiding en %(advice)s voor advies, zonder btw."
        ),
        {"training": "minimum.training", "advice": "minimum.advice"},
    ),
    Sentence(_("Btw telt nooit mee: die betaal je zelf, aan je dienstverlener."), sources=("R-4.6",)),
    Sentence(
        _("Tijdelijk komt daar ten hoogste %(increase)s bij, voor acties rond werkbaar werk."),
        {"increase": "ceiling.increase"},
    ),
)

WHEN = (
    Sentence(
        _("Je kunt aanvragen tot %(term)s na de start. Start het vandaag, dan kan dat tot en met %(last)s."),
        {"term": "deadline.apply"},
        {"last": last_day_to_apply},
        about=("deadline.apply.last_day",),
        doubt=_("Dat die laatste dag zelf meetelt, leiden we af: geen bron zegt het letterlijk."),
    ),
    Sentence(
        _(
            "Je stort je eigen deel binnen %(term)s na je aanvraag. Vraag je vandaag aan, dan is dat ten laatste op %(last)s."
        ),
        {"term": "deadline.deposit"},
        {"last": last_day_to_deposit},
        holds={"deadline.deposit.start": "application"},
        doubt=_("Eén bron noemt een kortere termijn. Stort dus liever meteen."),
    ),
    Sentence(
        _("Vraag je vandaag aan, dan is je opleiding of advies klaar ten laatste op %(last)s."),
        worked={"last": last_day_to_finish},
        about=("deadline.finish",),
    ),
)

OPEN = (
    Sentence(
        _(
            "Of er vandaag nog budget is, weten we niet: geen bron die we lazen, zegt het. Het budget kan opraken; dat is al gebeurd."
        ),
        sources=("R-2.11",),
    ),
    Sentence(_("Kijk dus op %(website)s voor je iets afspreekt."), worked={"website": website}),
)
NO_END = Sentence(_("Een einddatum van de steun vonden we niet in de regels."))
END = _("De percentages en het plafond van vandaag gelden tot en met %(last)s.")
ENDING = (
    "rate.base.small",
    "rate.base.medium",
    "ceiling.year.small",
    "ceiling.year.medium",
)
"""Parameters without which there is no support."""
