"""Verifying finds what an owner of the database can do after taking the triggers off, and says where it is."""

from __future__ import annotations

import pytest
from django.db import connection, transaction

from portefeuille.platform import audit
from portefeuille.platform.models import Actor
from portefeuille.wallet.invariants import INVARIANTS, audited_heads, bank_is_explained
from portefeuille.wallet.services import post
from portefeuille.wallet.verify import Break, verify
from tests import flush
from tests.wallet import by_hand
from tests.wallet.entries import deposit, payment

pytestmark = pytest.mark.django_db(transaction=True)
OF_THE_LEDGER = (audited_heads, bank_is_explained)
"""The entries of these tests are of no payment or project: the other invariants have nothing to say."""


@pytest.fixture
def ledger(official: Actor) -> Actor:
    for number in range(1, 4):
        post(deposit(f"d{number}", 1_000 * number), official)
    post(payment("p", 500), official)
    return official


def tamper(*statements: str) -> None:
    """As the owner of the database: without triggers, and without foreign keys."""
    with flush.unguarded():
        for statement in statements:
            if connection.vendor == "postgresql":
                by_hand.sql(
                    f"SET session_replication_role = replica; {statement}; SET session_replication_role = DEFAULT"
                )
            else:
                by_hand.sql(statement)


def test_a_sound_ledger(ledger: Actor) -> None:
    found = verify(more=OF_THE_LEDGER)
    assert (found.head.number, found.postings, found.accounts, found.broken) == (4, 8, 3, None)


def test_an_empty_ledger() -> None:
    assert verify(more=INVARIANTS).broken is None


@pytest.mark.parametrize(
    "statement, place, problem",
    [
        ("UPDATE wallet_posting SET amount = 9 WHERE entry_id = 2 AND leg = 1", "entry 2", "sum to -1991 cents"),
        (
            "UPDATE wallet_posting SET amount = amount * 2 WHERE entry_id = 2",
            "entry 2",
            "says 3000 cents on bank after it, recomputed 5000",
        ),
        ("UPDATE wallet_entry SET day = '2020-01-01' WHERE id = 3", "entry 3", "not what was sealed"),
        ("UPDATE wallet_entry SET note = '{\"a\":1}' WHERE id = 3", "entry 3", "not what was sealed"),
        ("UPDATE wallet_entry SET note = 'x' WHERE id = 3", "entry 3", "not JSON"),
        ("UPDATE wallet_entry SET subject = 'project:p2' WHERE id = 1", "entry 1", "not what was sealed"),
        ("UPDATE wallet_account SET code = 'own:p2', owner = 'p2' WHERE kind = 'own'", "entry 1", "not what was sealed"),
        ("UPDATE wallet_account SET side = 1 WHERE kind = 'own'", "entry 1", "not one of the chart"),
        ("DELETE FROM wallet_posting WHERE entry_id = 2 AND leg = 2", "entry 2", "fewer than two legs"),
        ("DELETE FROM wallet_seal WHERE entry_id = 4", "entry 4", "no seal"),
        ("DELETE FROM wallet_entry WHERE id = 2", "entry 2", "it is missing"),
        ("DELETE FROM wallet_entry WHERE id = 4", "entry 4", "has postings and does not exist"),
        ("UPDATE wallet_seal SET previous = hash WHERE entry_id = 3", "entry 3", "does not follow"),
        ("UPDATE wallet_balance SET amount = 7 WHERE amount = 500", "account ordered", "is 7, recomputed 500"),
        ("UPDATE wallet_balance SET version = 9 WHERE amount = 500", "account ordered", "counts 9 postings, found 1"),
        ("DELETE FROM wallet_balance WHERE amount = 500", "account ordered", "no balance"),
    ],
)  # fmt: skip
def test_tampering_is_found_at_its_place(ledger: Actor, statement: str, place: str, problem: str) -> None:
    tamper(statement)
    broken = verify().broken
    assert broken is not None
    assert broken.place == place
    assert problem in broken.problem


def test_a_whole_entry_taken_from_the_end_is_found_by_a_printed_head(ledger: Actor) -> None:
    head = verify().head
    gone(4)
    assert verify().broken is None
    assert verify(head.hash).broken == Break(
        "entry 4", f"the chain does not hold the expected head {head.hash}"
    )


def test_and_by_the_audit_log(ledger: Actor) -> None:
    head = verify().head
    with transaction.atomic():
        audit.write(ledger, "paid", "project:p1", {"ledger": {"number": head.number, "hash": head.hash}})
    assert verify(more=OF_THE_LEDGER).broken is None
    gone(4)
    assert verify(more=OF_THE_LEDGER).broken == Break("entry 4", "audit row 1 tells of another one")


def gone(number: int) -> None:
    """Take the last entry away so that everything fits again."""
    tamper(
        f"DELETE FROM wallet_seal WHERE entry_id = {number}",
        "UPDATE wallet_balance SET amount = 5500 + 500, version = 3 WHERE amount = 5500",
        "UPDATE wallet_balance SET amount = 0, version = NULL WHERE amount = 500",
        f"DELETE FROM wallet_posting WHERE entry_id = {number}",
        f"DELETE FROM wallet_entry WHERE id = {number}",
    )
