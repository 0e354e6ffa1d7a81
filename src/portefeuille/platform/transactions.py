"""A GET never writes, a POST is one transaction: by construction, for every view that does not say otherwise."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, TypeVar

from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse
from django.urls import Resolver404, resolve

SAFE = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})
READS = re.compile(
    r"\s*(?:SELECT|EXPLAIN|SHOW|SET|PRAGMA|SAVEPOINT|RELEASE|ROLLBACK|BEGIN|COMMIT|WITH)\b", re.IGNORECASE
)
WRITES = re.compile(r"\b(?:INSERT\s+INTO|UPDATE\s+\S+\s+SET|DELETE\s+FROM)\b", re.IGNORECASE)

Execute = Callable[[str, Any, bool, dict[str, Any]], Any]


class WriteWhileReadingError(Exception):
    """A request that should only read tried to write.  A fault of the program: it is never caught."""


def refuse_writes(execute: Execute, sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
    """Let a statement through only when it reads."""
    if not READS.match(sql) or WRITES.search(sql):
        raise WriteWhileReadingError(f"a GET may not write: {sql.split(None, 3)[:3]}")
    return execute(sql, params, many, context)


View = TypeVar("View", bound=Callable[..., HttpResponse])


def in_parts(view: View) -> View:
    """Mark a view of which the services make the transactions: something slow happens between two of them."""
    view.in_parts = True  # type: ignore[attr-defined]  # any function takes it
    return view


class TransactionMiddleware:
    """Safe methods run with writes refused; the others in one transaction, undone when the answer is a fault (5xx)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method in SAFE:
            with connection.execute_wrapper(refuse_writes):
                return self.get_response(request)
        if _in_parts(request):
            return self.get_response(request)
        with transaction.atomic():
            response = self.get_response(request)
            if response.status_code >= 500:
                transaction.set_rollback(True)
            return response


def _in_parts(request: HttpRequest) -> bool:
    try:
        view = resolve(request.path_info, getattr(request, "urlconf", None)).func
    except Resolver404:
        return False
    return getattr(view, "in_parts", False)
