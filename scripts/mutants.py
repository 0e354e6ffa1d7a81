"""Mutants of the rules: every small fault that can be put in a file, for scripts/mutate.py."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RULES = Path("src/portefeuille/rules")
TARGETS = ("size", "enterprise", "project", "amounts", "evaluate", "plan", "two_valued")
#: Files written as rules; the others are the readers of rules.
CHAPTERS = TARGETS[:4]
REASON = re.compile(r"[a-z_]+\.[a-z_]+")

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


#: Changes that nobody can see (docs/mutation.md says why): file, line as written, what was changed.
EQUIVALENT = {
    ("amounts", "if full_subsidy <= ordinary_room:", "<"),
    ("evaluate", "certain: bool = True", "False"),
    ("two_valued", "value: int = 0", "1"),
    ("two_valued", 'TRUE, FALSE = Step("truth", value=1), Step("truth", value=0)', "2"),
    ("plan", "return Valued(lit(0), FALSE)", "1"),
}


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

    @property
    def equivalent(self) -> bool:
        """Is it known to change nothing?"""
        return (self.file.stem, self.whole.splitlines()[self.line - 1].strip(), self.to) in EQUIVALENT

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
