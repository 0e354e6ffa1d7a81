"""The fields of the form, in the order of the page.  The name of a field is the place of its fact in the case."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from portefeuille.web.public.check.keys import key
from portefeuille.web.public.forms.shown import (
    CHOICE,
    COUNT,
    DAY,
    HEADCOUNT,
    MANY,
    MONEY,
    NUMBER,
    SELECT,
    SHARE,
    TEXT,
    TRUTH,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Field:
    """One question.  ``short``: asked by its label instead of a whole sentence."""

    path: str
    kind: str
    short: bool = False

    @property
    def key(self) -> str:
        """Its name in the address."""
        return key(self.path)


@dataclass(frozen=True, slots=True)
class Part:
    """Fields together.  ``folded``: closed until something in it is filled in, wrong or missing.

    ``rows``: the same fields several times, each under the title ``row`` and its number.
    """

    name: str
    title: str | Promise
    about: str | Promise
    fields: tuple[Field, ...]
    folded: bool = False
    row: str | Promise = ""
    rows: tuple[tuple[Field, ...], ...] = ()

    def every(self) -> Iterator[Field]:
        """All fields of the part, those of its rows too."""
        yield from self.fields
        for row in self.rows:
            yield from row


GROUP_SIZE, COST_ROWS, AID_ROWS = 3, 2, 3

FIGURES = (("headcount", HEADCOUNT), ("turnover", MONEY), ("balance_total", MONEY))


def _figures(place: str) -> tuple[Field, ...]:
    return tuple(Field(f"{place}.{name}", kind, short=True) for name, kind in FIGURES)


def _member(index: int) -> tuple[Field, ...]:
    place = f"enterprise.group.{index}"
    return (
        Field(f"{place}.kind", SELECT, short=True),
        Field(f"{place}.share", SHARE, short=True),
        *_figures(place),
    )


def _cost(index: int) -> tuple[Field, ...]:
    place = f"project.costs.{index}"
    return (
        Field(f"{place}.kind", SELECT, short=True),
        Field(f"{place}.amount", MONEY, short=True),
        Field(f"{place}.persons", COUNT, short=True),
        Field(f"{place}.days", COUNT, short=True),
        Field(f"{place}.separate_invoice", TRUTH, short=True),
        Field(f"{place}.exclusive", TRUTH, short=True),
    )


def _aid(index: int) -> tuple[Field, ...]:
    place = f"history.de_minimis.{index}"
    return (Field(f"{place}.on", DAY, short=True), Field(f"{place}.amount", MONEY, short=True))


PARTS: tuple[Part, ...] = (
    Part(
        "application",
        _("Je aanvraag"),
        "",
        (Field("on", DAY), Field("known", DAY)),
    ),
    Part(
        "enterprise",
        _("Je onderneming"),
        "",
        (
            Field("enterprise.number", NUMBER),
            Field("enterprise.legal_form", SELECT),
            Field("enterprise.establishments.0.postcode", TEXT),
            Field("enterprise.main_activity", TEXT),
            Field("enterprise.nace_version", SELECT),
            Field("enterprise.headcount", HEADCOUNT),
            Field("enterprise.turnover", MONEY),
            Field("enterprise.balance_total", MONEY),
        ),
    ),
    Part(
        "project",
        _("Je opleiding of advies"),
        _("Laat dit leeg als je alleen wilt weten of je onderneming in aanmerking komt."),
        (
            Field("project.service", CHOICE),
            Field("project.theme", SELECT),
            Field("project.start", DAY),
            Field("project.end", DAY),
            Field("project.price", MONEY),
            Field("project.vat", MONEY),
        ),
    ),
    Part(
        "provider",
        _("Je inschrijving en je dienstverlener"),
        _("Deze gegevens staan ook op het invulblad voor het portaal."),
        (
            Field("project.title", TEXT),
            Field("project.provider.number", NUMBER),
            Field("project.agreed_on", DAY),
            Field("project.provider.registered", TRUTH),
            Field("project.provider.related_party", TRUTH),
        ),
        folded=True,
    ),
    Part(
        "training",
        _("Alleen voor een opleiding"),
        "",
        (
            Field("project.mode", CHOICE),
            Field("project.interactive", TRUTH),
            Field("project.participants", MANY),
            Field("project.on_occupation_list", TRUTH),
        ),
        folded=True,
    ),
    Part(
        "advice",
        _("Alleen voor advies"),
        "",
        (
            Field("project.written_report", TRUTH),
            Field("project.legally_required", TRUTH),
            Field("project.ordinary_expense", TRUTH),
            Field("project.times_in_three_years", COUNT),
        ),
        folded=True,
    ),
    Part(
        "costs",
        _("Kosten die misschien niet meetellen"),
        _("Zit er eten, cursusmateriaal of iets anders in de prijs? Vul het hier apart in."),
        (),
        folded=True,
        row=_("Kost"),
        rows=tuple(_cost(index) for index in range(COST_ROWS)),
    ),
    Part(
        "exclusions",
        _("Uitgesloten diensten"),
        _("Deze lijst gold op de dag van je aanvraag. Kies wat op je opleiding of advies past."),
        (Field("project.exclusions", MANY),),
        folded=True,
    ),
    Part(
        "year",
        _("Steun van dit jaar"),
        _("Vroeg je dit jaar al steun van de kmo-portefeuille?"),
        (Field("history.subsidy_this_year", MONEY), Field("history.size_this_year", SELECT)),
        folded=True,
    ),
    Part(
        "aid",
        _("Andere de-minimissteun"),
        _("Steun van de laatste drie jaar, aan je onderneming en aan wie ermee verbonden is."),
        (),
        folded=True,
        row=_("Steun"),
        rows=tuple(_aid(index) for index in range(AID_ROWS)),
    ),
    Part(
        "group",
        _("Andere ondernemingen die meetellen"),
        _(
            "Bezit je een deel van een andere onderneming, of bezit die een deel van de jouwe? Dan tellen haar cijfers mee."
        ),
        (),
        folded=True,
        row=_("Onderneming"),
        rows=tuple(_member(index) for index in range(GROUP_SIZE)),
    ),
    Part(
        "more",
        _("Meer over je onderneming"),
        _(
            "Vul je dit niet in, dan gaan we uit van het gewone geval. Bij het antwoord staat wat we aannemen."
        ),
        (
            Field("enterprise.sheltered_workshop", TRUTH),
            Field("enterprise.public_share", SHARE),
            Field("enterprise.social_security_arrears", TRUTH),
            Field("enterprise.registered_since", DAY),
        ),
        folded=True,
        row=_("Boekjaar ervoor"),
        rows=(_figures("enterprise.previous_year"),),
    ),
)

FIELDS: dict[str, Field] = {field.path: field for part in PARTS for field in part.every()}
