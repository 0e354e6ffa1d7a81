"""Who counts with the enterprise, as the page tells it: the members of the graph, the figures together, the size."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import parse_qsl, urlsplit

import pytest

from portefeuille import clock
from portefeuille.decision import decide
from portefeuille.rules.steps.group import consolidate
from portefeuille.rules.steps.ownership import group_of
from portefeuille.rules.units import EXACT
from portefeuille.web.public.calculator.group import GroupAnswer
from portefeuille.web.public.calculator.group_form import GroupForm, token
from portefeuille.web.public.check.form import Form
from tests.web.public.calculator.answers import TODAY
from tests.web.public.calculator.groups import GROUP, OUTSIDE


@pytest.fixture(autouse=True)
def the_day() -> Iterator[None]:
    with clock.use(TODAY):
        yield


def answered(answers: dict[str, str], lang: str = "nl") -> GroupAnswer:
    form = GroupForm(answers, lang)
    assert form.sheet.errors == {}
    assert form.graph is not None
    return GroupAnswer(form, form.graph)


def statuses(answer: GroupAnswer) -> dict[str, tuple[str, str]]:
    return {str(each.name): (each.status, each.share) for each in answer.told}


def test_who_counts_and_for_how_much() -> None:
    assert statuses(answered(GROUP)) == {
        "Bakkerij": ("you", ""),
        "Holding": ("linked", "100 %"),
        "An": ("person", ""),
        "Molen": ("partner", "33,33 %"),
        "Fonds": ("not", ""),
        "Winkel": ("not", ""),
    }


def test_a_share_outside_the_rows_counts_too() -> None:
    answer = answered({**GROUP, **OUTSIDE})
    assert statuses(answer)["Molen"] == ("linked", "100 %")
    mill = next(each for each in answer.told if each.name == "Molen")
    assert mill.lines == (
        "Molen is verbonden: Holding heeft 53,33 % van de stemmen in Molen, en dat is de meerderheid.",
    )
    assert mill.sources == ("R-6.7", "A-GBER")


def test_why_an_investor_does_not_count() -> None:
    fund = next(each for each in answered(GROUP).told if each.name == "Fonds")
    assert fund.lines == (
        "Fonds heeft 30 % van Bakkerij, maar telt als risicokapitaalmaatschappij niet als partner.",
    )


def test_the_figures_together_are_those_of_the_rule() -> None:
    answer = answered(GROUP)
    group = group_of(answer.graph, token(0), answer.limits)
    whole = consolidate(group.own, group.members, partner_from=2500)
    assert answer.last == whole
    # 12,5 + 40 + 33,33 % of 20
    assert whole.headcount == (1250 + 4000) * EXACT + 2000 * 3333
    assert [text for _label, text, _least in answer.sums[0].figures] == [
        "59,17 VTE",
        "EUR 11.199.900,00",
        "EUR 6.466.600,00",
    ]


def test_the_size_of_the_decision() -> None:
    answer = answered(GROUP)
    facts = {"headcount": 59.16, "turnover": 11199900, "balance_total": 6466600}
    assert answer.this_year.size == decide({"on": "2026-11-22", "enterprise": facts}).size == "medium"
    assert answer.size == "medium"
    assert answer.two_years is None
    ((_title, name, because, source),) = answer.sizes
    assert (name, source) == ("middelgroot", "R-6.2")
    assert "59,16 VTE" in because


@pytest.mark.parametrize("heads, size", [("37,49", "small"), ("37,5", "medium")])
def test_the_size_at_the_ceiling_is_exact(heads: str, size: str) -> None:
    answers = {**GROUP, "vte1": heads, "vte3": "0"}
    assert answered(answers).size == size


@pytest.mark.parametrize("turnover, size", [("3.333,33", "small"), ("3.333,34", "medium")])
def test_an_amount_may_reach_its_ceiling(turnover: str, size: str) -> None:
    """33,33 % of 3.333,34 is 1.111,0022...: a fraction of a cent above the ceiling is above it."""
    answers = {
        "vte0": "1", "omzet0": "9.998.889", "balans0": "99.000.000", "band1": "dochter", "kapitaal1": "33,33",
        "vte1": "1", "omzet1": turnover, "balans1": "0",
    }  # fmt: skip
    answer = answered(answers)
    assert answer.last.turnover == 999888900 * EXACT + int(turnover.replace(".", "").replace(",", "")) * 3333
    assert answer.size == size


def test_two_years_in_a_row() -> None:
    before = {"vvte0": "10", "vomzet0": "1", "vbalans0": "1", "vvte1": "30", "vomzet1": "1", "vbalans1": "1",
              "vvte3": "3", "vomzet3": "1", "vbalans3": "1"}  # fmt: skip
    answer = answered({**GROUP, **before})
    assert answer.this_year.size == "medium"
    assert answer.two_years is not None and answer.two_years.size == "small"
    assert answer.size == "small"
    assert answer.reservations
    assert len(answer.sums) == 2
    half = answered({**GROUP, "vvte0": "10", "vomzet0": "1", "vbalans0": "1"})
    assert half.two_years is None and half.before_incomplete


def test_what_is_missing_is_asked() -> None:
    answer = answered({**GROUP, "vte1": "", "omzet0": ""})
    assert [each.name for each in answer.missing] == ["vte1", "omzet0"]
    assert [least for _label, _text, least in answer.sums[0].figures] == [True, True, False]
    assert answer.size == ""


def test_what_is_not_known_of_an_angel_is_asked() -> None:
    angel = {"soort4": "business_angel", "stemmen4": ""}
    answer = answered({**GROUP, **angel})
    assert statuses(answer)["Fonds"] == ("unsure", "")
    assert "inleg4" in [each.name for each in answer.missing]
    assert statuses(answered({**GROUP, **angel, "inleg4": "1.249.999,99"}))["Fonds"] == ("not", "")
    assert statuses(answered({**GROUP, **angel, "inleg4": "1.250.000"}))["Fonds"] == ("partner", "30 %")


def test_a_small_authority_does_not_count() -> None:
    town = {"soort4": "local_authority", "begroting4": "9.999.999,99", "inwoners4": "4.999"}
    assert statuses(answered({**GROUP, **town}))["Fonds"] == ("not", "")
    assert statuses(answered({**GROUP, **town, "inwoners4": "5.000"}))["Fonds"] == ("partner", "30 %")


def test_a_family_in_the_same_market_links() -> None:
    family = {
        "vte0": "1", "omzet0": "1", "balans0": "1", "rijen": "3",
        "soort1": "natural_person", "band1": "eigenaar", "kapitaal1": "40", "samen1": "true",
        "soort2": "natural_person", "band2": "eigenaar", "kapitaal2": "40", "samen2": "true",
        "naam3": "Zus", "band3": "dochter", "met3": "1", "kapitaal3": "60", "vte3": "1", "omzet3": "1", "balans3": "1",
    }  # fmt: skip
    assert statuses(answered(family))["Zus"] == ("not", "")
    assert statuses(answered({**family, "markt3": "true"}))["Zus"] == ("linked", "100 %")


def test_control_without_a_share() -> None:
    answers = {**GROUP, "kapitaal5": "", "macht5": "board_majority"}
    assert statuses(answered(answers))["Winkel"] == ("linked", "100 %")


def test_accounts_that_hold_the_figures_already() -> None:
    answer = answered({**GROUP, **OUTSIDE, "rekening3": "1"})
    assert statuses(answer)["Molen"] == ("inside", "")


def test_nobody_counts() -> None:
    answers = {"vte0": "1", "omzet0": "1", "balans0": "1", "band1": "eigenaar", "kapitaal1": "24,99"}
    answer = answered(answers)
    assert answer.independent
    assert not answered({**answers, "kapitaal1": "25"}).independent


def test_check_reads_the_rows() -> None:
    """What the link carries is read by the form of Check, and decides the same size."""
    answer = answered(GROUP)
    assert answer.rows_fit
    form = Form(dict(parse_qsl(urlsplit(answer.check).query)), "nl")
    assert form.errors == {}
    assert form.case["enterprise"] == {
        "headcount": 12.5, "turnover": 1200000, "balance_total": 800000,
        "group": [
            {"kind": "linked", "headcount": 40, "turnover": 9000000, "balance_total": 5000000},
            {"kind": "partner", "share": 0.3333, "headcount": 20, "turnover": 3000000, "balance_total": 2000000},
        ],
    }  # fmt: skip
    assert decide(form.case).size == answer.size


@pytest.mark.parametrize("lang", ["nl", "en", "fr"])
def test_a_group_too_large_for_check_is_carried_as_a_whole(lang: str) -> None:
    more = {f"{name}{index}": text for index in range(6, 9) for name, text in
            (("band", "dochter"), ("kapitaal", "100"), ("vte", "1"), ("omzet", "1"), ("balans", "1"))}  # fmt: skip
    answer = answered({**GROUP, **more, "rijen": "8", "taal": "nl"}, lang)
    assert not answer.rows_fit
    form = Form(dict(parse_qsl(urlsplit(answer.check).query)), lang)
    assert form.errors == {}
    assert form.case["enterprise"] == {"headcount": 62.16, "turnover": 11199903, "balance_total": 6466603}
    assert decide(form.case).size == answer.size == "medium"


def test_a_partner_above_the_half_is_carried_as_a_whole() -> None:
    answers = {**GROUP, "kapitaal1": "60", "stemmen1": "40"}
    answer = answered(answers)
    assert statuses(answer)["Holding"] == ("partner", "60 %")
    assert not answer.rows_fit


@pytest.mark.parametrize(
    "changes, wrong",
    [
        ({"band1": ""}, {"band1"}),
        ({"band1": "neef"}, {"band1"}),
        ({"kapitaal1": ""}, {"kapitaal1"}),
        ({"kapitaal1": "101"}, {"kapitaal1"}),
        ({"kapitaal1": "71", "stemmen4": "30"}, {"kapitaal4"}),
        ({"met1": "1"}, {"met1"}),
        ({"met1": "6"}, {"met1"}),
        ({"soort1": "natural_person", "band1": "dochter"}, {"met1", "met2"}),
        ({"soort4": "bank"}, {"soort4"}),
        ({"aandelen": "1", "houder1": "1", "doel1": "0", "kap1": "5"}, {"kap1"}),
        ({"aandelen": "1", "houder1": "1", "doel1": "1", "kap1": "5"}, {"doel1"}),
        ({"aandelen": "1", "houder1": "1", "doel1": "2", "kap1": "5"}, {"doel1"}),
        ({"aandelen": "1", "kap1": "5"}, {"houder1", "doel1"}),
        ({"aandelen": "1", "houder1": "1", "doel1": "3"}, {"kap1"}),
        ({"rijen": "6", "aandelen": "1", "houder1": "6", "doel1": "0", "kap1": "5"}, {"houder1"}),
        ({"rekening1": "3", "rekening3": "1"}, {"rekening1"}),
        ({"op": "31/03/2016"}, {"op"}),
        ({"op": "01/01/2201"}, {"op"}),
        ({"vte0": "1,005"}, {"vte0"}),
        ({"naam1": "x" * 61}, {"naam1"}),
    ],
    ids=lambda each: " ".join(sorted(each)),
)
def test_what_cannot_be_is_told_at_its_question(changes: dict[str, str], wrong: set[str]) -> None:
    form = GroupForm({**GROUP, **changes}, "nl")
    assert set(form.sheet.errors) == wrong
    assert form.graph is None
