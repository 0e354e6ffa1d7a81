"""What people complain about, turned into warnings."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from portefeuille.law import Law
from portefeuille.web.public.start.sentences import Line, Sentence, Text, line
from portefeuille.web.public.start.worked import number_for_advice, number_for_training


@dataclass(frozen=True, slots=True)
class Pitfall:
    """What goes wrong, and how to prevent it."""

    title: Text
    sentence: Sentence


@dataclass(frozen=True, slots=True)
class Warned:
    """A pitfall in words."""

    title: str
    line: Line


def warned(law: Law, lang: str) -> tuple[Warned, ...]:
    """The pitfalls that are there on the day."""
    found = ((each, line(each.sentence, law, lang)) for each in PITFALLS)
    return tuple(Warned(str(each.title), told) for each, told in found if told is not None)


PITFALLS = (
    Pitfall(
        _("Te laat aangevraagd of te laat gestort"),
        Sentence(
            _(
                "Hierover klagen mensen het meest. Eén termijn gemist, en je bent de hele steun kwijt. Zet beide termijnen in je agenda: aanvragen tot %(apply)s na de start, storten binnen %(deposit)s na je aanvraag."
            ),
            {"apply": "deadline.apply", "deposit": "deadline.deposit"},
            sources=("P-parliament-1105117", "P-vigc-drivewell"),
        ),
    ),
    Pitfall(
        _("Gestort, en dan vergeten te betalen"),
        Sentence(
            _(
                "Met storten ben je niet klaar. Pas als jij de betaalopdracht geeft, krijgt je dienstverlener zijn geld."
            ),
            sources=("R-5.9",),
        ),
    ),
    Pitfall(
        _("Een fout bedrag of een foute mededeling"),
        Sentence(
            _("Je storting komt terug, en de termijn loopt door. Stort in één keer, tot op de cent."),
            sources=("R-5.7",),
        ),
    ),
    Pitfall(
        _("Een nul in plaats van een letter O"),
        Sentence(
            _(
                "In het nummer van een dienstverlener staat een letter: %(training)s voor een opleiding, %(advice)s voor advies. Typ geen nul, en vergeet het punt niet."
            ),
            worked={"training": number_for_training, "advice": number_for_advice},
            sources=("R-9.18",),
        ),
    ),
    Pitfall(
        _("Een fout of oud e-mailadres"),
        Sentence(_("Dan mis je de e-mail met de gegevens om te storten."), sources=("P-slides",)),
    ),
    Pitfall(
        _("Groter dan je dacht"),
        Sentence(
            _(
                "Het portaal kijkt alleen naar je eigen ondernemingsnummer. Reken zelf de ondernemingen mee die vanaf %(share)s in je onderneming zitten, of waar jij in zit."
            ),
            {"share": "size.partner_share"},
            sources=("R-6.13",),
        ),
    ),
    Pitfall(
        _("Alles vooraf rechtstreeks betalen"),
        Sentence(
            _(
                "Je dienstverlener mag dat niet eisen. Hij wordt via de portefeuille betaald; alleen de btw en wat niet meetelt, betaal je hem zelf."
            ),
            holds={"provider.prepayment_demand_forbidden": True},
            sources=("R-4.6",),
        ),
    ),
    Pitfall(
        _("Oude cijfers op andere sites"),
        Sentence(
            _(
                "Sites van dienstverleners noemen soms nog percentages, plafonds of termijnen van vroeger. Kijk altijd van wanneer een cijfer is."
            ),
            sources=("S000", "S002", "S004"),
        ),
    ),
    Pitfall(
        _("Advies over iets anders dan cybersecurity"),
        Sentence(
            _("Daarvoor krijg je geen steun meer, ook al staat het nog op de site van je adviseur."),
            holds={"theme.advice.cybersecurity_only": True},
        ),
    ),
    Pitfall(
        _("Een onlinecursus zonder lesgever"),
        Sentence(
            _(
                "Online leren mag alleen als je rechtstreeks contact hebt met de lesgever, bijvoorbeeld in een chat."
            ),
            sources=("R-9.20", "R-16.8"),
        ),
    ),
)
