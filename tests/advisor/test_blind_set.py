"""The sets written apart are well formed and stay apart; how well the advisor does on them is measured elsewhere."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import yaml

from portefeuille.advisor.catalogue import catalogue

ROOT = Path(__file__).resolve().parents[2]
LISTS = ROOT / "src" / "portefeuille" / "law" / "data" / "lists"
FILES = {name: sorted((Path(__file__).parent / name).glob("*.yaml")) for name in ("blind", "second")}
THEMES_BEGIN = dt.date(2023, 1, 1)
BONUS_BEGINS = dt.date(2021, 9, 13)
FIELDS = {"text", "lang", "service", "on", "verdict", "themes", "bonus", "exclusion", "rule"}


def read(path: Path) -> Any:
    return yaml.safe_load(path.read_text("utf-8"))


def column(name: str) -> set[str]:
    """The codes of a list of the law."""
    return {row["code"] for row in read(LISTS / f"{name}.yaml")["rows"]}


OF: dict[str, list[dict[str, Any]]] = {
    name: [example for path in paths for example in read(path)["examples"]] for name, paths in FILES.items()
}
EXAMPLES = [*OF["blind"], *OF["second"]]


def test_all_are_different_and_our_own() -> None:
    assert {name: len(examples) for name, examples in OF.items()} == {"blind": 300, "second": 420}
    assert len({example["text"] for example in EXAMPLES}) == 720
    assert all(read(path)["origin"] == "own" for paths in FILES.values() for path in paths)


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
    doubtful = {name: sum(one.get("doubtful", False) for one in examples) for name, examples in OF.items()}
    assert doubtful == {"blind": 31, "second": 42}


def test_no_sentence_of_the_blind_set_stands_in_the_software() -> None:
    """What the advisor learns from must not hold what it is tested on."""
    texts = [
        path.read_text("utf-8")
        for path in (ROOT / "src").rglob("*")
        if path.suffix in {".yaml", ".yml", ".json", ".jsonl", ".py"}
    ]
    whole = " ".join("\n".join(texts).split())
    assert [example["text"] for example in OF["blind"] if example["text"] in whole] == []


def test_no_title_of_the_second_set_is_an_example() -> None:
    """A title may be one word, which is a term of course; but its verdict must not have been learned."""
    known = {example.text.casefold() for example in catalogue()}
    assert len(known) > 1500
    assert [example["text"] for example in OF["second"] if example["text"].casefold() in known] == []
