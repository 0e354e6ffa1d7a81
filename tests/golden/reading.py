"""Read the golden cases: a base case, what is different, and what the decision must contain.

A file has a ``subject`` and ``cases``. An entry is one case (``with``, ``expect``) or a table (``columns``,
``rows``): a column is a dotted fact, or ``=key`` for an expectation. ``weg`` as a value takes the fact away;
``any`` in an expectation column says: not looked at.
"""

from __future__ import annotations

import copy
import datetime
import re
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = Path(__file__).parent
NOT_CASES = {"bases.yaml", "not_decidable.yaml", "rule_ids.yaml"}
KEYS = {"id", "title", "rules", "base", "with", "expect", "doubt", "columns", "rows"}


class Loader(yaml.SafeLoader):
    """YAML in which ``on`` is a word and only true and false are truth values."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, regexp) for tag, regexp in pairs if tag != "tag:yaml.org,2002:bool"]
    for first, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf"))


@dataclass(frozen=True)
class Golden:
    """One case with its expectation; ``doubt`` says why its reading of the rules is open to discussion, or is
    empty.
    """

    id: str
    title: str
    rules: tuple[str, ...]
    case: dict[str, Any]
    expect: dict[str, Any]
    doubt: str = field(default="")


def load(path: Path) -> Any:
    """A YAML file with dates as ISO text and numbers with a point as Decimal."""
    with path.open(encoding="utf-8") as stream:
        return _plain(yaml.load(stream, Loader=Loader))


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if isinstance(value, datetime.date):
        return value.isoformat()
    return Decimal(repr(value)) if isinstance(value, float) else value


def _set(case: dict[str, Any], path: str, value: Any) -> None:
    *parents, last = path.split(".")
    place = case
    for name in parents:
        if value == "weg" and name not in place:
            return
        place = place.setdefault(name, {})
    if value == "weg":
        place.pop(last, None)
    else:
        place[last] = value


def _case(base: dict[str, Any], *differences: dict[str, Any]) -> dict[str, Any]:
    made = copy.deepcopy(base)
    for difference in differences:
        for path, value in difference.items():
            _set(made, path, copy.deepcopy(value))
    return made


def _table(entry: dict[str, Any], base: dict[str, Any]) -> Iterator[Golden]:
    columns = entry["columns"]
    for number, cells in enumerate(entry["rows"], start=1):
        if len(cells) != len(columns):
            raise ValueError(f"{entry['id']}, row {number}: {len(cells)} cells for {len(columns)} columns")
        pairs = list(zip(columns, cells, strict=True))
        facts = {c: v for c, v in pairs if not c.startswith("=")}
        expect = dict(entry.get("expect", {})) | {
            c[1:]: v for c, v in pairs if c.startswith("=") and v != "any"
        }
        yield Golden(
            f"{entry['id']}-{number}",
            entry["title"],
            tuple(entry["rules"]),
            _case(base, entry.get("with", {}), facts),
            expect,
            entry.get("doubt", ""),
        )


def cases_of(path: Path, bases: dict[str, Any]) -> Iterator[Golden]:
    """The cases of one file."""
    for entry in load(path)["cases"]:
        if strange := set(entry) - KEYS:
            raise ValueError(f"{path.name}, {entry.get('id')}: unknown {sorted(strange)}")
        base = bases[entry["base"]]
        if "rows" in entry:
            yield from _table(entry, base)
        else:
            yield Golden(
                entry["id"],
                entry["title"],
                tuple(entry["rules"]),
                _case(base, entry.get("with", {})),
                entry["expect"],
                entry.get("doubt", ""),
            )


def all_cases() -> list[Golden]:
    """Every golden case, in the order of the file names."""
    bases = load(HERE / "bases.yaml")
    return [
        golden
        for path in sorted(HERE.glob("*.yaml"))
        if path.name not in NOT_CASES
        for golden in cases_of(path, bases)
    ]
