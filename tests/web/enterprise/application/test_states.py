"""The page of an application in every state: where it stands, the one next action, and where that is done."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse
from django.utils.translation import override

from portefeuille.applications import services
from portefeuille.applications.states import S
from portefeuille.web.enterprise.application.standing import STANDINGS, steps
from portefeuille.web.enterprise.standing import action
from tests.web.enterprise.application.states import MAKE, Desk

NEXT = {
    S.DRAFT: ("submit", "draft"),
    S.IN_REVIEW: ("wait_review", ""),
    S.REFUSED: ("contest", "contest"),
    S.AWAITING_DEPOSIT: ("deposit", ""),
    S.DEPOSITED: ("wait_top_up", ""),
    S.READY_TO_PAY: ("order_payment", "pay"),
    S.PARTLY_PAID: ("order_payment", "pay"),
    S.PAID: ("evaluate", "evaluate"),
    S.CLOSED: ("", ""),
    S.STOPPED: ("", ""),
    S.REFUND_DUE: ("wait_refund", ""),
    S.UNDER_CONTROL: ("wait_control", ""),
    S.REFUSED_BY_PROVIDER: ("", ""),
    S.WITHDRAWN: ("", ""),
    S.LAPSED: ("", ""),
    S.EXPIRED: ("", ""),
    S.IN_RECOVERY: ("pay_back", "object"),
    S.IN_OBJECTION: ("wait_objection", ""),
    S.RECOVERED: ("", ""),
}
"""State -> the next action, and the page where it is done."""
ALSO = {
    S.IN_REVIEW: {"withdraw"}, S.AWAITING_DEPOSIT: {"withdraw"}, S.DEPOSITED: {"stop"}, S.READY_TO_PAY: {"stop"},
    S.PARTLY_PAID: {"stop"}, S.PAID: {"stop", "evaluate"}, S.CLOSED: {"evaluate"},
}  # fmt: skip
"""State -> what else is offered."""
OFFERED = ("withdraw", "stop", "evaluate")


@pytest.mark.django_db
@pytest.mark.parametrize("state", list(S))
def test_every_state_has_its_page_with_the_right_next_action(seat: Desk, state: S) -> None:
    found = MAKE[state](seat.here)
    assert found.state == state
    page = seat.page(found)
    name, target = NEXT[state]
    assert str(STANDINGS[state].plain) in page
    assert page.count('<section class="todo') == bool(name)
    if name:
        assert f'<h2 id="nu">{action(name)}</h2>' in page
    if target:
        assert f'class="button" href="{reverse(f"enterprise:{target}", args=[found.pk])}"' in page
    also = page.partition('id="ook"')[2]
    offered = {each for each in OFFERED if f'"{reverse(f"enterprise:{each}", args=[found.pk])}"' in also}
    assert offered == ALSO.get(state, set())
    with override("fr"):
        words = action(name).replace("’", "’")
    assert words in seat.page(found, lang="fr")


def test_every_state_has_two_wordings_and_a_place() -> None:
    assert set(STANDINGS) == set(S) == set(NEXT)
    assert all(str(each.label) and str(each.plain).endswith(".") for each in STANDINGS.values())
    assert [each.state for each in steps("ready_to_pay")] == ["done", "done", "now", "later"]
    assert [each.state for each in steps("under_control", "awaiting_deposit")] == [
        "done",
        "now",
        "later",
        "later",
    ]
    assert [each.state for each in steps("lapsed")] == ["done", "stopped", "never", "never"]
    assert [each.state for each in steps("closed")] == ["done"] * 4


WAY: dict[S, tuple[str, str]] = {
    S.REFUND_DUE: ("Je dienstverlener betaalt terug", "now"),
    S.IN_RECOVERY: ("Jij betaalt subsidie terug", "now"),
    S.IN_OBJECTION: ("Je bezwaar loopt", "now"),
    S.RECOVERED: ("Subsidie terugbetaald (hier geëindigd)", "stopped"),
    S.STOPPED: ("Laten betalen (hier geëindigd)", "stopped"),
    S.REFUSED_BY_PROVIDER: ("Laten betalen (hier geëindigd)", "stopped"),
    S.WITHDRAWN: ("Jouw deel storten (hier geëindigd)", "stopped"),
    S.LAPSED: ("Jouw deel storten (hier geëindigd)", "stopped"),
    S.EXPIRED: ("Laten betalen (hier geëindigd)", "stopped"),
    S.REFUSED: ("Steun aanvragen (hier geëindigd)", "stopped"),
    S.PAID: ("Laten betalen", "now"),
    S.UNDER_CONTROL: ("Laten betalen", "now"),
}
"""State -> the step that is current or that it ended in, as it stands there."""


def way(page: str) -> list[tuple[str, str]]:
    """The four steps of a page: how each looks, and what it says."""
    found = re.findall(
        r'<li class="(done|now|stopped|later|never)"[^>]*>(.*?)</li>', page.partition('class="way"')[2]
    )
    return [(look, " ".join(re.sub("<[^>]+>", "", text).split())) for look, text in found[:4]]


@pytest.mark.parametrize("state", WAY)
def test_the_step_it_is_in_says_what_goes_on(seat: Desk, state: S) -> None:
    shown = way(seat.page(MAKE[state](seat.here)))
    words, look = WAY[state]
    assert [(text, how) for how, text in shown if how in ("now", "stopped")] == [(words, look)]
    assert len(shown) == 4
    assert state is not S.LAPSED or shown[2:] == [
        ("never", "Laten betalen (komt niet meer)"),
        ("never", "Klaar (komt niet meer)"),
    ]


def test_a_control_of_what_was_stopped_stays_where_it_was_stopped(seat: Desk) -> None:
    found = MAKE[S.STOPPED](seat.here)
    services.open_control(found.pk, reason="steekproef", actor=seat.here.official)
    assert [how for how, _text in way(seat.page(found))] == ["done", "done", "stopped", "never"]


def test_what_is_paid_is_not_stopped_but_reported(seat: Desk) -> None:
    found = MAKE[S.PAID](seat.here)
    assert "Stop dit project" in seat.page(found)  # the order has not left: it is taken back
    seat.here.pay_out()
    page = seat.page(found)
    assert "Stop dit project" not in page and "Ging je project niet door? Meld het" in page
    assert "Stop dit project" in seat.page(MAKE[S.PARTLY_PAID](seat.here))
