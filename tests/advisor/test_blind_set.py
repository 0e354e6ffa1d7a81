"""The blind set is well formed and stays blind; how well the advisor does on it is measured elsewhere."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[2]
LISTS = ROOT / "src" / "portefeuille" / "law" / "data" / "lists"
FILES = sorted((Path(__file__).parent / "blind").glob("*.yaml"))
THEMES_BEGIN = dt.date(2023, 1, 1)
BONUS_BEGINS = dt.date(2021, 9, 13)
FIELDS = {"text", "lang", "service", "on", "verdict", "themes", "bonus", "exclusion", "rule"}


def read(path: Path) -> Any:
    return yaml.safe_load(path.read_text("utf-8"))


def column(name: str) -> set[str]:
    """The codes of a list of the law."""
    return {row["code"] for row in read(LISTS / f"{name}.yaml")["rows"]}


EXAMPLES: list[dict[str, Any]] = [example for path in FILES for example in read(path)["examples"]]


def test_there_are_three_hundred_different_ones() -> None:
    assert len(EXAMPLES) == 300
    assert len({example["text"] for example in EXAMPLES}) == 300
    assert all(read(path)["origin"] == "own" for path in FILES)


def strange(example: dict[str, Any], themes: set[str], exclusions: set[str]) -> bool:
    """Whether a label names something that the law does not know."""
    return not (
        FIELDS <= set(example) <= FIELDS | {"doubtful"}
        and example["lang"] in {"nl", "en", "fr"}
        and example["service"] in {"training", "advice"}
        and example["verdict"] in {"eligible", "ineligible", "needs_review"}
        and set(example["themes"]) <= themes
        and example["exclusion"] in exclusions | {None}
        and dt.date(2016, 4, 1) <= example["on"] <= dt.date(2026, 12, 31)
    )


def test_a_label_is_one_that_the_law_knows() -> None:
    themes, exclusions = column("themes"), column("exclusions")
    assert len(themes) == 10 and "nlp" in exclusions
    assert [example["text"] for example in EXAMPLES if strange(example, themes, exclusions)] == []


def test_every_rule_is_a_source_of_the_law() -> None:
    known: set[str] = set()
    for path in [LISTS.parent / "sources.yaml", *sorted((LISTS.parent / "sources").glob("*.yaml"))]:
        known |= set(read(path))
    assert {example["rule"] for example in EXAMPLES} - known == set()


def contradictory(example: dict[str, Any]) -> bool:
    """Whether the parts of a label cannot hold together."""
    verdict, day, themes = example["verdict"], example["on"], example["themes"]
    return bool(
        (verdict == "ineligible" and (themes or example["bonus"]))
        or (verdict == "eligible" and example["exclusion"])
        or (verdict == "eligible" and day >= THEMES_BEGIN and not themes)
        or (day < THEMES_BEGIN and themes)
        or (day < BONUS_BEGINS and example["bonus"])
    )


def test_the_parts_of_a_label_agree() -> None:
    assert [example["text"] for example in EXAMPLES if contradictory(example)] == []


def test_few_are_doubtful() -> None:
    assert 0 < sum(example.get("doubtful", False) for example in EXAMPLES) <= 36


def test_no_sentence_of_it_stands_in_the_software() -> None:
    """What the advisor learns from must not hold what it is tested on."""
    texts = [
        path.read_text("utf-8")
        for path in (ROOT / "src").rglob("*")
        if path.suffix in {".yaml", ".yml", ".json", ".jsonl", ".py"}
    ]
    whole = " ".join("\n".join(texts).split())
    assert [example["text"] for example in EXAMPLES if example["text"] in whole] == []
