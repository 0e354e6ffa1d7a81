"""What is asked about a group: your own enterprise, a row for each other one or person, and shares that are left."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from portefeuille.rules.steps.ownership_graph import Ground, Kind
from portefeuille.web.public.forms import shown
from portefeuille.web.public.forms.questions import Question
from portefeuille.web.public.forms.shown import Option, Options

ROWS, SHARES, MORE_ROWS, MORE_SHARES = "rijen", "aandelen", "meer", "meeraandeel"
FEWEST, MOST = 2, 20
OWNER, OWNED = "eigenaar", "dochter"
YOU = 0
"""The number of the own enterprise; other rows count from 1."""
FIGURES = (("vte", shown.HEADCOUNT), ("omzet", shown.MONEY), ("balans", shown.MONEY))
LAST, BEFORE = "", "v"
"""The beginning of the names of the figures of the last year, and of the year before."""

KINDS: dict[Kind, str | Promise] = {
    "enterprise": _("Onderneming"),
    "natural_person": _("Persoon"),
    "venture_capital_company": _("Risicokapitaalmaatschappij"),
    "business_angel": _("Business angel"),
    "public_investment_corporation": _("Openbare participatiemaatschappij"),
    "institutional_investor": _("Institutionele belegger"),
    "regional_development_fund": _("Regionaal ontwikkelingsfonds"),
    "university": _("Universiteit"),
    "non_profit_research_centre": _("Onderzoekscentrum zonder winstoogmerk"),
    "local_authority": _("Gemeente of andere lokale overheid"),
}
GROUNDS: dict[Ground, str | Promise] = {
    "board_majority": _("De eigenaar benoemt de meerderheid van het bestuur"),
    "dominant_influence": _("De eigenaar beslist door een contract of door de statuten"),
    "shareholder_agreement": _("De eigenaar heeft de meerderheid door een akkoord tussen aandeelhouders"),
}
LABELS: dict[str, str | Promise] = {
    "vte": _("Werkzame personen"),
    "omzet": _("Omzet"),
    "balans": _("Balanstotaal"),
    "vvte": _("Werkzame personen, het jaar ervoor"),
    "vomzet": _("Omzet, het jaar ervoor"),
    "vbalans": _("Balanstotaal, het jaar ervoor"),
}


def letter(index: int) -> str:
    """How a row without a name is called: A, B, ..."""
    return chr(ord("A") + index - 1)


def default_name(index: int) -> str | Promise:
    """The name of a row that has none."""
    return _("Jouw onderneming") if index == YOU else _("Onderneming %(letter)s") % {"letter": letter(index)}


def figures(index: int, year: str, where: str | Promise) -> Iterator[Question]:
    """The three figures of a year."""
    for name, kind in FIGURES:
        yield Question(f"{year}{name}{index}", kind, LABELS[year + name], where=where)


def own(where: str | Promise = "") -> Iterator[Question]:
    """The questions about the own enterprise, called ``where``."""
    yield Question(f"naam{YOU}", shown.TEXT, _("Naam"), _("Mag leeg blijven."), wide=True, where=where)
    yield from figures(YOU, LAST, where)


def row(index: int, others: tuple[Option, ...], where: str | Promise = "") -> Iterator[Question]:
    """What is always asked of another one, called ``where``; ``others`` are those it may hold or be held by."""
    yield Question(f"naam{index}", shown.TEXT, _("Naam"), where=where)
    kinds = (Options(tuple(Option(each, KINDS[each]) for each in get_args(Kind))),)
    yield Question(f"soort{index}", shown.SELECT, _("Wat is het?"), groups=kinds, where=where)
    ties = (Options((Option(OWNER, _("Bezit een deel van")), Option(OWNED, _("Is voor een deel van")))),)
    yield Question(f"band{index}", shown.SELECT, _("Welke band?"), groups=ties, where=where)
    yield Question(f"met{index}", shown.SELECT, _("Met wie?"), groups=(Options(others),), where=where)
    yield Question(f"kapitaal{index}", shown.SHARE, _("Deel van het kapitaal"), where=where)
    yield Question(
        f"stemmen{index}", shown.SHARE, _("Deel van de stemmen"), _("Leeg: even veel."), where=where
    )
    yield from figures(index, LAST, where)


def details(index: int, others: tuple[Option, ...], where: str | Promise = "") -> Iterator[Question]:
    """What seldom matters."""
    grounds = (Options(tuple(Option(each, GROUNDS[each]) for each in get_args(Ground))),)
    yield Question(
        f"macht{index}",
        shown.SELECT,
        _("Zeggenschap zonder meerderheid?"),
        groups=grounds,
        where=where,
        wide=True,
    )
    yield Question(
        f"markt{index}",
        shown.TRUTH,
        _("Werkt ze op dezelfde markt als jouw onderneming, of op een markt ernaast?"),
        _("Dit telt als dezelfde persoon of familie beide in handen heeft."),
        where=where,
        wide=True,
    )
    yield Question(
        f"samen{index}",
        shown.TRUTH,
        _("Handelt deze persoon of investeerder samen met de andere?"),
        _("Bijvoorbeeld een gezin."),
        where=where,
        wide=True,
    )
    yield Question(
        f"rekening{index}",
        shown.SELECT,
        _("Zitten haar cijfers al in een geconsolideerde rekening? Van wie?"),
        groups=(Options(others),),
        where=where,
        wide=True,
    )
    yield from figures(index, BEFORE, where)
    yield Question(f"inleg{index}", shown.MONEY, _("Inleg van een business angel"), where=where)
    yield Question(f"begroting{index}", shown.MONEY, _("Jaarbegroting van een lokale overheid"), where=where)
    yield Question(f"inwoners{index}", shown.COUNT, _("Inwoners van een lokale overheid"), where=where)


def share(index: int, everybody: tuple[Option, ...]) -> Iterator[Question]:
    """A share between two of the group that stands in no row."""
    where = _("Aandeel %(number)s") % {"number": index}
    groups = (Options(everybody),)
    yield Question(f"houder{index}", shown.SELECT, _("Wie bezit een deel?"), groups=groups, where=where)
    yield Question(f"doel{index}", shown.SELECT, _("Van wie?"), groups=groups, where=where)
    yield Question(f"kap{index}", shown.SHARE, _("Deel van het kapitaal"), where=where)
    yield Question(f"stem{index}", shown.SHARE, _("Deel van de stemmen"), _("Leeg: even veel."), where=where)
