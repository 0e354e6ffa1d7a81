"""Groups as they occur, each with the members and the sum that Annex I gives."""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

import pytest
import yaml

from portefeuille.rules.steps.group import NOTHING, Figures, Member, consolidate
from portefeuille.rules.steps.ownership import Group, group_of
from portefeuille.rules.steps.ownership_graph import Control, Entity, Graph, Ground, Holding, Included, Kind
from portefeuille.rules.units import EXACT
from tests.rules.steps.ownership_graphs import LIMITS

HEADS = {"me": 1000, "a": 200, "b": 300, "c": 400, "d": 500}
Expected = dict[str, int | None]


def entity(name: str, kind: Kind = "enterprise") -> Entity:
    if kind == "natural_person":
        return Entity(name, kind)
    heads = HEADS[name]
    return Entity(name, kind, Figures(heads, heads * 10, heads * 7))


def graph(*holdings: Holding, kinds: dict[str, Kind] | None = None) -> Graph:
    known = {**dict.fromkeys(HEADS), **(kinds or {})}
    return Graph(tuple(entity(name, kind or "enterprise") for name, kind in known.items()), holdings)


def hold(
    owner: str, owned: str, capital: int, votes: int | None = None, invested: int | None = None
) -> Holding:
    return Holding(owner, owned, capital, capital if votes is None else votes, invested)


def members(group: Group) -> Expected:
    """Each member's share in basis points; 10 000 and None for the linked is written 'all' as 10 000."""
    return {
        str(m.path).rsplit(".", 1)[-1]: (EXACT if m.kind == "linked" else m.share_bp) for m in group.members
    }


def headcount(group: Group) -> int | None:
    return consolidate(group.own, group.members, partner_from=LIMITS.partner_from).headcount


TEXT = Path(__file__).with_name("ownership_cases.yaml").read_text(encoding="utf-8")
CASES: list[dict[str, Any]] = yaml.safe_load(TEXT)
PERSONS = ("p", "q")


def basis_points(percent: str | float) -> int:
    return round(float(percent) * 100)


def holding(text: str) -> Holding:
    owner, _, owned, shares = text.split()
    capital, _, votes = shares.partition("/")
    return hold(owner, owned, basis_points(capital), basis_points(votes or capital))


def drawn(case: dict[str, Any]) -> Graph:
    """The graph of a golden case."""
    texts: list[str] = [*case.get("holdings", ()), *case.get("controls", ())]
    used = {word for text in texts for word in text.split()}
    kinds: dict[str, Kind] = {p: "natural_person" for p in PERSONS if p in used}
    controls = [text.split() for text in case.get("controls", ())]
    accounts = [text.split() for text in case.get("accounts", ())]
    shown = graph(*(holding(text) for text in case.get("holdings", ())), kinds=kinds | case.get("kinds", {}))
    return shown._replace(
        controls=tuple(Control(by, of, cast("Ground", ground)) for by, _, of, _, ground in controls),
        jointly=tuple(frozenset(group) for group in case.get("jointly", ())),
        markets=tuple(frozenset(group) for group in case.get("markets", ())),
        included=tuple(Included(name, of, basis_points(share)) for name, _, of, share in accounts),
    )


@pytest.mark.parametrize("case", CASES, ids=[case["case"] for case in CASES])
def test_a_golden_group(case: dict[str, Any]) -> None:
    expected = {
        name: EXACT if share == "all" else basis_points(share) for name, share in case["members"].items()
    }
    group = group_of(drawn(case), "me", LIMITS)
    assert members(group) == expected
    heads = sum(HEADS[name] * share for name, share in expected.items())
    assert headcount(group) == HEADS["me"] * EXACT + heads


def test_the_case_form_written_by_hand_gives_the_same() -> None:
    """The example of the contract: a partner of 30 % and a linked enterprise."""
    group = group_of(graph(hold("a", "me", 3000), hold("me", "b", 10_000)), "me", LIMITS)
    a, b = entity("a").figures, entity("b").figures
    by_hand = [Member("partner", 3000, a), Member("linked", None, b)]
    mine = entity("me").figures
    one = consolidate(group.own, group.members, partner_from=LIMITS.partner_from)
    two = consolidate(mine, by_hand, partner_from=LIMITS.partner_from)
    assert (
        one[:3]
        == two[:3]
        == ((1000 + 60 + 300) * EXACT, (10_000 + 600 + 3000) * EXACT, (7000 + 420 + 2100) * EXACT)
    )


@pytest.mark.parametrize("ground", ["board_majority", "dominant_influence", "shareholder_agreement"])
@pytest.mark.parametrize(("by", "of"), [("a", "me"), ("me", "a")])
def test_control_without_votes(ground: Ground, by: str, of: str) -> None:
    group = group_of(graph()._replace(controls=(Control(by, of, ground),)), "me", LIMITS)
    assert members(group) == {"a": EXACT}
    assert group.lines[0].code == f"ownership.{ground}"
    assert group.lines[0].values == {"linked": "a", "by": by, "of": of}


ALWAYS: list[Kind] = [
    "public_investment_corporation", "venture_capital_company", "university", "non_profit_research_centre",
    "institutional_investor", "regional_development_fund",
]  # fmt: skip


@pytest.mark.parametrize("kind", ALWAYS)
@pytest.mark.parametrize("share", [2500, 4000, 5000])
def test_an_excepted_investor_is_no_partner(kind: Kind, share: int) -> None:
    group = group_of(graph(hold("a", "me", share), kinds={"a": kind}), "me", LIMITS)
    assert members(group) == {}
    assert [line.code for line in group.lines] == ["ownership.excepted", *["ownership.no_partner"] * 3]
    assert [line.values["of"] for line in group.lines] == ["me", "b", "c", "d"]
    assert group.lines[0].values == {"by": "a", "of": "me", "kind": kind, "share_bp": share}


