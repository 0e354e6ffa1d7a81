"""The faults that mutation testing puts in are the ones it means to, and every one is a file that Python can read."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from scripts import mutants
from scripts.mutants import RULES, TARGETS, Mutant, Source


def made(folder: Path, text: str, name: str = "plan") -> list[Mutant]:
    (folder / f"{name}.py").write_text(text, encoding="utf-8")
    return list(Source(folder / f"{name}.py").mutants())


def changed(mutant: Mutant) -> str:
    return mutant.whole[: mutant.start] + mutant.to + mutant.whole[mutant.end :]


CODE = [
    ("x = a < b", ["x = a <= b", "x = a >= b"]),
    ("x = a == b", ["x = a != b"]),
    ("x = a is not b", ["x = a is b"]),
    ("x = a and b and c", ["x = a or b and c", "x = a and b or c"]),
    ("x = not a", ["x = a"]),
    ("x = a - b", ["x = a + b"]),
    ("x = 5 if a else b", ["x = 5 if not (a) else b", "x = 6 if a else b"]),
    ("x = min(a, b)", ["x = max(a, b)"]),
    ("x = True", ["x = False"]),
    ("def f(a: int | None) -> int | None:\n    return a", ["def f(a: int | None) -> int | None:\n    return None"]),
    ("@dataclass(frozen=True)\nclass A:\n    pass", []),
    ("x = 'é' + b", ["x = 'é' - b"]),
]  # fmt: skip


@pytest.mark.parametrize("text, others", CODE)
def test_the_changes_of_a_reader_of_rules(text: str, others: list[str], tmp_path: Path) -> None:
    assert sorted(changed(each) for each in made(tmp_path, text)) == sorted(others)


RULE = [
    ('return met("a.b")', ['return not_met("a.b")', 'return met("a.c")']),
    ('x = size == "small"', ['x = size != "small"', 'x = size == "medium"']),
    ("x = p.rate.base.small", ["x = p.rate.base.medium", "x = p.rate.cybersecurity.small"]),
    ('@rule("R-1.1", since="2023-01-31")\ndef f() -> Leaf:\n    pass',
     ['@rule("R-1.1", since="2023-02-01")\ndef f() -> Leaf:\n    pass']),
]  # fmt: skip


@pytest.mark.parametrize("text, others", RULE)
def test_the_changes_of_a_rule(text: str, others: list[str], tmp_path: Path) -> None:
    """Another verdict, reason, category, parameter or day; the ids of sources are checked elsewhere."""
    codes = 'CODES = "a.b", "a.c"\n'
    found = {
        changed(each).removeprefix(codes) for each in made(tmp_path, codes + text, "size") if each.line > 1
    }
    assert found == set(others)


@pytest.mark.parametrize("name", TARGETS)
def test_every_mutant_is_one_change_that_python_can_read(name: str) -> None:
    found = list(Source(RULES / f"{name}.py").mutants())
    assert len(found) > 50
    for mutant in found:
        ast.parse(changed(mutant))
        assert changed(mutant) != mutant.whole
        assert str(mutant).startswith(f"{name}.py:{mutant.line}: ")


def test_every_change_that_nobody_can_see_is_still_one_of_them() -> None:
    """A line that was rewritten takes its exception with it."""
    found = [each for name in TARGETS for each in Source(RULES / f"{name}.py").mutants() if each.equivalent]
    assert len(found) == len(mutants.EQUIVALENT)
