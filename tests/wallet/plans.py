"""What grows for ever is never read from end to end by a service: asks the database for the plan of each new statement."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection

GROWING = frozenset(
    {"wallet_entry", "wallet_posting", "wallet_seal", "wallet_account", "wallet_balance", "platform_auditrow"}
)
SHAPE = re.compile(r"(%s, )+%s")
READS = ("SELECT", "UPDATE", "WITH", "DELETE")
FORCED = ("enable_seqscan", "enable_hashjoin", "enable_mergejoin")
"""PostgreSQL reads a small table whole even where it need not; without these it does so only where there is no other way."""


@contextmanager
def whole_reads() -> Iterator[dict[str, set[str]]]:
    """The statements of the block that read one of the growing tables whole, with the names of these."""
    found: dict[str, set[str]] = {}
    asked: set[str] = set()
    scanned = _postgresql if connection.vendor == "postgresql" else _sqlite

    def ask(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        shape = SHAPE.sub("...", sql)
        if shape not in asked and sql.startswith(READS):
            asked.add(shape)
            if whole := scanned(sql, params) & GROWING:
                found[sql] = whole
        return execute(sql, params, many, context)

    with connection.execute_wrapper(ask):
        yield found


def _sqlite(sql: str, params: Any) -> set[str]:
    assert connection.connection is not None
    told = connection.connection.execute(
        f"EXPLAIN QUERY PLAN {sql.replace('%s', '?')}", params or ()
    ).fetchall()
    if re.search(r"\bLIMIT 1$", sql) and not any("TEMP B-TREE" in row[-1] for row in told):
        return set()
    tables: dict[str, set[str]] = {}
    for table, alias in re.findall(r"\b(?:FROM|JOIN)\s+\"?(\w+)\"? (?:AS )?\"?(\w+)", sql):
        tables.setdefault(alias, set()).add(table)
    names = [name for row in told for name in re.findall(r"^SCAN (\w+)", row[-1])]
    # Subqueries beside each other may use one alias: which of them is meant, PostgreSQL says.
    return {table for name in names for table in tables.get(name, {name}) if len(tables.get(name, ())) < 2}


def _postgresql(sql: str, params: Any) -> set[str]:
    with connection.connection.cursor() as cursor:
        for name in FORCED:
            cursor.execute(f"SET {name} = off")
        (plan,) = cursor.execute(f"EXPLAIN (FORMAT JSON) {sql}", params).fetchone()
        for name in FORCED:
            cursor.execute(f"RESET {name}")
    return set(_scans(plan[0]["Plan"]))


def _scans(node: dict[str, Any], limited: bool = False) -> Iterator[str]:
    """Tables that are read without a condition on an index, but for the first rows of one."""
    kind = node["Node Type"]
    if kind in {"Seq Scan", "Index Scan", "Index Only Scan"} and "Index Cond" not in node and not limited:
        yield node["Relation Name"]
    for inner in node.get("Plans", ()):
        yield from _scans(inner, limited or kind == "Limit")
