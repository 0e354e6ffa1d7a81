"""The same thing asked twice is done once."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from portefeuille.platform.canonical import Plain, canonical
from portefeuille.platform.models import Done
from portefeuille.platform.once import ReplayedError, once

pytestmark = pytest.mark.django_db


def counting() -> tuple[list[int], Callable[[], Mapping[str, Plain]]]:
    done: list[int] = []

    def work() -> Mapping[str, Plain]:
        done.append(1)
        return {"number": len(done)}

    return done, work


def test_the_second_time_the_first_answer_is_given() -> None:
    done, work = counting()
    assert once("k", {"cents": 5}, work) == {"number": 1}
    assert once("k", {"cents": 5}, work) == {"number": 1}
    assert once("k2", {"cents": 5}, work) == {"number": 2}
    assert len(done) == 2


def test_another_content_is_refused() -> None:
    done, work = counting()
    once("k", {"cents": 5}, work)
    with pytest.raises(ReplayedError, match="'k' was used before"):
        once("k", {"cents": 6}, work)
    assert len(done) == 1


def test_what_failed_was_not_done() -> None:
    def fails() -> Mapping[str, Plain]:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        once("k", {}, fails)
    assert Done.objects.count() == 0
    _, work = counting()
    assert once("k", {}, work) == {"number": 1}


@pytest.mark.parametrize("content", [{"a": 1.0}, {1: 2}, {"a": {"b": [object()]}}, {"a": b"x"}])
def test_canonical_json_holds_nothing_with_two_spellings(content: Plain) -> None:
    with pytest.raises(TypeError, match="canonical JSON"):
        canonical(content)


def test_canonical_json_has_one_order() -> None:
    assert canonical({"b": [1, "é"], "a": {"d": None, "c": True}}) == '{"a":{"c":true,"d":null},"b":[1,"é"]}'
