"""Every picture of the documentation is one that ``make pictures`` makes, stands on a page, and is small enough to load."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PIL import Image

from scripts.pictures import COLOURS, put
from tests.browser.pictures import PICTURES

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "docs" / "pictures"
LARGEST = 100_000


def test_what_there_is_and_what_is_made_are_the_same() -> None:
    assert {path.name for path in FOLDER.iterdir()} == {f"{name}.png" for name in PICTURES}


@pytest.mark.parametrize("name", PICTURES)
def test_it_stands_on_a_page_and_is_small(name: str) -> None:
    path = FOLDER / f"{name}.png"
    pages = [ROOT / "README.md", *ROOT.glob("docs/**/*.md")]
    assert any(re.search(rf"\]\([\w/]*pictures/{name}\.png\)", page.read_text("utf-8")) for page in pages)
    assert path.stat().st_size <= LARGEST
    with Image.open(path) as shown:
        assert shown.mode == "P"
        assert len(shown.getcolors() or ()) <= COLOURS


def test_a_picture_that_shows_the_same_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("scripts.pictures.ROOT", tmp_path)
    made, kept = tmp_path / "made.png", tmp_path / "kept.png"
    for colour, told in (("red", "written: kept.png\n"), ("red", ""), ("blue", "written: kept.png\n")):
        Image.new("RGB", (4, 3), colour).save(made)
        put(made, kept)
        assert capsys.readouterr().out == told
    with Image.open(kept) as last:
        assert last.convert("RGB").getpixel((0, 0)) == (0, 0, 255)
