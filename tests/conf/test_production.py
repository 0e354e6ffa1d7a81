"""Production: what it refuses to start without, and Django's own check of a deployment without a remark."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

KEY = "".join(chr(33 + 7 * n % 90) for n in range(64))
GOOD = {
    "PORTEFEUILLE_MODE": "production",
    "PORTEFEUILLE_SECRET_KEY": KEY,
    "PORTEFEUILLE_HOSTS": "portefeuille.example",
}


def manage(folder: Path, *words: str, **settings: str) -> subprocess.CompletedProcess[str]:
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("PORTEFEUILLE_", "DJANGO_"))
    }
    return subprocess.run(
        [sys.executable, "-m", "portefeuille", "manage", *words],
        env={**kept, "PORTEFEUILLE_VAR": str(folder), **settings},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_check_of_a_deployment_has_no_remark(tmp_path: Path) -> None:
    done = manage(tmp_path, "check", "--deploy", "--fail-level", "DEBUG", **GOOD)
    assert (done.returncode, done.stdout) == (0, "System check identified no issues (0 silenced).\n"), (
        done.stderr
    )


def test_the_check_does_look(tmp_path: Path) -> None:
    done = manage(
        tmp_path, "check", "--deploy", "--fail-level", "WARNING", **GOOD | {"PORTEFEUILLE_HSTS_SECONDS": "0"}
    )
    assert done.returncode == 1
    assert "security.W004" in done.stderr


@pytest.mark.parametrize(
    "name, value, said",
    [
        ("PORTEFEUILLE_SECRET_KEY", "", "PORTEFEUILLE_SECRET_KEY is not set"),
        ("PORTEFEUILLE_SECRET_KEY", KEY[:49], "PORTEFEUILLE_SECRET_KEY is too weak"),
        ("PORTEFEUILLE_SECRET_KEY", "a" * 64, "PORTEFEUILLE_SECRET_KEY is too weak"),
        ("PORTEFEUILLE_HOSTS", "", "PORTEFEUILLE_HOSTS is not set"),
        ("PORTEFEUILLE_HOSTS", "*", "expected the names of the site, got *"),
        ("PORTEFEUILLE_DEBUG", "1", "PORTEFEUILLE_DEBUG is 1 in production"),
        ("PORTEFEUILLE_MODE", "live", "expected one of development, demonstration, production"),
        ("PORTEFEUILLE_OFFICIAL", "yes", "expected 0 or 1"),
        ("PORTEFEUILLE_OFFICIAL", "1", "PORTEFEUILLE_SITE_NAME is not set"),
        ("PORTEFEUILLE_NATIONAL_NUMBER_KEY", KEY, "expected a key of its own"),
        ("PORTEFEUILLE_NATIONAL_NUMBER_KEY", "short", "at least 32 characters long"),
        ("PORTEFEUILLE_HSTS_SECONDS", "-1", "expected a whole number"),
        ("PORTEFEUILLE_WALLET_IBAN", "BE68539007547034", "only an official site"),
    ],
)
def test_it_refuses_to_start(tmp_path: Path, name: str, value: str, said: str) -> None:
    done = manage(tmp_path, "check", **GOOD | {name: value})
    assert done.returncode == 2
    assert said in done.stderr
    assert done.stderr.count("\n") == 1


def test_static_files_are_collected_and_compressed(tmp_path: Path) -> None:
    done = manage(tmp_path, "collectstatic", "--noinput", **GOOD)
    assert done.returncode == 0, done.stderr
    assert len(list((tmp_path / "static" / "web").glob("portefeuille.*.css.gz"))) == 1
