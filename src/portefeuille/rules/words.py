"""The words a rule is written with, next to Python's own ``if``, ``and``, ``or``, ``not``, ``in``, comparisons, + and -.

They are real functions: a rule can also be called as the plain Python that it is, with integers and a
:class:`Parameters` of the day.  The readers do not call them; they read them (reader.py).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from portefeuille.rules.tree import Leaf, Verdict


def met(code: str, source: str = "") -> Leaf:
    """The criterion is met."""
    return Leaf(Verdict.MET, code, source)


def not_met(code: str, source: str = "") -> Leaf:
    """The criterion is not met: the application is refused."""
    return Leaf(Verdict.NOT_MET, code, source)


def judgement(code: str, source: str = "") -> Leaf:
    """A person must look."""
    return Leaf(Verdict.JUDGEMENT, code, source)


def unknown_law(code: str, source: str = "") -> Leaf:
    """We lack the text, or sources conflict, and there is no default."""
    return Leaf(Verdict.LAW, code, source)


def presumed_met(code: str, source: str = "") -> Leaf:
    """The law is not known here; the recorded default says met, under reservation."""
    return Leaf(Verdict.PRESUMED_MET, code, source)


def presumed_not_met(code: str, source: str = "") -> Leaf:
    """The law is not known here; the recorded default says not met, under reservation."""
    return Leaf(Verdict.PRESUMED_NOT_MET, code, source)


def not_applicable(code: str, source: str = "") -> Leaf:
    """The criterion is not asked of this application."""
    return Leaf(Verdict.NOT_APPLICABLE, code, source)


def share_of(rate: int, amount: int) -> int:
    """``rate`` (basis points) of ``amount`` (cents >= 0), rounded half up to the cent."""
    return (rate * amount + 5_000) // 10_000


def share_down(rate: int, amount: int) -> int:
    """``rate`` (basis points) of ``amount`` (cents >= 0), the part of a cent cut off."""
    return rate * amount // 10_000


def share_half_even(rate: int, amount: int) -> int:
    """``rate`` (basis points) of ``amount`` (cents >= 0), rounded to the cent, half a cent to the even one."""
    return share_of(rate, amount) - (rate * amount % 20_000 == 5_000)


def inexact(rate: int, amount: int) -> bool:
    """Does rounding matter for ``rate`` (basis points) of ``amount`` (cents)?"""
    return rate * amount % 10_000 != 0


def undetermined(parameter: Any) -> bool:
    """Is there no value for this parameter of the law on this day?"""
    return parameter is None


def doubtful(parameter: Any) -> bool:
    """Does a default stand in for this parameter on this day?"""
    return isinstance(parameter, Named) and parameter.doubted


class Named:
    """The value of a parameter, which may have parameters below it: ``p.de_minimis.ceiling.road_freight``."""

    doubted: bool
    below: Parameters

    def __getattr__(self, part: str) -> Any:
        return getattr(self.below, part)


class Figure(Named, int):
    """A number, a day or a truth value of the law."""


class Word(Named, str):
    """A choice of the law."""


@dataclass(frozen=True)
class Parameters:
    """The parameters of a day, by attribute: ``p.size.small.headcount`` is an integer, scaled as in units.py, or None.

    ``values`` maps the names of the parameters to their values, ``doubted`` names those for which a default stands in.
    """

    values: Mapping[str, Any]
    doubted: frozenset[str] = frozenset()
    prefix: str = ""

    def __getattr__(self, part: str) -> Any:
        name = f"{self.prefix}.{part}" if self.prefix else part
        below = Parameters(self.values, self.doubted, name)
        if name not in self.values:
            if any(known.startswith(name + ".") for known in self.values):
                return below
            raise AttributeError(f"the law has no parameter {name}")
        value = self.values[name]
        if value is None:
            return None
        named = Word(value) if isinstance(value, str) else Figure(value)
        named.doubted, named.below = name in self.doubted, below
        return named


#: The ways to bring a share to the cent.
SHARES: dict[str, Callable[[int, int], int]] = {
    word.__name__: word for word in (share_of, share_down, share_half_even)
}

#: What the reader turns into a leaf.
LEAVES: dict[str, Callable[..., Leaf]] = {
    word.__name__: word
    for word in (met, not_met, judgement, unknown_law, presumed_met, presumed_not_met, not_applicable)
}