@pytest.mark.parametrize(
    ("budget", "inhabitants", "share", "missing"),
    [
        (999_999_999, 4_999, None, ()),
        (1_000_000_000, 4_999, 3000, ()),
        (999_999_999, 5_000, 3000, ()),
        (1_000_000_000, None, 3000, ()),
        (None, 5_000, 3000, ()),
        (None, 4_999, "unknown", ("budget",)),
        (999_999_999, None, "unknown", ("inhabitants",)),
        (None, None, "unknown", ("budget", "inhabitants")),
    ],
)
def test_a_small_municipality(
    budget: int | None, inhabitants: int | None, share: int | str | None, missing: tuple[str, ...]
) -> None:
    town = Entity("a", "local_authority", Figures(200, 2000, 1400), budget=budget, inhabitants=inhabitants)
    group = group_of(Graph((entity("me"), town), (hold("a", "me", 3000),)), "me", LIMITS)
    if share is None:
        assert group.members == ()
        return
    (member,) = group.members
    assert member.share_bp == (None if share == "unknown" else share)
    assert member.missing == tuple(f"ownership.entities.a.{name}" for name in missing)
    found = consolidate(group.own, group.members, partner_from=LIMITS.partner_from)
    assert (found.headcount is None) == bool(missing)
    assert set(member.missing) <= set(found.missing.headcount)


def test_a_municipality_below_a_quarter_is_not_asked_for_its_budget() -> None:
    town = Entity("a", "local_authority", Figures(200, 2000, 1400))
    group = group_of(Graph((entity("me"), town), (hold("a", "me", 2499),)), "me", LIMITS)
    assert group.members == ()


@pytest.mark.parametrize(
    ("first", "second", "expected", "missing"),
    [
        (100, 100, {}, ()),
        (62_500_000, 62_499_999, {}, ()),
        (62_500_000, 62_500_000, {"a": 2500, "b": 2500}, ()),
        (125_000_000, None, {"a": 2500, "b": 2500}, ()),
        (100, None, {"a": None, "b": None}, ("ownership.holdings.1.invested",)),
        (
            None,
            None,
            {"a": None, "b": None},
            ("ownership.holdings.0.invested", "ownership.holdings.1.invested"),
        ),
    ],
)
def test_business_angels_together_invest_less_than_the_limit(
    first: int | None, second: int | None, expected: Expected, missing: tuple[str, ...]
) -> None:
    shown = graph(
        hold("a", "me", 2500, invested=first),
        hold("b", "me", 2500, invested=second),
        kinds={"a": "business_angel", "b": "business_angel"},
    )
    group = group_of(shown, "me", LIMITS)
    assert members(group) == expected
    assert all(set(member.missing) == set(missing) for member in group.members)


def test_accounts_of_a_member_hold_the_enterprise_itself() -> None:
    mother = entity("a")._replace(previous=Figures(1, 1, 1), year_before=Figures(2, 2, 2))
    shown = Graph((entity("me"), mother), (hold("a", "me", 10_000),), included=(Included("me", "a"),))
    group = group_of(shown, "me", LIMITS)
    assert (group.own, group.previous, group.year_before) == (NOTHING, NOTHING, NOTHING)
    assert headcount(group) == 200 * EXACT
    assert group.members[0].previous == Figures(1, 1, 1)
    assert group.members[0].year_before == Figures(2, 2, 2)


def test_earlier_years_come_along() -> None:
    me = entity("me")._replace(previous=Figures(1, 2, 3), year_before=Figures(4, 5, 6))
    group = group_of(Graph((me,)), "me", LIMITS)
    assert (group.own, group.previous, group.year_before) == (me.figures, Figures(1, 2, 3), Figures(4, 5, 6))


def test_the_lines_tell_every_step() -> None:
    shown = graph(
        hold("me", "a", 6000),
        hold("b", "a", 3000),
        hold("c", "me", 1000),
    )._replace(included=(Included("b", "a", 3000),))
    group = group_of(shown, "me", LIMITS)
    said = [(line.code, dict(line.values)) for line in group.lines]
    assert said == [
        ("ownership.majority", {"linked": "a", "by": "me", "of": "a", "votes_bp": 6000}),
        ("ownership.partner", {"of": "b", "share_bp": 3000}),
        ("ownership.included", {"of": "b", "accounts_of": "a"}),
        ("ownership.below_partner", {"of": "c", "share_bp": 1000, "from_bp": 2500}),
        ("ownership.no_partner", {"of": "d", "share_bp": 0, "from_bp": 2500}),
    ]
    assert all(line.source for line in group.lines)


def test_the_lines_name_persons_and_investors() -> None:
    shown = graph(
        hold("p", "me", 6000),
        hold("p", "a", 6000),
        kinds={"p": "natural_person"},
    )._replace(markets=(frozenset({"me", "a"}),))
    assert group_of(shown, "me", LIMITS).lines[0].values == {"linked": "a", "one": "me", "of": "a", "by": "p"}
    shown = graph(
        hold("a", "me", 3000),
        hold("b", "me", 3000),
        kinds={"a": "university", "b": "university"},
    )._replace(jointly=(frozenset({"a", "b"}),))
    assert group_of(shown, "me", LIMITS).lines[0].values == {
        "linked": "a", "of": "me", "by": "a, b", "votes_bp": 6000,
    }  # fmt: skip
