"""``portefeuille serve``: it makes its database, answers, and stops when told."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from portefeuille.cli import serve
from portefeuille.cli.serve import links_lead_here
from tests.signing_in import mandate

PATIENCE = 60.0


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def command(folder: Path, *words: str, **settings: str) -> tuple[list[str], dict[str, str]]:
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("PORTEFEUILLE_", "DJANGO_"))
    }
    return [sys.executable, "-m", "portefeuille", "serve", *words], {
        **kept,
        "PORTEFEUILLE_VAR": str(folder),
        **settings,
    }


def ready(port: int) -> str:
    """What /healthz/readyz says, as soon as anything answers."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            with urlopen(f"http://127.0.0.1:{port}/healthz/readyz", timeout=5) as answer:
                return str(answer.read().decode())
        except (URLError, ConnectionError):
            time.sleep(0.1)
    raise TimeoutError(f"nothing answers on port {port}")


def test_it_serves_from_an_empty_folder_and_stops_when_told(tmp_path: Path) -> None:
    port = free_port()
    words, environment = command(tmp_path, "--port", str(port), "--workers", "1")
    server = subprocess.Popen(words, env=environment, stderr=subprocess.PIPE, text=True)
    try:
        assert ready(port) == '{"status": "ok"}'
    finally:
        server.send_signal(signal.SIGTERM)
        _, said = server.communicate(timeout=PATIENCE)
    assert server.returncode == 0
    assert said.startswith(f"Portefeuille: http://127.0.0.1:{port}/ ")
    assert "Traceback" not in said
    assert (tmp_path / "portefeuille.sqlite3").exists()


@pytest.mark.parametrize(
    "words, settings, said",
    [
        (("--port", "0"), {}, "expected a port from 1 to 65535"),
        (("--workers", "0"), {}, "at least one worker"),
        ((), {"PORTEFEUILLE_MODE": "production"}, "PORTEFEUILLE_SECRET_KEY is not set"),
        (
            (),
            {
                "PORTEFEUILLE_MODE": "production",
                "PORTEFEUILLE_SECRET_KEY": "".join(map(chr, range(48, 108))),
                "PORTEFEUILLE_HOSTS": "a.example",
            },
            "run portefeuille manage collectstatic --noinput first",
        ),
    ],
)
def test_it_says_in_one_line_why_it_does_not_start(
    tmp_path: Path, words: tuple[str, ...], settings: dict[str, str], said: str
) -> None:
    line, environment = command(tmp_path, *words, **settings)
    done = subprocess.run(
        line, env=environment, capture_output=True, text=True, check=False, timeout=PATIENCE
    )
    assert done.returncode == 2
    assert said in done.stderr
    assert done.stderr.count("\n") == 1


@pytest.mark.django_db
def test_a_database_with_people_is_not_opened_to_everybody() -> None:
    """Somebody puts the wrong word in the environment of a site that is used."""
    mandate()
    assert serve._demonstration() is False


@pytest.mark.parametrize(
    "mode, told, host, expected",
    [
        ("", None, "127.0.0.1", "http://127.0.0.1:8103"),
        ("demonstration", None, "0.0.0.0", "http://127.0.0.1:8103"),
        ("development", None, "[::1]", "http://[::1]:8103"),
        ("development", "https://kmo.example", "127.0.0.1", "https://kmo.example"),
        ("production", None, "127.0.0.1", None),
    ],
)
def test_links_in_mails_lead_to_the_port_that_is_served(
    monkeypatch: pytest.MonkeyPatch, mode: str, told: str | None, host: str, expected: str | None
) -> None:
    monkeypatch.setenv("PORTEFEUILLE_MODE", mode)
    # set first, so that what the function sets is taken back too
    monkeypatch.setenv("PORTEFEUILLE_SITE_URL", told or "")
    if told is None:
        monkeypatch.delenv("PORTEFEUILLE_SITE_URL")
    links_lead_here(host, 8103)
    assert os.environ.get("PORTEFEUILLE_SITE_URL") == expected
