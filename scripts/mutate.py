"""Mutation testing of the rules: small faults are put in, one at a time, and the fast tests must find each of them.

    python scripts/mutate.py [--minutes 10] [--jobs 2] [--only size] [--list]

A mutant is a copy of the package with one change: ``<`` for ``<=``, ``and`` for ``or``, another verdict, parameter,
category, day or number.  It is *killed* when a test fails, and *survives* when none does.  Every mutant gets a process
of its own, forked from one that has the test tools loaded.  Survivors are printed with file, line and change;
docs/mutation.md says which of them change nothing that anybody could see.
"""

from __future__ import annotations

import argparse
import ast
import os
import random
import re
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import date, timedelta
from importlib import import_module
from itertools import pairwise
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RULES = Path("src/portefeuille/rules")
TARGETS = ("size", "enterprise", "project", "amounts", "evaluate", "plan")
#: Files written as rules; the others are the readers of rules.
CHAPTERS = TARGETS[:4]
TESTS = (
    "tests/rules/test_size.py", "tests/rules/test_enterprise.py", "tests/rules/test_project.py",
    "tests/rules/test_amounts.py", "tests/rules/test_evaluate.py", "tests/rules/test_plan.py",
    "tests/rules/test_registry.py", "tests/rules/test_rules_and_law.py", "tests/rules/test_every_answer.py",
    "tests/golden/test_golden.py",
)  # fmt: skip
REASON = re.compile(r"[a-z_]+\.[a-z_]+")
KILLED, SURVIVED, TIMED_OUT = "killed", "survived", "timed out"
SECONDS = 90

COMPARISONS: dict[type[ast.cmpop], tuple[str, tuple[str, ...]]] = {
    ast.Lt: ("<", ("<=", ">=")), ast.LtE: ("<=", ("<", ">")), ast.Gt: (">", (">=", "<=")), ast.GtE: (">=", (">", "<")),
    ast.Eq: ("==", ("!=",)), ast.NotEq: ("!=", ("==",)), ast.In: ("in", ("not in",)), ast.NotIn: ("not in", ("in",)),
    ast.Is: ("is", ("is not",)), ast.IsNot: ("is not", ("is",)),
}  # fmt: skip
OPERATORS: dict[type[ast.operator], tuple[str, str]] = {
    ast.Add: ("+", "-"), ast.Sub: ("-", "+"), ast.Mult: ("*", "+"), ast.BitOr: ("|", "&"),
}  # fmt: skip
WORDS = {
    "met": "not_met", "not_met": "met", "judgement": "unknown_law", "unknown_law": "judgement", "presumed_met": "met",
    "presumed_not_met": "not_met", "not_applicable": "met", "min": "max", "max": "min", "undetermined": "doubtful",
    "doubtful": "undetermined", "any": "all", "all": "any", "both": "either", "either": "both",
}  # fmt: skip
CATEGORIES = {
    "small": "medium", "medium": "large", "large": "small", "training": "advice", "advice": "training", "yes": "no",
    "no": "yes", "accepted": "judgement", "workshop_only": "refused", "judgement": "accepted", "refused": "accepted",
    "flanders": "elsewhere", "unlisted": "none", "none": "unlisted", "primary_sector": "forestry", "listed": "unsettled",
    "forestry": "primary_sector", "not_listed": "listed", "still_listed": "conditional", "conditional": "judgement",
    "wrong": "right", "occupation_specific": "innovation", "digitalisation/cybersecurity": "digitalisation",
    "sustainability/energy_efficiency": "sustainability", "not_given": "small",
}  # fmt: skip
PARAMETERS = {
    "small": "medium", "medium": "small", "base": "cybersecurity", "cybersecurity": "energy_efficiency",
    "energy_efficiency": "base", "training": "advice", "advice": "training", "turnover": "balance_total",
    "balance_total": "turnover",
}  # fmt: skip


#: Nodes that stand at a place of their own.
Placed = ast.expr | ast.stmt


@dataclass(frozen=True)
class Mutant:
    """One change of one file: the text from ``start`` to ``end`` (offsets) becomes ``to``."""

    file: Path
    line: int
    start: int
    end: int
    was: str
    to: str
    whole: str = field(repr=False)

    def __str__(self) -> str:
        return f"{self.file.name}:{self.line}: {self.was.strip()!r} -> {self.to.strip()!r}"


