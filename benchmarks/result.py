"""One measured figure beside its peer, and how a run of them is printed and written."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable

Goal = Literal["<=", ">="]


@dataclass(frozen=True, slots=True)
class Result:
    """A figure of this run.

    ``ours`` and ``peer`` are in ``unit``; ``peer`` is None where the figure stands alone.  ``ratio`` is how
    many times faster ours is where the goal is a speed-up, else ours divided by the peer's; None without a
    peer. ``goal`` is the goal in words, with its direction (``ratio >= 50``, ``ours <= 1``, ``none``);
    ``met`` is None without a goal.
    """

    name: str
    ours: float
    peer: float | None
    peer_name: str | None
    unit: str
    ratio: float | None
    goal: str
    met: bool | None


def against(
    name: str,
    ours: float,
    peer: float,
    peer_name: str,
    unit: str,
    *,
    faster: bool = False,
    goal: tuple[Goal, float] | None,
) -> Result:
    """A time (or a size) beside the peer's: the less, the better.

    ``faster``: the ratio is peer / ours (how many times faster); otherwise ours / peer.  ``goal`` is on it.
    """
    ratio = peer / ours if faster else ours / peer
    return Result(name, ours, peer, peer_name, unit, ratio, *_judged("ratio", ratio, goal))


def alone(name: str, ours: float, unit: str, goal: tuple[Goal, float] | None) -> Result:
    """An absolute figure.  ``goal`` is on the figure itself."""
    return Result(name, ours, None, None, unit, None, *_judged("ours", ours, goal))


def _judged(what: str, figure: float, goal: tuple[Goal, float] | None) -> tuple[str, bool | None]:
    if goal is None:
        return "none", None
    direction, limit = goal
    return f"{what} {direction} {limit:g}", figure <= limit if direction == "<=" else figure >= limit


def table(results: Iterable[Result]) -> str:
    """The results as a table for a terminal, one line each."""
    rows = [("what", "ours", "peer", "ratio", "goal", "", "unit")]
    for each in results:
        met = "" if each.met is None else "met" if each.met else "MISSED"
        peer = "" if each.peer is None else f"{each.peer:.4g} ({each.peer_name})"
        ratio = "" if each.ratio is None else f"{each.ratio:.3g}"
        rows.append((each.name, f"{each.ours:.4g}", peer, ratio, each.goal, met, each.unit))
    widths = [max(len(row[place]) for row in rows) for place in range(len(rows[0]))]
    padded = ([cell.ljust(width) for cell, width in zip(row, widths, strict=True)] for row in rows)
    return "\n".join("  ".join(cells).rstrip() for cells in padded)


def as_json(results: Iterable[Result]) -> str:
    """The results as the list of objects that stands in ``build/bench.json``."""
    return json.dumps([asdict(each) for each in results], indent=2) + "\n"
