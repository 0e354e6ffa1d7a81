"""The commands of a treasurer: officials, what waits, prepare, approve, dissolve, release; and what a person says of a line."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from pytest_django import Settings

from portefeuille.applications import selectors as applications
from portefeuille.platform import actors, audit
from portefeuille.platform.models import Actor, AuditRow
from portefeuille.wallet import selectors, services
from portefeuille.wallet.models import Approval, BankLine, Batch, Payment
from tests.banking.accounts import account
from tests.cli.holding import HELD, Money, batched, funded
from tests.wallet.life import line, sound, there

pytestmark = pytest.mark.django_db


def prepared(money: Money, *words: str) -> str:
    """The number of the batch that the command made."""
    done = money.run("prepare", "--as", "First", *words)
    assert (done.status, done.err) == (0, "")
    return done.out.split()[1].rstrip(":")


def test_prepared_by_one_approved_by_another_and_gone(money: Money) -> None:
    funded(money)
    assert money.run("batches").out.splitlines()[-1] == "2 payments wait, 2000.00"
    batch = prepared(money)
    own = money.run("approve", batch, "--as", "First")
    assert own.status == 2 and "who prepared it may not approve it" in own.err
    out = money.folder / "pay.xml"
    early = money.run("release", batch, "-o", str(out), "--as", "Second")
    assert early.status == 2 and "1 more approvals are needed" in early.err and not out.exists()
    done = money.run("approve", batch, "--as", "second")
    assert done.out == f"batch {batch}: 2 payments, 2000.00, approved by Second; it can be released\n"
    assert money.run("approve", batch, "--as", "Second").out == done.out
    assert Approval.objects.count() == 1
    assert money.run("release", batch, "-o", str(out), "--as", "Second").status == 0
    first, second = money.run("batches", batch).out.splitlines()[:2]
    assert first.startswith(f"batch {batch}  sent ") and "2 payments  2000.00" in first
    assert second == f"  from {HELD.iban}, prepared by First, approved by Second"
    by = {row.action: row.actor.name for row in AuditRow.objects.filter(subject=f"batch:{batch}")}
    assert by == {"wallet.approve": "Second", "wallet.release": "Second"}
    assert (there()["transit"], money.run("prepare", "--as", "First").out) == (200_000, "no payment waits\n")
    sound()


def test_some_payments_on_another_day(money: Money) -> None:
    first, second = funded(money)
    batch = prepared(money, second, "--on", "2026-03-06")
    told = json.loads(money.run("batches", "--json").out)
    assert [(one["batch"], one["on"], one["cents"], one["missing"]) for one in told["batches"]] == [
        (batch, "2026-03-06", 80_000, 1)
    ]
    assert [one["payment"] for one in told["payments"]] == [first]
    within = json.loads(money.run("batches", batch, "--json").out)
    assert [(one["payment"], one["state"]) for one in within["payments"]] == [(second, "batched")]
    again = money.run("prepare", second, "--as", "First")
    assert again.status == 2 and f"not waiting any more: {second}" in again.err
    assert money.run("prepare", "nothing", "--as", "First").status == 2
    assert money.run("prepare", "--on", "6/3", "--as", "First").status == 2
    assert Batch.objects.count() == 1


def test_what_a_control_holds_back_does_not_leave(money: Money, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = funded(money)
    free = [one for one in selectors.waiting() if one.payment == second]
    monkeypatch.setattr(applications, "to_send", lambda: free)
    named = money.run("prepare", first, second, "--as", "First")
    assert named.status == 2 and f"its payments do not leave: {first}" in named.err
    batch = prepared(money)
    assert [one.payment for one in selectors.payments_in(batch)] == [second]


def test_a_large_batch_needs_more_people(money: Money, settings: Settings) -> None:
    settings.WALLET = replace(settings.WALLET, approvals=((0, 1), (200_000, 2)))
    funded(money)
    Actor.objects.create(kind="official", name="Third")
    batch = prepared(money)
    told = money.run("approve", batch, "--as", "Second").out
    assert told.endswith("approved by Second; 1 more must approve it\n")
    assert "approved by Second; 1 more must approve it" in money.run("batches").out
    assert money.run("approve", batch, "--as", "Third").out.endswith("it can be released\n")


def test_a_batch_taken_apart(money: Money) -> None:
    batch, payments = batched(money)
    assert money.run("dissolve", batch, "--as", "Second").status == 2, "a reason is needed"
    done = money.run("dissolve", batch, "--reason", "wrong day", "--as", "Second")
    assert done.out == f"batch {batch}: dissolved, its payments wait again\n"
    assert set(Payment.objects.filter(state="ordered").values_list("pk", flat=True)) == set(payments)
    assert "is dissolved" in money.run("approve", batch, "--as", "Second").err
    assert "there is no batch 'x'" in money.run("batches", "x").err


def test_who_acts_is_an_official_who_exists(money: Money) -> None:
    batch, _ = batched(money)
    assert money.run("approve", batch).status == 2, "somebody must act"
    nobody = money.run("approve", batch, "--as", "Nobody")
    assert nobody.status == 2
    assert "there is no official 'Nobody'; portefeuille bank officials lists and adds them" in nobody.err
    added = money.run("officials", "--add", "  A  Third ")
    assert [row.split("  ")[1] for row in added.out.splitlines()] == ["A Third", "First", "Second"]
    for name in ("a third", "", "x" * 201):
        assert money.run("officials", "--add", name).status == 2
    twin = Actor.objects.create(kind="official", name="Second")
    two = money.run("approve", batch, "--as", "Second")
    assert two.status == 2 and "2 officials are named 'Second'" in two.err and twin.id in two.err
    assert money.run("approve", batch, "--as", twin.id).status == 0
    assert (
        AuditRow.objects.get(action="platform.official").subject
        == f"actor:{Actor.objects.get(name='A Third').id}"
    )
    assert audit.verify().broken is None


def test_an_official_who_has_ended_acts_no_more(money: Money) -> None:
    batch, _ = batched(money)
    money.run("officials", "--add", "Third")
    ended = money.run("officials", "--end", "third")
    assert [row.split("  ")[1] for row in ended.out.splitlines()] == ["First", "Second"]
    assert money.run("approve", batch, "--as", "Third").status == 2
    assert money.run("officials", "--end", "Third").status == 2
    assert money.run("officials", "--end", "Second", "--add", "Fourth").status == 2, "one at a time"
    third = Actor.objects.get(name="Third")
    assert actors.end_official(third.id) is False, "a second time changes nothing"
    with pytest.raises(LookupError, match="there is no official 'x'"):
        actors.end_official("x")
    assert AuditRow.objects.get(action="platform.official.ended").subject == f"actor:{third.id}"
    assert money.run("officials", "--add", "Third").status == 0, "the name is free for another one"


def waits(money: Money, cents: int, account: str = "") -> int:
    """A line that nothing explains; its number."""
    taken = services.take_statement(
        money.told(line(cents, account=account, name="Payer" if account else "")), account=HELD.iban, actor=money.first
    )  # fmt: skip
    return taken.lines[0].line


def resolve(money: Money, number: int, *words: str) -> str:
    done = money.run("resolve", str(number), *words, "--reason", "by telephone", "--as", "First")
    assert (done.status, done.err) == (0, "")
    sound()
    return done.out


def test_a_line_is_sent_back(money: Money) -> None:
    number = waits(money, 500)
    silent = money.run("resolve", str(number), "--send-back", "--reason", "x", "--as", "First")
    assert silent.status == 2 and "names no account: tell one with --to IBAN" in silent.err
    told = resolve(money, number, "--send-back", "--to", account(8), "--name", "Payer")
    payment = Payment.objects.get()
    assert told == f"line {number}: 5.00 goes back: payment {payment.pk} waits for a batch\n"
    assert (payment.iban, payment.name, payment.amount) == (account(8), "Payer", 500)
    again = money.run("resolve", str(number), "--agency", "--reason", "x", "--as", "First")
    assert again.status == 2 and f"line {number} is not on the worklist" in again.err


def test_a_line_is_a_deposit_or_the_agencys(money: Money) -> None:
    interest, costs, share = waits(money, 30), waits(money, -20), waits(money, 140_000)
    assert resolve(money, interest, "--agency") == f"line {interest}: 0.30 is the agency's\n"
    assert resolve(money, costs, "--agency") == f"line {costs}: -0.20 is the agency's\n"
    wrong = money.run("resolve", str(share), "--project", "p2", "--reason", "x", "--as", "First")
    assert wrong.status == 2 and "there is no project 'p2'" in wrong.err
    assert (
        resolve(money, share, "--project", "p1") == f"line {share}: 1400.00 is the own share of project p1\n"
    )
    assert (there()["own:p1"], there()["agency"]) == (140_000, 10)
    assert not BankLine.objects.filter(verdict="worklist").exists()


def test_a_return_that_failed_is_sent_again(money: Money) -> None:
    money.pays("stray", 700, "x")
    assert money.take(money.day()).status == 0
    batch = prepared(money)
    services.approve_batch(batch, actor=money.second)
    services.release(batch, actor=money.second)
    payment = Payment.objects.get()
    services.reject_payment(payment.pk, reason="AC04", actor=money.first)
    number = payment.line_id
    assert number is not None
    assert "return_failed" in money.run("worklist").out
    agency = money.run("resolve", str(number), "--agency", "--reason", "x", "--as", "First")
    assert agency.status == 2 and "is not on the worklist" in agency.err
    resolve(money, number, "--send-back", "--to", account(12), "--name", "Payer again")
    assert Payment.objects.get(state="ordered").iban == account(12)
    assert money.run("worklist").out == "0 lines wait for a person\n"


@pytest.mark.parametrize(
    "words",
    [
        ("LINE", "--reason", "x", "--as", "First"),
        ("LINE", "--agency", "--send-back", "--reason", "x", "--as", "First"),
        ("LINE", "--agency", "--as", "First"),
        ("x", "--agency", "--reason", "x", "--as", "First"),
        ("LINE", "--agency", "--to", account(3), "--reason", "x", "--as", "First"),
        ("LINE", "--send-back", "--to", "BE00", "--reason", "x", "--as", "First"),
    ],
)
def test_what_is_no_answer(money: Money, words: tuple[str, ...]) -> None:
    number = str(waits(money, 500))
    done = money.run("resolve", *(number if word == "LINE" else word for word in words))
    assert done.status == 2 and "bank resolve: " in done.err
    assert not Payment.objects.exists() and not BankLine.objects.filter(verdict="resolved").exists()
