"""Tiny modules of rules for the tests: written to a folder, imported, and read."""

from __future__ import annotations

import importlib.util
from datetime import date
from pathlib import Path
from textwrap import dedent, indent

import pytest

from portefeuille.rules.errors import RuleError
from portefeuille.rules.registry import Chapter, Rule, RuleBook

HEAD = """\
from __future__ import annotations
from portefeuille.rules.facts import *
from portefeuille.rules.registry import Chapter
from portefeuille.rules.tree import Leaf
from portefeuille.rules.units import *
from portefeuille.rules.words import *
chapter = Chapter("test")
"""
#: The line of the module on which the text of a test begins.
FIRST = len(HEAD.splitlines()) + 1
#: A signature with an argument of every unit, for bodies that are tried one by one.
ARGUMENTS = (
    "headcount: FteExact, previous_headcount: FteExact, turnover: EurExact, public_share: Share, service: Service, "
    "theme: Theme, online: bool, interactive: bool, on: Day, start: Day, times_in_three_years: Count, "
    "eligible_amount: Eur, subsidy_this_year: Eur, size_given: SizeGiven, p: Parameters"
)
#: The line of the module on which the body of :func:`body` begins.
BODY = FIRST + 3


def chapter(folder: Path, text: str) -> Chapter:
    """The chapter of a module with this text below the usual imports."""
    number = len(list(folder.glob("rules_*.py")))
    file = folder / f"rules_{number}.py"
    file.write_text(HEAD + dedent(text), encoding="utf-8")
    spec = importlib.util.spec_from_file_location(file.stem, file)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    found = module.chapter
    assert isinstance(found, Chapter)
    return found


def read(folder: Path, text: str) -> RuleBook:
    """All rules of such a module."""
    return RuleBook([chapter(folder, text)])


def body(text: str, returns: str = "Leaf") -> str:
    """A rule with an argument of every unit, and this body."""
    return f'@chapter.rule("R-1.1")\ndef tried({ARGUMENTS}) -> {returns}:\n    """A rule."""\n' + indent(
        dedent(text), "    "
    )


def rule(folder: Path, text: str, name: str = "tried", on: date = date(2024, 6, 5)) -> Rule:
    """One rule of such a module, as in force on a day."""
    return read(folder, text).on(on).rules[name]


def refused(folder: Path, text: str, line: int, reason: str) -> RuleError:
    """The module is refused on this line of it, with a reason that says this."""
    with pytest.raises(RuleError) as caught:
        read(folder, text)
    return told(caught.value, folder, line, reason)


def told(error: RuleError, folder: Path, line: int, reason: str) -> RuleError:
    """The error names the file in the folder, the line, and why."""
    assert reason in error.reason, error.reason
    assert Path(error.file).parent == folder, error.file
    assert error.line == line, str(error)
    assert str(error) == f"{error.file}:{error.line}: {error.reason}"
    return error
