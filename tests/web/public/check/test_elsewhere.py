"""Who is refused hears what does exist, and only what fits."""

from __future__ import annotations

import pytest

from portefeuille.decision import decide
from portefeuille.web.public.check.elsewhere import alternatives, contacts
from portefeuille.web.public.check.form import Form
from tests.web.public.check.answers import COURSE, ENTERPRISE

ADVICE = {"project.service": "advice", "project.theme": "business_strategy"}


@pytest.mark.parametrize(
    "answers, titles",
    [
        (
            {"enterprise.legal_form": "vzw", "enterprise.sheltered_workshop": "false"},
            ["Werkbaarheidscheque", "Cybersecurity-verbetertrajecten", "Managementadvies sociale economie"],
        ),
        ({"enterprise.legal_form": "maatschap"}, []),
        (ADVICE, ["Kmo-groeisubsidie", "Een opleiding in plaats van advies"]),
        (
            {**ENTERPRISE, **COURSE, "history.subsidy_this_year": "7.500"},
            [
                "Cybersecurity-verbetertrajecten",
                "Vlaams opleidingsverlof",
                "Premie van de gemeente",
                "Betaald educatief verlof",
            ],
        ),
    ],
)
def test_what_fits(answers: dict[str, str], titles: list[str]) -> None:
    case = Form({"on": "22/11/2026", **answers}, "nl").case
    decision = decide(case)
    assert decision.outcome == "ineligible"
    assert [each.title for each in alternatives(decision, case)] == titles


def test_what_is_closed_comes_last_and_a_remark_is_shown_in_the_language_of_the_page() -> None:
    case = Form(
        {"on": "22/11/2026", "enterprise.legal_form": "vzw", "enterprise.sheltered_workshop": "false"}, "en"
    ).case
    found = alternatives(decide(case, "en"), case)
    assert [each.status for each in found] == ["open", "open", "closed"]
    assert found[0].note == "So read on 5 June 2024; check whether it is still open today."


def test_whom_to_ask() -> None:
    decision = decide(Form({"on": "22/11/2026"}, "nl").case)
    assert [each.code for each in contacts(decision)] == ["website", "email", "phone"]
