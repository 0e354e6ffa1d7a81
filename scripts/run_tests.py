"""``make test``: the pure tests once, those with a database on both databases, the browser stories; one true summary.

Groups run one after the other, each over both cores.  A group that could not run is a failure in CI (CI=true) and is
said plainly elsewhere; so is a test that was skipped.  Coverage of the law, the rules and the
decision is measured over their own tests; its threshold is ``fail_under`` in pyproject.toml.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from scripts.setup_system import has_browser, has_node
from scripts.with_postgres import NoPostgresError, postgres

ROOT = Path(__file__).resolve().parent.parent
BUILD = ROOT / "build" / "tests"
COVERAGE = ROOT / "build" / "coverage"
DATABASE = "PORTEFEUILLE_DATABASE_URL"
WORKERS = "2"
NOTHING_COLLECTED = 5
COVERED = {"cli", "contract", "decision", "golden", "law", "numbers", "oracle", "rules"}
"""Folders of tests over which the coverage is measured: measuring takes time."""
NEVER_DB = {"benchmarks", "contract", "decision", "docs", "golden", "law", "numbers", "oracle", "rules"}
"""Folders of tests where nothing uses the database (tests/conftest.py sees to it): not searched for such tests."""


@dataclass(frozen=True)
class Group:
    """Some of the tests, on one database or none."""

    name: str
    marks: str
    postgres: bool = False
    browser: bool = False
    node: bool = False
    covered: bool = False


GROUPS = (
    Group("law", "not db and not browser", covered=True),
    Group("pure", "not db and not browser"),
    Group("db-sqlite", "db and not browser and not node"),
    Group("db-postgresql", "db and not browser and not node", postgres=True),
    Group("second-provider", "node", node=True),
    Group("browser-sqlite", "browser", browser=True),
    Group("browser-postgresql", "browser and smoke", postgres=True, browser=True),
)


@dataclass
class Outcome:
    """What a group gave."""

    passed: int = 0
    failed: int = 0
    skipped: int = 0
    seconds: float = 0.0
    not_run: str = ""
    reasons: list[str] = field(default_factory=list)
    """A line for each test that failed: which, and the first line of why.  And one for each reason to skip: how many."""


def run(group: Group, server: str | None, extra: list[str]) -> Outcome:
    """Run one group in pytest processes of its own, and read what it says it did."""
    if group.browser and not has_browser():
        return Outcome(not_run="there is no chromium")
    if group.node and not has_node():
        return Outcome(not_run="there is no node and npm")
    if group.postgres and server is None:
        return Outcome(not_run="there is no PostgreSQL")
    print(f"\n== {group.name} ==", flush=True)
    report = BUILD / f"{group.name}.xml"
    environment = dict(os.environ)
    environment.pop(DATABASE, None)
    if group.postgres and server is not None:
        environment[DATABASE] = own_database(server)
    measured = ["-m", "coverage", "run"] if group.covered else []
    command = [
        sys.executable,
        *measured,
        "-m",
        "pytest",
        "-q",
        "-n",
        WORKERS,
        "--dist",
        "worksteal",
        "-m",
        group.marks,
        *places(group),
    ]
    began = time.monotonic()
    done = subprocess.run([*command, f"--junit-xml={report}", *extra], cwd=ROOT, env=environment, check=False)
    outcome = read(report)
    outcome.seconds = time.monotonic() - began
    if done.returncode and not outcome.failed:
        if done.returncode == NOTHING_COLLECTED:
            return Outcome(not_run="no test has this mark")
        outcome.failed = 1  # pytest itself broke off
    return outcome


def own_database(server: str) -> str:
    """The address of a database that only this run uses: several runs may share one server."""
    return urlsplit(server)._replace(path=f"/portefeuille_{os.getpid()}").geturl()


def places(group: Group) -> list[str]:
    """Where the tests of a group can be."""
    found = {
        path.name
        for path in (ROOT / "tests").iterdir()
        if (path.is_dir() and path.name != "__pycache__") or path.match("test_*.py")
    }
    if group.covered:
        found &= COVERED
    elif "not db" in group.marks:
        found -= COVERED
    else:
        found -= NEVER_DB
    return [f"tests/{name}" for name in sorted(found)]


def read(report: Path) -> Outcome:
    """The counts in pytest's report; none when there is no report."""
    if not report.exists():
        return Outcome()
    counts = {"tests": 0, "failures": 0, "errors": 0, "skipped": 0}
    reasons, left_out = [], Counter[str]()
    for suite in ET.parse(report).iter("testsuite"):
        for key in counts:
            counts[key] += int(suite.get(key, "0"))
        for case in suite.iter("testcase"):
            for why in (*case.iter("failure"), *case.iter("error")):
                first = why.get("message", "").strip().partition("\n")[0]
                reasons.append(f"FAILED {case.get('classname')}::{case.get('name')}: {first}")
            left_out.update(why.get("message", "") for why in case.iter("skipped"))
    reasons += [f"NOT RUN {count} tests: {why}" for why, count in left_out.items()]
    failed = counts["failures"] + counts["errors"]
    return Outcome(counts["tests"] - failed - counts["skipped"], failed, counts["skipped"], reasons=reasons)


@contextmanager
def server() -> Iterator[str | None]:
    """PostgreSQL's address, or None with the reason on standard error."""
    with ExitStack() as stack:
        address = None
        try:
            address = stack.enter_context(postgres())
        except NoPostgresError as error:
            print(f"no PostgreSQL: {error}", file=sys.stderr, flush=True)
        yield address


def coverage() -> bool:
    """Print the coverage; false when it is below the threshold."""
    print("\n== coverage of law, rules, decision (branches) ==", flush=True)
    python = [sys.executable, "-m", "coverage"]
    subprocess.run([*python, "combine", "-q"], cwd=ROOT, check=False)
    subprocess.run(
        [*python, "xml", "-q", "-o", str(COVERAGE / "coverage.xml"), "--fail-under=0"], cwd=ROOT, check=False
    )
    return subprocess.run([*python, "report"], cwd=ROOT, check=False).returncode == 0


def main(extra: list[str]) -> int:
    """Run every group.  0 only when all of it ran and passed (outside CI: all that could run)."""
    for folder in (BUILD, COVERAGE):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
    strict = os.environ.get("CI") == "true"
    with server() as address:
        outcomes = {group.name: run(group, address, extra) for group in GROUPS}
    covered = coverage()
    return summary(outcomes, covered, strict)


def summary(outcomes: dict[str, Outcome], covered: bool, strict: bool) -> int:
    """Print what happened, and judge it."""
    print("\n== summary ==")
    for name, one in outcomes.items():
        if one.not_run:
            print(f"{name:<20} NOT RUN: {one.not_run}")
        else:
            counts = f"{one.passed:>6} passed {one.failed:>4} failed {one.skipped:>4} skipped"
            print(f"{name:<20} {counts} {one.seconds:>7.1f} s")
    if not covered:
        print("coverage             BELOW THE THRESHOLD (or not measured)")
    passed = sum(one.passed for one in outcomes.values())
    failed = sum(one.failed for one in outcomes.values())
    skipped = sum(one.skipped for one in outcomes.values())
    absent = [name for name, one in outcomes.items() if one.not_run]
    for name, one in outcomes.items():
        for reason in one.reasons:
            print(f"{name}: {reason}")
    print(f"{passed} passed, {failed} failed, {skipped} skipped")
    return 1 if failed or not covered or not passed or (strict and (skipped or absent)) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
