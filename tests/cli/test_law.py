"""The command law, as somebody at a terminal runs it."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from portefeuille import clock
from portefeuille.cli import law
from portefeuille.law import LawError


@pytest.fixture(autouse=True)
def _today() -> Iterator[None]:
    with clock.use(date(2026, 11, 22)):
        yield


def run(*words: str) -> int:
    parser = argparse.ArgumentParser(prog="portefeuille")
    law.add(parser.add_subparsers())
    args = parser.parse_args(["law", *words])
    status: int = args.run(args)
    return status


def test_show_all(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("show") == 0
    out = capsys.readouterr().out
    assert out.splitlines()[0].split() == ["naam", "waarde", "sinds", "tot", "en", "met", "bron", "zekerheid"]
    assert "rate.base.small" in out
    assert "retention.advice" in out


def test_show_by_the_beginning_of_a_name_and_a_day(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("show", "ceiling.year", "--on", "2019-12-31", "--lang", "en") == 0
    lines = capsys.readouterr().out.splitlines()[2:]
    assert [line.split()[:5] for line in lines] == [
        ["ceiling.year.medium", "EUR", "15,000", "2016-04-01", "2019-12-31"],
        ["ceiling.year.small", "EUR", "10,000", "2016-04-01", "2019-12-31"],
    ]


def test_show_one_in_full(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("show", "deadline.apply", "--on", "2016-01-15") == 0
    out = capsys.readouterr().out
    assert out.startswith("Dagen na de start om aan te vragen (deadline.apply)\n  waarde: 40 dagen\n")
    assert "R-5.2: In januari 2016 was dat 40 kalenderdagen" in out


def test_show_a_name_of_the_other_regime(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("show", "rate.coaching", "--lang", "en") == 0
    assert "value: did not exist" in capsys.readouterr().out


def test_show_as_known(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("show", "rate.base.small", "--on", "2020-01-01", "--known", "2019-01-01", "--json") == 0
    (found,) = json.loads(capsys.readouterr().out)
    assert (found["value"], found["until"], found["source"]) == (4000, None, ["R-1.5", "S002"])


def test_show_a_list(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("show", "themes", "--on", "2024-06-05", "--lang", "en") == 0
    assert "Business strategy" in capsys.readouterr().out
    assert run("show", "themes", "--on", "2024-06-05", "--json") == 0
    assert len(json.loads(capsys.readouterr().out)) == 10


def test_show_an_unknown_name(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("show", "rate.bas") == 2
    assert (
        capsys.readouterr().err
        == "portefeuille: law: no parameter called 'rate.bas'; nearest: rate.base.small\n"
    )


def test_diff(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("diff", "2019-12-31", "2020-01-01") == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[2].split()[:5] == ["ceiling.year.medium", "EUR", "15.000", "EUR", "7.500"]
    assert run("diff", "2026-01-31", "2026-02-01", "--known", "2026-01-01", "--json") == 0
    found = json.loads(capsys.readouterr().out)
    assert [one for one in found if one["kind"] == "parameter"] == []


def test_diff_takes_changes_of_rules(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from portefeuille.law.diff import Change

    change = Change("rule", "size", "version 1", "version 2", ("R-6.1",), ("R-6.2",), {})
    monkeypatch.setattr(law, "rule_changes", lambda args: [change])
    assert run("diff", "2025-03-01", "2025-03-02") == 0
    assert capsys.readouterr().out.splitlines()[-1].split() == [
        "size",
        "version",
        "1",
        "version",
        "2",
        "R-6.2",
    ]


def test_history(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("history", "rate.base.medium") == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[:2] for line in lines[2:]] == [["2016-04-01", "2019-11-30"], ["2019-12-01", "open"]]
    assert run("history", "rate.base.medium", "--json") == 0
    by_flag = capsys.readouterr().out
    assert run("history", "rate.base.medium", "--format", "json") == 0
    assert capsys.readouterr().out == by_flag
    assert [one["reading"]["value"] for one in json.loads(by_flag)] == [3000, 2000]


def test_history_as_a_picture(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    out = tmp_path / "rate.svg"
    assert run("history", "rate.base.small", "--format", "svg", "--out", str(out), "--lang", "fr") == 0
    assert capsys.readouterr().out == ""
    assert out.read_text(encoding="utf-8").startswith("<svg ")
    assert run("history", "rate.base.small", "--format", "svg", "--lang", "fr") == 0
    assert capsys.readouterr().out == out.read_text(encoding="utf-8")


def test_history_that_cannot_be_written(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert run("history", "rate.base.small", "--out", str(tmp_path / "no" / "x.txt")) == 2
    assert "No such file or directory" in capsys.readouterr().err
    assert run("history", "rate.base.small", "--format", "png") == 2
    assert capsys.readouterr().err == "portefeuille: law history: --format png needs --out FILE\n"


def test_history_as_png(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "x.png"
    with monkeypatch.context() as patch:
        patch.setitem(sys.modules, "matplotlib", None)
        patch.setitem(sys.modules, "matplotlib.figure", None)
        assert run("history", "rate.base.small", "--format", "png", "--out", str(out)) == 2
    assert (
        "png needs matplotlib, which is not installed; --format svg needs nothing" in capsys.readouterr().err
    )

    def draw(_spans: object, _today: object, path: Path, _lang: str) -> None:
        path.write_bytes(b"a picture")

    monkeypatch.setattr("portefeuille.law.plot.png", draw)
    assert run("history", "rate.base.small", "--format", "png", "--out", str(out)) == 0
    assert out.read_bytes() == b"a picture"


def test_check(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("check") == 0
    out = capsys.readouterr().out
    assert "Onbekend in de wet: 11" in out
    assert "parameters/ceiling.yaml:" in out
    assert run("check", "--strict") == 1
    capsys.readouterr()
    assert run("check", "--json", "--days", "0") == 0
    assert {one["kind"] for one in json.loads(capsys.readouterr().out)} == {
        "unknown",
        "boundary",
        "contradiction",
    }


def test_check_is_older_tomorrow(capsys: pytest.CaptureFixture[str]) -> None:
    with clock.use(date(2027, 2, 21)):
        assert run("check", "--lang", "en", "--strict") == 1
    assert "Not checked for too long:" in capsys.readouterr().out


def test_a_refused_file_is_one_sentence(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse() -> None:
        raise LawError("parameters/rate.yaml", 7, "rate.base.small", "unit is missing")

    monkeypatch.setattr(law, "load", refuse)
    assert run("show") == 2
    assert (
        capsys.readouterr().err
        == "portefeuille: law: parameters/rate.yaml:7: rate.base.small: unit is missing\n"
    )


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (["show", "--on", "2024-13-01"], "argument --on: expected a day as YYYY-MM-DD, got '2024-13-01'"),
        (["diff", "2024-01-01"], "the following arguments are required: DATE"),
        (["check", "--days", "-1"], "argument --days: expected"),
        (
            ["check", "--days", "soon"],
            "argument --days: expected a number of days of at most 5 digits, got 'soon'",
        ),
        ([], "the following arguments are required: COMMAND"),
        (["history", "x", "--format", "gif"], "invalid choice: 'gif'"),
    ],
)
def test_what_cannot_be_read(words: list[str], reason: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        run(*words)
    assert caught.value.code == 2
    assert reason in capsys.readouterr().err


def test_diff_names_the_rule_that_has_another_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("diff", "2026-01-31", "2026-02-01", "--json") == 0
    rules = [entry for entry in json.loads(capsys.readouterr().out) if entry["kind"] == "rule"]
    assert [entry["name"] for entry in rules] == ["rule theme"]
    assert "cybersecurity alone" in rules[0]["after"]
    assert rules[0]["source_after"] == ["R-9.5", "R-9.6", "R-9.8"]


def test_diff_with_an_earlier_knowledge_names_no_rule(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("diff", "2026-01-31", "2026-02-01", "--known", "2025-06-01", "--json") == 0
    assert not [entry for entry in json.loads(capsys.readouterr().out) if entry["kind"] == "rule"]
