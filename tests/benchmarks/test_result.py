"""Figures beside their goals, and how they are printed."""

from __future__ import annotations

import json

import pytest

from benchmarks.result import against, alone, as_json, table


def test_a_speed_up_is_the_peer_through_ours() -> None:
    fast = against("kernel", 10.0, 600.0, "other", "ns a row", faster=True, goal=(">=", 50))
    slow = against("kernel", 20.0, 600.0, "other", "ns a row", faster=True, goal=(">=", 50))
    assert (fast.ratio, fast.goal, fast.met) == (60.0, "ratio >= 50", True)
    assert (slow.ratio, slow.met) == (30.0, False)


def test_otherwise_the_ratio_is_ours_through_the_peers() -> None:
    result = against("kernel", 30.0, 20.0, "copying", "ns a row", goal=("<=", 2))
    assert (result.ratio, result.goal, result.met) == (1.5, "ratio <= 2", True)


@pytest.mark.parametrize("figure, met", [(1.0, True), (1.01, False)])
def test_an_absolute_figure_has_no_ratio(figure: float, met: bool) -> None:
    result = alone("one case", figure, "ms", ("<=", 1))
    assert (result.peer, result.peer_name, result.ratio) == (None, None, None)
    assert (result.goal, result.met) == ("ours <= 1", met)


def test_without_a_goal_nothing_is_met_or_missed() -> None:
    assert alone("rows", 3, "rows", None).met is None


def test_the_table_says_what_is_missed() -> None:
    lines = table(
        [
            against("kernel", 20.0, 600.0, "other", "ns a row", faster=True, goal=(">=", 50)),
            alone("one case", 0.5, "ms", ("<=", 1)),
            alone("rows", 3, "of 10", None),
        ]
    ).splitlines()
    assert lines[0].split() == ["what", "ours", "peer", "ratio", "goal", "unit"]
    assert lines[1].split() == [
        "kernel",
        "20",
        "600",
        "(other)",
        "30",
        "ratio",
        ">=",
        "50",
        "MISSED",
        "ns",
        "a",
        "row",
    ]
    assert lines[2].split() == ["one", "case", "0.5", "ours", "<=", "1", "met", "ms"]
    assert lines[3].split() == ["rows", "3", "none", "of", "10"]


def test_the_json_has_the_keys_of_the_contract() -> None:
    (only,) = json.loads(as_json([alone("one case", 0.5, "ms", ("<=", 1))]))
    assert only == {
        "name": "one case",
        "ours": 0.5,
        "peer": None,
        "peer_name": None,
        "unit": "ms",
        "ratio": None,
        "goal": "ours <= 1",
        "met": True,
    }
