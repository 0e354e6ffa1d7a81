"""The drawing: everybody has a box, every share an arrow; no two arrows of one lane meet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

import pytest

from portefeuille import clock
from portefeuille.web.public.calculator.drawing import LONGEST, _lanes, draw, shortened
from portefeuille.web.public.calculator.group import GroupAnswer
from portefeuille.web.public.calculator.group_form import GroupForm
from tests.web.public.calculator.answers import TODAY
from tests.web.public.calculator.groups import GROUP, OUTSIDE


@pytest.fixture(autouse=True)
def the_day() -> Iterator[None]:
    with clock.use(TODAY):
        yield


def answered(answers: dict[str, str]) -> GroupAnswer:
    form = GroupForm(answers, "nl")
    assert form.graph is not None
    return GroupAnswer(form, form.graph)


def test_owners_above_and_who_is_held_below() -> None:
    drawing = draw(answered({**GROUP, **OUTSIDE}))
    assert [box.name for box in drawing.boxes] == ["An", "Holding", "Fonds", "Bakkerij", "Molen", "Winkel"]
    assert [(str(each.said[0]), str(each.said[1]), each.label) for each in drawing.arrows] == [
        ("Holding", "Bakkerij", "60 %"),
        ("An", "Holding", "100 %"),
        ("Bakkerij", "Molen", "33,33 %"),
        ("Fonds", "Bakkerij", "30/20 %"),
        ("Bakkerij", "Winkel", "10 %"),
        ("Holding", "Molen", "20 %"),
    ]


def test_boxes_do_not_overlap_and_fit() -> None:
    drawing = draw(answered({**GROUP, **OUTSIDE}))
    for one, other in combinations(drawing.boxes, 2):
        assert one.y + one.height < other.y
    assert drawing.boxes[-1].y + drawing.boxes[-1].height <= drawing.height


def test_an_arrow_runs_from_its_owner_to_who_is_held() -> None:
    drawing = draw(answered({**GROUP, **OUTSIDE}))
    boxes = {box.name: box for box in drawing.boxes}
    for each in drawing.arrows:
        found = re.fullmatch(r"M\d+ (\d+)H(\d+)V(\d+)H\d+", each.path)
        assert found is not None
        begin, left, end = (int(number) for number in found.groups())
        owner, owned = (boxes[str(name)] for name in each.said)
        assert owner.y < begin < owner.y + owner.height
        assert owned.y < end < owned.y + owned.height
        assert 0 < left < owner.x - 8 * len(each.label)


def test_a_control_without_a_share_is_an_arrow_too() -> None:
    drawing = draw(answered({**GROUP, "kapitaal5": "", "macht5": "board_majority"}))
    assert [each.label for each in drawing.arrows if str(each.said[1]) == "Winkel"] == ["●"]


def test_two_arrows_that_pass_each_other_have_each_a_lane() -> None:
    spans = [(0, 3), (1, 2), (2, 3), (3, 4), (0, 1), (4, 5)]
    lanes = _lanes(spans)
    for (one, lane), (other, second) in combinations(zip(spans, lanes, strict=True), 2):
        apart = max(one[0], other[0]) > min(one[1], other[1])
        assert apart or lane != second
    assert _lanes([]) == []


def test_a_long_name_is_shortened() -> None:
    assert shortened("x" * LONGEST) == "x" * LONGEST
    assert shortened("x" * (LONGEST + 1)) == "x" * (LONGEST - 1) + "…"
