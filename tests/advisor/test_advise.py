"""The answer to one text: its shape, what the day decides, what it may not do."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from portefeuille import clock
from portefeuille.advisor import Advice, AdviceError, advise
from portefeuille.advisor.schema import FOLDER, advice_schema, text

CONTRACT = ("verdict", "themes", "bonus", "confidence", "because", "source", "nearest")


def ask(question: str, on: str = "2024-09-02", service: str = "training", lang: str = "nl") -> Advice:
    return advise(question, service=service, on=on, lang=lang)


def test_the_answer_has_the_keys_of_the_contract_first() -> None:
    answer = ask("Excel voor gevorderden").as_dict()
    assert tuple(answer)[: len(CONTRACT)] == CONTRACT
    assert answer["verdict"] == "eligible" and answer["themes"][0] == "digitalisation"
    assert 0 <= answer["confidence"] <= 1 and answer["bonus"] is False
    assert {"text", "verdict", "source", "similarity"} <= set(answer["nearest"][0])
    Draft202012Validator(advice_schema()).validate(answer)


def test_the_schema_that_ships_is_the_one_of_the_code() -> None:
    assert (FOLDER / "advice.schema.json").read_text("utf-8") == text()
    Draft202012Validator.check_schema(json.loads(text()))


@pytest.mark.parametrize(
    "question, service, on, verdict, bonus",
    [
        ("Phishing herkennen", "training", "2016-03-31", "needs_review", False),
        ("Phishing herkennen", "training", "2016-04-01", "eligible", False),
        ("Phishing herkennen", "training", "2021-09-12", "eligible", False),
        ("Phishing herkennen", "training", "2021-09-13", "eligible", True),
        ("Phishing herkennen", "training", "2026-11-01", "eligible", True),
        ("Schriftelijk advies over cybersecurity", "advice", "2026-02-01", "eligible", True),
        ("Strategisch advies over onze groei", "advice", "2022-12-31", "eligible", False),
        ("Strategisch advies over onze groei", "advice", "2026-01-31", "eligible", False),
        ("Strategisch advies over onze groei", "advice", "2026-02-01", "ineligible", False),
        ("Energiezuinig verwarmen met warmtepompen", "training", "2023-02-01", "eligible", False),
        ("Energiezuinig verwarmen met warmtepompen", "training", "2024-06-05", "eligible", True),
        ("Energiezuinig verwarmen met warmtepompen", "training", "2026-02-01", "eligible", True),
        ("Advies over energiezuinig verwarmen", "advice", "2026-01-31", "eligible", True),
        ("Advies over energiezuinig verwarmen", "advice", "2026-02-01", "ineligible", False),
        ("Lassen voor gevorderden", "training", "2022-12-31", "eligible", False),
        ("Lassen voor gevorderden", "training", "2023-01-01", "needs_review", False),
    ],
)
def test_the_day_and_the_service_decide(
    question: str, service: str, on: str, verdict: str, bonus: bool
) -> None:
    answer = ask(question, on, service)
    assert (answer.verdict, answer.bonus) == (verdict, bonus)
    assert not (answer.themes and on < "2023-01-01")


@pytest.mark.parametrize(
    "question",
    [
        "Wondzorg in de thuisverpleging",
        "Nieuwe technieken voor kinesitherapeuten aan de schouder",
        "Code 95: rij- en rusttijden",
        "Opleiding vrachtwagenchauffeur met permis CE",
        "Preventieadviseur niveau II",
        "Fytolicentie voor distributeurs",
    ],
)
def test_a_trade_with_a_plain_ground_to_be_on_the_list_is_likely_and_the_list_is_named(question: str) -> None:
    answer = ask(question)
    assert answer.reason in ("list_likely", "same_as_example")
    assert (answer.verdict, answer.themes[0]) == ("eligible", "occupation_specific")
    assert any("lijst beroepsspecifieke competenties" in note for note in answer.notes)


def test_that_ground_says_nothing_of_an_advice() -> None:
    assert ask("Zorgkundige in de ouderenzorg", service="advice").verdict == "needs_review"
    assert ask("Zorgkundige in de ouderenzorg").verdict == "eligible"


@pytest.mark.parametrize("question", ["Nagels lakken met gel", "Wijn proeven en schenken", "VCA basis"])
def test_a_trade_without_such_a_ground_is_for_a_person(question: str) -> None:
    answer = ask(question)
    assert (answer.verdict, answer.reason) == ("needs_review", "list_unknown")
    assert answer.ask is not None and "lijst" in answer.ask


@pytest.mark.parametrize(
    "work, advice",
    [
        ("Onze ploeg bewaakt je netwerk dag en nacht", "Doorlichting van je netwerkbeveiliging met rapport"),
        ("Google Ads voor restaurants", "Advies over je online marketing, met een plan"),
        (
            "We koppelen je webshop aan je boekhouding",
            "Welke systemen koppel je best? Analyse en stappenplan",
        ),
        ("Externe klantendienst", "Klanttevredenheid doorgelicht, met aanbevelingen"),
        ("Gratis proefperiode van ons CRM-platform", "Advies bij de keuze van een CRM"),
    ],
)
def test_work_for_the_client_is_no_advice(work: str, advice: str) -> None:
    assert ask(work, "2024-09-02", "advice").verdict == "ineligible"
    assert ask(advice, "2024-09-02", "advice").verdict == "eligible"


@pytest.mark.parametrize(
    "question, code, first",
    [
        ("Shiatsu", "shiatsu", "2020-07-01"),
        ("Mindfulness op het werk", "mindfulness", "2020-07-01"),
        ("MBTI-profiel van het team", "mbti", "2020-07-01"),
        ("Insights Discovery", "insights_discovery", "2020-07-01"),
        ("NLP Practitioner", "nlp", "2020-07-01"),
        ("Zelfhypnose", "hypnosis", "2020-07-01"),
        ("Rijbewijs B", "driving_licence_am_a_b", "2020-07-01"),
        ("Helikopterpiloot worden", "pilot_licence", "2020-07-01"),
        ("Teambuilding in de Ardennen", "teambuilding", "2020-07-01"),
        ("Studiereis naar Lissabon", "study_trip", "2020-07-01"),
        ("Bachbloesems", "bach_flower", "2021-07-12"),
        ("Vaarbewijs", "boat_licence", "2021-07-12"),
        ("Tarotkaarten leggen", "card_reading", "2021-07-12"),
    ],
)
def test_an_exclusion_holds_in_its_period(question: str, code: str, first: str) -> None:
    from datetime import timedelta

    day = date.fromisoformat(first)
    assert ask(question, (day - timedelta(days=1)).isoformat()).exclusion is None
    for on in (first, "2022-12-31", "2024-09-02", "2026-09-01"):
        answer = ask(question, on)
        assert (answer.verdict, answer.exclusion, answer.themes) == ("ineligible", code, ())


@pytest.mark.parametrize(
    "question, service",
    [
        ("Geen teambuilding maar een opleiding leidinggeven", "training"),
        ("Natural language processing (NLP) met Python", "training"),
        ("Leer zelf je website bouwen met WordPress", "training"),
        (
            "Keuze tussen software op maat laten ontwikkelen of een standaardpakket: schriftelijk advies",
            "advice",
        ),
        ("Rekruteringsgesprekken voeren: werving en selectie voor leidinggevenden", "training"),
    ],
)
def test_what_only_sounds_like_an_exclusion_is_not_refused(question: str, service: str) -> None:
    assert ask(question, service=service).verdict == "eligible"


@pytest.mark.parametrize(
    "question",
    [
        "Webshop laten bouwen",
        "Onderhoud van software en helpdesk",
        "Servermigratie naar de cloud",
        "Prijsvergelijking van boekhoudpakketten",
        "Aankoop van licenties voor Microsoft 365",
        "Hulp bij het aanvragen van subsidies",
        "Faire développer une application mobile",
        "Having a website built",
        "Headhunter voor een verkoopleider",
        "Onze boekhouding laten doen",
    ],
)
def test_carrying_out_is_no_advice(question: str) -> None:
    assert ask(question, service="advice").verdict == "ineligible"


@pytest.mark.parametrize(
    "question, theme",
    [
        ("Boekhouden voor bakkers", "financial_literacy"),
        ("Social media voor kappers: advertenties en campagnes", "digitalisation"),
        ("Accounting for hairdressers", "financial_literacy"),
        ("Gestion d'équipe pour les boulangers", "personnel_management"),
    ],
)
def test_the_content_counts_and_not_the_audience(question: str, theme: str) -> None:
    answer = ask(question)
    assert (answer.verdict, answer.themes[0]) == ("eligible", theme)


@pytest.mark.parametrize(
    "question, theme",
    [
        ("cyberscurity voor beginers", "digitalisation/cybersecurity"),
        ("EXCELL VOOR GEVORDERDEN!!!", "digitalisation"),
        ("Leidingeven aan jongern", "personnel_management"),
        ("boekhoudn en faktureren", "financial_literacy"),
        ("duurzaamhied en afvl: recyclge", "sustainability"),
    ],
)
def test_a_typo_does_not_hide_the_theme(question: str, theme: str) -> None:
    assert ask(question).themes[0] == theme


def test_the_reason_is_in_the_language_asked() -> None:
    told = {lang: ask("Excel voor gevorderden", lang=lang).because for lang in ("nl", "en", "fr")}
    assert len(set(told.values())) == 3 and "Numérisation" in told["fr"] and "Digitalisation" in told["en"]


def test_who_must_look_is_told_whom_to_ask() -> None:
    answer = ask("Lassen voor gevorderden")
    assert answer.verdict == "needs_review" and answer.ask is not None and "VLAIO" in answer.ask
    assert ask("Excel voor gevorderden").ask is None


def test_the_bonus_of_energy_whose_first_day_is_unknown_is_said() -> None:
    answer = ask("Energiezuinig verwarmen met warmtepompen", "2023-09-01")
    assert (answer.verdict, answer.bonus) == ("eligible", False) and len(answer.notes) == 1


def test_without_a_day_it_is_today() -> None:
    with clock.use(date(2026, 3, 1)):
        assert advise("Strategisch advies", service="advice").verdict == "ineligible"


@pytest.mark.parametrize(
    "change, key",
    [
        ({"text": ""}, "text"),
        ({"text": " \n\t"}, "text"),
        ({"text": None}, "text"),
        ({"text": 12}, "text"),
        ({"text": "a" * 20_001}, "text"),
        ({"service": "trainning"}, "service"),
        ({"service": None}, "service"),
        ({"on": "2024-02-30"}, "on"),
        ({"on": "vandaag"}, "on"),
        ({"on": 20240605}, "on"),
        ({"lang": "de"}, "lang"),
    ],
)
def test_bad_input_is_refused_with_the_key(change: dict[str, Any], key: str) -> None:
    question: dict[str, Any] = {
        "text": "Excel",
        "service": "training",
        "on": "2024-06-05",
        "lang": "nl",
        **change,
    }
    with pytest.raises(AdviceError) as caught:
        advise(question.pop("text"), **question)
    assert caught.value.key == key and "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "question",
    [
        "?!…",
        "\x00\x01\x02",
        "\ud800 half a character",
        "'; DROP TABLE themes; --",
        "{themes} {0} %s ${x}",
        "<script>alert(1)</script>",
        "日本語の研修",
        "тренинг по продажам",
        "🙂" * 500,
        "a " * 9_999,
        "voor " * 3_999,
        "niet geen zonder " * 1_000,
        "excel" * 3_999,
    ],
)
def test_strange_text_is_answered(question: str) -> None:
    answer = ask(question).as_dict()
    Draft202012Validator(advice_schema()).validate(answer)
    json.dumps(answer, ensure_ascii=True)


@pytest.mark.parametrize(
    "question, service, verdict",
    [
        (
            "Wij verzorgen de dagelijkse boekingen en de neerlegging van je jaarrekening",
            "advice",
            "ineligible",
        ),
        ("Productfotografie voor je webshop", "advice", "ineligible"),
        ("Courante adviezen die regelmatig terugkeren", "advice", "ineligible"),
        ("Loonberekening en loonbrieven voor je hele team", "advice", "ineligible"),
        ("Advies over de organisatie van je boekhouding en facturatie", "advice", "eligible"),
        ("Webshop-advies: wat werkt beter?", "advice", "eligible"),
        ("Jaarlijkse vakantie en afwezigheden: wat zegt de wet?", "training", "eligible"),
        ("Nederlands op de werkvloer", "training", "needs_review"),
        ("Dutch for expats", "training", "needs_review"),
        ("Ploegleider BHV", "training", "needs_review"),
    ],
)
def test_what_providers_write_on_their_pages(question: str, service: str, verdict: str) -> None:
    """In our own words, after what went wrong on pages of providers (docs/advisor.md)."""
    assert ask(question, service=service).verdict == verdict


def test_which_legal_form_is_a_question_and_no_founding() -> None:
    answer = ask(
        "Oprichting van een vennootschap: welke vennootschapsvorm past bij ons?", "2021-06-07", "advice"
    )
    assert answer.verdict == "eligible"


def test_the_same_question_gives_the_same_answer_in_another_process() -> None:
    code = (
        "import json; from portefeuille.advisor import advise;"
        "print(json.dumps(advise('Coachend leidinggeven in de bouw', service='training', on='2024-06-05').as_dict()))"
    )
    told = {
        subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=_env(seed)
        ).stdout
        for seed in ("1", "2")
    }
    assert len(told) == 1


def _env(seed: str) -> dict[str, str]:
    import os

    return {**os.environ, "PYTHONHASHSEED": seed}


@pytest.mark.parametrize("text", ["asdfgh qwerty", "opleiding", "cursus 12345", "blabla"])
def test_a_text_that_says_nothing_names_no_theme(text: str) -> None:
    """What resembles nothing and says nothing is in doubt, but no theme is guessed."""
    found = advise(text, service="training", on="2024-06-05")
    assert (found.verdict, found.themes) == ("needs_review", ())
