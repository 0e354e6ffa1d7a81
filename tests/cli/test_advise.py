"""The command ``portefeuille advise``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from portefeuille.cli import main


def _lines(*lines: str) -> bytes:
    return ("\n".join(lines) + "\n").encode()


def test_one_text(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["advise", "Phishing herkennen", "--service", "training", "--on", "2024-06-05"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert (answer["verdict"], answer["themes"], answer["bonus"]) == (
        "eligible",
        ["digitalisation/cybersecurity"],
        True,
    )


@pytest.mark.parametrize(
    "words, said",
    [
        (["advise"], "TEXT (or -) or --batch"),
        (["advise", "Excel"], "--service is missing"),
        (["advise", "Excel", "--service", "training", "--on", "5 juni"], "on: expected a date YYYY-MM-DD"),
        (["advise", " ", "--service", "training"], "text: expected a description"),
        (["advise", "--batch", "nowhere.jsonl"], "nowhere.jsonl: No such file"),
        (["advise", "--batch", "-", "--service", "training"], 'its own "service"'),
        (["advise", "--batch", "-", "--on", "soon"], "on: expected a date"),
    ],
)
def test_what_cannot_be_read_is_said_in_one_line(
    words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(words) == 2
    told = capsys.readouterr()
    assert said in told.err and told.err.count("\n") == 1 and told.out == ""


def test_a_batch_answers_line_by_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "questions.jsonl"
    file.write_bytes(
        _lines(
            '{"text": "Excel", "service": "training", "on": "2024-06-05", "id": "a"}',
            '{"text": "Excel", "servce": "training"}',
            "not json",
            '{"text": "Excel"}',
            '{"text": "Excel", "service": "training", "on": "2024-13-05"}',
            '{"text": "Excel", "text": "Word", "service": "training"}',
            '{"text": "Webshop laten bouwen", "service": "advice", "on": "2024-06-05", "lang": "en", "id": 7}',
        )
    )
    assert main(["advise", "--batch", str(file)]) == 2
    told = capsys.readouterr()
    found = [json.loads(line) for line in told.out.splitlines()]
    assert (found[0]["id"], found[0]["verdict"]) == ("a", "eligible")
    assert found[1] == {
        "line": 2,
        "error": {
            "key": "servce",
            "expected": "one of text, service, on, lang, id (nearest: service)",
            "got": "an unknown key",
        },
    }
    assert [one.get("line") for one in found] == [None, 2, 3, 4, 5, 6, None]
    assert [one["error"]["key"] for one in found[2:6]] == ["", "service", "on", "text"]
    assert (found[6]["id"], found[6]["verdict"]) == (7, "ineligible")
    assert found[6]["because"].startswith("Developing software")
    assert told.err.count("\n") == 5


def test_a_batch_of_good_lines_ends_well(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "questions.jsonl"
    file.write_bytes(_lines('{"text": "Strategisch advies", "service": "advice", "on": null}'))
    assert main(["advise", "--batch", str(file), "--on", "2026-03-01"]) == 0
    assert json.loads(capsys.readouterr().out)["verdict"] == "ineligible"


def test_the_schema_can_be_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema", "advice"]) == 0
    assert json.loads(capsys.readouterr().out)["title"] == "Advice"
