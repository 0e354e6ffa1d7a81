"""``make audit``: known vulnerabilities of everything in the lock files, by pip-audit.

Fails on a vulnerability, on a package that pip-audit skipped, and when the vulnerability service cannot be reached: an
audit that did not look is not a clean one.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
PATIENCE = 600


class AuditError(Exception):
    """The audit could not be done."""


def findings(report: Mapping[str, Any]) -> tuple[int, list[str]]:
    """How many packages were looked at, and a line for each vulnerability and each package that was skipped."""
    lines = []
    looked_at = 0
    for package in report["dependencies"]:
        if "skip_reason" in package:
            lines.append(f"{package['name']}: SKIPPED: {package['skip_reason']}")
            continue
        looked_at += 1
        for one in package["vulns"]:
            better = ", ".join(one["fix_versions"]) or "no version yet"
            lines.append(f"{package['name']} {package['version']}: {one['id']}, mended in {better}")
    return looked_at, lines


def audit(lock: Path) -> Mapping[str, Any]:
    """pip-audit's report on one lock file.

    :raises AuditError: when there is no report.
    """
    command = [
        sys.executable,
        "-m",
        "pip_audit",
        "--requirement",
        str(lock),
        "--require-hashes",
        "--disable-pip",
    ]
    try:
        done = subprocess.run(
            [*command, "--format", "json", "--progress-spinner", "off"],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )
        report: Mapping[str, Any] = json.loads(done.stdout)
    except subprocess.TimeoutExpired as error:
        raise AuditError(f"no answer within {PATIENCE} s") from error
    except json.JSONDecodeError as error:
        last = done.stderr.strip().splitlines()[-1:] or ["pip-audit said nothing"]
        raise AuditError(last[0]) from error
    return report


def main(locks: Sequence[Path]) -> int:
    """0 when every package of every lock file was looked at and none is known to be vulnerable."""
    status = 0
    for lock in locks:
        try:
            looked_at, lines = findings(audit(lock))
        except AuditError as error:
            print(f"{lock.name}: NOT AUDITED: the vulnerability service gave no answer: {error}")
            status = 1
            continue
        if not looked_at:
            print(
                f"{lock.name}: NOT AUDITED: the vulnerability service knows none of its {len(lines)} packages"
            )
            status = 1
            continue
        print(f"{lock.name}: {looked_at} packages looked at, {len(lines)} findings", *lines, sep="\n  ")
        if lines:
            status = 1
    return status


if __name__ == "__main__":
    sys.exit(main(sorted((ROOT / "requirements").glob("*.txt"))))
