"""Every relative link and picture of the documentation leads somewhere, to a heading too."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.docs.pages import ROOT, named, pages, prose

LINK = re.compile(r"!?\[[^\]]*\]\((?P<target>[^)\s]+)(?:\s+\"[^\"]*\")?\)")
HEADING = re.compile(r"^#+\s+(?P<title>.*)$", re.MULTILINE)
ELSEWHERE = re.compile(r"^[a-z][a-z+.-]*:")


def anchors(page: Path) -> set[str]:
    """The anchors of the headings of a page, as code hosting sites make them."""
    titles = (found["title"] for found in HEADING.finditer(prose(page.read_text(encoding="utf-8"))))
    return {re.sub(r"[^\w\- ]", "", title.lower()).strip().replace(" ", "-") for title in titles}


def wrong(page: Path) -> list[str]:
    """The links of a page that lead nowhere, or out of the repository."""
    found = []
    for match in LINK.finditer(prose(page.read_text(encoding="utf-8"))):
        target, _, anchor = match["target"].partition("#")
        if ELSEWHERE.match(target):
            continue
        place = (page.parent / target).resolve() if target else page
        if not place.is_relative_to(ROOT) or not place.exists() or (anchor and anchor not in anchors(place)):
            found.append(match["target"])
    return found


@pytest.mark.parametrize("sheet", pages(), ids=named)
def test_every_relative_link_leads_somewhere(sheet: Path) -> None:
    assert wrong(sheet) == []


def test_every_page_can_be_reached_from_the_readme() -> None:
    reached: set[Path] = set()
    waiting = [ROOT / "README.md"]
    while waiting:
        page = waiting.pop()
        if page in reached or page.suffix != ".md":
            continue
        reached.add(page)
        for match in LINK.finditer(prose(page.read_text(encoding="utf-8"))):
            target = match["target"].partition("#")[0]
            if target and not ELSEWHERE.match(target):
                waiting.append((page.parent / target).resolve())
    assert {named(page) for page in pages()} - {named(page) for page in reached} == set()


def test_a_link_that_leads_nowhere_is_found_out(tmp_path: Path) -> None:
    page = ROOT / "docs" / "index.md"
    text = "[a](nowhere.md) [b](index.md#nothing) [c](index.md) [d](https://example.org) [e](../../x)"
    other = tmp_path / "page.md"
    other.write_text(text, encoding="utf-8")
    found = [match["target"] for match in LINK.finditer(text)]
    assert found == ["nowhere.md", "index.md#nothing", "index.md", "https://example.org", "../../x"]
    assert wrong(other) == ["nowhere.md", "index.md#nothing", "index.md", "../../x"]
    assert wrong(page) == []