class Source:
    """A file with its tree, and the offsets of its nodes."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.text = (ROOT / file).read_text(encoding="utf-8")
        self.tree = ast.parse(self.text)
        self.starts = [0]
        for line in self.text.splitlines(keepends=True):
            self.starts.append(self.starts[-1] + len(line))
        self.chapter = file.stem in CHAPTERS

    def at(self, line: int, column: int) -> int:
        """The offset of a place (the files are ASCII up to the column wherever it matters)."""
        start = self.starts[line - 1]
        return start + len(self.text[start:].encode()[:column].decode())

    def span(self, node: Placed) -> tuple[int, int]:
        """Where a node begins and ends."""
        assert node.end_lineno is not None
        assert node.end_col_offset is not None
        return self.at(node.lineno, node.col_offset), self.at(node.end_lineno, node.end_col_offset)

    def change(self, start: int, end: int, to: str) -> Mutant:
        line = self.text.count("\n", 0, start) + 1
        return Mutant(self.file, line, start, end, self.text[start:end], to, self.text)

    def between(self, left: Placed, right: Placed, was: str, to: str) -> Iterator[Mutant]:
        """Another operator between two nodes."""
        start, end = self.span(left)[1], self.span(right)[0]
        place = self.text.find(was, start, end)
        if place >= 0:
            yield self.change(place, place + len(was), to)

    def mutants(self) -> Iterator[Mutant]:
        """Every change of this file, in the order of the file."""
        for node in self._looked_at(self.tree):
            yield from self._of(node)

    def _looked_at(self, node: ast.AST) -> Iterator[ast.AST]:
        """The nodes of code: no annotations, and no decorators but those that date a rule."""
        yield node
        for name, value in ast.iter_fields(node):
            if name in ("annotation", "returns") or (name == "decorator_list" and not self.chapter):
                continue
            for below in value if isinstance(value, list) else [value]:
                if isinstance(below, ast.AST):
                    yield from self._looked_at(below)

    def _of(self, node: ast.AST) -> Iterator[Mutant]:
        match node:
            case ast.Compare(left=left, ops=[operator], comparators=[right]):
                was, others = COMPARISONS[type(operator)]
                for to in others:
                    yield from self.between(left, right, was, to)
            case ast.BoolOp(op=operator, values=values):
                was, to = ("and", "or") if isinstance(operator, ast.And) else ("or", "and")
                for left, right in pairwise(values):
                    yield from self.between(left, right, was, to)
            case ast.UnaryOp(op=ast.Not(), operand=operand):
                yield self.change(self.span(node)[0], self.span(operand)[0], "")
            case ast.BinOp(left=left, op=operator, right=right) if type(operator) in OPERATORS:
                yield from self.between(left, right, *OPERATORS[type(operator)])
            case ast.IfExp(test=test):
                yield self.change(*self.span(test), f"not ({ast.unparse(test)})")
            case ast.Call(func=ast.Name(id=name) as function) if name in WORDS:
                yield self.change(*self.span(function), WORDS[name])
            case ast.Attribute(attr=part) if self.chapter and part in PARAMETERS:
                end = self.span(node)[1]
                yield self.change(end - len(part), end, PARAMETERS[part])
            case ast.Constant(value=value):
                yield from self._constant(node, value)
            case ast.keyword(
                arg="since" | "until" | "known_from", value=ast.Constant(value=str() as day) as written
            ):
                moved = date.fromisoformat(day) + timedelta(days=1)
                yield self.change(*self.span(written), f'"{moved}"')
            case ast.Return(value=ast.expr() as value) if not self.chapter and not _constant(value):
                yield self.change(*self.span(value), "None")

    def _constant(self, node: ast.Constant, value: object) -> Iterator[Mutant]:
        if isinstance(value, bool):
            yield self.change(*self.span(node), str(not value))
        elif isinstance(value, int):
            yield self.change(*self.span(node), str(value + 1))
        elif isinstance(value, str) and self.chapter and value in CATEGORIES:
            yield self.change(*self.span(node), f'"{CATEGORIES[value]}"')
        elif isinstance(value, str) and self.chapter and REASON.fullmatch(value):
            yield self.change(*self.span(node), f'"{self._other_code(value)}"')

    def _other_code(self, code: str) -> str:
        """The next reason code of the file."""
        found = (node.value for node in ast.walk(self.tree) if isinstance(node, ast.Constant))
        codes = sorted({each for each in found if isinstance(each, str) and REASON.fullmatch(each)})
        return codes[(codes.index(code) + 1) % len(codes)]


def _constant(value: ast.expr) -> bool:
    return isinstance(value, ast.Constant)


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
    """Run all mutants, or as many as the time allows, drawn evenly.  0 when none survived."""
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
    print(f"{'all':12} {len(results) - len(survivors):4} of {len(results):4} killed   {len(mutants)} mutants")
    for mutant in survivors:
        print(f"survived  {mutant}")
    return 1 if survivors else 0


if __name__ == "__main__":
    sys.exit(main())
