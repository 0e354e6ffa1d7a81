"""Drafts: saved field by field, by two people at once, copied, thrown away."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from portefeuille.applications import services
from portefeuille.applications.answers import case_project
from portefeuille.applications.errors import (
    ChangedError,
    ForbiddenError,
    NotFoundError,
    StateError,
    UnreadableError,
)
from portefeuille.applications.models import Application
from tests.applications.life import World


def save(here: World, found: str, version: int, by: str = "person", **changes: Any) -> services.Saved:
    told = {key.replace("__", "."): value for key, value in changes.items()}
    return services.save_draft(
        found, enterprise=here.enterprise, version=version, changes=told, actor=getattr(here, by)
    )


def test_saved_and_shown_in_lists(here: World) -> None:
    found = services.start_draft(enterprise=here.enterprise, actor=here.person)
    saved = save(
        here, found, 1, project__title="Lassen", project__start=date(2026, 3, 9), project__price=Decimal("99.50"),
        project__provider__number="dvo900001",
    )  # fmt: skip
    now = here.seen(found)
    assert (saved.version, now.version) == (2, 2)
    assert (now.title, now.start, now.provider) == ("Lassen", date(2026, 3, 9), "DV.O900001")
    assert now.answers["project.price"] == 99.5
    assert save(here, found, 2, project__title="Lassen").version == 2  # nothing new
    assert save(here, found, 2, project__title=None).version == 3
    assert "project.title" not in here.seen(found).answers


def test_two_people_in_different_fields_both_count(here: World) -> None:
    found = services.start_draft(enterprise=here.enterprise, actor=here.person)
    save(here, found, 1, project__title="Lassen")
    saved = save(here, found, 1, by="colleague", project__price=100)
    assert saved.conflicts == ()
    assert here.seen(found).answers == {"project.title": "Lassen", "project.price": 100}


def test_two_people_in_one_field_are_told_and_nothing_is_lost(here: World) -> None:
    found = services.start_draft(enterprise=here.enterprise, actor=here.person)
    save(here, found, 1, project__title="Lassen")
    saved = save(here, found, 1, by="colleague", project__title="Solderen", project__price=100)
    (conflict,) = saved.conflicts
    assert (conflict.path, conflict.yours, conflict.theirs, conflict.by) == (
        "project.title", "Solderen", "Lassen", "An Peeters",
    )  # fmt: skip
    assert here.seen(found).answers == {"project.title": "Lassen", "project.price": 100}
    assert save(here, found, saved.version, by="colleague", project__title="Solderen").conflicts == ()
    assert here.seen(found).title == "Solderen"


def test_the_same_person_in_two_tabs_writes_over_himself(here: World) -> None:
    found = services.start_draft(enterprise=here.enterprise, actor=here.person)
    save(here, found, 1, project__title="Lassen")
    assert save(here, found, 1, project__title="Solderen").conflicts == ()
    assert here.seen(found).title == "Solderen"


@pytest.mark.parametrize(
    "path, value",
    [
        ("project.prise", 1), ("project.price", "veel"), ("project.price", -1), ("project.start", "2026-02-30"),
        ("project.start", "20260301"), ("project.interactive", "ja"), ("form.participants", [{"name": "x" * 3000}]),
        ("project.title", "x" * 3000), ("project.times_in_three_years", True),
    ],
)  # fmt: skip
def test_what_is_no_answer_is_refused_whole(here: World, path: str, value: Any) -> None:
    found = services.start_draft(enterprise=here.enterprise, actor=here.person)
    with pytest.raises(UnreadableError) as told:
        services.save_draft(
            found, enterprise=here.enterprise, version=1, changes={"project.title": "Lassen", path: value},
            actor=here.person,
        )  # fmt: skip
    assert told.value.path == path
    assert here.seen(found).answers == {}


def test_copied_without_what_cannot_hold_again(here: World) -> None:
    earlier = here.submit()
    found = services.start_draft(enterprise=here.enterprise, actor=here.person, copy_of=earlier.pk)
    answers = here.seen(found).answers
    assert answers["project.title"] == "Phishing herkennen"
    assert not {"project.start", "project.agreed_on", "form.declarations"} & set(answers)
    with pytest.raises(NotFoundError):
        services.start_draft(enterprise="0999000228", actor=here.person, copy_of=earlier.pk)


def test_only_a_draft_is_changed_or_thrown_away(here: World) -> None:
    found, kept = here.draft(), here.submit()
    services.discard_draft(found, enterprise=here.enterprise, actor=here.person)
    assert not Application.objects.filter(pk=found).exists()
    with pytest.raises(StateError):
        services.discard_draft(kept.pk, enterprise=here.enterprise, actor=here.person)
    with pytest.raises(StateError):
        save(here, kept.pk, 9, project__title="Anders")
    with pytest.raises(NotFoundError):
        services.discard_draft(kept.pk, enterprise="0999000228", actor=here.person)
    with pytest.raises(ForbiddenError):
        services.start_draft(enterprise=here.enterprise, actor=here.official)


def test_several_trainings_are_one_project() -> None:
    answers = {
        "project.service": "training",
        "project.price": 1,
        "form.trainings": [
            {"title": "A", "start": "2026-04-01", "end": "2026-04-02", "price": 100.5},
            {"title": "B", "start": "2026-03-20", "end": "2026-05-02", "price": 99.5},
        ],
        "form.participants": [{"name": "Jan", "category": "helper"}, {"name": "An"}],
    }
    assert case_project(answers) == {
        "service": "training", "price": 200, "start": "2026-03-20", "end": "2026-05-02",
        "participants": [{"category": "helper"}, {"category": "employee"}],
    }  # fmt: skip


def test_what_only_the_other_service_asks_is_not_told_to_the_law() -> None:
    answers = {"project.mode": "online", "project.written_report": True, "project.price": 5}
    assert case_project({**answers, "project.service": "advice"}) == {
        "service": "advice", "written_report": True, "price": 5,
    }  # fmt: skip
    assert "written_report" not in case_project({**answers, "project.service": "training"})


def test_what_somebody_changed_since_it_was_shown_is_not_submitted(here: World) -> None:
    found = here.draft(form__declarations=None)
    seen = here.seen(found).version
    services.save_draft(
        found, enterprise=here.enterprise, version=seen, changes={"project.price": 3000}, actor=here.colleague
    )
    told: dict[str, Any] = {"enterprise": here.enterprise, "actor": here.person, "declared": True}
    with pytest.raises(ChangedError):
        services.submit(found, seen=seen, **told)
    assert (here.seen(found).state, here.seen(found).answers.get("form.declarations")) == ("draft", None)
    services.submit(found, seen=seen + 1, **told)
    now = here.seen(found)
    assert (now.state, now.answers["form.declarations"]) == ("awaiting_deposit", True)
