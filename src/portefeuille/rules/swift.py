"""The rules of a day as plain Python functions, for trying many small changes of one row.

The functions are written from the tree and work with what is known.  Whatever is missing is a :class:`Missing`, which
cannot be compared, added or judged: touching one raises :class:`Touched`, and the caller asks evaluate.py instead.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Any, NoReturn

from portefeuille.rules.registry import RuleSet
from portefeuille.rules.tree import (
    And,
    Arith,
    Chosen,
    Compare,
    Concept,
    Const,
    Extreme,
    Fact,
    If,
    Inexact,
    IsIn,
    Leaf,
    Node,
    Not,
    Or,
    Param,
    ShareOf,
    Status,
)
from portefeuille.rules.words import SHARES


class Touched(Exception):
    """Something that is missing was needed."""


class Missing:
    """Stands for what is missing."""

    def _touch(self, *_: object) -> NoReturn:
        raise Touched

    __eq__ = __ne__ = __lt__ = __le__ = __gt__ = __ge__ = __bool__ = _touch
    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = _touch
    __hash__ = object.__hash__


MISSING = Missing()
Answers = dict[str, Any]
Function = Callable[[Mapping[str, Any], Mapping[str, Any], Answers], Any]


def without_gaps(values: Mapping[str, Any]) -> dict[str, Any]:
    """The values, with :data:`MISSING` for None."""
    return {name: MISSING if value is None else value for name, value in values.items()}


@lru_cache(maxsize=32)
def functions(
    rules: RuleSet,
    undetermined: frozenset[str],
    doubted: frozenset[str],
    choices: frozenset[tuple[str, str]] = frozenset(),
) -> Mapping[str, Function]:
    """A function for every rule: ``function(row, parameters, answers)`` gives a value, or the leaf of a criterion.

    ``choices`` are the choices of the law: (parameter, option).  ``answers`` keeps what was worked out for the row.
     :raises Touched: (the functions) when something is missing.
    """
    leaves = list(dict.fromkeys(leaf for rule in rules.rules.values() for leaf in rule.leaves))
    writer = _Writer(undetermined, doubted, choices, {leaf: place for place, leaf in enumerate(leaves)})
    lines: list[str] = []
    for number, rule in enumerate(rules.rules.values()):
        writer.numbers[rule.name] = number
        lines += [
            f"def f{number}(r, p, a):",
            f"    if {rule.name!r} in a: return a[{rule.name!r}]",
            f"    found = a[{rule.name!r}] = {writer.write(rule.tree)}",
            "    return found",
        ]
    space: dict[str, Any] = {"leaves": leaves, **SHARES}
    exec(compile("\n".join(lines), "<rules of the day>", "exec"), space)  # noqa: S102 (written here, from the tree)
    return {name: space[f"f{number}"] for name, number in writer.numbers.items()}


class _Writer:
    """Writes a tree as a Python expression."""

    def __init__(
        self,
        undetermined: frozenset[str],
        doubted: frozenset[str],
        choices: frozenset[tuple[str, str]],
        leaves: Mapping[Leaf, int],
    ) -> None:
        self.undetermined, self.doubted, self.choices, self.leaves = undetermined, doubted, choices, leaves
        self.numbers: dict[str, int] = {}

    def write(self, node: Node) -> str:
        match node:
            case Const(value=value):
                return str(value)
            case Fact(name=name):
                return f"r[{name!r}]"
            case Concept(name=name):
                return f"f{self.numbers[name]}(r, p, a)"
            case Param(name=name, scale=scale):
                return f"p[{name!r}]" if scale == 1 else f"p[{name!r}] * {scale}"
            case Status() | Chosen():
                return str(self._settled(node))
            case Leaf():
                return f"leaves[{self.leaves[node]}]"
            case If(test=test, then=then, other=other):
                return f"({self.write(then)} if {self.write(test)} else {self.write(other)})"
            case And(items=items) | Or(items=items):
                return self._connected(" and " if isinstance(node, And) else " or ", items)
            case Not(item=item):
                return f"(not {self.write(item)})"
            case IsIn(item=item, options=options):
                return f"({self.write(item)} in {options!r})"
            case Compare(op=op, left=left, right=right) | Arith(op=op, left=left, right=right):
                return f"({self.write(left)} {op} {self.write(right)})"
            case Extreme(op=op, left=left, right=right):
                return f"{op}({self.write(left)}, {self.write(right)})"
            case ShareOf(rate=rate, amount=amount, word=word):
                return f"{word}({self.write(rate)}, {self.write(amount)})"
            case Inexact(rate=rate, amount=amount):
                return f"({self.write(rate)} * {self.write(amount)} % 10000 != 0)"
        raise TypeError(f"{type(node).__name__} is not a node of the language of rules")

    def _settled(self, node: Status | Chosen) -> bool:
        if isinstance(node, Chosen):
            return (node.name, node.option) in self.choices
        return node.name in (self.undetermined if node.asks == "undetermined" else self.doubted)

    def _connected(self, word: str, items: Iterable[Node]) -> str:
        return f"({word.join(self.write(item) for item in items)})"
