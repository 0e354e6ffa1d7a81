"""What is asked about the people of an enterprise: the financial year, and one row for people alike."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import get_args

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from portefeuille.rules.steps.headcount import LEFT_OUT, Worker
from portefeuille.web.public.forms import shown
from portefeuille.web.public.forms.questions import Question
from portefeuille.web.public.forms.shown import Option, Options

YEAR, ROWS, MORE = "begin", "rijen", "meer"
FEWEST, MOST = 3, 40
NAMES: dict[Worker, str | Promise] = {
    "employee": _("Werknemer"),
    "owner_manager": _("Eigenaar die de zaak leidt"),
    "active_partner": _("Vennoot die meewerkt"),
    "helper": _("Zelfstandige helper"),
    "assisting_spouse": _("Meewerkende echtgenoot"),
    "agency_worker": _("Uitzendkracht"),
    "apprentice": _("Leerling met een leercontract"),
    "trainee": _("Stagiair"),
    "job_student": _("Jobstudent"),
}


def kinds() -> tuple[Options, ...]:
    """The kinds of workers, those who count first."""
    counted = tuple(Option(each, NAMES[each]) for each in get_args(Worker) if each not in LEFT_OUT)
    others = tuple(Option(each, NAMES[each]) for each in get_args(Worker) if each in LEFT_OUT)
    return (Options(counted, _("Tellen mee")), Options(others, _("Tellen niet mee")))


def row(index: int) -> Iterator[Question]:
    """The questions of one row; ``index`` counts from 1."""
    where = _("Rij %(number)s") % {"number": index}
    yield Question(f"wie{index}", shown.SELECT, _("Wie"), "", kinds(), where=where)
    yield Question(f"aantal{index}", shown.COUNT, _("Hoeveel personen"), _("Leeg is 1."), where=where)
    yield Question(f"deel{index}", shown.SHARE, _("Deel van voltijds"), _("Leeg is voltijds."), where=where)
    yield Question(f"uren{index}", shown.HOURS, _("Of: uren per week"), "", where=where)
    yield Question(f"voltijds{index}", shown.HOURS, _("Uren van een voltijdse"), "", where=where)
    yield Question(f"van{index}", shown.DAY, _("In dienst vanaf"), _("Leeg is heel het jaar."), where=where)
    yield Question(f"tot{index}", shown.DAY, _("In dienst tot en met"), "", where=where)
    yield Question(
        f"verlof{index}",
        shown.COUNT,
        _("Dagen ouderschaps- of zwangerschapsverlof"),
        _("Per persoon."),
        where=where,
    )


def every(rows: int) -> Iterator[Question]:
    """All questions of the page."""
    yield Question(
        YEAR,
        shown.DAY,
        _("Op welke dag begon je laatste afgesloten boekjaar?"),
        _("Voor de meeste ondernemingen is dat 1 januari."),
        wide=True,
    )
    for index in range(1, rows + 1):
        yield from row(index)


def last_day(begin: date) -> date:
    """The last day of a financial year of twelve months."""
    leap_day = (begin.month, begin.day) == (2, 29)
    following = date(begin.year + 1, 3, 1) if leap_day else begin.replace(year=begin.year + 1)
    return following - timedelta(days=1)
