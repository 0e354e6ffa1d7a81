"""What is new is mailed once to whom it touches, however often, late or broken off the job runs."""

from __future__ import annotations

import smtplib
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import override_settings
from django.test.utils import CaptureQueriesContext

from portefeuille import clock
from portefeuille.law.touches import Touch
from portefeuille.notifications import mails
from portefeuille.notifications.models import Mailed, SeenChange, Subscription
from portefeuille.notifications.notify import HELD, Told, notify
from tests.notifications.subscribers import TODAY, new_change, subscriber

pytestmark = pytest.mark.django_db
Publish = Callable[..., None]
MORNING = TODAY + timedelta(days=1)


def html_of(sent: mail.EmailMessage) -> str:
    """The HTML half of a mail."""
    assert isinstance(sent, mail.EmailMultiAlternatives)
    return str(sent.alternatives[0][0])


def test_what_the_program_always_knew_is_news_to_nobody() -> None:
    subscriber()
    assert notify().mails == 0
    assert SeenChange.objects.count() > 100
    assert mail.outbox == []


def test_a_new_change_is_mailed_once(publish: Publish) -> None:
    notify()
    subscriber()
    publish(new_change())
    with clock.use(MORNING):
        assert [notify().mails for _ in range(3)] == [1, 0, 0]
    (sent,) = mail.outbox
    assert sent.to == ["an@voorbeeld.test"]
    assert sent.subject == "Portefeuille: De kmo-portefeuille verandert op 1 januari 2027"
    assert sent.body.startswith("Dit is geen officiële website.")
    assert "Vanaf 1 januari 2027" in sent.body
    assert "http://127.0.0.1:8000/wet/wijzigingen/2027-01-01/" in sent.body
    assert Mailed.objects.count() == 1


def test_all_that_is_new_goes_in_one_mail(publish: Publish) -> None:
    notify()
    subscriber()
    publish(new_change("one"), new_change("two"), new_change("three", date(2027, 2, 1)))
    with clock.use(MORNING):
        notify()
    (sent,) = mail.outbox
    assert sent.subject == "Portefeuille: De kmo-portefeuille verandert op 2 dagen"
    assert sent.body.count("Voordien:") == 3


def test_only_to_whom_it_touches(publish: Publish) -> None:
    notify()
    subscriber("klein@voorbeeld.test", filters="sizes=small services=training")
    subscriber("groter@voorbeeld.test", filters="sizes=medium")
    subscriber("alles@voorbeeld.test")
    publish(new_change(touch=Touch(sizes=frozenset({"small"}))))
    with clock.use(MORNING):
        notify()
    assert sorted(address for sent in mail.outbox for address in sent.to) == [
        "alles@voorbeeld.test",
        "klein@voorbeeld.test",
    ]


def test_never_to_who_did_not_confirm_and_not_what_was_seen_before_he_did(publish: Publish) -> None:
    notify()
    subscriber("later@voorbeeld.test", confirmed=None)
    publish(new_change())
    with clock.use(MORNING):
        notify()
    with clock.use(MORNING + timedelta(days=1)):
        Subscription.objects.update(confirmed=clock.now())
        notify()
    assert mail.outbox == []


def test_who_was_looked_at_is_passed_over_until_there_is_something_new(publish: Publish) -> None:
    notify()
    counts = []
    for number in (1, 5):
        for each in range(number):
            subscriber(f"{number}-{each}@voorbeeld.test")
        publish(new_change(touch=Touch(sizes=frozenset({"small"}))))
        with clock.use(MORNING + timedelta(days=number)):
            assert notify().mails == number
            with CaptureQueriesContext(connection) as asked:
                assert notify() == Told()
        counts.append(len(asked))
    assert counts[0] == counts[1]
    publish(new_change("one"), new_change("two"))
    with clock.use(MORNING + timedelta(days=9)):
        assert (notify().mails, notify().mails) == (6, 0)


@pytest.mark.parametrize("language, subject, before", [
    ("nl", "verandert op 1 januari 2027", "Voordien:"), ("en", "changes on 1 January 2027", "Before:"),
    ("fr", "change le 1er janvier 2027", "Avant\u202f:"),
])  # fmt: skip
def test_in_his_own_language(publish: Publish, language: str, subject: str, before: str) -> None:
    notify()
    subscriber(language=language)
    publish(new_change())
    with clock.use(MORNING):
        notify()
    (sent,) = mail.outbox
    assert subject in sent.subject
    assert before in sent.body
    html = html_of(sent)
    assert f'<html lang="{language}">' in html
    prefix = "" if language == "nl" else f"/{language}"
    assert f"http://127.0.0.1:8000{prefix}/wet/per-mail/uit/" in html


def test_one_click_out_stands_in_the_head_of_the_mail(publish: Publish) -> None:
    notify()
    subscriber()
    publish(new_change())
    with clock.use(MORNING):
        notify()
    headers = mail.outbox[0].message()
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert headers["List-Unsubscribe"].startswith("<http://127.0.0.1:8000/wet/per-mail/uit/")


def test_what_a_text_of_the_law_says_is_text_in_html_too(publish: Publish) -> None:
    from dataclasses import replace

    notify()
    subscriber()
    publish(replace(new_change(), title=dict.fromkeys(("nl", "en", "fr"), "<b>A & B</b>")))
    with clock.use(MORNING):
        notify()
    assert "&lt;b&gt;A &amp; B&lt;/b&gt;" in html_of(mail.outbox[0])
    assert "- <b>A & B</b>" in mail.outbox[0].body


def test_a_mail_that_cannot_leave_is_tried_again_and_the_others_are_sent(
    publish: Publish, monkeypatch: pytest.MonkeyPatch
) -> None:
    notify()
    subscriber("eerst@voorbeeld.test")
    subscriber("stuk@voorbeeld.test")
    publish(new_change())
    real = mails.send_changes

    def fail(to: Subscription, records: Any) -> None:
        if to.email.startswith("stuk"):
            raise smtplib.SMTPServerDisconnected("gone")
        real(to, records)

    with clock.use(MORNING):
        monkeypatch.setattr(mails, "send_changes", fail)
        told = notify()
        assert (told.mails, told.failed) == (1, 1)
        with pytest.raises(CommandError, match="tried again"):
            call_command("notify")
        monkeypatch.setattr(mails, "send_changes", real)
        assert notify().mails == 1
    assert sorted(sent.to[0] for sent in mail.outbox) == ["eerst@voorbeeld.test", "stuk@voorbeeld.test"]


def test_who_is_held_by_another_run_is_left_to_it_and_not_for_ever(publish: Publish) -> None:
    """A run that was killed after the mail and before its note leaves somebody held; then he gets it again."""
    notify()
    subscriber()
    publish(new_change())
    with clock.use(MORNING):
        now = clock.now()
        Subscription.objects.update(busy_until=now + HELD)
        assert notify().mails == 0
    with clock.use(now + HELD):
        assert notify().mails == 1
    assert Subscription.objects.get().busy_until is None


def test_requests_that_were_not_confirmed_are_forgotten_after_seven_days() -> None:
    subscriber(confirmed=None)
    with clock.use(TODAY + timedelta(days=6)):
        assert notify().forgotten == 0
    with clock.use(TODAY + timedelta(days=7)):
        assert notify().forgotten == 1
    assert not Subscription.objects.exists()


@override_settings(MAIL_AVAILABLE=False)
def test_without_a_mail_server_the_command_says_so() -> None:
    with pytest.raises(CommandError, match="PORTEFEUILLE_SMTP_URL"):
        call_command("notify")
