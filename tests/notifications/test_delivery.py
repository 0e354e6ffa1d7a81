"""Mails of notices leave once, as somebody wants them, and never in the place of the inbox."""

from __future__ import annotations

import smtplib
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.core import mail
from django.test import override_settings

from portefeuille import clock
from portefeuille.notifications import delivery, mails, preferences, tokens
from portefeuille.notifications.audience import Person
from portefeuille.notifications.delivery import HELD, MOST_ATTEMPTS, backoff, deliver
from portefeuille.notifications.kinds import Group
from portefeuille.notifications.models import Recipient
from portefeuille.notifications.notices import inbox, tell, unread
from portefeuille.notifications.reminders import remind, settle
from tests.notifications.people import AN, BO, ENTERPRISE, OTHER, mandates

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 12, 8, 12, tzinfo=clock.BRUSSELS)
LAST = date(2026, 12, 15)


@pytest.fixture(autouse=True)
def who(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    mandates(monkeypatch, {ENTERPRISE: [AN, BO], OTHER: [BO]})
    with clock.use(NOON):
        yield


def told(key: str = "k", enterprise: str = ENTERPRISE, kind: str = "ready_to_pay", **facts: Any) -> None:
    tell(
        key=key, enterprise=enterprise, kind=kind, subject="application:1", facts={"title": "Excel", **facts}
    )


def warned(today: date, last: date = LAST) -> int:
    return remind(
        enterprise=ENTERPRISE, kind="pay_by", subject="application:1", last_day=last, today=today, facts={}
    )


def sent_to(address: str) -> list[str]:
    return [str(each.subject) for each in mail.outbox if each.to == [address]]


def states(person: str = "an") -> list[str]:
    return list(Recipient.objects.filter(person=person).order_by("pk").values_list("mail", flat=True))


def test_at_once_to_a_representative_and_once_a_day_to_an_accountant() -> None:
    told()
    first = deliver()
    assert (first.mails, first.notices, first.failed) == (1, 1, 0)
    assert sent_to("an@voorbeeld.test") == ["Portefeuille: Je kunt betalen: Excel"]
    told("k2", OTHER, title="Boekhouding", last_day="2026-12-01")
    assert deliver().mails == 0
    with clock.use(datetime(2026, 12, 9, 6, 59, tzinfo=clock.BRUSSELS)):
        assert deliver().mails == 0
    with clock.use(datetime(2026, 12, 9, 7, 0, tzinfo=clock.BRUSSELS)):
        assert [deliver().notices for _ in range(3)] == [2, 0, 0]
    assert sent_to("bo@voorbeeld.test") == ["Portefeuille\u00a0: 2 messages"]  # their days are no warnings
    body = str(mail.outbox[-1].body)
    assert "0123.456.749" in body and "0987.654.394" in body
    assert "Vous pouvez payer" in body


def test_the_morning_is_that_of_brussels_also_when_the_clock_changes() -> None:
    told()
    with clock.use(datetime(2027, 3, 27, 12, tzinfo=clock.BRUSSELS)):
        told("k2")
    due = Recipient.objects.filter(person="bo").order_by("pk").values_list("due", flat=True)
    assert [each.astimezone(clock.BRUSSELS).isoformat() for each in due] == [
        "2026-12-09T07:00:00+01:00", "2027-03-28T07:00:00+02:00",
    ]  # fmt: skip


def test_a_reminder_does_not_wait_for_a_morning_after_its_day() -> None:
    warned(LAST - timedelta(days=7))
    with clock.use(datetime(2026, 12, 15, 12, tzinfo=clock.BRUSSELS)):
        warned(LAST)
        deliver()
    assert sent_to("bo@voorbeeld.test") == [
        "Portefeuille\u00a0: 2 messages, le premier dernier jour est le 15 décembre 2026"
    ]


def test_no_mail_for_who_wants_none_and_everything_in_the_inbox() -> None:
    preferences.choose(person="an", group="money", how="never")
    told()
    warned(NOON.date())
    deliver()
    assert [each.split(": ", 1)[1] for each in sent_to("an@voorbeeld.test")] == [
        "Laat betalen uiterlijk op 15 december 2026: je aanvraag"
    ]
    assert states() == ["skipped", "sent"]
    assert unread("an", ENTERPRISE) == 2
    assert len(inbox(ENTERPRISE, "an")) == 2


def test_whoever_wants_it_at_once_from_now_on_gets_what_waited() -> None:
    told()
    assert sent_to("bo@voorbeeld.test") == []
    preferences.choose(person="bo", group="money", how="at_once")
    deliver()
    assert len(sent_to("bo@voorbeeld.test")) == 1


def test_nothing_to_who_has_no_mandate_any_more_or_no_address(monkeypatch: pytest.MonkeyPatch) -> None:
    told()
    mandates(monkeypatch, {ENTERPRISE: [Person("an", "An", "", "nl", "representative")]})
    preferences.choose(person="bo", group="money", how="at_once")
    assert deliver().skipped == 2
    assert mail.outbox == []
    assert [states("an"), states("bo")] == [["skipped"], ["skipped"]]


def test_what_is_met_or_past_is_not_mailed_any_more() -> None:
    warned(NOON.date())
    settle(subject="application:1", kind="pay_by")
    remind(
        enterprise=ENTERPRISE,
        kind="pay_by",
        subject="application:2",
        last_day=LAST,
        today=NOON.date(),
        facts={},
    )
    with clock.use(LAST + timedelta(days=1)):
        assert deliver().mails == 0
    assert mail.outbox == []
    assert states() == ["skipped", "skipped"]


def test_what_the_text_says_is_true_when_the_mail_leaves_late() -> None:
    remind(
        enterprise=ENTERPRISE,
        kind="pay_by",
        subject="application:2",
        last_day=LAST,
        today=NOON.date(),
        facts={},
    )
    with clock.use(datetime(2026, 12, 14, 9, tzinfo=clock.BRUSSELS)):
        deliver()
    assert "nog 1 dag, morgen is de laatste" in str(mail.outbox[0].body)


def test_a_mail_that_cannot_leave_is_tried_again_later_and_later_and_then_no_more(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(*_given: object) -> None:
        raise smtplib.SMTPServerDisconnected("gone")

    told()
    real = mails.send
    monkeypatch.setattr(mails, "send", refuse)
    moment = NOON
    for attempt in range(1, MOST_ATTEMPTS + 1):
        with clock.use(moment):
            assert [deliver().failed, deliver().failed] == [1, 0]
        row = Recipient.objects.get(person="an")
        assert (row.attempts, row.mail, row.holder) == (
            attempt, "failed" if attempt == MOST_ATTEMPTS else "waiting", "",
        )  # fmt: skip
        moment += backoff(attempt)
        if attempt == 1:
            Recipient.objects.filter(person="bo").delete()
    monkeypatch.setattr(mails, "send", real)
    with clock.use(moment):
        assert deliver().mails == 0
        assert preferences.undelivered("an") == 1
    assert [backoff(each) for each in (1, 2, 3, 40)] == [
        timedelta(minutes=5), timedelta(minutes=10), timedelta(minutes=20), timedelta(hours=12),
    ]  # fmt: skip


def test_one_notice_that_cannot_be_written_does_not_keep_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    preferences.choose(person="bo", group="money", how="at_once")
    told()
    real = mails.send

    def fail(to: mails.Envelope, *rest: Any) -> None:
        if to.email.startswith("an@"):
            raise KeyError("a fault of the program")
        real(to, *rest)

    monkeypatch.setattr(mails, "send", fail)
    done = deliver()
    assert (done.mails, done.failed) == (1, 1)
    assert [states("an"), states("bo")] == [["waiting"], ["sent"]]


def test_after_a_crash_it_is_sent_again_with_the_same_identity(monkeypatch: pytest.MonkeyPatch) -> None:
    told()

    def crash(*_given: object, **_fields: object) -> int:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(delivery, "_let_go", lambda holder, rows, **fields: crash() if rows else 0)
        with pytest.raises(KeyboardInterrupt):
            deliver()
    assert deliver().mails == 0
    with clock.use(NOON + HELD):
        assert [deliver().mails, deliver().mails] == [1, 0]
    first, second = (each.message() for each in mail.outbox)
    assert first["Message-ID"] == second["Message-ID"]
    assert states() == ["sent"]


def test_the_head_of_the_mail_has_one_click_out_of_what_it_is_about() -> None:
    told()
    warned(NOON.date())
    deliver()
    (sent,) = (each for each in mail.outbox if each.to == ["an@voorbeeld.test"])
    head = sent.message()
    assert head["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    link = str(head["List-Unsubscribe"])
    assert link.startswith("<http://127.0.0.1:8000/mijn/mail/uit/")
    assert tokens.stopped(link.strip("<>").split("/")[-2]) == ("an", ("deadlines", "money"))
    assert link.strip("<>") in str(sent.body)


def test_a_token_of_another_purpose_stops_nothing() -> None:
    assert tokens.stopped(tokens.made(tokens.STOP, "an.money")) is None
    assert tokens.stopped("an.money") is None
    preferences.stop(person="an", groups=("money", "gone"))
    assert preferences.of("an", ["representative"]) == {
        Group.DEADLINES: "at_once", Group.APPLICATION: "at_once", Group.MONEY: "never", Group.CONTROL: "at_once",
        Group.ENTERPRISE: "at_once",
    }  # fmt: skip
    assert set(preferences.of("bo", ["accountant"]).values()) == {"daily"}
    with pytest.raises(ValueError, match="often"):
        preferences.choose(person="an", group="money", how="often")


def test_a_fact_is_text_in_html_and_cannot_break_the_head() -> None:
    told(title="<b>A & B</b>\r\nBcc: x@voorbeeld.test")
    deliver()
    (sent,) = mail.outbox
    assert sent.subject == "Portefeuille: Je kunt betalen: <b>A & B</b> Bcc: x@voorbeeld.test"
    assert isinstance(sent, mail.EmailMultiAlternatives)
    assert "&lt;b&gt;A &amp; B&lt;/b&gt;" not in str(sent.body)
    assert "<b>A" not in str(sent.alternatives[0][0])
    assert sent.recipients() == ["an@voorbeeld.test"]


@override_settings(MAIL_AVAILABLE=False)
def test_without_a_mail_server_everything_waits_and_is_in_the_inbox() -> None:
    told()
    assert deliver().mails == 0
    assert [states(), unread("an")] == [["waiting"], 1]
