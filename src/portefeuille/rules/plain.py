"""Every rule in plain words, in Dutch, English and French.  The sentences stand in texts/rules.yaml."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from portefeuille.rules.registry import Rule

Texts = Mapping[str, str]


@cache
def texts() -> Mapping[str, Mapping[str, Any]]:
    """``title`` and ``says`` of every rule; ``says`` by the first day of each version."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    text = Path(__file__).with_name("texts") / "rules.yaml"
    read: Mapping[str, Mapping[str, Any]] = yaml.load(text.read_text("utf-8"), loader)  # noqa: S506
    return read


def title(name: str) -> Texts:
    """The name of a rule for a person.  :raises KeyError: for a rule without texts."""
    found: Texts = texts()[name]["title"]
    return found


def says(rule: Rule) -> Texts:
    """What a version of a rule says.  :raises KeyError: for a version without texts."""
    found: Texts = texts()[rule.name]["says"][rule.since]
    return found
