"""``portefeuille number`` as it is typed."""

from __future__ import annotations

import argparse
import io
import json
import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from portefeuille.cli import number

Captured = pytest.CaptureFixture[str]


def command(*words: str) -> int:
    parser = argparse.ArgumentParser()
    number.add(parser.add_subparsers())
    args = parser.parse_args(["number", *words])
    status = args.run(args)
    assert isinstance(status, int)
    return status


def test_a_number_is_answered_in_json(capsys: Captured) -> None:
    assert command("DVO942439") == 0
    out, err = capsys.readouterr()
    assert json.loads(out) == {
        "kind": "provider", "canonical": "DV.O942439", "valid": True, "repaired": True, "problem": None,
    }  # fmt: skip
    assert err == ""


def test_a_number_that_is_not_valid_is_an_answer_too(capsys: Captured) -> None:
    assert command("DV.942439", "--lang", "en") == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["valid"] is False
    assert answer["problem"].startswith("The letter is missing")
    assert answer["problem_code"] == "letter_missing"


def test_the_kind_may_be_asked_for(capsys: Captured) -> None:
    assert command("428315871", "--kind", "enterprise") == 0
    assert json.loads(capsys.readouterr().out)["canonical"] == "0428.315.871"


def test_a_batch_answers_every_line_and_says_which_could_not_be_read(
    tmp_path: Path, capsys: Captured
) -> None:
    file = tmp_path / "numbers.jsonl"
    file.write_text('{"text": "DVO942439", "id": 7}\nnot json\n{"text": "0428.315.871"}\n', encoding="utf-8")
    assert command("--batch", str(file)) == 2
    out, err = capsys.readouterr()
    first, second, third = map(json.loads, out.splitlines())
    assert (first["id"], first["canonical"]) == (7, "DV.O942439")
    assert second["line"] == 2
    assert second["error"]["got"] == "not json"
    assert third["canonical"] == "0428.315.871"
    assert err.splitlines() == [f"portefeuille: number: {file}, line 2: {_sentence(second)}"]


def _sentence(body: dict[str, dict[str, str]]) -> str:
    return f"the line: expected {body['error']['expected']}, got {body['error']['got']}"


def test_a_batch_of_good_lines_from_standard_input(monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(b'{"text": "hello"}\n{"text": ""}')))
    assert command("--batch", "-") == 0
    out, err = capsys.readouterr()
    assert [json.loads(line)["problem_code"] for line in out.splitlines()] == ["unrecognised", "empty"]
    assert err == ""


def test_an_empty_batch_is_answered_with_nothing(tmp_path: Path, capsys: Captured) -> None:
    file = tmp_path / "empty.jsonl"
    file.write_bytes(b"")
    assert command("--batch", str(file)) == 0
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ((), "give either a TEXT or --batch"),
        (("DVO942439", "--batch", "-"), "give either a TEXT or --batch"),
        (("--batch", "/nowhere/at/all.jsonl"), "cannot read /nowhere/at/all.jsonl: No such file"),
        (("--batch", "-", "--kind", "iban"), 'in a batch each line has its own "kind"'),
    ],
)
def test_what_cannot_be_read_is_one_sentence_and_exit_2(
    words: tuple[str, ...], sentence: str, capsys: Captured
) -> None:
    assert command(*words) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert sentence in err
    assert len(err.splitlines()) == 1


@pytest.mark.parametrize("words", [("x", "--kind", "passport"), ("x", "--lang", "de"), ("x", "y")])
def test_an_unknown_option_is_exit_2(words: tuple[str, ...], capsys: Captured) -> None:
    with pytest.raises(SystemExit) as stopped:
        command(*words)
    assert stopped.value.code == 2
    assert "Traceback" not in capsys.readouterr().err


def test_what_the_terminal_cannot_show_is_escaped(tmp_path: Path, capsys: Captured) -> None:
    file = tmp_path / "numbers.jsonl"
    file.write_bytes(b'{"text": "", "id": "\\ud800"}\n')
    assert command("--batch", str(file)) == 0
    assert '"\\ud800"' in capsys.readouterr().out


def test_a_belgian_number_is_read_without_the_slow_library() -> None:
    code = (
        "import sys; from portefeuille.numbers import read; read('0428.315.871'); read('DVO942439');"
        "read('BE68539007547034'); read('000000000101'); sys.exit('stdnum' in sys.modules)"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    assert subprocess.run([sys.executable, "-c", code], check=False, env=environment).returncode == 0
