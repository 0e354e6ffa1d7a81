"""What every step shares: where it comes from, and the lines in which it explains what it did."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Mapping
from datetime import date
from typing import NamedTuple, TypeVar

Function = TypeVar("Function", bound=Callable[..., object])
#: Values of a line: integers in the units of their names (``_eur`` cents, ``_fte`` hundredths, ``_bp`` basis
#: points, ``_on`` dates), or a name.
Value = int | str | date


class Step(NamedTuple):
    """A step of the law: ``name`` is module.function, ``source`` the ids of its sources, ``since`` its first
    day.
    """

    name: str
    source: tuple[str, ...]
    since: date
    about: str


class Line(NamedTuple):
    """One thing a step did: a stable code, the values in it, the ids of its sources."""

    code: str
    values: Mapping[str, Value]
    source: tuple[str, ...]


#: The steps of the modules imported so far, by name.
STEPS: dict[str, Step] = {}


def step(*, source: tuple[str, ...], since: str = "2009-01-01") -> Callable[[Function], Function]:
    """Enter a function in :data:`STEPS`; the function itself is given back as it is.

    :raises ValueError: without a source or a first line of documentation, or when the name is taken.
    """

    def enter(function: Function) -> Function:
        name = f"{function.__module__.rsplit('.', 1)[-1]}.{function.__name__}"
        about = " ".join((function.__doc__ or "").strip().split("\n\n", 1)[0].split())
        if not source or not about or name in STEPS:
            raise ValueError(f"step {name}: a step has a source, a docstring and a name of its own")
        STEPS[name] = Step(name, source, date.fromisoformat(since), about)
        return function

    return enter


def every_step() -> Mapping[str, Step]:
    """All steps, for the documentation: imports every module of this room."""
    package = importlib.import_module(__package__)
    for module in pkgutil.iter_modules(package.__path__, f"{__package__}."):
        importlib.import_module(module.name)
    return STEPS
