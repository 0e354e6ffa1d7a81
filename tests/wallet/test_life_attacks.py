"""The rows around the ledger, attacked with SQL: what was promised, ordered, approved or claimed does not change."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress

import pytest
from django.db import IntegrityError, connection, transaction

from portefeuille.platform.models import Actor
from portefeuille.wallet import services
from portefeuille.wallet.models import BankLine, Batch, Claim, Payment, Request
from portefeuille.wallet.services import Terms
from tests.wallet import by_hand
from tests.wallet.life import DAY, LAST, NUMBER, WALLET, Bank, applied, funded, line, order, send, sound, take

pytestmark = pytest.mark.django_db
TABLES = ("project", "request", "statement", "bankline", "payment", "batch", "approval", "claim", "repayment")


@pytest.fixture
def busy(official: Actor, second: Actor, bank: Bank, budget: int) -> str:
    """A row in every table; the number of a batch that waits for approval."""
    funded("p1", bank, official)
    send([order("p1", 100_000, official, "1")], official, second)
    services.claim("p1", terms=Terms(NUMBER, 0, 5, "x", LAST), key="c", actor=official)
    gone = services.claim("p1", terms=Terms(NUMBER, 0, 9, "withdrawn", LAST), key="d", actor=official)
    communication = Request.objects.get(owner=gone).communication
    take(bank.statement(DAY, line(5, account="", name=""), line(4, communication)), official)
    services.withdraw_claim(gone, reason="upheld", actor=official)
    services.repay_claim(gone, key="1", actor=official)
    applied("p2", official)
    services.withdraw("p2", on=DAY, actor=official)
    waiting = [order("p1", 50_000, official, "2")]
    return services.prepare_batch(waiting, on=DAY, account=WALLET, thresholds=[], key="w", actor=official)


def refused(statement: str, *values: str) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        by_hand.sql(statement, *values)
    sound()


def refused_all(statements: Iterable[str]) -> None:
    """Each is refused by itself; then all is as it was."""
    before, passed = everything(), []
    for statement in statements:
        with suppress(IntegrityError), transaction.atomic():
            by_hand.sql(statement)
            passed.append(statement)
            transaction.set_rollback(True)
    assert passed == []
    assert everything() == before
    sound()


def everything() -> list[object]:
    with connection.cursor() as cursor:
        found = []
        for table in TABLES:
            cursor.execute(f"SELECT * FROM wallet_{table} ORDER BY 1")
            found.append(cursor.fetchall())
        return found


def test_nothing_goes(busy: str) -> None:
    refused_all(f"DELETE FROM wallet_{table}" for table in TABLES)
    if connection.vendor == "postgresql":
        by_hand.sql(
            "SET CONSTRAINTS ALL IMMEDIATE"
        )  # otherwise what is still to be checked stands in the way
        refused_all(f"TRUNCATE wallet_{table} CASCADE" for table in TABLES)


CHANGES = (
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
    "payment SET state = 'executed', left_on = '2026-03-02' WHERE state = 'batched'",
    "payment SET state = 'executed' WHERE state = 'sent'",
    "payment SET state = 'rejected' WHERE state = 'sent'",
    "payment SET state = 'rejected', back_on = '2026-03-02', left_on = '2026-03-02' WHERE state = 'sent'",
    "payment SET ordered_on = '2020-01-01'",
    "payment SET left_on = '2026-03-02' WHERE state = 'sent'",
    "payment SET back_on = '2026-03-02' WHERE state = 'sent'",
    "payment SET state = 'sent' WHERE state = 'batched'",
    "batch SET amount = 1 WHERE state = 'prepared'",
    "batch SET needed = 1, prepared_by = 'x' WHERE state = 'prepared'",
    "batch SET iban = 'BE62510007547061' WHERE state = 'prepared'",
    "batch SET name = 'Another' WHERE state = 'prepared'",
    "batch SET state = 'sent', sent_at = '2026-03-02 10:00:00+00' WHERE state = 'prepared'",
    "batch SET state = 'prepared', sent_at = NULL WHERE state = 'sent'",
    "approval SET actor = 'x'",
    "claim SET subsidy = 1",
    "claim SET state = 'paid'",
    "claim SET own_back = 1",
    "claim SET subsidy_less = 6 WHERE subsidy = 5",
    "claim SET subsidy_less = 5 WHERE subsidy = 5",
    "claim SET state = 'withdrawn' WHERE subsidy = 5",
    "claim SET subsidy_less = 8 WHERE state = 'withdrawn'",
    "claim SET state = 'open' WHERE state = 'withdrawn'",
    "claim SET subsidy_less = 4, state = 'paid' WHERE subsidy = 5",
    "repayment SET subsidy = 1",
    "repayment SET claim_id = (SELECT id FROM wallet_claim WHERE subsidy = 5)",
)


def test_nothing_changes(busy: str) -> None:
    refused_all(f"UPDATE wallet_{change}" for change in CHANGES)


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
        services.release_batch(busy, actor=second)
    by_hand.sql("UPDATE wallet_payment SET state = 'ordered', batch_id = NULL WHERE id = %s", other)
    services.release_batch(busy, actor=second)
    assert Payment.objects.filter(state="sent").count() == 2
    sound()


PAYMENT = (
    "INSERT INTO wallet_payment (id, purpose, own, subsidy, amount, iban, name, structured, free, state, batch_id, bank_status,"
    " ordered_on, left_on) SELECT 'x', 'agency', 0, 0, 5, iban, name, structured, free, {state}, {batch}, '', {ordered}, {left}"
    " FROM wallet_payment WHERE state = 'sent'"
)
BATCH = (
    'INSERT INTO wallet_batch (id, "on", count, amount, needed, prepared_by, state, sent_at, iban, name)'
    " SELECT 'x', \"on\", count, amount, needed, prepared_by, {state}, {sent}, {iban}, name FROM wallet_batch WHERE state = 'sent'"
)


def test_a_payment_and_a_batch_begin_at_the_beginning(busy: str) -> None:
    order = {"state": "'ordered'", "batch": "NULL", "ordered": "ordered_on", "left": "NULL"}
    for wrong in (
        {"state": "'sent'", "batch": f"'{busy}'"},
        {"ordered": "NULL"},
        {"left": "ordered_on"},
    ):
        refused(PAYMENT.format(**order | wrong))
    batch = {"state": "'prepared'", "sent": "NULL", "iban": "iban"}
    for other in ({"state": "state", "sent": "sent_at"}, {"iban": "''"}):
        refused(BATCH.format(**batch | other))
    by_hand.sql(PAYMENT.format(**order))  # what was refused was refused for what is wrong with it
    by_hand.sql(BATCH.format(**batch))


REPAYMENT = (
    "INSERT INTO wallet_repayment (claim_id, line_id, payment_id, own, subsidy)"
    " SELECT c.id, l.id, p.id, {own}, {subsidy} FROM wallet_claim c, wallet_bankline l, wallet_payment p"
    " WHERE c.subsidy = {claim} AND l.amount = {line} AND p.id = {payment}"
)


def test_no_more_goes_back_than_came_in(busy: str, official: Actor, bank: Bank) -> None:
    claim = Claim.objects.get(subsidy=5)
    take(bank.statement(DAY, line(3, Request.objects.get(owner=claim.pk).communication)), official)
    by_hand.sql("UPDATE wallet_claim SET subsidy_less = 4 WHERE id = %s", claim.pk)  # 1 of 5 stands, 3 came
    made = by_hand_payment(2)
    right = {"own": 0, "subsidy": 2, "claim": 5, "line": 3, "payment": f"'{made}'"}
    for wrong in (
        {"subsidy": 3, "payment": f"'{by_hand_payment(3)}'"},
        {"own": 1, "subsidy": 1},
        {"subsidy": 1},
        {"payment": f"'{by_hand_payment(2, line_of=4)}'"},
        {"claim": 9},
        {"line": 4},
        {"own": 0, "subsidy": 0},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            by_hand.sql(REPAYMENT.format(**right | wrong))
    by_hand.sql(REPAYMENT.format(**right))  # what was refused was refused for what is wrong with it
    with pytest.raises(IntegrityError), transaction.atomic():
        by_hand.sql(REPAYMENT.format(**right))


def by_hand_payment(cents: int, line_of: int = 3) -> str:
    """A return of that much with the line of that amount; no entry stands for it, so that nothing is sound any more."""
    number = f"{cents}-{line_of}"
    row = BankLine.objects.get(amount=line_of)
    Payment.objects.create(
        pk=number, purpose="return", line=row, amount=cents, iban=row.account, name="x", ordered_on=DAY
    )
    return number


def test_a_statement_begins_where_the_last_one_ended(busy: str) -> None:
    refused(
        "INSERT INTO wallet_statement (account, number, opening_date, closing_date, opening, closing, fingerprint, form)"
        " SELECT account, 99, opening_date, closing_date, closing - 1, closing, 'f', form FROM wallet_statement"
        " ORDER BY id DESC LIMIT 1"
    )
