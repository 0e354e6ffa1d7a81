"""The audit log: a chain that the database guards, and that tells where it was broken."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, connection, transaction

from portefeuille.platform import actors, audit
from portefeuille.platform.canonical import GENESIS
from portefeuille.platform.gate import OutsideTransactionError
from portefeuille.platform.models import AuditRow
from tests import flush

pytestmark = pytest.mark.django_db(transaction=True)
STRANGE = '"q" \\ / \t\r\n\b\f \x1f \x7f é € \u2028 \U0001f4b6 \' {}'


def sql(statement: str, *values: str | int | None) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, values)


def three_rows() -> None:
    by = actors.official("An official")
    with transaction.atomic():
        audit.write(by, "made", "thing:1", {"cents": 5, "more": [1, None, True], "told": STRANGE})
        audit.write(by, "changed", f"thing:{STRANGE}")
        audit.write(actors.system(), "closed", "thing:1")


def test_rows_are_linked_and_verified() -> None:
    three_rows()
    rows = list(AuditRow.objects.order_by("number"))
    assert [row.number for row in rows] == [1, 2, 3]
    assert [row.previous for row in rows] == [GENESIS, rows[0].hash, rows[1].hash]
    found = audit.verify()
    assert (found.head, found.broken) == (audit.Head(3, rows[2].hash), None)
    assert audit.verify(rows[1].hash).broken is None
    assert audit.verify("f" * 64).broken == (4, f"the chain does not hold the expected hash {'f' * 64}")


def test_it_is_written_in_the_transaction_of_what_it_tells() -> None:
    with pytest.raises(OutsideTransactionError):
        audit.write(actors.system(), "made", "thing:1")
    with transaction.atomic():
        audit.write(actors.system(), "made", "thing:1")
        transaction.set_rollback(True)
    assert AuditRow.objects.count() == 0


def test_a_float_has_no_place_in_it() -> None:
    with pytest.raises(TypeError, match="float"), transaction.atomic():
        audit.write(actors.system(), "made", "thing:1", {"euros": 1.5})  # type: ignore[dict-item]  # that is what is refused


@pytest.mark.parametrize(
    "attack",
    [
        "UPDATE platform_audit SET action = 'nothing' WHERE number = 2",
        "DELETE FROM platform_audit WHERE number = 3",
        (
            "INSERT INTO platform_audit SELECT 4, at, action, subject, detail, previous, hash, actor_id"
            " FROM platform_audit WHERE number = 3"
        ),
        (
            "INSERT INTO platform_audit (number, at, action, subject, detail, previous, hash, actor_id)"
            " SELECT 4, at, action, subject, detail, hash, 'f', actor_id FROM platform_audit WHERE number = 3"
        ),
        (
            "INSERT INTO platform_audit (number, at, action, subject, detail, previous, hash, actor_id)"
            " SELECT 9, at, action, subject, detail, hash, 'f', actor_id FROM platform_audit WHERE number = 3"
        ),
        "UPDATE platform_done SET answer = '{}'",
        "DELETE FROM platform_done",
    ],
)
def test_the_database_refuses(attack: str) -> None:
    three_rows()
    sql(
        "INSERT INTO platform_done (key, fingerprint, answer, at) SELECT 'k', 'f', '1', at FROM platform_audit WHERE number = 1"
    )
    with pytest.raises(IntegrityError):
        sql(attack)
    assert audit.verify().head.number == 3


def test_it_refuses_to_be_emptied_or_replaced() -> None:
    three_rows()
    for table in ("platform_audit", "platform_done"):
        if connection.vendor == "postgresql":
            with pytest.raises(IntegrityError, match="append-only"):
                sql(f"TRUNCATE {table} CASCADE")
    if connection.vendor == "sqlite":
        sql(
            "INSERT INTO platform_done (key, fingerprint, answer, at) VALUES ('k', 'f', '1', '2026-01-01 00:00:00')"
        )
        for attack in (
            "platform_done (key, fingerprint, answer, at) VALUES ('k', 'f', '2', '2026-01-01 00:00:00')",
            "platform_audit SELECT * FROM platform_audit WHERE number = 2",
        ):
            with pytest.raises(IntegrityError):
                sql(f"INSERT OR REPLACE INTO {attack}")


@pytest.mark.parametrize(
    "tampering, place, problem",
    [
        (
            "UPDATE platform_audit SET subject = 'thing:2' WHERE number = 1",
            1,
            "its content is not what was recorded",
        ),
        (
            "UPDATE platform_audit SET detail = '{\"a\":1}' WHERE number = 3",
            3,
            "its content is not what was recorded",
        ),
        ("DELETE FROM platform_audit WHERE number = 2", 3, "row 2 is missing"),
        (
            "UPDATE platform_audit SET previous = hash WHERE number = 2",
            2,
            "it does not follow the row before it",
        ),
    ],
)
def test_tampering_is_found_at_its_row(tampering: str, place: int, problem: str) -> None:
    three_rows()
    with flush.unguarded():
        sql(tampering)
    assert audit.verify().broken == (place, problem)
