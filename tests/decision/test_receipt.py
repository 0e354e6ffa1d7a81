"""A receipt proves its decision: replayed it gives the same, and any change of anything in it is found."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from importlib.metadata import PackageNotFoundError
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from portefeuille import clock
from portefeuille.decision import CaseError, decide
from portefeuille.decision import receipt as receipts
from portefeuille.decision.read_json import parse
from portefeuille.decision.receipt import SCHEMA, holds, receipt, replay, seal
from tests.decision.drawing import Case, cases, put
from tests.decision.malformed.bases import ADVICE, FIXED_SIZE, WHOLE
from tests.golden.reading import Golden, all_cases

CALM = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
GOLDEN = [golden for golden in all_cases() if not golden.expect.get("error")]
HISTORY = {"on": "2015-06-05", "id": 7, "size": "small", "project": {"vat": 21}}


def written(case: Case, lang: str = "nl") -> dict[str, Any]:
    """A receipt as it comes back from its file."""
    read = parse(json.dumps(receipt(case, decide(case, lang)), ensure_ascii=False, indent=2))
    assert isinstance(read, dict)
    return read


def sealed(changed: dict[str, Any]) -> dict[str, Any]:
    """The receipt with a seal that fits what stands in it: changed by someone who knows how."""
    body = {key: receipts._plain(value) for key, value in changed.items() if key != "seal"}
    return {**changed, "seal": seal(body)}


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The place of every single value."""
    if isinstance(value, dict | list) and value:
        for key, below in value.items() if isinstance(value, dict) else enumerate(value):
            yield from places(below, (*path, key))
    else:
        yield path


def other(value: Any) -> Any:
    """Another value of the same kind."""
    match value:
        case bool():
            return not value
        case int() | Decimal():
            return value + 1
        case str():
            return value[:-1] + ("x" if not value.endswith("x") else "y")
        case None:
            return "x"
    return ["x"] if isinstance(value, list) else {"x": 1}


def changed(whole: dict[str, Any], path: tuple[Any, ...]) -> dict[str, Any]:
    made = copy.deepcopy(whole)
    place: Any = made
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = other(place[path[-1]])
    return made


def found(read: dict[str, Any]) -> bool:
    """Does the replay say that something is wrong, in whatever way?"""
    try:
        return bool(replay(read))
    except CaseError:
        return True


@pytest.mark.parametrize("case", [WHOLE, ADVICE, FIXED_SIZE, HISTORY])
def test_any_change_of_any_value_is_found(case: Case) -> None:
    whole = written(case)
    assert replay(whole) == []
    assert [path for path in places(whole) if not found(changed(whole, path))] == []


@pytest.mark.parametrize("case", [WHOLE, ADVICE, FIXED_SIZE, HISTORY])
def test_a_decision_that_was_changed_is_found_even_with_a_new_seal(case: Case) -> None:
    """The seal is no signature; the decision itself is taken again."""
    whole = written(case)
    decided = [path for path in places(whole) if path[0] in ("decision", "law", "engine", "schema")]
    assert [path for path in decided if not found(sealed(changed(whole, path)))] == []


def test_a_fact_that_matters_cannot_be_changed_even_with_a_new_seal() -> None:
    whole = written(WHOLE)
    for path in (
        ("facts", "on"),
        ("facts", "project", "price"),
        ("facts", "enterprise", "headcount"),
        ("facts", "known"),
    ):
        made = changed(whole, path)
        if path[-1] in ("on", "known"):
            made["facts"][path[-1]] = "2024-06-06"
        assert found(sealed(made)), path


def test_what_was_changed_is_said_in_a_sentence() -> None:
    whole = written(FIXED_SIZE)
    assert replay({**whole, "law": "0"}) == [
        "the receipt was changed after it was written: its seal does not fit"
    ]
    other_law, in_decision = replay(sealed({**whole, "law": "0"}))
    assert other_law == "the law is written down differently now (its hash differs)"
    assert in_decision.startswith("law was")
    assert replay(sealed({**whole, "engine": "9"})) == [f"decided by engine 9, this is {whole['engine']}"]
    more = {**whole["decision"], "subsidy": "9999.00", "colour": "red"}
    assert replay(sealed({**whole, "decision": more})) == [
        'colour was "red", is now null', 'subsidy was "9999.00", is now "300.00"',
    ]  # fmt: skip


