"""The picture of a history: well-formed, the same in words, and PNG only where it can be made."""

from __future__ import annotations

import sys
from datetime import date
from itertools import pairwise
from pathlib import Path
from types import ModuleType
from typing import Any
from xml.etree import ElementTree

import pytest

from portefeuille.law import load
from portefeuille.law.plot import described, level, png, said, svg

KNOWN = date(2026, 11, 22)
SVG = "{http://www.w3.org/2000/svg}"


def drawn(name: str, lang: str = "nl") -> ElementTree.Element:
    return ElementTree.fromstring(svg(load().history(name, KNOWN), KNOWN, lang))


def test_the_title_and_description_say_what_the_picture_shows() -> None:
    root = drawn("rate.base.small")
    assert (root.get("role"), root.get("lang"), root.get("aria-labelledby")) == (
        "img",
        "nl",
        "law-title law-desc",
    )
    assert root.findtext(f"{SVG}title") == "Steunpercentage voor een kleine onderneming"
    assert root.findtext(f"{SVG}desc") == (
        "van 2016-04-01 tot en met 2019-11-30: 40 %. van 2019-12-01 tot en met nu: 30 %"
    )
    texts = [text.text for text in root.findall(f"{SVG}text")]
    assert texts[0] == "Steunpercentage voor een kleine onderneming"
    assert texts[-2:] == ["40 %", "30 %"]
    assert texts[1:-2] == ["2017", "2019", "2021", "2023", "2025", "2027"]


def test_steps_follow_the_values_and_time() -> None:
    steps = [
        line for line in drawn("rate.base.small").findall(f"{SVG}line") if line.get("stroke-width") == "3"
    ]
    first, second = ({key: float(line.attrib[key]) for key in ("x1", "x2", "y1", "y2")} for line in steps)
    assert first["x2"] == second["x1"]
    assert first["y1"] == first["y2"] < second["y1"], "40 % stands above 30 %"
    assert (first["x1"], second["x2"]) == (24, 736)
    height = 256
    assert (height - second["y1"]) / (height - first["y1"]) == pytest.approx(0.75, abs=0.01)


def test_doubt_is_hatched() -> None:
    root = drawn("rate.energy_efficiency.small", "en")
    (band,) = [rect for rect in root.findall(f"{SVG}rect") if rect.get("fill") == "url(#doubt)"]
    assert float(band.attrib["width"]) > 50
    steps = {
        float(line.attrib["y1"]) for line in root.findall(f"{SVG}line") if line.get("stroke-width") == "3"
    }
    top = float(band.attrib["y"])
    assert {top, top + float(band.attrib["height"])} <= steps, "the band reaches from 30 % to 45 %"
    labels = [text.text for text in root.findall(f"{SVG}text")]
    assert labels[-4:] == ["40 %", "30 %", "?", "45 %"], (
        "45 % is said once, though its source changes in 2026"
    )
    assert "unknown (30 % or 45 %)" in (root.findtext(f"{SVG}desc") or "")


@pytest.mark.parametrize("name", sorted({*load().parameters, *load().timeline}))
def test_every_parameter_can_be_drawn(name: str) -> None:
    for lang in ("nl", "en", "fr"):
        root = drawn(name, lang)
        assert root.findtext(f"{SVG}desc") == described(load().history(name, KNOWN), lang)


def test_labels_of_short_spans_do_not_cover_each_other() -> None:
    texts = [text for text in drawn("ceiling.increase").findall(f"{SVG}text") if text.text == "EUR 5.000"]
    places = [float(text.attrib["x"]) for text in texts]
    assert len(places) == 2, "four spans of EUR 5.000, two of them too close to the one before"
    assert all(after - one > 50 for one, after in pairwise(places))


def test_said() -> None:
    law = load().on(date(2024, 6, 5), KNOWN)
    assert said(law.reading("rate.base.small"), "nl") == "30 %"
    assert said(law.reading("maximum.project"), "fr") == "n'existait pas"
    assert said(law.reading("exclusion.in_force"), "nl") == "ja (ja of nee)"
    assert said(law.reading("rounding.subsidy"), "en") == "half_up (half_up or half_even or down)"
    assert said(load().on(date(2032, 1, 1), KNOWN).reading("de_minimis.ceiling"), "en") == "unknown"
    early = load().on(date(2010, 1, 1), KNOWN).reading("hourly.eligible_cap")
    assert said(early, "nl") == "onbekend (- of EUR 90)"


def test_level() -> None:
    assert (level(None, [4]), level(2, [4]), level(4, [4]), level(0, [0])) == (0, 0.5, 1, 0)
    assert (level("a", ["a", "b"]), level("b", ["a", "b"])) == (0.5, 1)
    assert (level(True, [True, False]), level(False, [True, False])) == (1, 0)


def test_png_without_matplotlib(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    monkeypatch.setitem(sys.modules, "matplotlib.figure", None)
    with pytest.raises(ModuleNotFoundError):
        png(load().history("rate.base.small", KNOWN), KNOWN, tmp_path / "x.png")


def test_png_hands_the_same_spans_to_matplotlib(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """matplotlib is optional, so its place is taken here: what counts is what it is asked to draw."""
    asked: list[tuple[Any, ...]] = []

    class Figure:
        def __init__(self, figsize: tuple[int, int]) -> None:
            asked.append(("size", figsize))

        def add_subplot(self) -> Figure:
            return self

        def plot(self, days: list[date], levels: list[float], style: str, color: str) -> None:
            asked.append(("plot", *days, levels[0], style))

        def annotate(self, text: str, at: tuple[date, float], fontsize: int) -> None:
            asked.append(("text", text, at[0]))

        def set_yticks(self, ticks: list[float]) -> None:
            asked.append(("ticks", ticks))

        def set_title(self, title: str) -> None:
            asked.append(("title", title))

        def savefig(self, out: Path, format: str) -> None:
            asked.append(("save", out, format))

    module = ModuleType("matplotlib.figure")
    vars(module)["Figure"] = Figure
    monkeypatch.setitem(sys.modules, "matplotlib", ModuleType("matplotlib"))
    monkeypatch.setitem(sys.modules, "matplotlib.figure", module)
    png(load().history("rate.energy_efficiency.small", KNOWN), KNOWN, tmp_path / "x.png", "en")
    assert ("text", "unknown (30 % or 45 %)", date(2023, 3, 15)) in asked
    assert ("plot", date(2023, 3, 15), date(2024, 6, 4), pytest.approx(2 / 3), ":") in asked
    assert ("plot", date(2016, 4, 1), date(2019, 11, 30), pytest.approx(40 / 45), "-") in asked
    assert asked[-1] == ("save", tmp_path / "x.png", "png")
    assert ("title", "Support rate for energy efficiency, small enterprise") in asked
