"""One line in, one answer out, in order, whatever stands on the line."""

from __future__ import annotations

import json

import pytest

from portefeuille.numbers.batch import answers

GOOD = b'{"text": "DVO942439"}\n'


def one(raw: bytes) -> dict[str, object]:
    (answer,) = answers([raw])
    assert (answer.error is not None) == ("error" in answer.body)
    return answer.body


def test_an_answer_a_line_and_the_id_comes_back() -> None:
    assert one(b'{"text": "DVO942439", "id": [1, "x"]}') == {
        "id": [1, "x"],
        "kind": "provider",
        "canonical": "DV.O942439",
        "valid": True,
        "repaired": True,
        "problem": None,
    }
    assert one(b'{"text": "DVO942439", "id": null}')["id"] is None
    assert "id" not in one(GOOD)


def test_a_line_may_ask_for_a_kind() -> None:
    assert one(b'{"text": "DVO942439", "kind": "enterprise"}')["problem_code"] == "other_kind"
    assert one(b'{"text": "DVO942439", "kind": null}')["valid"] is True


def test_the_language_of_the_problem() -> None:
    (answer,) = answers([b'{"text": ""}'], "fr")
    assert answer.body["problem"] == "Il n'y a pas de numéro."


@pytest.mark.parametrize(
    ("raw", "key", "expected", "got"),
    [
        (b"", None, "JSON", "an empty line"),
        (b"\n", None, "JSON", "an empty line"),
        (b"hello\n", None, "JSON", "hello"),
        (b'{"text": "a"', None, "JSON", '{"text": "a"'),
        (b"[1]", None, "JSON", "[1]"),
        (b'"DVO942439"', None, "JSON", '"DVO942439"'),
        (b"\xff\xfe", None, "UTF-8", "other bytes"),
        (b"[" * 100_000, None, "JSON", "[" * 60),
        (b'{"text": 1}', "text", "a text", "1"),
        (b'{"text": null}', "text", "a text", "null"),
        (b"{}", "text", "a text", "nothing"),
        (b'{"txt": "a"}', "txt", "nearest: text", "an unknown key"),
        (b'{"text": "a", "knd": "iban"}', "knd", "nearest: kind", "an unknown key"),
        (b'{"text": "a", "kind": "passport"}', "kind", "enterprise", '"passport"'),
        (b'{"text": "a", "kind": ["iban"]}', "kind", "enterprise", '["iban"]'),
        (b'{"text": ' + b"9" * 5000 + b"}", None, "JSON", '{"text": ' + "9" * 51),
    ],
)
def test_a_bad_line_is_answered_in_its_place(raw: bytes, key: str | None, expected: str, got: str) -> None:
    before, bad, after = answers([GOOD, raw, GOOD])
    assert before.body == after.body
    assert bad.line == 2
    assert bad.body["line"] == 2
    assert bad.body["error"]["key"] == key
    assert expected in bad.body["error"]["expected"]
    assert bad.body["error"]["got"] == got
    assert str(bad.error).startswith(f"{key or 'the line'}: expected ")


def test_every_answer_is_json() -> None:
    for answer in answers([GOOD, b'{"text": "\\ud800"}', b"x"]):
        assert json.loads(json.dumps(answer.body)) == answer.body
