"""``portefeuille run-due``: everything that is due, once, however often it runs; one part that fails keeps no other."""

from __future__ import annotations

import pytest
from django.core import mail
from pytest_django import Settings

from portefeuille.applications import reminding, tasks
from portefeuille.cli import main
from portefeuille.platform.files import services as files
from portefeuille.platform.identity import inviting
from tests.applications.conftest import here, today
from tests.applications.life import World, on
from tests.signing_in import mandate

__all__ = ["here", "today"]


@pytest.fixture(autouse=True)
def no_register(settings: Settings) -> None:
    """No register answers, so that it has nothing to say in between."""
    settings.ENTERPRISE_REGISTER = "portefeuille.registers.none.NoRegister"


def ran(capsys: pytest.CaptureFixture[str]) -> tuple[int, dict[str, str], str]:
    status = main(["run-due"])
    said = capsys.readouterr()
    return status, dict(line.split(": ", 1) for line in said.out.splitlines()), said.err


def test_twice_on_a_day_and_late(here: World, capsys: pytest.CaptureFixture[str]) -> None:
    mandate(here.enterprise)
    here.submit()
    status, said, wrong = ran(capsys)
    assert (status, wrong) == (0, "")
    assert said["mails"] == "1 sent with 1 notices, 0 not needed, 0 failed"
    with on(2026, 3, 31):
        assert ran(capsys)[1]["reminders"] == "1 given, 0 settled"
        again = ran(capsys)[1]
        assert (again["reminders"], again["mails"]) == (
            "0 given, 0 settled", "0 sent with 0 notices, 0 not needed, 0 failed",
        )  # fmt: skip
    with on(2026, 4, 2):
        here.statement(on=None)
        assert (
            ran(capsys)[1]["applications"]
            == "0 topped up, 1 lapsed, 0 expired, 0 closed, 0 swept, 0 with orders taken back, 0 with money of a claim given back"
        )
    subjects = [str(each.subject).split(": ")[1] for each in mail.outbox]
    assert subjects == ["Goedgekeurd, stort nu jouw deel", "Stort uiterlijk op 31 maart 2026", "Vervallen"]


def test_the_register_is_asked_and_a_difference_is_told_the_same_day(
    here: World, capsys: pytest.CaptureFixture[str], settings: Settings
) -> None:
    settings.ENTERPRISE_REGISTER = "portefeuille.registers.demonstration.DemonstrationRegister"
    mandate(here.enterprise)
    said = ran(capsys)[1]
    assert said["registers"] == "1 enterprises compared"
    assert said["mails"].startswith("1 sent with 1 notices")
    assert str(mail.outbox[0].subject).startswith("Portefeuille: Het register zegt iets anders")
    assert ran(capsys)[1]["registers"] == "0 enterprises compared"
    assert said["kept for a while"] == "nothing removed"


def test_a_part_that_fails_is_told_and_the_others_still_work(
    here: World, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken() -> tasks.Ran:
        raise ArithmeticError("half a cent")

    monkeypatch.setattr(tasks, "run_due", broken)
    monkeypatch.setattr(reminding, "remind", lambda day: reminding.Reminded(2, 1))
    status, said, wrong = ran(capsys)
    assert (status, said["applications"], said["reminders"]) == (1, "failed", "2 given, 1 settled")
    assert wrong == "portefeuille: run-due: applications: ArithmeticError: half a cent\n"


def test_what_is_past_its_term_is_removed_and_a_term_that_fails_is_told(
    here: World, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    by = mandate(here.enterprise, "legal_representative")
    inviting.invite(by=by, email="bo@voorbeeld.test", role="reader")
    monkeypatch.setattr(files, "remove_orphans", lambda: 1 // 0)
    with on(2026, 4, 15):
        assert ran(capsys)[1]["kept for a while"] == "3 kept, 1 invitations removed"
        status, said, wrong = ran(capsys)
    assert (status, said["kept for a while"]) == (1, "nothing removed")
    told = "contents without a file: ZeroDivisionError: integer division or modulo by zero"
    assert wrong == f"portefeuille: run-due: kept for a while: {told}\n"


def test_without_a_mail_server_it_says_so(
    here: World, capsys: pytest.CaptureFixture[str], settings: object
) -> None:
    setattr(settings, "MAIL_AVAILABLE", False)  # noqa: B010 (pytest-django's settings have no such attribute by type)
    here.submit()
    status = main(["run-due"])
    assert status == 0
    assert "there is no mail server; everything is in the messages on the site" in capsys.readouterr().out
    assert mail.outbox == []
