"""Posting through the service: what it writes, what it refuses, what a second time does."""

from __future__ import annotations

import dataclasses
import json
from datetime import date

import pytest
from django.db import IntegrityError

from portefeuille.platform.models import Actor
from portefeuille.platform.once import ReplayedError
from portefeuille.wallet.errors import OverdraftError, UnbalancedError, WalletError
from portefeuille.wallet.ledger import Draft, Leg, credit, debit
from portefeuille.wallet.models import Entry, Posting, Seal
from portefeuille.wallet.services import post, reverse
from tests.wallet.entries import balances, deposit, draft, payment

pytestmark = pytest.mark.django_db


def test_an_entry_moves_the_balances_and_is_sealed(official: Actor) -> None:
    first = post(deposit("d", 140_000), official)
    second = post(payment("p", 84_000), official)
    assert balances() == {"bank": 140_000, "ordered": 84_000, "own:p1": 56_000}
    assert (first.number, second.number) == (1, 2)
    assert list(Seal.objects.order_by("entry_id").values_list("previous", "hash")) == [
        ("0" * 64, first.hash),
        (first.hash, second.hash),
    ]
    told = Posting.objects.order_by("entry_id", "leg").values_list("account__code", "amount", "seq", "after")
    assert list(told) == [
        ("bank", 140_000, 1, 140_000),
        ("own:p1", -140_000, 1, 140_000),
        ("own:p1", 84_000, 2, 56_000),
        ("ordered", -84_000, 1, 84_000),
    ]


def test_an_account_may_stand_in_an_entry_twice(official: Actor) -> None:
    post(draft("d", debit("bank", 10), credit("own:p1", 4), credit("own:p1", 6)), official)
    told = Posting.objects.filter(account__code="own:p1").order_by("seq").values_list("seq", "after")
    assert list(told) == [(1, 4), (2, 10)]


def test_strange_letters_hash_the_same_in_python_and_in_the_database(official: Actor) -> None:
    told = '"q" \\ / \t\r\n\b\f \x1f \x7f é € \u2028 \U0001f4b6 \' {}'
    post(draft('d"\\é\u2028', debit("bank", 1), credit("own:p1", 1), told=told), official)
    assert Entry.objects.get().note == f'{{"told":{json.dumps(told, ensure_ascii=False)}}}'


def test_the_same_key_again_does_nothing(official: Actor) -> None:
    once = post(deposit("d", 500), official)
    assert post(deposit("d", 500), official) == once
    assert balances() == {"bank": 500, "own:p1": 500}
    assert Entry.objects.count() == 1


@pytest.mark.parametrize(
    "other",
    [
        deposit("d", 501),
        deposit("d", 500, "p2"),
        dataclasses.replace(deposit("d", 500), day=date(2026, 3, 3)),
        dataclasses.replace(deposit("d", 500), kind="other"),
        dataclasses.replace(deposit("d", 500), subject="project:p2"),
        dataclasses.replace(deposit("d", 500), note={"more": 1}),
    ],
)
def test_the_same_key_with_another_content_is_refused(official: Actor, other: Draft) -> None:
    once = post(deposit("d", 500), official)
    with pytest.raises(ReplayedError):
        post(other, official)
    assert balances() == {"bank": 500, "own:p1": 500}
    assert list(Seal.objects.values_list("entry_id", "hash")) == [once]


def test_no_more_leaves_than_there_is(official: Actor) -> None:
    post(deposit("d", 500), official)
    with pytest.raises(OverdraftError, match=r"not enough on own:p1 \(501 cents\)"):
        post(payment("p", 501), official)
    assert balances() == {"bank": 500, "own:p1": 500}
    post(payment("p", 500), official)
    assert balances() == {"bank": 500, "ordered": 500, "own:p1": 0}


@pytest.mark.parametrize(
    "legs, error, said",
    [
        ((), UnbalancedError, "two legs"),
        ((debit("bank", 5),), UnbalancedError, "two legs"),
        ((debit("bank", 5), credit("own:p1", 0)), UnbalancedError, "two legs"),
        ((debit("bank", 5), credit("own:p1", 4)), UnbalancedError, "sum to 1 cents"),
        ((debit("bank", 5), credit("room:x/2026", 5)), UnbalancedError, "one book"),
        ((debit("bank", 5), credit("wages:p1", 5)), WalletError, "no account of the chart: wages:p1"),
    ],
)
def test_what_is_no_entry_is_refused(
    official: Actor, legs: tuple[Leg, ...], error: type[WalletError], said: str
) -> None:
    with pytest.raises(error, match=said):
        post(draft("x", *legs), official)
    assert (Entry.objects.count(), balances()) == (0, {})


def test_an_owner_where_none_belongs_is_refused(official: Actor) -> None:
    with pytest.raises(IntegrityError, match="not an account of the chart"):
        post(draft("x", debit("bank:p1", 5), credit("own:p1", 5)), official)


def test_a_mistake_is_reversed_once(official: Actor) -> None:
    wrong = post(deposit("d", 500), official)
    undone = reverse(wrong.number, key="r", reason="typed twice", actor=official)
    assert undone.number == 2
    assert balances() == {"bank": 0, "own:p1": 0}
    assert reverse(wrong.number, key="r", reason="typed twice", actor=official) == undone
    post(deposit("d2", 700), official)
    with pytest.raises(IntegrityError):
        reverse(wrong.number, key="r2", reason="again", actor=official)
    with pytest.raises(WalletError, match="no entry 99"):
        reverse(99, key="r3", reason="none", actor=official)
