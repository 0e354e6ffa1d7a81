"""The steps of each training or advice, and stopping it."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from portefeuille.web.public.start.sentences import Sentence
from portefeuille.web.public.start.steps import Step
from portefeuille.web.public.start.worked import (
    documents_of_advice,
    documents_of_training,
    last_day_to_apply,
    last_day_to_deposit,
    last_day_to_finish,
    number_for_advice,
    number_for_training,
)

PROJECT = (
    Step(
        "provider",
        _("Spreek af met een geregistreerde dienstverlener"),
        _("Schrijf je in of teken een overeenkomst, vóór je aanvraagt."),
        (
            Sentence(
                _("Zijn nummer begint met %(training)s voor een opleiding, en met %(advice)s voor advies."),
                worked={"training": number_for_training, "advice": number_for_advice},
                sources=("R-9.18",),
            ),
            Sentence(
                _(
                    "Schrijf je in voor de opleiding, of teken de overeenkomst voor het advies. Dat doe je vóór je aanvraagt."
                ),
                sources=("R-5.4",),
            ),
            Sentence(
                _(
                    "De dienstverlener mag niet verwant zijn met je onderneming: geen aandelen, geen gezamenlijke bestuurder, werknemer of aandeelhouder, geen naaste familie."
                ),
                sources=("R-12.1",),
            ),
        ),
    ),
    Step(
        "apply",
        _("Vraag de steun aan"),
        _("Op het officiële portaal, vroeg genoeg."),
        (
            Sentence(
                _(
                    "Je kunt aanvragen tot %(term)s na de eerste les of de eerste werkdag van het advies. Start het vandaag, dan kan dat tot en met %(last)s."
                ),
                {"term": "deadline.apply"},
                {"last": last_day_to_apply},
                about=("deadline.apply.last_day",),
                doubt=_("Dat die laatste dag zelf meetelt, leiden we af: geen bron zegt het letterlijk."),
            ),
            Sentence(
                _("Elke dag telt, ook een zaterdag, zondag of feestdag. Reken niet op uitstel."),
                holds={"deadline.weekend_shift": False},
                doubt=_("Geen bron zegt iets over uitstel na een weekend of feestdag."),
            ),
            Sentence(
                _(
                    "Het bedrag dat meetelt, is minstens %(training)s voor een opleiding en %(advice)s voor advies, zonder btw."
                ),
                {"training": "minimum.training", "advice": "minimum.advice"},
            ),
            Sentence(
                _("Je dienstverlener hoeft niets te bevestigen. Hij moet wel een foute aanvraag weigeren."),
                holds={"provider.confirmation_required": False},
                sources=("R-12.5",),
            ),
            Sentence(
                _("Daarna krijg je per e-mail een subsidienummer en de gegevens om te storten."),
                sources=("P-vigc-drivewell",),
            ),
        ),
    ),
    Step(
        "deposit",
        _("Stort je eigen deel"),
        _("Het juiste bedrag, met de juiste mededeling, op tijd."),
        (
            Sentence(
                _(
                    "Je geld staat binnen %(term)s na je aanvraag op de rekening. Vraag je vandaag aan, dan is dat ten laatste op %(last)s."
                ),
                {"term": "deadline.deposit"},
                {"last": last_day_to_deposit},
                holds={"deadline.deposit.start": "application"},
                doubt=_("Eén bron noemt een kortere termijn. Stort dus liever meteen."),
            ),
            Sentence(
                _(
                    "Stort precies het gevraagde bedrag, met de gestructureerde mededeling. Klopt een van beide niet, dan komt je geld terug en loopt de termijn door."
                ),
                sources=("R-5.7",),
            ),
            Sentence(_("Is je geld binnen, dan legt de overheid de steun erbij."), sources=("S003",)),
        ),
    ),
    Step(
        "pay",
        _("Laat je dienstverlener betalen"),
        _("Geef zelf de betaalopdracht: dat gaat nooit vanzelf."),
        (
            Sentence(
                _(
                    "Geef zelf de betaalopdracht op het portaal. Dat gaat nooit vanzelf. Betalen in delen mag."
                ),
                sources=("R-5.9",),
            ),
            Sentence(
                _("De btw en de kosten die niet meetellen, betaal je rechtstreeks aan je dienstverlener."),
                sources=("R-4.6",),
            ),
            Sentence(
                _("Vraag je vandaag aan, dan is je opleiding of advies klaar ten laatste op %(last)s."),
                worked={"last": last_day_to_finish},
                about=("deadline.finish",),
                doubt=_(
                    "Sommige bronnen zeggen dat dan ook alles betaald moet zijn. Geef je laatste betaalopdracht dus op tijd."
                ),
            ),
        ),
    ),
    Step(
        "keep",
        _("Bewaar je papieren"),
        _("Bij een controle moet je ze tonen."),
        (
            Sentence(
                _("Papieren van een opleiding bewaar je %(term)s, te tellen vanaf de start: %(documents)s."),
                {"term": "retention.training"},
                {"documents": documents_of_training},
            ),
            Sentence(
                _("Papieren van advies bewaar je ook %(term)s: %(documents)s."),
                {"term": "retention.advice"},
                {"documents": documents_of_advice},
                doubt=_(
                    "Hoelang je de papieren van advies vandaag moet bewaren, vonden we niet. Dit is de veilige keuze."
                ),
            ),
        ),
    ),
)

STOP = (
    Sentence(
        _("Je kunt op elk moment online stopzetten, met een reden."),
        holds={"stop.any_time_online": True},
    ),
    Sentence(
        _(
            "Is er nog niets betaald, dan krijg je je eigen deel helemaal terug. Is een stuk betaald, dan krijg je terug wat nog niet gebruikt is."
        ),
        sources=("R-5.15",),
    ),
    Sentence(
        _(
            "Stop je in hetzelfde kalenderjaar als je aanvraag, dan kun je die steun dat jaar nog voor iets anders vragen. Later niet meer."
        ),
        holds={"stop.returns_to_ceiling": "same_calendar_year"},
    ),
    Sentence(
        _("Je contract met de dienstverlener stopt niet vanzelf mee. Dat regel je met hem."),
        sources=("R-5.14",),
    ),
)
