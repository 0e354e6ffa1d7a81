"""The command itself: its table, its help, and what it says when something is wrong."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from types import SimpleNamespace
from typing import Any

import pytest

from portefeuille import __version__, cli
from portefeuille.cli import COMMANDS, main


def run(*words: str, **options: Any) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "portefeuille", *words], capture_output=True, text=True, check=False, **options
    )


def test_help_lists_every_command_without_importing_one() -> None:
    code = (
        "import sys; from portefeuille.cli import main; main(['--help']);"
        "print(*[one for one in sys.modules if one.startswith('portefeuille.')])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    *told, loaded = done.stdout.splitlines()
    for name, (_, about) in COMMANDS.items():
        assert any(line.split() == [name, *about.split()] for line in told)
    assert loaded == "portefeuille.cli"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([name, "--help"]) == 0
    assert capsys.readouterr().out.startswith(f"usage: portefeuille {name} ")


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"portefeuille {__version__}\n"


@pytest.mark.parametrize(
    "words, told",
    [
        (
            ["decied"],
            "portefeuille: there is no command 'decied'; did you mean 'decide'? (see portefeuille --help)",
        ),
        (["xyzzy"], "portefeuille: there is no command 'xyzzy' (see portefeuille --help)"),
        (["--nope"], "portefeuille: unrecognized arguments: --nope (see portefeuille --help)"),
        (["number", "--nope", "1"], "portefeuille: unrecognized arguments: --nope (see portefeuille --help)"),
    ],
)
def test_one_clear_line_and_status_2(words: list[str], told: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(words) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.splitlines() == [told]


def test_no_command_at_all(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    assert "commands:" in capsys.readouterr().err


def command_that_raises(fault: BaseException) -> SimpleNamespace:
    def run(args: argparse.Namespace) -> int:
        raise fault

    def add(subparsers: Any) -> None:
        subparsers.add_parser("decide")

    return SimpleNamespace(add=add, run=run)


@pytest.mark.parametrize(
    "fault, status, told",
    [
        (KeyboardInterrupt(), 130, ""),
        (ZeroDivisionError("of x"), 1, "portefeuille: a fault of this program: ZeroDivisionError: of x\n"),
    ],
)
def test_no_traceback(
    fault: BaseException,
    status: int,
    told: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(cli, "import_module", lambda name: command_that_raises(fault))
    monkeypatch.delenv("PORTEFEUILLE_DEBUG", raising=False)
    assert main(["decide"]) == status
    assert capsys.readouterr().err == told


def test_a_fault_is_shown_to_who_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cli, "import_module", lambda name: command_that_raises(ZeroDivisionError()))
    monkeypatch.setenv("PORTEFEUILLE_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        main(["decide"])


def test_a_reader_that_goes_away_is_no_fault() -> None:
    command = [sys.executable, "-m", "portefeuille", "law", "show"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 141


def test_output_is_utf_8_whatever_the_terminal_says() -> None:
    done = run(
        "law", "show", "rate.base.small", env={**os.environ, "PYTHONIOENCODING": "ascii"}, encoding="utf-8"
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "kleine onderneming" in done.stdout.lower()


def test_decide_is_a_function_of_the_package() -> None:
    import portefeuille

    case = {
        "on": "2024-06-05",
        "size": "small",
        "project": {"service": "training", "theme": "innovation", "price": 1000},
    }
    assert portefeuille.decide(case, "en").as_dict()["outcome"] == "eligible"
