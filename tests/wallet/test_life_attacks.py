"""The rows around the ledger, attacked with SQL: what was promised, ordered, approved or claimed does not change."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, connection, transaction

from portefeuille.platform.models import Actor
from portefeuille.wallet import services
from portefeuille.wallet.models import Batch, Payment
from portefeuille.wallet.services import Terms
from tests.wallet import by_hand
from tests.wallet.life import DAY, LAST, NUMBER, WALLET, Bank, applied, funded, line, order, send, sound, take

pytestmark = pytest.mark.django_db
TABLES = ("project", "request", "statement", "bankline", "payment", "batch", "approval", "claim")


@pytest.fixture
def busy(official: Actor, second: Actor, bank: Bank, budget: int) -> str:
    """A row in every table; the number of a batch that waits for approval."""
    funded("p1", bank, official)
    send([order("p1", 100_000, official, "1")], official, second)
    services.claim("p1", terms=Terms(NUMBER, 0, 5, "x", LAST), key="c", actor=official)
    take(bank.statement(DAY, line(5, account="", name="")), official)
    applied("p2", official)
    services.withdraw("p2", on=DAY, actor=official)
    waiting = [order("p1", 50_000, official, "2")]
    return services.prepare_batch(waiting, on=DAY, account=WALLET, thresholds=[], key="w", actor=official)


def refused(statement: str, *values: str) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        by_hand.sql(statement, *values)
    sound()


@pytest.mark.parametrize("table", TABLES)
def test_nothing_goes(busy: str, table: str) -> None:
    refused(f"DELETE FROM wallet_{table}")
    if connection.vendor == "postgresql":
        by_hand.sql(
            "SET CONSTRAINTS ALL IMMEDIATE"
        )  # otherwise what is still to be checked stands in the way
        refused(f"TRUNCATE wallet_{table} CASCADE")


@pytest.mark.parametrize(
    "change",
    [
        "project SET subsidy = subsidy + 1",
        "project SET enterprise = '0403019261'",
        "project SET closed = '', closed_on = NULL WHERE id = 'p2'",
        "request SET amount = 1",
        "request SET last_day = '2030-01-01'",
        "statement SET closing = 0",
        "bankline SET amount = 1",
        "bankline SET account = 'BE43068999999501' WHERE verdict = 'worklist'",
        "bankline SET entry_id = NULL",
        "bankline SET verdict = 'worklist' WHERE verdict = 'matched'",
        "payment SET amount = amount + 1, own = own + 1",
        "payment SET iban = 'BE62510007547061'",
        "payment SET name = 'Another'",
        "payment SET state = 'ordered', batch_id = NULL WHERE state = 'sent'",
        "payment SET state = 'executed' WHERE state = 'batched'",
        "payment SET state = 'sent' WHERE state = 'batched'",
        "batch SET amount = 1 WHERE state = 'prepared'",
        "batch SET needed = 1, prepared_by = 'x' WHERE state = 'prepared'",
        "batch SET state = 'sent', sent_at = '2026-03-02 10:00:00+00' WHERE state = 'prepared'",
        "batch SET state = 'prepared', sent_at = NULL WHERE state = 'sent'",
        "approval SET actor = 'x'",
        "claim SET subsidy = 1",
        "claim SET state = 'paid'",
        "claim SET own_back = 1",
    ],
)
def test_nothing_changes(busy: str, change: str) -> None:
    refused(f"UPDATE wallet_{change}")


def test_nobody_approves_what_he_prepared(busy: str) -> None:
    prepared_by = Batch.objects.get(pk=busy).prepared_by
    refused("INSERT INTO wallet_approval (batch_id, actor) VALUES (%s, %s)", busy, prepared_by)
    sent = Batch.objects.exclude(pk=busy).get()
    refused("INSERT INTO wallet_approval (batch_id, actor) VALUES (%s, 'c')", sent.pk)


def test_a_batch_leaves_as_it_was_approved(busy: str, second: Actor, official: Actor) -> None:
    """A payment slipped into it, or taken out of it, and it does not leave."""
    services.approve_batch(busy, actor=second)
    other = order("p1", 7, official, "3")
    by_hand.sql("UPDATE wallet_payment SET state = 'batched', batch_id = %s WHERE id = %s", busy, other)
    refused("UPDATE wallet_batch SET state = 'sent', sent_at = '2026-03-02 10:00:00+00' WHERE id = %s", busy)
    with pytest.raises(IntegrityError, match="not what was approved"), transaction.atomic():
        services.release_batch(busy, account=WALLET, actor=second)
    by_hand.sql("UPDATE wallet_payment SET state = 'ordered', batch_id = NULL WHERE id = %s", other)
    services.release_batch(busy, account=WALLET, actor=second)
    assert Payment.objects.filter(state="sent").count() == 2
    sound()


def test_a_payment_and_a_batch_begin_at_the_beginning(busy: str) -> None:
    refused(
        "INSERT INTO wallet_payment (id, purpose, own, subsidy, amount, iban, name, structured, free, state, batch_id, bank_status)"
        f" SELECT 'x', 'agency', 0, 0, 5, iban, name, structured, free, 'sent', '{busy}', '' FROM wallet_payment WHERE state = 'sent'"
    )
    refused(
        'INSERT INTO wallet_batch (id, "on", count, amount, needed, prepared_by, state, sent_at)'
        " SELECT 'x', \"on\", count, amount, needed, prepared_by, state, sent_at FROM wallet_batch WHERE state = 'sent'"
    )


def test_a_statement_begins_where_the_last_one_ended(busy: str) -> None:
    refused(
        "INSERT INTO wallet_statement (account, number, opening_date, closing_date, opening, closing, fingerprint, form)"
        " SELECT account, 99, opening_date, closing_date, closing - 1, closing, 'f', form FROM wallet_statement"
        " ORDER BY id DESC LIMIT 1"
    )
