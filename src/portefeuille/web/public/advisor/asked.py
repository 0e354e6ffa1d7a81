"""What is asked of a visitor: the description, whether it is a training or an advice, and the day."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext as _

from portefeuille import clock
from portefeuille.advisor.examples_file import SERVICES
from portefeuille.decision import formats
from portefeuille.decision.wording import Words
from portefeuille.law.model import TIMELINE
from portefeuille.web.public.forms.questions import Question
from portefeuille.web.public.forms.sheet import Sheet
from portefeuille.web.public.forms.shown import CHOICE, DAY, LINES, Option, Options
from portefeuille.web.public.forms.typed import typed_day
from portefeuille.web.public.law.clocks import LAST

TEXT, SERVICE, ON = "tekst", "dienst", "op"
NAMES = (TEXT, SERVICE, ON)
SENT = "klaar"
"""Says that the form was sent, and not only opened from another page."""
LONGEST = 2_200
"""Characters of a description: it stands in the address, and addresses are cut off when they are much longer."""


def questions(lang: str) -> tuple[Question, ...]:
    """The questions in the order of the page."""
    words = Words.of(lang)
    services = Options(tuple(Option(each, words.category("service", each)) for each in SERVICES))
    return (
        Question(
            TEXT,
            LINES,
            _("Waar gaat je opleiding of advies over?"),
            _(
                "Plak de titel en de beschrijving van de dienstverlener, of vertel het in je eigen woorden. Hoogstens %(most)s tekens. Schrijf er geen namen van mensen in."
            )
            % {"most": formats.count(LONGEST, lang)},
            wide=True,
            longest=LONGEST,
        ),
        Question(SERVICE, CHOICE, _("Is het een opleiding of advies?"), groups=(services,), wide=True),
        Question(
            ON,
            DAY,
            _("Op welke dag vraag je de steun aan?"),
            _("De regels van die dag tellen. Schrijf ze als dd/mm/jjjj."),
            wide=True,
        ),
    )


def read(data: Mapping[str, str], lang: str) -> Sheet:
    """The answers, with what is wrong; the day of today when none is given.  Nothing is missing until it was sent."""
    sheet = Sheet(questions(lang), data, lang)
    if not sheet.texts[ON]:
        sheet.texts[ON] = typed_day(clock.today())
        sheet.values[ON] = clock.today()
    elif ON in sheet.values:
        _within(sheet, lang)
    if not told(sheet, data):
        return sheet
    if not sheet.values.get(TEXT, "").strip():
        sheet.wrong(TEXT, _("Beschrijf je opleiding of advies in enkele woorden."))
    if SERVICE not in sheet.values:
        sheet.wrong(SERVICE, _("Kies of het om een opleiding of om advies gaat."))
    return sheet


def told(sheet: Sheet, data: Mapping[str, str]) -> bool:
    """Whether the visitor asked for an answer."""
    return SENT in data or bool(sheet.texts[TEXT])


def _within(sheet: Sheet, lang: str) -> None:
    when = sheet.values[ON]
    if when < TIMELINE:
        sheet.wrong(
            ON,
            _("De kmo-portefeuille bestaat sinds %(day)s. Kies die dag of een latere.")
            % {"day": formats.day(TIMELINE, lang)},
        )
    elif when > LAST:
        sheet.wrong(ON, _("Zo ver vooruit kijken we niet. Kies een dag voor 2100."))
