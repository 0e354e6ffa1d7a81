"""Each constraint of the tables can fail: what no service does, direct writing cannot do either."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from portefeuille import clock
from portefeuille.applications import services
from portefeuille.applications.models import Application, Evaluation, Event, Order, Receipt, Review
from tests.applications.life import World

CHANGES: list[tuple[str, dict[str, Any]]] = [
    ("applications_granted", {"state": "lost"}),
    ("applications_numbered", {"number": None}),
    ("applications_numbered", {"applied_on": None}),
    ("applications_granted", {"subsidy": None}),
    ("applications_granted", {"subsidy": 0}),
    ("applications_granted", {"own_share": 1}),
    ("applications_granted", {"rate": None}),
    ("applications_granted", {"aid": 90_001}),
    ("applications_granted", {"deposit_by": date(2026, 3, 1)}),
    ("applications_granted", {"state": "refused"}),
    ("applications_held", {"state": "under_control"}),
    ("applications_held", {"held": "paid"}),
    ("applications_held", {"state": "under_control", "held": "draft"}),
    ("applications_claimed", {"state": "in_recovery"}),
    ("applications_outside", {"outside": -1}),
    ("version", {"version": -1}),
]


@pytest.mark.parametrize("name, changes", CHANGES)
def test_an_application_that_cannot_be(here: World, name: str, changes: dict[str, Any]) -> None:
    found = here.submit()
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        Application.objects.filter(pk=found.pk).update(**changes)


def test_two_applications_never_have_one_number(here: World) -> None:
    first, second = here.submit(), here.submit(project__title="Tweede")
    with pytest.raises(IntegrityError), transaction.atomic():
        Application.objects.filter(pk=second.pk).update(number=first.number)


@pytest.mark.parametrize("model", [Event, Receipt])
def test_what_happened_is_never_changed_or_taken_away(here: World, model: Any) -> None:
    found = here.submit()
    rows = model.objects.filter(application=found)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        rows.update(at=clock.now())
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        rows._raw_delete("default")
    assert rows.count() == 1


def test_events_and_receipts_are_counted_once(here: World) -> None:
    found = here.submit()
    for model in (Event, Receipt):
        row = model.objects.get(application=found)
        row.pk = None
        with pytest.raises(IntegrityError), transaction.atomic():
            row.save(force_insert=True)


def test_a_receipt_of_an_official_has_a_ruling(here: World) -> None:
    row = Receipt.objects.get(application=here.submit())
    row.pk, row.seq, row.by = None, 2, "official"
    with pytest.raises(IntegrityError, match="applications_receipt_ruling"), transaction.atomic():
        row.save(force_insert=True)
    row.ruling, row.outcome = "x", "granted"
    with pytest.raises(IntegrityError, match="applications_receipt_outcome"), transaction.atomic():
        row.save(force_insert=True)


@pytest.mark.parametrize(
    "name, changes",
    [
        ("applications_order_amounts", {"own": 1}),
        ("applications_order_amounts", {"cents": 0, "own": 0, "subsidy": 0}),
        ("applications_order_amounts", {"direct": -1}),
        ("applications_order_invoice_told", {"invoice": ""}),
        ("applications_order_paid", {"live": False, "paid_on": date(2026, 3, 2)}),
    ],
)
def test_an_order_that_cannot_be(here: World, name: str, changes: dict[str, Any]) -> None:
    here.order(here.ready(), 1000)
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        Order.objects.update(**changes)


def test_an_invoice_has_one_live_order(here: World) -> None:
    found = here.ready()
    here.order(found, 1000, "F1")
    here.order(found, 1000, "F2")
    with pytest.raises(IntegrityError), transaction.atomic():
        Order.objects.filter(invoice="F2").update(invoice="F1")


@pytest.mark.parametrize(
    "name, changes",
    [
        ("applications_review_kind", {"kind": "favour"}),
        ("applications_review_due", {"due_on": date(2026, 3, 1)}),
        ("applications_review_decided", {"outcome": "granted"}),
        ("applications_review_decided", {"ruling": "x"}),
    ],
)
def test_a_review_that_cannot_be(here: World, name: str, changes: dict[str, Any]) -> None:
    here.submit(project__theme="occupation_specific")
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        Review.objects.update(**changes)


def test_one_review_at_a_time(here: World) -> None:
    found = here.submit(project__theme="occupation_specific")
    row = Review.objects.get(application=found)
    row.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save(force_insert=True)


@pytest.mark.parametrize("score", [0, 6])
def test_a_score_is_one_to_five(here: World, score: int) -> None:
    found = here.ready()
    here.order(found, 200_000)
    services.evaluate(found.pk, enterprise=here.enterprise, score=5, actor=here.person)
    with pytest.raises(IntegrityError, match="applications_evaluation_score"), transaction.atomic():
        Evaluation.objects.update(score=score)
