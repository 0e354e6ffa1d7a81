"""``make lint``: every check, each told in one line; what a failing check says is printed whole."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
TEMPLATES = "src/portefeuille/web"
SETTINGS = "src/portefeuille/conf"


def checks() -> list[tuple[str, list[str]]]:
    """The name and the command of each check that has something to look at."""
    python = sys.executable
    found = [
        ("ruff check", [f"{BIN}/ruff", "check", "--quiet", "."]),
        ("ruff format", [f"{BIN}/ruff", "format", "--check", "--quiet", "."]),
        ("mypy --strict", [python, "-m", "mypy"]),
        ("floors of the house", [f"{BIN}/lint-imports", "--config", ".importlinter", "--no-cache"]),
        ("the repository itself", [python, "-m", "pytest", "-q", "-p", "no:xdist", "tests/test_house.py"]),
    ]
    if (ROOT / TEMPLATES).exists():
        found.append(("templates", [f"{BIN}/djlint", TEMPLATES, "--lint", "--quiet"]))
    if (ROOT / SETTINGS).exists():
        migrations = [
            "-m",
            "django",
            "makemigrations",
            "--check",
            "--dry-run",
            "--settings",
            "portefeuille.conf.settings",
        ]
        found.append(("migrations", [python, *migrations]))
    return found


def main() -> int:
    """Run all of them, also after one failed.  0 when all passed."""
    environment = {**os.environ, "PYTHONPATH": "src", "NO_COLOR": "1"}
    failed = []
    for name, command in checks():
        began = time.monotonic()
        done = subprocess.run(
            command,
            cwd=ROOT,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
        print(
            f"{'ok  ' if done.returncode == 0 else 'FAIL'} {name} ({time.monotonic() - began:.1f} s)",
            flush=True,
        )
        if done.returncode:
            failed.append(name)
            print((done.stdout + done.stderr).rstrip(), flush=True)
    print(f"lint: {', '.join(failed)} failed" if failed else "lint: all checks passed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
