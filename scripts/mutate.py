"""Mutation testing of the rules: small faults are put in, one at a time, and the fast tests must find each of them.

    python -m scripts.mutate [--minutes 10] [--jobs 2] [--only size] [--list]

A mutant is a copy of the package with one change: ``<`` for ``<=``, ``and`` for ``or``, another verdict, parameter,
category, day or number.  It is *killed* when a test fails, and *survives* when none does.  Every mutant gets a process
of its own, forked from one that has the test tools loaded; the tests of its own file run first.  Survivors are printed with file, line and change;
docs/mutation.md says which of them change nothing that anybody could see.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module
from pathlib import Path

from scripts.mutants import ROOT, RULES, TARGETS, Mutant, Source

TESTS = (
    "tests/rules/test_size.py", "tests/rules/test_enterprise.py", "tests/rules/test_project.py",
    "tests/rules/test_amounts.py", "tests/rules/test_evaluate.py", "tests/rules/test_plan.py",
    "tests/rules/test_registry.py", "tests/rules/test_rules_and_law.py", "tests/rules/test_every_answer.py",
    "tests/golden/test_golden.py",
)  # fmt: skip
KILLED, SURVIVED, TIMED_OUT = "killed", "survived", "timed out"
SECONDS = 90


def judged(mutant: Mutant, packages: list[Path]) -> tuple[Mutant, str]:
    """Put the mutant in a free copy of the package, and run the tests on it in a forked process."""
    copy = packages.pop()
    file = copy / mutant.file.relative_to("src")
    try:
        file.write_text(
            mutant.whole[: mutant.start] + mutant.to + mutant.whole[mutant.end :], encoding="utf-8"
        )
        first = (f"tests/rules/test_{mutant.file.stem}.py",)
        result = _tested(copy, first)
        return mutant, _tested(copy, TESTS) if result == SURVIVED else result
    finally:
        file.write_text(mutant.whole, encoding="utf-8")
        packages.append(copy)


def _tested(copy: Path, tests: tuple[str, ...]) -> str:
    child = os.fork()
    if child == 0:
        _run_tests(copy, tests)
    until = time.monotonic() + SECONDS
    while time.monotonic() < until:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return SURVIVED if os.waitstatus_to_exitcode(status) == 0 else KILLED
        time.sleep(0.02)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return TIMED_OUT


def _run_tests(copy: Path, tests: tuple[str, ...]) -> None:
    """In the child: nothing is written, and the process ends with the status of pytest."""
    import pytest

    quiet = os.open(os.devnull, os.O_WRONLY)
    os.dup2(quiet, 1)
    os.dup2(quiet, 2)
    sys.path[:0] = [str(copy), str(ROOT)]
    os.chdir(ROOT)
    plugins = [word for name in ("django", "xdist", "cacheprovider") for word in ("-p", f"no:{name}")]
    status = 3
    try:
        status = int(pytest.main(["-x", "-q", "-c", os.devnull, f"--rootdir={ROOT}", *plugins, *tests]))
    finally:
        os._exit(status)


def main() -> int:
    """Run all mutants, or as many as the time allows, drawn evenly.  0 when none survived but those that change nothing."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--only", choices=TARGETS)
    parser.add_argument("--list", action="store_true", help="only list the mutants")
    args = parser.parse_args()
    targets = [args.only] if args.only else list(TARGETS)
    mutants = [mutant for name in targets for mutant in Source(RULES / f"{name}.py").mutants()]
    if args.list:
        print(*mutants, sep="\n")
        return 0
    return _report(mutants, _all(mutants, args.minutes, args.jobs), targets)


def _all(mutants: list[Mutant], minutes: float, jobs: int) -> dict[Mutant, str]:
    for tool in ("hypothesis", "pytest", "yaml"):  # loaded once, before the forks
        import_module(tool)

    order = random.Random(2016).sample(mutants, len(mutants))
    until = time.monotonic() + 60 * minutes
    results: dict[Mutant, str] = {}
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(jobs) as pool:
        packages = [Path(folder) / str(number) for number in range(jobs)]
        for package in packages:
            shutil.copytree(ROOT / "src/portefeuille", package / "portefeuille")
        if _tested(packages[0], TESTS) != SURVIVED:
            raise SystemExit("the tests fail without any change: mend them first")

        def judge(mutant: Mutant) -> tuple[Mutant, str]:
            return judged(mutant, packages) if time.monotonic() < until else (mutant, "")

        results |= {mutant: result for mutant, result in pool.map(judge, order) if result}
    return results


def _report(mutants: list[Mutant], results: dict[Mutant, str], targets: list[str]) -> int:
    for name in targets:
        counts = [results[each] for each in mutants if each.file.stem == name and each in results]
        killed = sum(result != SURVIVED for result in counts)
        print(
            f"{name:12} {killed:4} of {len(counts):4} killed   {len([m for m in mutants if m.file.stem == name])} mutants"
        )
    survivors = [mutant for mutant in mutants if results.get(mutant) == SURVIVED]
    unknown = [mutant for mutant in survivors if not mutant.equivalent]
    print(f"{'all':12} {len(results) - len(survivors):4} of {len(results):4} killed   {len(mutants)} mutants")
    for mutant in survivors:
        print(f"survived  {mutant}{'  (equivalent)' if mutant.equivalent else ''}")
    return 1 if unknown else 0


if __name__ == "__main__":
    sys.exit(main())
