"""The answer in words: deadlines with the days left, what is missing, what would change it, what is taken for granted."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from django.utils.translation import override

from portefeuille import clock
from portefeuille.cli import main
from portefeuille.decision import decide
from portefeuille.decision.wording import Words
from portefeuille.web.public.check.answer import Answer
from portefeuille.web.public.check.assumed import ASSUMED
from portefeuille.web.public.check.form import Form
from tests.web.public.check.answers import COURSE, ENTERPRISE, TODAY, WHOLE


@pytest.fixture(autouse=True)
def the_day() -> Iterator[None]:
    with clock.use(TODAY):
        yield


def answer(answers: dict[str, str], lang: str = "nl") -> Answer:
    form = Form(answers, lang)
    assert form.errors == {}
    return Answer(form, decide(form.case, lang))


def test_the_outcome_and_the_amount() -> None:
    found = answer(WHOLE)
    assert (found.tone, found.outcome, found.subsidy) == ("good", "steun mogelijk", "EUR 409,50")
    assert found.headline == "Je kunt EUR 409,50 subsidie krijgen; zelf stort je EUR 500,50."


@pytest.mark.parametrize(
    "today, left, tone",
    [
        (date(2026, 11, 22), "nog 22 dagen", "good"),
        (date(2026, 12, 7), "nog 7 dagen", "doubt"),
        (date(2026, 12, 13), "nog 1 dag", "doubt"),
        (date(2026, 12, 14), "vandaag is de laatste dag", "doubt"),
        (date(2026, 12, 15), "1 dag geleden", "bad"),
    ],
)
def test_the_days_left(today: date, left: str, tone: str) -> None:
    with clock.use(today):
        first = answer(WHOLE).deadlines[0]
    assert (first.day, str(first.left), first.tone) == ("14 december 2026", left, tone)


def test_a_refusal_has_no_deadlines_and_says_that_the_rest_need_not_be_filled_in() -> None:
    found = answer({"enterprise.legal_form": "maatschap"})
    assert (found.tone, found.deadlines, found.settled) == ("bad", (), True)
    assert [each.because for each in found.criteria["not_met"]] == ["Maatschap is geen aanvaarde rechtsvorm."]
    assert not answer({**WHOLE, "enterprise.legal_form": "maatschap"}).settled


def test_the_question_that_decides_most_comes_first_and_each_leads_to_its_field() -> None:
    found = answer({"enterprise.legal_form": "BV", "project.service": "advice"})
    assert found.decision.next_question == found.missing[0].field
    assert {each.field for each in found.missing} == {
        "enterprise.headcount", "enterprise.turnover", "enterprise.balance_total", "enterprise.establishments.0.postcode",
        "enterprise.main_activity", "project.theme", "project.start", "project.price", "project.written_report",
        "project.legally_required",
    }  # fmt: skip


def test_a_change_is_told_with_what_it_was() -> None:
    changes = answer(WHOLE).changes["ineligible"]
    (found,) = [each for each in changes if each.label == "Postcode van de vestiging"]
    assert (found.before, found.after) == ("9000", "1000")
    assert found.link.startswith("/check/?op=2026-11-22&vorm=BV&")
    assert found.link.endswith("&vraag=onderneming")


def test_what_was_typed_is_repeated_as_it_was_read() -> None:
    given = {each.field: each.value for each in answer({**WHOLE, "enterprise.public_share": "12,5"}).given}
    assert given["enterprise.turnover"] == "EUR 1.200.000,00"
    assert given["enterprise.headcount"] == "12,5 VTE"
    assert given["enterprise.public_share"] == "12,5 %"
    assert given["enterprise.legal_form"] == "BV – Besloten vennootschap"
    assert given["project.start"] == "30 november 2026"
    assert given["project.costs.0.days"] == "2"
    assert given["enterprise.main_activity"] == "62.010"


def test_the_source_is_quoted() -> None:
    (criterion,) = answer(WHOLE).criteria["unknown"]
    assert (criterion.source, criterion.since, criterion.reserved) == ("R-7.4", "1 april 2016", "in orde")
    assert criterion.text and not criterion.text.lang


def test_a_day_in_a_quoted_source_is_written_in_words() -> None:
    texts = {each.id: each.text for each in answer(WHOLE, "fr").criteria["met"]}
    assert texts["theme"].text.startswith("Depuis le 1er février 2026 le conseil")


def test_the_json_is_that_of_the_command() -> None:
    found = answer(WHOLE, "fr")
    first, *lines, last = found.command.split("\n")
    assert (first, last) == ("portefeuille decide - --lang fr <<'CASE'", "CASE")
    assert "CASE" not in lines
    assert json.loads(found.as_json) == decide(json.loads("\n".join(lines)), "fr").as_dict()


def test_the_command_is_one_that_the_command_line_knows(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    found = answer({**WHOLE, "taal": "nl"}, "en")
    first, *lines, _last = found.command.split("\n")
    case = tmp_path / "case.json"
    case.write_text("\n".join(lines), encoding="utf-8")
    name, *arguments = first.removesuffix(" <<'CASE'").split()
    assert name == "portefeuille"
    assert main([str(case) if each == "-" else each for each in arguments]) == 0
    assert json.loads(capsys.readouterr().out) == json.loads(found.as_json)


TOO_LATE = {**WHOLE, "project.start": "1/11/2026", "project.end": ""}


@pytest.mark.parametrize(
    "answers, lang, late",
    [
        (WHOLE, "nl", ""),
        ({**WHOLE, "project.start": ""}, "nl", ""),
        (TOO_LATE, "nl", "Te laat: aanvragen kon tot en met 15 november 2026."),
        (TOO_LATE, "en", "Too late: you could apply up to and including 15 November 2026."),
        (
            {**WHOLE, "on": "15/12/2026"},
            "nl",
            "Op 15 december 2026 vraag je te laat aan: dat kan tot en met 14 december 2026.",
        ),
        (
            {**TOO_LATE, "on": "15/11/2026"},
            "nl",
            "Vandaag is het te laat: aanvragen kon tot en met 15 november 2026. Je rekent een aanvraag van 15 november 2026 na.",
        ),
    ],
)
def test_too_late_is_said(answers: dict[str, str], lang: str, late: str) -> None:
    numbers = {"taal": "nl"}
    with override(lang):
        assert str(answer({**answers, **numbers}, lang).late) == late


def test_the_enterprise_alone() -> None:
    found = answer(ENTERPRISE)
    assert (found.room, found.subsidy, found.bar, found.deadlines) == ("EUR 7.500,00", "", (), ())


def test_no_room_is_promised_before_it_is_decided() -> None:
    found = answer({"enterprise.legal_form": "BV", "enterprise.establishments.0.postcode": "9000"})
    assert (found.decision.room, found.room) == (750_000, "")


def test_two_amounts_when_a_rule_is_not_certain() -> None:
    found = answer(
        {
            **WHOLE,
            "on": "1/6/2023",
            "project.start": "1/6/2023",
            "project.end": "",
            "project.theme": "sustainability/energy_efficiency",
        }
    )
    assert found.between == ("EUR 273,00", "EUR 409,50")


def test_before_2016_nothing_is_decided() -> None:
    found = answer({**WHOLE, "on": "1/6/2014", "project.start": "1/6/2014", "project.end": ""})
    assert (found.tone, found.bar, found.missing) == ("doubt", (), ())


@pytest.mark.parametrize("lang", ["nl", "en", "fr"])
def test_what_is_taken_for_granted_is_said_in_sentences(lang: str) -> None:
    training = answer({**ENTERPRISE, **COURSE}, lang)
    advice = answer({**ENTERPRISE, **COURSE, "project.service": "advice"}, lang)
    said = {*training.decision.assumed, *advice.decision.assumed}
    assert said == set(ASSUMED)
    assert len(training.assumed) == len(training.decision.assumed)
    for path in ASSUMED:
        assert Words.of(lang).fact(path).label
