"""What a command does when a file, or a standard stream, is not what it hoped: one sentence, and nothing half done."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from portefeuille.cli.files import TERMINATED

CASE = {
    "on": "2024-06-05",
    "size": "small",
    "project": {"service": "training", "theme": "digitalisation", "price": 1000},
}
PROGRAM = f"{sys.executable} -m portefeuille"


def shell(command: str, given: str = "") -> subprocess.CompletedProcess[str]:
    """Run a line of the shell in which PORTEFEUILLE stands for the program."""
    line = command.replace("PORTEFEUILLE", PROGRAM)
    return subprocess.run(
        ["sh", "-c", line], input=given, capture_output=True, text=True, timeout=60, check=False
    )


@pytest.mark.parametrize("command, status, said", [
    ("PORTEFEUILLE decide - > /dev/full", 1, "portefeuille: the answer could not be written: No space left on device\n"),
    ("PORTEFEUILLE decide - <&-", 2, "portefeuille: -: standard input is closed\n"),
    ("PORTEFEUILLE decide --batch - <&-", 2, "portefeuille: -: standard input is closed\n"),
    ("PORTEFEUILLE number --batch - <&-", 2, "portefeuille: number: cannot read standard input: standard input is closed\n"),
    ("PORTEFEUILLE decide - >&-", 2, "portefeuille: standard output is closed: there is nowhere to write the answer\n"),
    ("PORTEFEUILLE decide - --summary", 2, "portefeuille: --out and --summary go with --batch\n"),
    ("PORTEFEUILLE decide - --out x.csv", 2, "portefeuille: --out and --summary go with --batch\n"),
    ("PORTEFEUILLE law history rate.base.small --format png --out /nowhere/x.png", 2,
     "portefeuille: law history: cannot write /nowhere/x.png: No such file or directory\n"),
    ("PORTEFEUILLE law history rate.base.small --format svg --out /", 2, "portefeuille: law history: cannot write /: Is a directory\n"),
    ("PORTEFEUILLE law check --days 999999", 2,
     "portefeuille law check: argument --days: expected a number of days of at most 5 digits, got '999999' (see portefeuille law check --help)\n"),
])  # fmt: skip
def test_one_sentence_says_what_and_where(command: str, status: int, said: str) -> None:
    done = shell(command, json.dumps(CASE))
    assert (done.returncode, done.stdout, done.stderr) == (status, "", said)


def test_a_refused_line_of_a_batch_keeps_its_id() -> None:
    lines = [
        {"id": "a", "on": 1},
        {"id": 7, "on": "2024-06-05", "sise": "small"},
        {"id": [], "on": 1},
        {"id": "b", **CASE},
    ]
    done = shell("PORTEFEUILLE decide --batch -", "\n".join(map(json.dumps, lines)) + "\n{\n")
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [answer.get("id") for answer in answers] == ["a", 7, None, "b", None]
    assert [answer.get("line") for answer in answers] == [1, 2, 3, None, 5]
    assert [answer.get("outcome") for answer in answers] == [None, None, None, "eligible", None]


def test_an_answer_stays_on_one_line_for_every_reader() -> None:
    told = "een\u2028twee\u0085drie\u2029vier"
    done = shell("PORTEFEUILLE decide --batch -", json.dumps({**CASE, "id": told}) + "\n")
    (line,) = done.stdout.splitlines()
    assert json.loads(line)["id"] == told


def test_a_table_that_is_stopped_leaves_nothing_behind(tmp_path: Path) -> None:
    table = tmp_path / "table"
    table.mkdir()
    command = [
        sys.executable,
        "-m",
        "portefeuille",
        "decide",
        "--batch",
        str(tmp_path / "many.csv"),
        "--out",
        str(table / "out.csv"),
    ]
    head = "on,size,project.service,project.theme,project.price\n"
    (tmp_path / "many.csv").write_text(head + "2024-06-05,small,training,digitalisation,1000\n" * 2_000_000)
    running = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    try:
        until = time.monotonic() + 60
        while not any(table.iterdir()) and running.poll() is None and time.monotonic() < until:
            time.sleep(0.05)
        assert running.poll() is None, "it was done before it could be stopped"
        assert any(table.iterdir()), "it never began to write"
        running.send_signal(signal.SIGTERM)
        assert running.wait(timeout=60) == TERMINATED
    finally:
        running.kill()
    assert list(table.iterdir()) == []