def test_in_other_words_it_still_holds_and_with_another_amount_not() -> None:
    written = receipt(WHOLE, decide(WHOLE))
    assert holds(written)
    for changed, still in (
        (put(written, "decision.criteria.0.because", "Anders gezegd."), True),
        (put(written, "decision.criteria.0.verdict", "unknown"), False),
        (put(written, "decision.subsidy", "1.00"), False),
    ):
        assert not holds(changed), "its seal does not fit"
        sealed = {**changed, "seal": seal({key: each for key, each in changed.items() if key != "seal"})}
        assert replay(sealed)
        assert holds(sealed) is still


def test_the_days_of_the_law_are_part_of_the_decision() -> None:
    whole = written(FIXED_SIZE)
    law = {**whole["decision"]["law"], "on": "2024-06-06"}
    (sentence,) = replay(sealed({**whole, "decision": {**whole["decision"], "law": law}}))
    assert sentence.startswith("law was")
    (sentence,) = replay(sealed({**whole, "decision": {**whole["decision"], "law": None}}))
    assert sentence.startswith("law was null")


@pytest.mark.parametrize("golden", GOLDEN[::5], ids=lambda golden: golden.id)
def test_the_receipt_of_a_golden_case_proves_it(golden: Golden) -> None:
    assert replay(written(golden.case)) == []


@CALM
@given(cases())
def test_the_receipt_of_a_random_case_proves_it(case: Case) -> None:
    assert replay(written(case)) == []


@pytest.mark.parametrize("lang", ["nl", "en", "fr"])
def test_a_receipt_keeps_its_language(lang: str) -> None:
    assert written(WHOLE, lang)["lang"] == lang
    assert replay(written(WHOLE, lang)) == []


def test_a_receipt_keeps_the_day_on_which_it_was_known() -> None:
    """A later publication does not change what is replayed: the second clock is written into the facts."""
    case = {**ADVICE, "on": "2026-03-01", "project": {**ADVICE["project"], "start": "2026-03-05"}}
    with clock.use(date(2025, 6, 1)):
        whole = written(case)
        assert whole["decision"]["outcome"] == "eligible", "the eight themes still hold for advice"
        assert whole["facts"]["known"] == "2025-06-01"
    with clock.use(date(2026, 11, 22)):
        assert replay(whole) == []
        assert decide(case).outcome == "ineligible", "what was published in January 2026 is known now"


def test_another_engine_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = written(FIXED_SIZE)
    monkeypatch.setattr(receipts, "engine", lambda: "99.0")
    assert replay(whole) == [f"decided by engine {whole['engine']}, this is 99.0"]


def test_without_an_installed_package_the_engine_is_the_source(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> str:
        raise PackageNotFoundError(name)

    monkeypatch.setattr(receipts, "version", missing)
    assert receipts.engine() == "0+source"


WHAT = f"a receipt of schema {SCHEMA}"
NONE: list[Any] = [None, [], "receipt", {}, {"schema": SCHEMA}, {**written(FIXED_SIZE), "more": 1}, WHOLE,
                   {**written(FIXED_SIZE), "schema": "portefeuille-receipt/2"}, {**written(FIXED_SIZE), "lang": "de"},
                   {**written(FIXED_SIZE), "lang": ["nl"]}, {**written(FIXED_SIZE), "decision": []}]  # fmt: skip


@pytest.mark.parametrize("what", NONE)
def test_what_is_no_receipt(what: Any) -> None:
    with pytest.raises(CaseError) as caught:
        replay(what)
    assert caught.value.expected == WHAT


@pytest.mark.parametrize(
    "facts", ["[]", "null", '{"on": 1e999999999}', '{"on": NaN}', '{"on": -Infinity}', '{"id": "\\ud800"}']
)
def test_facts_that_cannot_be_read_end_in_a_sentence_and_not_in_a_fault(facts: str) -> None:
    forged = {**written(FIXED_SIZE), "facts": parse(facts)}
    assert replay(forged) == ["the receipt was changed after it was written: its seal does not fit"]
    with pytest.raises(CaseError):
        replay(sealed(forged))


def test_numbers_and_days_from_python_are_kept_too() -> None:
    """A case made in Python may have dates, Decimals, floats and tuples; its receipt is plain JSON."""
    case = put(put(WHOLE, "on", date(2024, 6, 5)), "project.price", Decimal("1000.50"))
    case = put(put(case, "enterprise.headcount", 12.5), "enterprise.establishments", ({"postcode": "9000"},))
    made = written(case)
    assert made["facts"]["on"] == "2024-06-05"
    assert made["facts"]["project"]["price"] == Decimal("1000.5")
    assert replay(made) == []
