"""Links between parameters: `same_as` names a parameter of the same unit, and never leads back to itself."""

from __future__ import annotations

from collections.abc import Mapping

from portefeuille.law.errors import LawError
from portefeuille.law.model import Parameter


def check_links(parameters: Mapping[str, Parameter]) -> None:
    """LawError for an unknown same_as, another unit, or a circle."""
    links: dict[str, set[str]] = {}
    for name, parameter in parameters.items():
        for segment in parameter.segments:
            if segment.same_as is None:
                continue
            target = parameters.get(segment.same_as)
            if target is None:
                raise LawError(
                    parameter.file, segment.line, name, f"same_as: unknown parameter {segment.same_as!r}"
                )
            if (target.unit, target.choices) != (parameter.unit, parameter.choices):
                reason = f"same_as: {target.name} has unit {target.unit}, not {parameter.unit}"
                raise LawError(parameter.file, segment.line, name, reason)
            links.setdefault(name, set()).add(target.name)
    for name, direct in links.items():
        reached: set[str] = set()
        todo = set(direct)
        while todo:
            step = todo.pop()
            if step == name:
                parameter = parameters[name]
                raise LawError(parameter.file, parameter.line, name, "same_as leads back to itself")
            if step not in reached:
                reached.add(step)
                todo |= links.get(step, set())
