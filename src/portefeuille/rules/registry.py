"""Where rules are written down: the decorators, the versions of a rule, and the set of rules of a day."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from itertools import pairwise
from typing import Any, TypeVar

from portefeuille.rules.errors import RuleError
from portefeuille.rules.facts import FACTS
from portefeuille.rules.reader import Definition, Reader
from portefeuille.rules.tree import Chosen, Compare, Concept, Fact, If, Leaf, Node, Param, Status
from portefeuille.rules.units import VERDICT, Unit
from portefeuille.rules.written import place, takes_parameters, tree_of
from portefeuille.rules.written import units as units_of

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
    place: tuple[str, int] = ("", 0)

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
        return self._named(Param, Status, Chosen)

    @cached_property
    def comparisons(self) -> tuple[tuple[Compare, tuple[tuple[str, int], ...]], ...]:
        """The comparisons of numbers and days in the rule, with the facts that move them: +1 for one on the left, -1
        for one on the right."""
        nodes = (
            node for node in self.tree.walk() if isinstance(node, Compare) and node.op not in ("==", "!=")
        )
        return tuple(
            (
                node,
                tuple(
                    (fact, sign) for side, sign in ((node.left, 1), (node.right, -1)) for fact in _facts(side)
                ),
            )
            for node in dict.fromkeys(nodes)
        )

    @cached_property
    def leaves(self) -> tuple[Leaf, ...]:
        """Everything a criterion can come to, in the order of the rule."""
        return tuple(dict.fromkeys(node for node in self.tree.walk() if isinstance(node, Leaf)))

    @cached_property
    def doubts(self) -> Mapping[Leaf, str]:
        """For each leaf right behind a question about a doubt: the parameter that is in doubt."""
        asked = (node for node in self.tree.walk() if isinstance(node, If) and isinstance(node.then, Leaf))
        named = (
            (node.then, [each.name for each in node.test.walk() if isinstance(each, Status)])
            for node in asked
        )
        return {leaf: names[0] for leaf, names in named if names and isinstance(leaf, Leaf)}


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
        return {
            fact: frozenset(name for name, reached in self.reach.items() if fact in reached) for fact in facts
        }


class RuleBook:
    """All versions of all rules.

    :raises RuleError: when a rule is outside the language, or two versions overlap or leave a gap.
    """

    def __init__(self, chapters: Iterable[Chapter]) -> None:
        written = [(chapter, rule) for chapter in chapters for rule in chapter.written]
        answers = {rule.name: units_of(rule.function)[1] for _, rule in written}
        units = {name: unit for name, unit in answers.items() if unit != VERDICT}
        self.versions: dict[str, list[Rule]] = {}
        for chapter, rule in written:
            self.versions.setdefault(rule.name, []).append(_read(chapter, rule, units))
        for versions in self.versions.values():
            versions.sort(key=lambda rule: rule.since)
            _check_periods(versions)
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


def _check_periods(versions: list[Rule]) -> None:
    for rule in versions:
        if rule.until < rule.since:
            raise RuleError(*rule.place, f"{rule.name} ends ({rule.until}) before it begins ({rule.since})")
        if rule.unit != versions[0].unit:
            raise RuleError(*rule.place, f"{rule.name} answers in {rule.unit}, before in {versions[0].unit}")
    for earlier, later in pairwise(versions):
        overlap = earlier.until >= later.since
        if overlap or earlier.until + timedelta(days=1) != later.since:
            kind = "overlap" if overlap else "leave a gap"
            reason = f"two versions of {later.name} {kind}: until {earlier.until}, since {later.since}"
            raise RuleError(*later.place, reason)


def _ordered(rules: dict[str, Rule]) -> dict[str, Rule]:
    ordered: dict[str, Rule] = {}

    def put(name: str, above: tuple[str, ...]) -> None:
        rule = rules[name]
        if name in above:
            raise RuleError(*rule.place, f"the rule needs itself: {' -> '.join((*above, name))}")
        if name in ordered:
            return
        for concept in rule.concepts:
            if concept not in rules:
                raise RuleError(
                    *rule.place, f"{name} needs {concept}, which has no version in force on that day"
                )
            put(concept, (*above, name))
        ordered[name] = rule

    for name in rules:
        put(name, ())
    return ordered


def _read(chapter: Chapter, rule: Written, units: Mapping[str, Unit]) -> Rule:
    file, line = place(rule.function)
    function = tree_of(rule.function)
    if not rule.source:
        raise RuleError(file, line, f"{rule.name} names no source")
    arguments, answer = units_of(rule.function)
    names: dict[str, Node] = {}
    for argument, unit in arguments.items():
        expected = (
            units[argument] if argument in units else FACTS[argument].unit if argument in FACTS else None
        )
        if expected is None:
            raise RuleError(file, function.lineno, f"{argument} is neither a fact nor a rule")
        if expected != unit:
            raise RuleError(file, function.lineno, f"{argument} is {expected}, written here as {unit}")
        names[argument] = Concept(argument, unit) if argument in units else Fact(argument, unit)
    definitions = {name: _definition(part) for name, part in chapter.parts.items()}
    tree = Reader(file, names, answer, definitions).read(function)
    about = " ".join((rule.function.__doc__ or "").split("\n\n")[0].split())
    return Rule(
        rule.name, rule.source, rule.since, rule.until, rule.known_from, answer, about, tree, (file, line)
    )


def _definition(part: Callable[..., Any]) -> Definition:
    arguments, answer = units_of(part)
    function = tree_of(part)
    return Definition(arguments, takes_parameters(function), function, answer)
