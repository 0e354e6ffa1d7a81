"""What stands around a subject does not change what the advisor says of it."""

from __future__ import annotations

import pytest

from portefeuille.advisor import advise
from portefeuille.advisor.catalogue import catalogue
from portefeuille.advisor.frame import content, subject

AROUND = (
    "Wij zijn erkend dienstverlener voor de kmo-portefeuille (DV.O200123).",
    "Kleine ondernemingen genieten 30 % subsidie; cybersecurity is 45 procent subsidieerbaar.",
    "Prijs: € 495 excl. btw, lunch en cursusmateriaal inbegrepen.",
    "Locatie: Gent of Hasselt. Na afloop ontvang je een attest van deelname.",
    "Neem vrijblijvend contact op of schrijf je in op onze nieuwsbrief.",
)


@pytest.mark.parametrize("service", ["training", "advice"])
@pytest.mark.parametrize("sentence", AROUND)
def test_what_stands_around_is_not_read(sentence: str, service: str) -> None:
    assert subject(f"Balans lezen voor zaakvoerders. {sentence}", service).startswith(
        "Balans lezen voor zaakvoerders."
    )
    assert len(subject(f"Balans lezen voor zaakvoerders. {sentence}", service)) < 35


@pytest.mark.parametrize(
    "text, left",
    [
        (
            "Erkend dienstverlener kmo-portefeuille DV.O242439. Basiscursus elektronische facturen",
            "Basiscursus elektronische facturen",
        ),
        ("Basiscursus Excel (30 % subsidie)", "Basiscursus Excel"),
        ("Basiscursus Excel - via kmo-portefeuille", "Basiscursus Excel"),
        ("Nederlands op de werkvloer\nPrijs: 300 euro", "Nederlands op de werkvloer"),
    ],
)
def test_what_is_left(text: str, left: str) -> None:
    assert subject(text, "training") == left


@pytest.mark.parametrize(
    "text",
    [
        "Kmo-portefeuille",
        "Erkend dienstverlener kmo-portefeuille. 30 % subsidie.",
        "Hefboom. Deze opleiding staat op de lijst van VLAIO.",
        "Boekhouden. Prijs: 49 euro voor onbeperkt kijken naar filmpjes.",
        "Boekhouden met steun van de kmo-portefeuille. Drie avonden.",
        "Excel. Daarna Word. Dan ook Outlook!",
    ],
)
def test_what_stays_as_it_is(text: str) -> None:
    assert subject(text, "training") == text


def test_asking_for_support_is_a_service_itself_when_it_is_advice() -> None:
    text = "Wij dienen de aanvraag bij VLAIO in. U betaalt pas nadien."
    assert subject(text, "advice") == text
    assert advise(text, service="advice", on="2024-06-05").verdict == "ineligible"


def test_whom_it_is_for_is_left_out_of_the_letters_only() -> None:
    text = "Facturen opmaken. Doelgroep: bakkers en slagers."
    assert content(text) == "Facturen opmaken."
    assert subject(text, "training") == text
    assert content("Doelgroep: bakkers") == "Doelgroep: bakkers"


def test_the_verdict_hardly_changes() -> None:
    """Of all our examples at most one in twenty-five; without taking the frame away it is one in seven."""
    whole = [one for one in catalogue() if one.origin == "own"][::4]
    around = " ".join(AROUND)
    moved = 0
    for one in whole:
        mark = "" if one.text.rstrip()[-1] in ".!?" else "."
        plain = advise(one.text, service=one.service, on=one.start)
        dressed = advise(f"{one.text}{mark} {around}", service=one.service, on=one.start)
        moved += plain.verdict != dressed.verdict
    assert moved <= len(whole) / 25


@pytest.mark.parametrize(
    "around",
    [
        "We weten dat elke organisatie uniek is.",
        "Every company is different.",
        "Chaque entreprise est unique.",
    ],
)
def test_that_everybody_is_unique_says_nothing(around: str) -> None:
    assert subject(f"Excel voor gevorderden\n{around}", "training") == "Excel voor gevorderden"
