"""What is asked to calculate amounts.  A question has its own short name in the address: ``prijs=1.000``."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from portefeuille.decision.case import SIZES
from portefeuille.decision.wording import Words
from portefeuille.law import Law
from portefeuille.web.public.check.choices import themes
from portefeuille.web.public.forms import shown
from portefeuille.web.public.forms.questions import Question
from portefeuille.web.public.forms.shown import Option, Options

PLACES = {
    "op": "on",
    "dienst": "project.service",
    "thema": "project.theme",
    "prijs": "project.price",
    "btw": "project.vat",
    "kreeg": "history.subsidy_this_year",
    "vte": "enterprise.headcount",
    "omzet": "enterprise.turnover",
    "balans": "enterprise.balance_total",
}
"""Name of a question -> the place of its fact in a case."""
NOT_COUNTED = "nietmee"
"""The costs in the price that do not count."""
SIZE = "grootte"
MAIN = ("op", "dienst", "thema", "prijs", "btw", NOT_COUNTED, "kreeg")
OF_SIZE = ("vte", "omzet", "balans", SIZE)
KINDS = {
    "op": shown.DAY,
    "dienst": shown.CHOICE,
    "thema": shown.SELECT,
    "vte": shown.HEADCOUNT,
}


def asked(law: Law, lang: str) -> Iterator[Question]:
    """The questions in the order of the page."""
    words = Words.of(lang)
    for name, path in PLACES.items():
        fact = words.fact(path)
        kind = KINDS.get(name, shown.MONEY)
        wide = name in ("op", "dienst", "thema", "vte")
        yield Question(name, kind, fact.question, fact.hint, _choices(name, law, lang), wide)
        if name == "btw":
            yield Question(
                NOT_COUNTED,
                shown.MONEY,
                _("Hoeveel van de prijs telt niet mee?"),
                _("Bijvoorbeeld toestellen, software of reiskosten van de cursist. Zonder btw."),
            )
    sizes = tuple(Option(each, words.category("size", each)) for each in SIZES)
    yield Question(
        SIZE,
        shown.SELECT,
        _("Hoe groot is je onderneming?"),
        _("Weet je dit al, kies dan hier. De drie cijfers hierboven zijn dan niet nodig."),
        (Options(sizes),),
        wide=True,
    )


def _choices(name: str, law: Law, lang: str) -> tuple[Options, ...]:
    words = Words.of(lang)
    if name == "dienst":
        services = ("training", "advice")
        return (Options(tuple(Option(each, words.category("service", each)) for each in services)),)
    if name == "thema":
        return tuple(
            Options(tuple(Option(each.value, each.label) for each in group.options), group.title)
            for group in themes(law, lang)
        )
    return ()
