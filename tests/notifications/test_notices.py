"""A notice is told once, to everybody with a mandate, and is in the inbox of nobody else."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import IntegrityError, transaction

from portefeuille import clock
from portefeuille.notifications.models import Notice, Recipient
from portefeuille.notifications.notices import inbox, mark_read, queue, tell, unread
from tests.notifications.people import AN, BO, ENTERPRISE, OTHER, PROVIDER, mandates

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def who(monkeypatch: pytest.MonkeyPatch) -> None:
    mandates(monkeypatch, {ENTERPRISE: [AN, BO], OTHER: [BO], PROVIDER: [AN], "": []})


def told(key: str = "k", **changes: Any) -> bool:
    given = {
        "enterprise": ENTERPRISE,
        "kind": "ready_to_pay",
        "subject": "application:1",
        "facts": {},
        **changes,
    }
    return tell(key=key, **given)


def test_once_for_a_key() -> None:
    assert [told(), told(), told(kind="closed")] == [True, False, False]
    assert Notice.objects.count() == 1
    assert sorted(Recipient.objects.values_list("person", flat=True)) == ["an", "bo"]


def test_undone_with_what_it_told_about() -> None:
    with transaction.atomic():
        told()
        transaction.set_rollback(True)
    assert Notice.objects.count() == 0
    assert told()


def test_read_by_one_is_not_read_by_the_other() -> None:
    told("one")
    told("two")
    told("three", enterprise=OTHER)
    assert [unread("an"), unread("bo"), unread("bo", OTHER)] == [2, 3, 1]
    newest = inbox(ENTERPRISE, "an")[0]
    assert mark_read(person="an", enterprise=ENTERPRISE, notice=newest.id) == 1
    assert [each.read for each in inbox(ENTERPRISE, "an")] == [True, False]
    assert [each.read for each in inbox(ENTERPRISE, "bo")] == [False, False]
    assert mark_read(person="bo", enterprise=ENTERPRISE) == 2
    assert [unread("an"), unread("bo")] == [1, 1]


def test_who_had_no_mandate_then_sees_it_and_has_nothing_to_catch_up_on() -> None:
    told()
    assert [each.read for each in inbox(ENTERPRISE, "new")] == [True]
    assert unread("new") == 0


def test_each_audience_has_its_own_words_and_its_own_inbox() -> None:
    told("e", kind="objection_made", facts={"number": "2026-1"})
    told("o", kind="objection_made", facts={"number": "2026-1"}, enterprise="", officials=True)
    told(
        "p", kind="payment_done", facts={"number": "2026-1", "amount": 1000}, enterprise="", provider=PROVIDER
    )
    assert [each.words.title for each in inbox(ENTERPRISE)] == ["Bezwaar ontvangen: je aanvraag 2026-1"]
    assert [each.words.title for each in queue()] == ["Bezwaar: aanvraag 2026-1"]
    assert [each.words.title for each in queue(provider=PROVIDER)] == [
        "Je bent betaald, EUR 10,00: aanvraag 2026-1"
    ]
    assert inbox(OTHER) == []


def test_in_the_language_of_the_reader() -> None:
    told(facts={"title": "Excel"})
    assert [inbox(ENTERPRISE, lang=lang)[0].words.title for lang in ("nl", "en", "fr")] == [
        "Je kunt betalen: Excel", "You can pay: Excel", "Vous pouvez payer\u00a0: Excel",
    ]  # fmt: skip


def test_only_what_is_about_a_subject() -> None:
    told("one")
    told("two", subject="application:2")
    assert [each.subject for each in inbox(ENTERPRISE, subject="application:2")] == ["application:2"]


@pytest.mark.parametrize("changes, fault, says", [
    ({"enterprise": ""}, ValueError, "exactly one of"),
    ({"officials": True}, ValueError, "exactly one of"),
    ({"kind": "nothing"}, ValueError, "no kind of notice"),
    ({"facts": {"amount": 12.5}}, TypeError, "float"),
    ({"kind": "pay_by"}, ValueError, "expected last_day"),
    ({"facts": {"last_day": "15/12/2026"}}, ValueError, "15/12/2026"),
])  # fmt: skip
def test_what_cannot_be_told(changes: dict[str, Any], fault: type[Exception], says: str) -> None:
    with pytest.raises(fault, match=says):
        told(**changes)
    assert Notice.objects.count() == 0


@pytest.mark.parametrize("fields", [
    {"enterprise": ""}, {"officials": True}, {"provider": PROVIDER}, {"key": ""}, {"kind": ""},
    {"settled": "before"},
])  # fmt: skip
def test_a_notice_that_the_database_refuses(fields: dict[str, Any]) -> None:
    now = clock.now()
    given = {
        "key": "x",
        "enterprise": ENTERPRISE,
        "kind": "closed",
        "subject": "s",
        "facts": {},
        "at": now,
        **fields,
    }
    if "settled" in fields:
        given["settled"] = now.replace(year=2020)
    with pytest.raises(IntegrityError), transaction.atomic():
        Notice.objects.create(**given)


@pytest.mark.parametrize("fields", [
    {"person": "an"}, {"person": ""}, {"mail": "lost"}, {"mail": "sent"}, {"sent": "now"}, {"holder": "x"},
    {"busy_until": "now"},
])  # fmt: skip
def test_a_recipient_that_the_database_refuses(fields: dict[str, Any]) -> None:
    told()
    now = clock.now()
    given = {key: now if value == "now" else value for key, value in fields.items()}
    notice = Notice.objects.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        Recipient.objects.create(**{"notice": notice, "person": "new", "due": now, **given})
