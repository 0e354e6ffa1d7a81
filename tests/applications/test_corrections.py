"""An official corrects facts, lists too, each with his reason; the law decides anew, and what he corrected stands."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import IntegrityError, transaction

from portefeuille import clock
from portefeuille.applications import corrections, selectors, services
from portefeuille.applications.corrections import ACTIVITY, CORRECTABLE, LISTS, TRAININGS, offered
from portefeuille.applications.errors import (
    ChangedError,
    ForbiddenError,
    ReasonError,
    StateError,
    UnreadableError,
)
from portefeuille.applications.models import Application, Correction
from portefeuille.applications.services.correcting import seal
from portefeuille.decision.receipt import replay
from portefeuille.platform.models import AuditRow
from tests.applications.life import World

OCCUPATION = {"project__theme": "occupation_specific"}
TWO = [{"name": "Jan Janssens", "category": "employee"}, {"name": "Piet Peeters", "category": "trainee"}]
COSTS = [
    {"kind": "catering", "amount": 300, "persons": 2, "days": 1},
    {"kind": "course_material", "amount": 100, "exclusive": True},
]
LATE = [
    {"title": "Deel 1", "start": "2026-02-02", "end": "2026-02-03", "price": 500},
    {"title": "Deel 2", "start": "2026-03-05", "end": "2026-03-06", "price": 700},
]


def reviewed(here: World, **changes: Any) -> Application:
    """An application that an official looks at."""
    found = here.submit(**{**OCCUPATION, **changes})
    if found.state == "refused":
        services.contest(found.pk, enterprise=here.enterprise, words="", actor=here.person)
    assert here.seen(found).state == "in_review"
    return here.seen(found)


def correct(here: World, found: Application, path: str, value: Any, reason: str = "Zie de factuur.") -> bool:
    return services.correct(found.pk, path, value, reason=reason, actor=here.official)


def now(found: Application, path: str) -> Any:
    return corrections.at(services.review_preview(found.pk)[0], path)


@pytest.mark.parametrize(
    "path, value, outcome",
    [
        ("project.participants", [{"category": "trainee"}], "ineligible"),
        ("project.costs", [{"kind": "exam", "amount": 1950}], "ineligible"),
        ("project.exclusions", ["shiatsu"], "ineligible"),
        ("enterprise.establishments", [{"postcode": "1000"}], "ineligible"),
        ("enterprise.group", [{"kind": "linked", "headcount": 400, "turnover": 90_000_000, "balance_total": 90_000_000}], "ineligible"),
        ("history.de_minimis", [{"on": "2025-06-01", "amount": 299_900}], "ineligible"),
        (ACTIVITY, [{"code": "01.110", "version": 2025}], "ineligible"),
    ],
)  # fmt: skip
def test_the_law_decides_anew_on_a_corrected_fact(here: World, path: str, value: Any, outcome: str) -> None:
    found = reviewed(here)
    here.corrected(found, project__on_occupation_list=True)
    before = services.review_preview(found.pk)[1]
    assert before.outcome == "eligible"
    assert correct(here, found, path, value)
    case, decision = services.review_preview(found.pk)
    assert corrections.told(case, {}, path) == value
    assert decision.outcome == outcome
    state = services.decide_review(found.pk, granted=False, ruling="Zo is het.", actor=here.official)
    assert state == "refused"
    _law, official = selectors.receipts(found.pk)
    assert replay(official.receipt) == []
    assert corrections.told(official.receipt["facts"], {}, path) == value


def test_every_list_can_be_corrected_and_no_fact_of_the_wallet() -> None:
    assert LISTS < CORRECTABLE
    assert (
        not {"on", "known", "enterprise.number", "history.subsidy_this_year", "history.size_this_year"}
        & CORRECTABLE
    )


def test_a_row_that_is_taken_away_leaves_the_others_their_place(here: World) -> None:
    found = reviewed(here, form__participants=TWO, project__costs=COSTS)
    assert correct(
        here, found, "project.participants", [None, {"category": "trainee"}, {"category": "helper"}]
    )
    assert now(found, "project.participants") == [{"category": "trainee"}, {"category": "helper"}]
    assert correct(here, found, "project.costs", [None, COSTS[1]])
    assert now(found, "project.costs") == [COSTS[1]]
    (people, costs) = selectors.corrections(found.pk)
    assert people.before == [{"category": "employee"}, {"category": "trainee"}]
    assert costs.after == [None, COSTS[1]]


def test_price_and_days_follow_from_the_trainings(here: World) -> None:
    found = reviewed(here, form__trainings=LATE, project__price=None, project__start=None, project__end=None)
    assert now(found, "project.start") == "2026-02-02"
    later = [{**LATE[0], "start": "2026-03-03", "end": "2026-03-04", "price": 450.5}, LATE[1]]
    assert correct(here, found, TRAININGS, later)
    case, _decision = services.review_preview(found.pk)
    assert {name: case["project"][name] for name in ("start", "end", "price")} == {
        "start": "2026-03-03", "end": "2026-03-06", "price": 1150.5,
    }  # fmt: skip
    here.corrected(found, project__on_occupation_list=True)
    services.decide_review(found.pk, granted=True, ruling="De lessen begonnen later.", actor=here.official)
    granted = here.seen(found)
    assert (str(granted.start), str(granted.end), granted.eligible) == ("2026-03-03", "2026-03-06", 115_050)


def test_what_is_offered_fits_the_service_and_the_trainings(here: World) -> None:
    training, several = reviewed(here), reviewed(here, form__trainings=LATE, project__title="Twee delen")
    case = services.review_preview(training.pk)[0]
    assert TRAININGS not in offered(case, training.answers) and "project.start" in offered(
        case, training.answers
    )
    assert "project.written_report" not in offered(case, training.answers)
    told = offered(services.review_preview(several.pk)[0], several.answers)
    assert TRAININGS in told and not {"project.start", "project.end", "project.price"} & set(told)
    advice = offered({"project": {"service": "advice"}}, several.answers)
    assert "project.written_report" in advice and "project.start" in advice
    assert not {TRAININGS, "project.participants", "project.mode"} & set(advice)


def test_the_same_fact_again_takes_the_place_and_what_was_told_undoes_it(here: World) -> None:
    found = reviewed(here)
    assert correct(here, found, "project.price", 1500)
    assert correct(here, found, "project.price", 1600, "Zie de tweede factuur.")
    (made,) = selectors.corrections(found.pk)
    assert (made.before, made.after, made.reason) == (2000, 1600, "Zie de tweede factuur.")
    assert not correct(here, found, "project.price", 2000.0)
    assert selectors.corrections(found.pk) == []
    assert not correct(here, found, "project.participants", [{"category": "employee", "name": ""}])
    assert not correct(here, found, "project.costs", [])
    correct(here, found, "project.price", 1500)
    for _ in range(2):
        services.uncorrect(found.pk, "project.price", actor=here.official)
    assert now(found, "project.price") == 2000
    told = AuditRow.objects.filter(subject=f"application:{found.pk}", action__endswith="corrected")
    assert [row.action.rpartition(".")[2] for row in told.order_by("number")] == [
        "corrected", "corrected", "uncorrected", "corrected", "uncorrected",
    ]  # fmt: skip


def test_what_cannot_be_corrected_changes_nothing(here: World) -> None:
    found = reviewed(here)
    with pytest.raises(ReasonError):
        correct(here, found, "project.price", 1500, "  ")
    for path, value in (
        ("enterprise.number", "0200000340"), ("history.subsidy_this_year", 0), ("project.price", -1), ("project.end", "2020-01-01"),
        ("project.participants", [{"category": "king"}]), ("project.costs", [{"kind": "exam", "amount": 3000}]),
    ):  # fmt: skip
        with pytest.raises(UnreadableError):
            correct(here, found, path, value)
    with pytest.raises(ForbiddenError):
        services.correct(found.pk, "project.price", 1, reason="x", actor=here.person)
    with pytest.raises(StateError):
        correct(here, here.submit(project__title="Niet betwist"), "project.price", 1500)
    assert selectors.corrections(found.pk) == []


def test_who_decides_has_seen_what_stands_corrected(here: World) -> None:
    found = reviewed(here)
    seen = seal([])
    here.corrected(found, project__on_occupation_list=True)
    with pytest.raises(ChangedError):
        services.decide_review(found.pk, granted=True, ruling="x", actor=here.official, seen=seen)
    seen = seal(selectors.corrections(found.pk))
    assert (
        services.decide_review(found.pk, granted=True, ruling="x", actor=here.official, seen=seen)
        == "awaiting_deposit"
    )


def test_a_decided_review_is_corrected_no_more_not_even_in_the_database(here: World) -> None:
    found = here.corrected(reviewed(here), project__on_occupation_list=True)
    services.decide_review(found.pk, granted=True, ruling="Staat op de lijst.", actor=here.official)
    with pytest.raises(StateError):
        correct(here, found, "project.price", 1500)
    with pytest.raises(StateError):
        services.uncorrect(found.pk, "project.on_occupation_list", actor=here.official)
    (made,) = selectors.corrections(found.pk)
    for change in (
        lambda: Correction.objects.filter(pk=made.pk).update(reason="iets anders"),
        lambda: Correction.objects.filter(pk=made.pk)._raw_delete("default"),
        lambda: Correction.objects.create(
            review=made.review, path="project.price", after=1, reason="x", at=clock.now(), actor=here.official
        ),
    ):
        with pytest.raises(IntegrityError, match="the review is decided"), transaction.atomic():
            change()
    assert selectors.corrections(found.pk) == [made]


@pytest.mark.parametrize(
    "name, changes",
    [
        ("reason", {"reason": ""}),
        ("path", {"path": ""}),
        ("once|review_id", {"path": "project.on_occupation_list"}),
    ],
)
def test_each_constraint_can_fail(here: World, name: str, changes: dict[str, str]) -> None:
    found = here.corrected(reviewed(here), project__on_occupation_list=True, project__price=1500)
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        Correction.objects.filter(path="project.price").update(**changes)
    assert len(selectors.corrections(found.pk)) == 2


def test_the_timeline_says_which_review_and_which_receipt(here: World) -> None:
    found = here.corrected(reviewed(here), project__on_occupation_list=True)
    services.decide_review(found.pk, granted=True, ruling="Staat op de lijst.", actor=here.official)
    event = next(each for each in selectors.timeline(found.pk) if each.event == "review_grant")
    (review,) = selectors.reviews(found.pk)
    assert (event.detail["receipt"], event.detail["review"], event.detail["ruling"]) == (
        2, review.pk, "Staat op de lijst.",
    )  # fmt: skip
