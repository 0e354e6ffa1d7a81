"""The group as a drawing: a box for everybody, under each other; an arrow from who holds to who is held, with its share.

Boxes stand under each other so that the drawing is readable on a phone, whatever the group.  The arrows run along the
left in lanes: two arrows share a lane only where neither passes the other.  Lengths are units of the drawing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.functional import Promise

from portefeuille.decision.formats import percent
from portefeuille.rules.steps.ownership_graph import Graph
from portefeuille.web.public.calculator.group import GroupAnswer, Told
from portefeuille.web.public.calculator.group_form import token
from portefeuille.web.public.calculator.group_rows import YOU

WIDE, HIGH, GAP, LANE, PORT = 236, 74, 18, 14, 26
LETTER, MARGIN, LONGEST = 8, 22, 22
"""Of the text of a share: how wide a letter is, and what stands beside it; of a name, how much is shown."""


@dataclass(frozen=True, slots=True)
class Box:
    """Somebody: where the box stands, and what is in it."""

    x: int
    y: int
    height: int
    name: str
    status: str
    called: str | Promise
    share: str

    @property
    def text_x(self) -> int:
        """Where the text begins."""
        return self.x + 14

    @property
    def lines(self) -> tuple[int, int, int]:
        """The three base lines of the text."""
        middle = self.y + self.height // 2 + (0 if self.share else 10)
        return middle - 15, middle + 4, middle + 22


@dataclass(frozen=True, slots=True)
class Arrow:
    """A holding: the line, the head, and the share beside the head."""

    path: str
    head: str
    label: str
    x: int
    y: int
    said: tuple[str | Promise, str | Promise]


@dataclass(frozen=True, slots=True)
class Drawing:
    """The whole drawing."""

    width: int
    height: int
    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]


def draw(answer: GroupAnswer) -> Drawing:
    """The drawing of the graph of an answer."""
    order = _order(answer.graph, [each.index for each in answer.told])
    told = {each.index: each for each in answer.told}
    place = {index: at for at, index in enumerate(order)}
    edges = [
        (each.owner, each.owned, _share(each.capital_bp, each.votes_bp, answer.lang))
        for each in answer.graph.holdings
    ] + [
        (each.by, each.of, "●")
        for each in answer.graph.controls
        if not any((each.by, each.of) == (one.owner, one.owned) for one in answer.graph.holdings)
    ]
    ties = [(_index(owner), _index(owned), label) for owner, owned, label in edges]
    lanes = _lanes([(place[owner], place[owned]) for owner, owned, _label in ties])
    base = max((len(label) * LETTER for *_ends, label in ties), default=0) + MARGIN
    x = base + LANE * (max(lanes, default=0) + 1)
    boxes, ports = _boxes(order, told, ties, place, x)
    arrows = []
    for number, ((owner, owned, label), lane) in enumerate(zip(ties, lanes, strict=True)):
        begin, end = ports[number, owner], ports[number, owned]
        left = x - base - LANE * lane
        arrows.append(
            Arrow(
                f"M{x} {begin}H{left}V{end}H{x - 2}",
                f"M{x - 11} {end - 6}L{x - 1} {end}L{x - 11} {end + 6}z",
                label,
                x - 14,
                end - 5,
                (told[owner].name, told[owned].name),
            )
        )
    last = boxes[-1]
    return Drawing(x + WIDE + 2, last.y + last.height + 2, tuple(boxes), tuple(arrows))


def _boxes(
    order: Sequence[int],
    told: dict[int, Told],
    ties: Sequence[tuple[int, int, str]],
    place: dict[int, int],
    x: int,
) -> tuple[list[Box], dict[tuple[int, int], int]]:
    """The boxes, and where each tie (by its number) touches each of its two boxes."""
    boxes, ports, y = [], {}, 2
    for index in order:
        touching = [
            (place[owned if owner == index else owner], number)
            for number, (owner, owned, _label) in enumerate(ties)
            if index in (owner, owned)
        ]
        height = max(HIGH, PORT * len(touching) + 12)
        first = y + (height - PORT * (len(touching) - 1)) // 2
        for at, (_other, number) in enumerate(sorted(touching)):
            ports[number, index] = first + PORT * at
        one = told[index]
        boxes.append(Box(x, y, height, shortened(str(one.name)), one.status, one.called, one.share))
        y += height + GAP
    return boxes, ports


def shortened(name: str) -> str:
    """A name as far as it fits in a box."""
    return name if len(name) <= LONGEST else f"{name[: LONGEST - 1].rstrip()}…"


def _order(graph: Graph, everybody: Sequence[int]) -> list[int]:
    """Owners above, who is held below: by the distance from the own enterprise, in the order of the form."""
    level, front = {YOU: 0}, [YOU]
    ties = [(_index(each.owner), _index(each.owned)) for each in graph.holdings]
    ties += [(_index(each.by), _index(each.of)) for each in graph.controls]
    while front:
        here = front.pop(0)
        for owner, owned in ties:
            for one, other, step in ((owner, owned, 1), (owned, owner, -1)):
                if one == here and other not in level:
                    level[other] = level[here] + step
                    front.append(other)
    lowest = max(level.values())
    return sorted(everybody, key=lambda index: (level.get(index, lowest + 1), index))


def _lanes(spans: Sequence[tuple[int, int]]) -> list[int]:
    """The lane of each span: short spans nearest to the boxes, no two that overlap in one lane."""
    lanes: dict[int, list[tuple[int, int]]] = {}
    found = [0] * len(spans)
    for number in sorted(range(len(spans)), key=lambda each: abs(spans[each][0] - spans[each][1])):
        low, high = sorted(spans[number])
        lane = 0
        while any(low <= end and begin <= high for begin, end in lanes.get(lane, ())):
            lane += 1
        lanes.setdefault(lane, []).append((low, high))
        found[number] = lane
    return found


def _share(capital: int, votes: int, lang: str) -> str:
    """The share beside an arrow: capital, and votes when they are not the same."""
    if capital == votes:
        return percent(capital, lang)
    return f"{percent(capital, lang).rstrip('%').rstrip()}/{percent(votes, lang)}"


def _index(name: str) -> int:
    """The row behind a name of the graph."""
    return int(name.strip(token(0).replace("0", "")))
