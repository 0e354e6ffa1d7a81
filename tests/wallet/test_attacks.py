"""The database keeps the promises by itself: every one is attacked with SQL, and nothing has changed afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.core.management import call_command
from django.db import DatabaseError, IntegrityError, connection, transaction
from pytest_django import DjangoDbBlocker

from portefeuille.platform.models import Actor
from portefeuille.wallet.ledger import Leg, credit, debit
from portefeuille.wallet.models import Account, Balance, Entry, Posting, Seal
from portefeuille.wallet.services import post, reverse
from portefeuille.wallet.verify import verify
from tests.wallet import by_hand
from tests.wallet.entries import deposit, draft, payment

pytestmark = pytest.mark.db
TABLES = ("wallet_account", "wallet_entry", "wallet_posting", "wallet_seal", "wallet_balance")
ZERO = "0" * 64
BANK = "account_id = (SELECT id FROM wallet_account WHERE code = 'bank')"


def two_entries() -> str:
    """The actor's id."""
    official = Actor.objects.create(id="a" * 32, kind="official", name="An official")
    post(deposit("d", 1_000), official)
    post(payment("p", 400), official)
    return official.pk


@pytest.fixture(scope="module")
def ledger(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    """Two entries, committed once for all attacks: none of them changes anything."""
    with django_db_blocker.unblock():
        actor = two_entries()
        yield actor
        call_command("flush", verbosity=0, interactive=False)


@pytest.fixture
def changing(transactional_db: None) -> str:
    """Two entries of a ledger that goes on."""
    return two_entries()


def everything() -> list[object]:
    return [list(model.objects.order_by("pk").values()) for model in (Account, Entry, Posting, Seal, Balance)]


@contextmanager
def refused(match: str | None = None) -> Iterator[None]:
    """The block is a transaction that the database refuses, and of which nothing stays."""
    before = everything()
    with pytest.raises(IntegrityError, match=match), transaction.atomic():
        yield
    assert everything() == before
    assert verify().broken is None


def test_the_honest_way_by_hand_works(changing: str) -> None:
    """So that the refusals below are those of the attack, and not of the way it is written."""
    by_hand.whole(3, changing, "k", debit("bank", 5), credit("own:p1", 5))
    assert verify().head.number == 3
    assert Balance.objects.get(account__code="bank").amount == 1_005


@pytest.mark.parametrize("table", TABLES)
def test_delete(ledger: str, table: str) -> None:
    with refused("append-only"):
        by_hand.sql(f"DELETE FROM {table}")


@pytest.mark.parametrize("table", TABLES)
def test_truncate(ledger: str, table: str) -> None:
    if connection.vendor == "postgresql":
        with refused("append-only"):
            by_hand.sql(f"TRUNCATE {table} CASCADE")
    else:  # SQLite has no TRUNCATE; what comes nearest is a DELETE without a condition, and REPLACE
        with refused("append-only"):
            by_hand.sql(f"DELETE FROM {table} WHERE true")


@pytest.mark.parametrize(
    "change",
    [
        "wallet_account SET kind = 'bank'",
        "wallet_account SET side = -side",
        "wallet_entry SET day = '2020-01-01'",
        "wallet_entry SET key = key || 'x'",
        "wallet_entry SET note = '{\"a\":1}'",
        "wallet_posting SET amount = amount * 2",
        "wallet_posting SET after = after + 1",
        "wallet_posting SET account_id = (SELECT max(id) FROM wallet_account)",
        "wallet_seal SET hash = previous",
        "wallet_balance SET amount = amount + 1",
        "wallet_balance SET amount = 0, version = NULL",
        "wallet_balance SET version = version - 1",
        "wallet_balance SET version = version, amount = amount",
    ],
)
def test_update(ledger: str, change: str) -> None:
    with refused():
        by_hand.sql(f"UPDATE {change}")


def test_a_balance_without_a_posting(ledger: str) -> None:
    """The statement itself passes, the end of the transaction does not."""
    with refused():
        by_hand.sql("UPDATE wallet_balance SET version = version + 1, amount = amount + 500")


def test_a_balance_beside_its_posting(ledger: str) -> None:
    """A sound entry, and a little more on the balance."""
    with refused("fit the balance"):
        by_hand.entry(3, ledger, "k")
        by_hand.sql("UPDATE wallet_balance SET version = version + 1, amount = amount + 6 WHERE " + BANK)
        by_hand.leg(3, 1, "bank", 5, move=False, after=1_005)


def test_a_second_balance(ledger: str) -> None:
    with refused():
        by_hand.sql("INSERT INTO wallet_balance (account_id, version, amount) VALUES (99, NULL, 5)")


def test_an_entry_without_a_seal(ledger: str) -> None:
    legs = (debit("bank", 5), credit("own:p1", 5))
    with refused():
        by_hand.entry(3, ledger, "k")
        for place, one in enumerate(legs, start=1):
            by_hand.leg(3, place, one.account, one.amount)


def test_an_entry_after_one_without_a_seal(ledger: str) -> None:
    with refused("sealed"):
        by_hand.entry(3, ledger, "k")
        by_hand.entry(4, ledger, "k2")


@pytest.mark.parametrize(
    "legs, said",
    [
        ((debit("bank", 5), credit("own:p1", 4)), "zero"),
        ((debit("bank", 5),), "two legs"),
        ((), "two legs"),
        ((debit("bank", 5), credit("room:0428315871/2026", 5)), "mixes books"),
    ],
    ids=["unbalanced", "one leg", "no leg", "two books"],
)
def test_a_seal_on_what_is_no_entry(changing: str, legs: tuple[Leg, ...], said: str) -> None:
    open_room(changing)
    number = Entry.objects.count() + 1
    with refused(said):
        by_hand.whole(number, changing, "k", *legs)


def open_room(actor: str) -> None:
    by = Actor.objects.get(pk=actor)
    accounts = (debit("room:0428315871/2026", 50), credit("ceiling:0428315871/2026", 50))
    post(draft("room", *accounts), by)


def test_a_leg_on_a_sealed_entry(ledger: str) -> None:
    with refused("sealed"):
        by_hand.leg(2, 3, "bank", 5)


def test_two_legs_on_a_sealed_entry_that_cancel_out(ledger: str) -> None:
    with refused("sealed"):
        by_hand.leg(1, 3, "bank", 5)
        by_hand.leg(1, 4, "bank", -5)


def test_a_replayed_key_with_another_content(ledger: str) -> None:
    with refused("(?i)unique"):
        by_hand.whole(3, ledger, "d", debit("bank", 7), credit("own:p1", 7))


def test_an_overdraft(ledger: str) -> None:
    with refused("no_overdraft"):
        by_hand.whole(3, ledger, "k", debit("own:p1", 601), credit("ordered", 601))


def test_all_that_is_there_is_no_overdraft(changing: str) -> None:
    by_hand.whole(3, changing, "k", debit("own:p1", 600), credit("ordered", 600))


def test_an_overdraft_that_hides_behind_a_later_leg(ledger: str) -> None:
    """The legs of one entry may not go below zero in between either."""
    with refused("no_overdraft"):
        by_hand.whole(
            3,
            ledger,
            "k",
            debit("own:p1", 601),
            credit("ordered", 601),
            credit("own:p1", 1),
            debit("ordered", 1),
        )


@pytest.mark.parametrize("number", [1, 2, 4, 0, -1])
def test_a_number_out_of_turn(ledger: str, number: int) -> None:
    with refused("(?i)the next number"):
        by_hand.entry(number, ledger, "k")


@pytest.mark.parametrize(
    "previous, own, said",
    [(ZERO, None, "follow"), ("f" * 64, None, "follow"), (None, "f" * 64, "hash"), (None, "", "hash")],
)
def test_a_seal_that_is_no_link(ledger: str, previous: str | None, own: str | None, said: str) -> None:
    legs = (debit("bank", 5), credit("own:p1", 5))
    with refused(said):
        by_hand.entry(3, ledger, "k")
        for place, one in enumerate(legs, start=1):
            by_hand.leg(3, place, one.account, one.amount)
        by_hand.seal(3, ledger, "k", legs, previous, own)


def test_a_hash_of_another_content(ledger: str) -> None:
    legs = (debit("bank", 5), credit("own:p1", 5))
    with refused("hash"):
        by_hand.entry(3, ledger, "k")
        for place, one in enumerate(legs, start=1):
            by_hand.leg(3, place, one.account, one.amount)
        by_hand.seal(3, ledger, "k", (debit("bank", 6), credit("own:p1", 6)))


@pytest.mark.parametrize(
    "values",
    [
        "'wages', 'wages', '', 1, 'money'",
        "'own:p9', 'own', 'p9', 1, 'money'",
        "'own:p9', 'own', 'p9', -1, 'room'",
        "'own', 'own', '', -1, 'money'",
        "'bank:p9', 'bank', 'p9', 1, 'money'",
        "'other', 'own', 'p9', -1, 'money'",
        "'bank', 'bank', '', 1, 'money'",
    ],
)
def test_an_account_outside_the_chart(ledger: str, values: str) -> None:
    with refused():
        by_hand.sql(f"INSERT INTO wallet_account (code, kind, owner, side, book) VALUES ({values})")


def test_a_second_reversal(changing: str) -> None:
    reverse(2, key="r", reason="a mistake", actor=Actor.objects.get(pk=changing))
    with refused("(?i)unique|reversed already"):
        by_hand.entry(4, changing, "k", reverses=2)


REPLACING = (
    f"wallet_balance (account_id, version, amount) SELECT account_id, NULL, 0 FROM wallet_balance WHERE {BANK}",
    f"wallet_balance (account_id, version, amount) SELECT account_id, 1, 9 FROM wallet_balance WHERE {BANK}",
    (
        "wallet_entry SELECT id, key, kind, '2020-01-01', at, actor_id, subject, note, reverses_id"
        " FROM wallet_entry WHERE id = 2"
    ),
    "wallet_entry SELECT 3, key, kind, day, at, actor_id, subject, note, reverses_id FROM wallet_entry WHERE id = 2",
    f"wallet_posting SELECT id, entry_id, leg, account_id, 2 * amount, seq, after FROM wallet_posting WHERE {BANK}",
    "wallet_seal SELECT entry_id, previous, previous FROM wallet_seal WHERE entry_id = 2",
    "wallet_seal SELECT 3, previous, hash FROM wallet_seal WHERE entry_id = 2",
    "wallet_account SELECT id, 'own:p1', 'own', 'p1', -1, 'money' FROM wallet_account WHERE code = 'bank'",
)
"""What follows INSERT OR REPLACE INTO: SQLite's way to delete a row without a trigger on DELETE."""


def test_replace(ledger: str) -> None:
    if connection.vendor == "postgresql":
        with pytest.raises(DatabaseError, match="syntax"), transaction.atomic():
            by_hand.sql("INSERT OR REPLACE INTO wallet_balance (account_id, amount) VALUES (1, 0)")
        with refused():
            by_hand.sql(
                f"INSERT INTO wallet_balance (account_id, amount) SELECT account_id, 0 FROM wallet_balance WHERE {BANK}"
                " ON CONFLICT (account_id) DO UPDATE SET amount = 5"
            )
        return
    for attack in REPLACING:
        with refused():
            by_hand.sql(f"INSERT OR REPLACE INTO {attack}")
    with refused():
        by_hand.sql(
            "UPDATE OR REPLACE wallet_balance SET account_id = (SELECT max(account_id) FROM wallet_balance), version = 9"
            f" WHERE {BANK}"
        )


@pytest.mark.parametrize("value", ["5.5", "'many'", "'5x'"])
def test_an_amount_is_a_whole_number(ledger: str, value: str) -> None:
    if connection.vendor == "postgresql":
        with pytest.raises(DatabaseError), transaction.atomic():
            by_hand.sql(
                "INSERT INTO wallet_posting (entry_id, leg, account_id, amount, seq, after) VALUES (3, 1, 1, 'many', 3, 5)"
            )
        return
    with refused():
        by_hand.entry(3, ledger, "k")
        by_hand.sql(
            "UPDATE wallet_balance SET version = version + 1, amount = amount + " + value + " WHERE " + BANK
        )
