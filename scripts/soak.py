"""``make soak``: hundreds of processes killed in the middle of their work, and a large year, on both databases; with figures."""

from __future__ import annotations

import os
import subprocess
import sys

from scripts.run_tests import DATABASE, own_database
from scripts.with_postgres import NoPostgresError, postgres

KILLS = os.environ.get("PORTEFEUILLE_KILLS", "300")
YEAR = os.environ.get("PORTEFEUILLE_YEAR", "10000")
COMMAND = [
    sys.executable,
    "-m",
    "pytest",
    "-q",
    "-s",
    "tests/wallet/test_kills.py",
    "tests/wallet/test_year.py",
]


def main() -> int:
    """0 when both held."""
    plain = {name: value for name, value in os.environ.items() if name != DATABASE}
    plain |= {"PORTEFEUILLE_KILLS": KILLS, "PORTEFEUILLE_YEAR": YEAR}
    status = subprocess.run(COMMAND, env=plain, check=False).returncode
    try:
        with postgres() as server:
            environment = {**plain, DATABASE: own_database(server)}
            return subprocess.run(COMMAND, env=environment, check=False).returncode or status
    except NoPostgresError as error:
        print(f"soak: not on PostgreSQL: {error}", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
