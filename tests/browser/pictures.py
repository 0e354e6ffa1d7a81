"""The pictures of the documentation: which there are, and what of a page each shows.

``make pictures`` runs the stories that make them and puts them into ``docs/pictures`` (scripts/pictures.py).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any, NamedTuple

import pytest
from playwright.sync_api import FloatRect, Page

from tests.browser.browser import DESKTOP, SCREENSHOTS

FOLDER = SCREENSHOTS / "docs"
MARGIN = 24
"""Pixels around what is shown."""


class Shown(NamedTuple):
    """What of a page is in the picture: the whole width, from the top to the end of the first ``part``; or the part alone."""

    part: str
    alone: bool = False


PICTURES: dict[str, Shown] = {
    "start": Shown(".scheme .card"),
    "how": Shown("section.card"),
    "check": Shown("ul.days"),
    "advisor": Shown("ul.cards"),
    "calculator": Shown("table.compare"),
    "apply_list": Shown("ul.applications"),
    "apply_late": Shown("section.notice"),
    "apply_price": Shown("fieldset.row"),
    "apply_check": Shown("section.checked >> nth=1"),
    "apply_meters": Shown("div.bars >> nth=1"),
    "application-deposit": Shown(".todo"),
    "application-stop": Shown("p.notice"),
    "application-contest": Shown("form.form"),
    "application-corrected": Shown("section:has(ol.moments)", alone=True),
}
"""Name of the file without its ending -> what it shows."""


def picture(page: Page, name: str) -> None:
    """Take a picture of the page for the documentation.  The page stands there as it is on a desk, in the light."""
    shown = PICTURES[name]
    box = page.locator(shown.part).first.bounding_box()
    assert box is not None, f"{name}: nothing on the page is {shown.part}"
    left, width, top = 0.0, float(DESKTOP["width"]), 0.0
    begin = box["y"] + page.evaluate("window.scrollY")
    if shown.alone:
        left, width, top = max(0, box["x"] - MARGIN), box["width"] + 2 * MARGIN, max(0, begin - MARGIN)
    clip: FloatRect = {"x": left, "y": top, "width": width, "height": begin + box["height"] + MARGIN - top}
    FOLDER.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=FOLDER / f"{name}.png", full_page=True, animations="disabled", clip=clip)


def marked(names: Iterable[str], pictures: Collection[str]) -> list[Any]:
    """Parameters of a test, of which those that make a picture have the mark for it."""
    return [pytest.param(name, marks=pytest.mark.picture) if name in pictures else name for name in names]
