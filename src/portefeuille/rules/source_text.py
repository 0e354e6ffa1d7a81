"""The Python of a rule as it is written, to be read beside the law."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

from portefeuille.rules.registry import Rule


@cache
def python_of(rule: Rule) -> str:
    """The function with its decorator, and before it the parts (functions of the same module) that it calls."""
    file, line = rule.place
    text = Path(file).read_text(encoding="utf-8")
    functions = [node for node in ast.parse(text).body if isinstance(node, ast.FunctionDef)]
    parts = {node.name: node for node in functions}
    own = next(node for node in functions if _first(node) == line)
    called = [each.id for each in ast.walk(own) if isinstance(each, ast.Name) and each.id in parts]
    wanted = [*(parts[name] for name in dict.fromkeys(called)), own]
    lines = text.splitlines()
    return "\n\n\n".join("\n".join(lines[_first(node) - 1 : node.end_lineno]) for node in wanted)


def _first(node: ast.FunctionDef) -> int:
    return node.decorator_list[0].lineno if node.decorator_list else node.lineno
