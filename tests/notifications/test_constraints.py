"""What the database itself refuses, and what a filter or a token may be."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from portefeuille import clock
from portefeuille.law.touches import Touch
from portefeuille.notifications import filters, tokens
from portefeuille.notifications.models import Mailed
from tests.notifications.subscribers import subscriber


@pytest.mark.django_db
def test_one_subscription_for_an_address_and_a_filter() -> None:
    subscriber("An@voorbeeld.test")
    subscriber("an@voorbeeld.test", filters="sizes=small")
    with pytest.raises(IntegrityError), transaction.atomic():
        subscriber("AN@voorbeeld.test")


@pytest.mark.django_db
@pytest.mark.parametrize("fields", [{"language": "de"}, {"confirmed": "before"}])
def test_what_cannot_be(fields: dict[str, Any]) -> None:
    if "confirmed" in fields:
        fields = {"confirmed": clock.now() - timedelta(seconds=1)}
    with pytest.raises(IntegrityError), transaction.atomic():
        subscriber(**fields)


@pytest.mark.django_db
def test_a_change_is_mailed_once_to_somebody() -> None:
    one = subscriber()
    Mailed.objects.create(subscription=one, change="x", at=clock.now())
    with pytest.raises(IntegrityError), transaction.atomic():
        Mailed.objects.create(subscription=one, change="x", at=clock.now())


def test_a_filter_is_written_in_one_order_and_read_again() -> None:
    told = {"services": "training", "sizes": "small"}
    assert filters.written(told) == "sizes=small services=training"
    assert filters.read(filters.written(told)) == Touch(
        sizes=frozenset({"small"}), services=frozenset({"training"})
    )
    assert filters.read("") == Touch()


@pytest.mark.parametrize("told", [{"size": "small"}, {"sizes": ""}, {"sizes": "a b"}, {"sizes": "a=b"}])
def test_what_is_no_filter(told: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="is no filter"):
        filters.written(told)


def test_a_token_does_one_thing() -> None:
    token = tokens.made(tokens.STOP, "abc")
    assert tokens.subscription(tokens.STOP, token) == "abc"
    assert tokens.subscription(tokens.CONFIRM, token) is None
    assert tokens.subscription(tokens.STOP, token[:-1] + ("A" if token[-1] != "A" else "B")) is None
    assert tokens.subscription(tokens.STOP, "abc") is None
