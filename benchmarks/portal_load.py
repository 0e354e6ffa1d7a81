"""Many applications at once, for the bench of the portal: those of one enterprise, made by the services, copied in SQL.

A copy has all rows of its original (events, orders, notices, accounts, payments), under numbers of its own and for an enterprise
of ten; only its receipt is left empty.  The triggers sleep meanwhile: the copies say nothing about money.
"""

from __future__ import annotations

from django.db import connection

OF_ONE = 10
"""How many applications an enterprise has."""
ID = "md5({id} || '/' || n)"
ENTERPRISE = "CASE WHEN r.enterprise = '' THEN '' ELSE '8' || lpad(n::text, 9, '0') END"

TABLES: dict[str, dict[str, str]] = {
    "applications_application": {"id": ID, "number": "'c' || n * 10 + rank", "enterprise": ENTERPRISE},
    "applications_event": {"id": "", "application_id": ID},
    "applications_receipt": {"id": "", "application_id": ID, "receipt": "'{{}}'::jsonb"},
    "applications_order": {"id": ID, "application_id": ID},
    "wallet_project": {"id": ID, "enterprise": ENTERPRISE},
    "wallet_request": {"number": "number + n * 1000", "communication": "left(md5(number || '/' || n), 20)", "owner": ID},
    "wallet_account": {"id": "", "code": "kind || ':' || " + ID, "owner": ID},
    "wallet_payment": {"id": ID, "project_id": ID},
    "notifications_notice": {"id": "", "key": "key || '/' || n", "enterprise": ENTERPRISE,
                             "subject": "'application:' || " + ID},
}  # fmt: skip
"""Table -> column -> what a copy holds instead; the other columns are as they were, an empty one is numbered anew."""

KEY = {
    "applications_application": "r.id", "applications_event": "r.application_id", "applications_receipt": "r.application_id",
    "applications_order": "r.application_id", "wallet_project": "r.id", "wallet_request": "r.owner",
    "wallet_account": "r.owner", "wallet_payment": "r.project_id",
    "notifications_notice": "replace(r.subject, 'application:', '')",
}  # fmt: skip
"""Table -> the application that a row is about."""
OWN = {
    "applications_order": "r.id",
    "wallet_payment": "r.id",
    "applications_application": "r.id",
    "wallet_project": "r.id",
}


def multiply(originals: list[str], first: int, last: int) -> None:
    """Copy every application of the list, once for each number from ``first`` to ``last``."""
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        for table, changed in TABLES.items():
            names = [name for name in _columns(cursor, table) if changed.get(name) != ""]
            values = [_value(table, name, changed) for name in names]
            quoted = ", ".join(f'"{name}"' for name in names)
            ranked = f"(SELECT *, row_number() OVER (ORDER BY {KEY[table].removeprefix('r.')}) %% 10 AS rank FROM {table} r WHERE {KEY[table]} = ANY(%(ids)s)) r"
            cursor.execute(
                f"INSERT INTO {table} ({quoted}) SELECT {', '.join(values)} "
                f"FROM generate_series(%(first)s, %(last)s) n, {ranked}",
                {"ids": originals, "first": first, "last": last},
            )
        cursor.execute(
            "INSERT INTO wallet_balance (account_id, version, amount) SELECT a.id, NULL, 0 FROM wallet_account a "
            "LEFT JOIN wallet_balance b ON b.account_id = a.id WHERE b.account_id IS NULL"
        )
        cursor.execute("SET session_replication_role = DEFAULT")
        cursor.execute("ANALYZE")


def _columns(cursor: object, table: str) -> list[str]:
    with connection.cursor() as asked:
        return [each.name for each in connection.introspection.get_table_description(asked, table)]


def _value(table: str, name: str, changed: dict[str, str]) -> str:
    if name not in changed:
        return f'r."{name}"'
    own = OWN.get(table, KEY[table]) if name == "id" else KEY[table]
    return changed[name].replace("{id}", own).replace("{{}}", "{}")
