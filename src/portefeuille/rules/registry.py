"""Where rules are written down: the decorators, the versions of a rule, and the set of rules of a day."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache, cached_property
from itertools import pairwise
from typing import Any, TypeVar

from portefeuille.rules.errors import RuleError
from portefeuille.rules.facts import FACTS
from portefeuille.rules.reader import Definition, Reader
from portefeuille.rules.tree import Compare, Concept, Fact, Leaf, Node, Param, Status
from portefeuille.rules.units import VERDICT, Unit, unit_of

F = TypeVar("F", bound=Callable[..., Any])

#: The scheme of today began on this day; rules without a period hold since then.
BEGIN = date(2016, 4, 1)
OPEN = date.max


@dataclass(frozen=True)
class Written:
    """A rule as written: a function with its source and its period (both days inclusive)."""

    name: str
    function: Callable[..., Any]
    source: tuple[str, ...]
    since: date = BEGIN
    until: date = OPEN
    known_from: date = date.min


@dataclass(frozen=True, eq=False)
class Rule:
    """A rule as read: its tree, and what it needs."""

    name: str
    source: tuple[str, ...]
    since: date
    until: date
    known_from: date
    unit: Unit
    about: str
    tree: Node = field(repr=False)

    @cached_property
    def is_criterion(self) -> bool:
        """Does the rule answer with a verdict?"""
        return bool(self.unit == VERDICT)

    def _named(self, *kinds: type[Node]) -> tuple[str, ...]:
        found = (node for node in self.tree.walk() if isinstance(node, kinds))
        return tuple(dict.fromkeys(str(getattr(node, "name", "")) for node in found))

    @cached_property
    def facts(self) -> tuple[str, ...]:
        """The facts the rule itself looks at."""
        return self._named(Fact)

    @cached_property
    def concepts(self) -> tuple[str, ...]:
        """The rules whose answer the rule uses."""
        return self._named(Concept)

    @cached_property
    def parameters(self) -> tuple[str, ...]:
        """The parameters of the law that the rule uses."""
        return self._named(Param, Status)

    @cached_property
    def comparisons(self) -> tuple[tuple[Compare, tuple[tuple[str, int], ...]], ...]:
        """The comparisons of numbers and days in the rule, with the facts that move them: +1 for one on the left, -1
        for one on the right."""
        nodes = (node for node in self.tree.walk() if isinstance(node, Compare) and node.op not in ("==", "!="))
        return tuple(
            (node, tuple((fact, sign) for side, sign in ((node.left, 1), (node.right, -1)) for fact in _facts(side)))
            for node in dict.fromkeys(nodes)
        )

    @cached_property
    def leaves(self) -> tuple[Leaf, ...]:
        """Everything a criterion can come to, in the order of the rule."""
        return tuple(dict.fromkeys(node for node in self.tree.walk() if isinstance(node, Leaf)))


def _facts(node: Node) -> Iterator[str]:
    return (below.name for below in node.walk() if isinstance(below, Fact))


class Chapter:
    """Rules that belong together.  A module of rules makes one and writes its rules with it."""

    def __init__(self, title: str) -> None:
        self.title = title
        self.written: list[Written] = []
        self.parts: dict[str, Callable[..., Any]] = {}

    def rule(
        self,
        *source: str,
        name: str | None = None,
        since: str | None = None,
        until: str | None = None,
        known_from: str | None = None,
    ) -> Callable[[F], F]:
        """A rule with the ids of its sources, and its period (ISO days, both inclusive; absent: since 2016-04-01, open).

        ``name`` is the id of the criterion where it differs from the function's name.  ``known_from`` is the day the
        rule was published (absent: always known).
        """

        def write(function: F) -> F:
            self.written.append(
                Written(
                    name or function.__name__,
                    function,
                    source,
                    date.fromisoformat(since) if since else BEGIN,
                    date.fromisoformat(until) if until else OPEN,
                    date.fromisoformat(known_from) if known_from else date.min,
                )
            )
            return function

        return write

    def part(self, function: F) -> F:
        """A part of rules, with a name of its own; it is written out wherever a rule calls it."""
        self.parts[function.__name__] = function
        return function


@dataclass(frozen=True, eq=False)
class RuleSet:
    """The rules of one day, each after the ones it uses."""

    rules: Mapping[str, Rule]

    @cached_property
    def criteria(self) -> tuple[Rule, ...]:
        """The rules that answer with a verdict, in the order they are written."""
        return tuple(rule for rule in self.rules.values() if rule.is_criterion)

    @cached_property
    def reach(self) -> Mapping[str, frozenset[str]]:
        """For each rule all facts on which its answer can depend, through other rules too."""
        found: dict[str, frozenset[str]] = {}
        for name, rule in self.rules.items():
            found[name] = frozenset(rule.facts).union(*(found[concept] for concept in rule.concepts))
        return found

    @cached_property
    def touched(self) -> Mapping[str, frozenset[str]]:
        """For each fact all rules whose answer can depend on it."""
        facts = {fact for reached in self.reach.values() for fact in reached}
        return {fact: frozenset(name for name, reached in self.reach.items() if fact in reached) for fact in facts}


class RuleBook:
    """All versions of all rules.

    :raises RuleError: when a rule is outside the language, or two versions overlap or leave a gap.
    """

    def __init__(self, chapters: Iterable[Chapter]) -> None:
        written = [(chapter, rule) for chapter in chapters for rule in chapter.written]
        answers = {rule.name: _return_unit(rule.function) for _, rule in written}
        units = {name: unit for name, unit in answers.items() if unit != VERDICT}
        self.versions: dict[str, list[Rule]] = {}
        for chapter, rule in written:
            self.versions.setdefault(rule.name, []).append(_read(chapter, rule, units, answers[rule.name]))
        for name, versions in self.versions.items():
            versions.sort(key=lambda rule: rule.since)
            _check_periods(name, versions)
        self._sets: dict[tuple[int, ...], RuleSet] = {}

    def on(self, day: date, known: date = OPEN) -> RuleSet:
        """The rules in force on ``day`` as published by ``known``; the same object while no rule changes."""
        choice = tuple(_in_force(versions, day, known) for versions in self.versions.values())
        if choice not in self._sets:
            chosen = [v[i] for v, i in zip(self.versions.values(), choice, strict=True) if i >= 0]
            self._sets[choice] = RuleSet(_ordered({rule.name: rule for rule in chosen}))
        return self._sets[choice]


def _in_force(versions: list[Rule], day: date, known: date) -> int:
    """The index of the version in force, -1 where there is none.  A version not yet published does not end its
    predecessor."""
    found = -1
    for index, rule in enumerate(versions):
        if rule.since <= day and rule.known_from <= known:
            found = index
    if found >= 0 and day > versions[found].until and found == len(versions) - 1:
        return -1
    return found


def _check_periods(name: str, versions: list[Rule]) -> None:
    for earlier, later in pairwise(versions):
        if earlier.until + timedelta(days=1) != later.since:
            kind = "overlap" if earlier.until >= later.since else "leave a gap"
            raise RuleError(name, 0, f"two versions {kind}: until {earlier.until}, since {later.since}")


def _ordered(rules: dict[str, Rule]) -> dict[str, Rule]:
    ordered: dict[str, Rule] = {}

    def place(name: str, above: tuple[str, ...]) -> None:
        if name in above:
            raise RuleError(name, 0, f"the rule needs itself: {' -> '.join((*above, name))}")
        if name in ordered:
            return
        for concept in rules[name].concepts:
            place(concept, (*above, name))
        ordered[name] = rules[name]

    for name in rules:
        place(name, ())
    return ordered


def _return_unit(function: Callable[..., Any]) -> Unit:
    return unit_of(inspect.get_annotations(function, eval_str=True)["return"])


@cache
def _module_functions(file: str) -> Mapping[tuple[str, int], ast.FunctionDef]:
    with open(file, encoding="utf-8") as source:
        tree = ast.parse(source.read(), file)
    found = (node for node in tree.body if isinstance(node, ast.FunctionDef))
    return {(node.name, _first_line(node)): node for node in found}


def _first_line(node: ast.FunctionDef) -> int:
    return node.decorator_list[0].lineno if node.decorator_list else node.lineno


def _function(function: Callable[..., Any]) -> tuple[str, ast.FunctionDef]:
    code = function.__code__
    return code.co_filename, _module_functions(code.co_filename)[function.__name__, code.co_firstlineno]


def _read(chapter: Chapter, rule: Written, units: Mapping[str, Unit], answer: Unit) -> Rule:
    file, function = _function(rule.function)
    names: dict[str, Node] = {}
    for argument, annotation in inspect.get_annotations(rule.function, eval_str=True).items():
        if argument in ("p", "return"):
            continue
        unit = unit_of(annotation)
        expected = units[argument] if argument in units else FACTS[argument].unit if argument in FACTS else None
        if expected is None:
            raise RuleError(file, function.lineno, f"{argument} is neither a fact nor a rule")
        if expected != unit:
            raise RuleError(file, function.lineno, f"{argument} is {expected.name}, written here as {unit.name}")
        names[argument] = Concept(argument, unit) if argument in units else Fact(argument, unit)
    definitions = {name: _definition(part) for name, part in chapter.parts.items()}
    tree = Reader(file, names, answer, definitions).read(function)
    about = " ".join((rule.function.__doc__ or "").split("\n\n")[0].split())
    return Rule(rule.name, rule.source, rule.since, rule.until, rule.known_from, answer, about, tree)


def _definition(part: Callable[..., Any]) -> Definition:
    arguments = tuple(name for name in inspect.get_annotations(part) if name not in ("p", "return"))
    return Definition(arguments, _function(part)[1], _return_unit(part))
