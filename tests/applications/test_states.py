"""The table of transitions itself: complete, reachable, and the same as docs/states.md draws."""

from __future__ import annotations

from portefeuille.applications.states import EVENTS, FINAL, TABLE, By, State, allowed


def test_every_event_stands_once() -> None:
    assert len(EVENTS) == len(TABLE)


def test_every_state_but_the_first_is_reached_from_it() -> None:
    reached = {State.DRAFT}
    for _ in State:
        reached |= {target for row in TABLE if reached & set(row.sources) for target in row.targets}
    assert reached == set(State)


def test_what_is_not_final_is_left_again() -> None:
    left = {source for row in TABLE for source in row.sources}
    assert set(State) - left == {
        State.REFUSED_BY_PROVIDER, State.WITHDRAWN, State.LAPSED, State.RECOVERED,
    }  # fmt: skip
    assert set(FINAL) > set(State) - left


def test_what_the_dossier_forbids_is_not_in_the_table() -> None:
    """procedure.md section 10, "illegal"."""
    assert not {"order"} & {row.event for row in TABLE if State.AWAITING_DEPOSIT in row.sources}
    assert State.PARTLY_PAID not in EVENTS["provider_refuse"].sources
    assert State.PAID not in EVENTS["provider_refuse"].sources
    assert State.CLOSED not in {*EVENTS["stop"].sources, *EVENTS["stop_paid"].sources}
    edits = [row for row in TABLE if State.DRAFT in row.targets]
    assert edits == []


def test_an_enterprise_never_decides_for_the_agency() -> None:
    for state in State:
        ours = {row.event for row in allowed(state, By.ENTERPRISE)}
        assert not ours & {"review_grant", "close_control", "claim", "uphold", "top_up", "deposit", "lapse"}
