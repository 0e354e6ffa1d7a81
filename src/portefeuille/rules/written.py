"""A function of a module of rules: where it stands in its file, and which units its annotations name."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from portefeuille.rules.errors import RuleError
from portefeuille.rules.units import Unit, unit_of

#: The argument that stands for the parameters of the day.
PARAMETERS = "p"


def place(function: Callable[..., Any]) -> tuple[str, int]:
    """The file and line where the function stands, with its decorators."""
    return function.__code__.co_filename, function.__code__.co_firstlineno


def tree_of(function: Callable[..., Any]) -> ast.FunctionDef:
    """The function as Python's own tree.  :raises RuleError: when it is no plain function of a module."""
    file, line = place(function)
    found = _module_functions(file).get((function.__name__, line))
    if found is None:
        raise RuleError(
            file, line, "a rule is a plain function of a module: no lambda, no async, none within another"
        )
    arguments = found.args
    plain = arguments.args[:-1] if arguments.args and arguments.args[-1].arg == PARAMETERS else arguments.args
    others = (
        *arguments.posonlyargs,
        *arguments.kwonlyargs,
        *filter(None, (arguments.vararg, arguments.kwarg)),
    )
    if others or arguments.defaults or any(each.arg == PARAMETERS for each in plain):
        raise RuleError(
            file, found.lineno, "the arguments are facts and rules, one by one without a default, then p"
        )
    for argument in plain:
        if argument.annotation is None:
            raise RuleError(file, argument.lineno, f"{argument.arg} does not say its unit")
    return found


def units(function: Callable[..., Any]) -> tuple[dict[str, Unit], Unit]:
    """The units of the arguments (without p), and of the answer.  :raises RuleError: for what is no unit."""
    found = tree_of(function)
    named: dict[str, Unit] = {}
    try:
        for name, annotation in inspect.get_annotations(function, eval_str=True).items():
            if name != PARAMETERS:
                named[name] = unit_of(annotation)
    except (TypeError, NameError) as error:
        raise RuleError(place(function)[0], found.lineno, str(error)) from None
    if "return" not in named:
        raise RuleError(place(function)[0], found.lineno, "the rule does not say what it answers")
    return named, named.pop("return")


def takes_parameters(function: ast.FunctionDef) -> bool:
    """Is p the last argument?"""
    return bool(function.args.args) and function.args.args[-1].arg == PARAMETERS


@cache
def _module_functions(file: str) -> Mapping[tuple[str, int], ast.FunctionDef]:
    tree = ast.parse(Path(file).read_text(encoding="utf-8"), file)
    found = (node for node in tree.body if isinstance(node, ast.FunctionDef))
    return {(node.name, _first_line(node)): node for node in found}


def _first_line(node: ast.FunctionDef) -> int:
    return node.decorator_list[0].lineno if node.decorator_list else node.lineno
