"""A GET cannot write, and a POST is one transaction: whatever a view does."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from portefeuille.platform.transactions import TransactionMiddleware, WriteWhileReadingError

FACTORY = RequestFactory()
View = Callable[[HttpRequest], HttpResponse]


def adding(status: int) -> View:
    def view(request: HttpRequest) -> HttpResponse:
        Group.objects.create(name="one")
        return HttpResponse(status=status)

    return view


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("method", ["get", "head", "options", "trace"])
def test_a_safe_method_that_writes_is_stopped(method: str) -> None:
    request = getattr(FACTORY, method)("/")
    with pytest.raises(WriteWhileReadingError, match="INSERT"):
        TransactionMiddleware(adding(200))(request)
    assert Group.objects.count() == 0


@pytest.mark.django_db
@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE auth_group SET name = 'x'",
        "DELETE FROM auth_group",
        "CREATE TABLE x (n INTEGER)",
        "WITH gone AS (SELECT 1) DELETE FROM auth_group",
    ],
)
def test_sql_by_hand_is_stopped_too(sql: str) -> None:
    def view(request: HttpRequest) -> HttpResponse:
        with connection.cursor() as cursor:
            cursor.execute(sql)
        return HttpResponse()

    with pytest.raises(WriteWhileReadingError):
        TransactionMiddleware(view)(FACTORY.get("/"))


@pytest.mark.django_db
def test_a_get_may_read() -> None:
    Group.objects.create(name="one")
    answer = TransactionMiddleware(lambda request: HttpResponse(str(Group.objects.count())))(FACTORY.get("/"))
    assert answer.content == b"1"


@pytest.mark.django_db
@pytest.mark.parametrize("status, kept", [(200, 1), (302, 1), (422, 1), (500, 0), (503, 0)])
def test_a_post_keeps_what_it_wrote_unless_it_ends_in_a_fault(status: int, kept: int) -> None:
    assert TransactionMiddleware(adding(status))(FACTORY.post("/")).status_code == status
    assert Group.objects.count() == kept


@pytest.mark.django_db(transaction=True)
def test_a_post_that_breaks_off_keeps_nothing() -> None:
    def view(request: HttpRequest) -> HttpResponse:
        Group.objects.create(name="one")
        raise RuntimeError("broken off")

    with pytest.raises(RuntimeError):
        TransactionMiddleware(view)(FACTORY.post("/"))
    assert Group.objects.count() == 0
