"""Files of examples: what is in them, and what is refused."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from portefeuille.advisor.examples_file import own, read
from portefeuille.law import LawError

ONE = "{text: Excel, lang: nl, service: training, verdict: eligible, themes: [digitalisation], rule: R-9.6}"


def _file(*examples: str) -> str:
    return "about: test\norigin: own\nexamples:\n" + "".join(f"  - {one}\n" for one in examples)


def test_the_files_of_the_room_are_read() -> None:
    found = own()
    assert len(found) >= 14
    assert {example.lang for example in found} == {"nl", "en", "fr"}
    assert {example.service for example in found} == {"training", "advice"}
    assert {example.verdict for example in found} == {"eligible", "ineligible", "needs_review"}


def test_what_is_left_out_has_a_value() -> None:
    (example,) = read("a.yaml", _file(ONE))
    assert (example.start, example.until, example.exclusion) == (date(2023, 1, 1), None, None)
    assert (example.sources, example.file, example.line) == (("R-9.6",), "a.yaml", 4)


@pytest.mark.parametrize(
    "change, reason",
    [
        (("rule: R-9.6", "rule: R-99.9"), "does not stand in the register"),
        (("[digitalisation]", "[digitalization]"), "did you mean digitalisation"),
        (("lang: nl", "lang: de"), "known: nl, en, fr"),
        (("lang: nl", "langue: nl"), "did you mean lang"),
        (("lang: nl, ", ""), "lang is missing"),
        (("[digitalisation]", "[]"), "needs a theme"),
        (("text: Excel", "text: ''"), "text must be a text"),
        (("rule:", "exclusion: mbti, rule:"), "no exclusion"),
        (("rule:", "exclusion: mtbi, rule:"), "did you mean mbti"),
        (("rule:", "until: 2022-01-01, rule:"), "lies before"),
        (("rule:", "from: soon, rule:"), "YYYY-MM-DD"),
        (("[digitalisation]", "[digitalisation, digitalisation]"), "each once"),
    ],
)
def test_a_fault_is_refused_with_file_line_and_reason(change: tuple[str, str], reason: str) -> None:
    with pytest.raises(LawError) as caught:
        list(read("a.yaml", _file(ONE, ONE.replace(*change).replace("Excel", "Word"))))
    assert caught.value.file == "a.yaml" and caught.value.line == 5
    assert reason in caught.value.reason


def test_a_file_without_origin_is_refused() -> None:
    with pytest.raises(LawError, match="origin is missing"):
        list(read("a.yaml", "about: x\nexamples: [" + ONE + "]"))


def test_the_same_text_twice_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(_file(ONE), encoding="utf-8")
    (tmp_path / "b.yaml").write_text(_file(ONE.replace("Excel", " EXCEL ")), encoding="utf-8")
    with pytest.raises(LawError, match=r"a\.yaml:4"):
        own(tmp_path)
