"""From a typed Python function to the tree: the rule is read with Python's own ``ast``, once.

What the language does not know is refused here, with file and line.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from portefeuille.rules.errors import RuleError
from portefeuille.rules.tree import (
    And,
    Arith,
    Chosen,
    Compare,
    Const,
    Extreme,
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
    Verdict,
)
from portefeuille.rules.types import combine, scaled, unit_of_node
from portefeuille.rules.units import BOOL, VERDICT, Unit
from portefeuille.rules.words import LEAVES, SHARES

COMPARISONS: dict[type[ast.cmpop], str] = {
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
    ast.Eq: "==",
    ast.NotEq: "!=",
}
EQUALITY = (ast.Eq, ast.NotEq)
ARITHMETIC: dict[type[ast.operator], str] = {ast.Add: "+", ast.Sub: "-"}
RATES, AMOUNTS = (Unit("rate"), Unit("share"), None), (Unit("eur"), None)
#: What the id of a source looks like: R-9.5, S003, A-GBER.
SOURCE = re.compile(r"[A-Z](-?[A-Z0-9][A-Za-z0-9.-]*)")
LEAF_VERDICTS = {name: word("").verdict for name, word in LEAVES.items()}


@dataclass(frozen=True)
class Definition:
    """A part of a rule with a name of its own (``@part``), written out where it is called."""

    arguments: Mapping[str, Unit]
    takes_parameters: bool
    function: ast.FunctionDef
    returns: Unit


@dataclass
class Reader:
    """Reads one function.  ``names`` says what each argument stands for; ``returns`` is the unit of the answer."""

    file: str
    names: Mapping[str, Node]
    returns: Unit
    definitions: Mapping[str, Definition] = field(default_factory=dict)
    parameters: str = "p"
    within: tuple[str, ...] = ()

    def read(self, function: ast.FunctionDef) -> Node:
        """The tree of the whole function.  :raises RuleError: on anything outside the language."""
        return self._block(function.body, dict(self.names), function)

    def _refuse(self, node: ast.AST, reason: str) -> RuleError:
        return RuleError(self.file, getattr(node, "lineno", 0), reason)

    def _block(self, statements: list[ast.stmt], names: dict[str, Node], within: ast.AST) -> Node:
        for index, statement in enumerate(statements):
            match statement:
                case ast.Expr(value=ast.Constant(value=str())):
                    continue
                case ast.Assign(targets=[ast.Name(id=name)], value=value):
                    names = {**names, name: self._expression(value, names)}
                case ast.Return(value=ast.expr() as value):
                    return self._answer(value, names)
                case ast.If():
                    rest = statements[index + 1 :]
                    return If(
                        self._truth(statement.test, names),
                        self._block(statement.body + rest, names, statement),
                        self._block(statement.orelse + rest, names, statement),
                    )
                case _:
                    raise self._refuse(statement, f"the language of rules has no {type(statement).__name__}")
        raise self._refuse(within, "a path through the rule gives no answer")

    def _answer(self, value: ast.expr, names: Mapping[str, Node]) -> Node:
        node = self._expression(value, names, self.returns)
        unit = unit_of_node(node)
        if self.returns == VERDICT and unit != VERDICT:
            raise self._refuse(value, "a criterion answers with met, not_met, judgement, ...")
        if unit is not None and not unit.comparable(self.returns):
            raise self._refuse(value, f"the rule answers in {self.returns}, this is {unit}")
        if unit is not None and unit.scale != self.returns.scale:
            raise self._refuse(value, "the answer is not on the scale that the rule says")
        return scaled(node, self.returns.scale)

    def _truth(self, value: ast.expr, names: Mapping[str, Node]) -> Node:
        node = self._expression(value, names)
        if unit_of_node(node) not in (BOOL, None):
            raise self._refuse(value, "a condition is true or false")
        return node

    def _expression(self, value: ast.expr, names: Mapping[str, Node], unit: Unit | None = None) -> Node:
        match value:
            case ast.Constant(value=constant):
                return self._constant(value, constant, unit)
            case ast.Name(id=name):
                if name not in names:
                    raise self._refuse(value, f"{name} is not an argument of the rule")
                return names[name]
            case ast.Attribute():
                return Param(self._parameter(value))
            case ast.BoolOp(op=operator, values=values):
                items = tuple(self._truth(item, names) for item in values)
                return And(items) if isinstance(operator, ast.And) else Or(items)
            case ast.UnaryOp(op=ast.Not(), operand=operand):
                return Not(self._truth(operand, names))
            case ast.IfExp(test=test, body=body, orelse=orelse):
                branches = (self._expression(branch, names, unit) for branch in (body, orelse))
                return If(self._truth(test, names), *self._together(value, *branches))
            case ast.Compare(left=left, ops=[operator], comparators=[right]):
                return self._comparison(value, left, operator, right, names)
            case ast.BinOp(left=left, op=operator, right=right) if type(operator) in ARITHMETIC:
                pair = self._pair(value, left, right, names, numbers=True)
                return Arith(ARITHMETIC[type(operator)], *pair)
            case ast.Call(func=ast.Name(id=name), args=args, keywords=[]):
                return self._call(value, name, args, names)
        raise self._refuse(value, f"{ast.unparse(value)} is outside the language of rules")

    def _constant(self, value: ast.expr, constant: object, unit: Unit | None) -> Const:
        if isinstance(constant, bool):
            return Const(int(constant), BOOL)
        if isinstance(constant, str) and unit is not None and constant in unit.categories:
            return Const(unit.categories.index(constant), unit)
        if isinstance(constant, int) and unit is not None and constant == 0:
            return Const(0, unit)
        raise self._refuse(value, f"{constant!r} is not known here; numbers of the law belong in its data")

    def _parameter(self, value: ast.expr) -> str:
        parts: list[str] = []
        node = value
        while isinstance(node, ast.Attribute):
            parts.append(node.attr)
            node = node.value
        if not isinstance(node, ast.Name) or node.id != self.parameters:
            raise self._refuse(value, f"{ast.unparse(value)} is outside the language of rules")
        return ".".join(reversed(parts))

    def _pair(
        self, value: ast.expr, left: ast.expr, right: ast.expr, names: Mapping[str, Node], *, numbers: bool
    ) -> tuple[Node, Node]:
        first = None if isinstance(left, ast.Constant) else self._expression(left, names)
        second = self._expression(right, names, unit_of_node(first) if first else None)
        if first is None:
            first = self._expression(left, names, unit_of_node(second))
        if VERDICT in (unit_of_node(first), unit_of_node(second)):
            raise self._refuse(value, "a verdict is an answer, nothing to reckon with")
        return self._together(value, first, second, numbers=numbers)

    def _together(
        self, value: ast.expr, first: Node, second: Node, *, numbers: bool = False
    ) -> tuple[Node, Node]:
        try:
            return combine(first, second, numbers=numbers)
        except TypeError as error:
            raise self._refuse(value, str(error)) from None

    def _comparison(
        self, value: ast.expr, left: ast.expr, operator: ast.cmpop, right: ast.expr, names: Mapping[str, Node]
    ) -> Node:
        if (
            isinstance(left, ast.Attribute)
            and isinstance(right, ast.Constant)
            and isinstance(right.value, str)
        ):
            return self._choice(value, left, operator, right.value)
        if isinstance(operator, ast.In | ast.NotIn):
            item = self._expression(left, names)
            unit = unit_of_node(item)
            if not isinstance(right, ast.Tuple) or unit is None or unit.name != "choice":
                raise self._refuse(value, "`in` asks whether a choice is one of the categories written there")
            options = tuple(
                self._constant(option, getattr(option, "value", None), unit).value for option in right.elts
            )
            inside = IsIn(item, options)
            return Not(inside) if isinstance(operator, ast.NotIn) else inside
        if type(operator) not in COMPARISONS:
            raise self._refuse(value, f"{ast.unparse(value)} is outside the language of rules")
        pair = self._pair(value, left, right, names, numbers=not isinstance(operator, EQUALITY))
        return Compare(COMPARISONS[type(operator)], *pair)

    def _choice(self, value: ast.expr, left: ast.Attribute, operator: ast.cmpop, option: str) -> Node:
        chosen = Chosen(self._parameter(left), option)
        if not isinstance(operator, EQUALITY):
            raise self._refuse(value, "a choice of the law is asked with == or !=")
        return chosen if isinstance(operator, ast.Eq) else Not(chosen)

    def _call(self, value: ast.Call, name: str, args: list[ast.expr], names: Mapping[str, Node]) -> Node:
        if name in LEAF_VERDICTS:
            return self._leaf(value, LEAF_VERDICTS[name], args)
        if name in ("undetermined", "doubtful") and len(args) == 1:
            return Status(self._parameter(args[0]), name)
        if (name in SHARES or name == "inexact") and len(args) == 2:
            rate, amount = (self._expression(item, names) for item in args)
            if unit_of_node(rate) not in RATES or unit_of_node(amount) not in AMOUNTS:
                raise self._refuse(value, f"{name} takes a rate and an amount in cents")
            return Inexact(rate, amount) if name == "inexact" else ShareOf(rate, amount, name)
        if name in ("min", "max") and len(args) == 2:
            return Extreme(name, *self._pair(value, args[0], args[1], names, numbers=True))
        if name in self.definitions:
            return self._written_out(value, self.definitions[name], args, names)
        raise self._refuse(value, f"{name} is not a word of the language of rules")

    def _leaf(self, value: ast.Call, verdict: Verdict, args: list[ast.expr]) -> Leaf:
        match args:
            case [ast.Constant(value=str() as code)]:
                return Leaf(verdict, code)
            case [ast.Constant(value=str() as code), ast.Constant(value=str() as source)] if SOURCE.fullmatch(
                source
            ):
                return Leaf(verdict, code, source)
        raise self._refuse(
            value, "a verdict takes a reason code, and the id of a source where it has its own"
        )

    def _written_out(
        self, value: ast.Call, definition: Definition, args: list[ast.expr], names: Mapping[str, Node]
    ) -> Node:
        called = definition.function.name
        if called in self.within:
            raise self._refuse(value, f"{called} needs itself")
        last = args[-1] if args else None
        passed = isinstance(last, ast.Name) and last.id == self.parameters
        given = args[:-1] if passed else args
        if len(given) != len(definition.arguments) or passed != definition.takes_parameters:
            needs = f"{len(definition.arguments)} facts{' and p' if definition.takes_parameters else ''}"
            raise self._refuse(value, f"{called} takes {needs}")
        inner: dict[str, Node] = {}
        for (name, unit), argument in zip(definition.arguments.items(), given, strict=True):
            inner[name] = self._expression(argument, names, unit)
            found = unit_of_node(inner[name])
            if found is not None and (not found.comparable(unit) or found.scale != unit.scale):
                raise self._refuse(argument, f"{name} is {unit}, given here is {found}")
        within = (*self.within, called)
        reader = Reader(self.file, inner, definition.returns, self.definitions, self.parameters, within)
        return reader.read(definition.function)
