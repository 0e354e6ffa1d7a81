"""The reviewed words of ``data/``: of which theme they speak, and which excluded service they name."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from portefeuille.advisor.examples_file import exclusion_codes, theme_codes
from portefeuille.advisor.patterns import Index, all_of
from portefeuille.law import LawError, load
from portefeuille.law.nodes import File

DATA = Path(__file__).parent / "data"
SOFT = {"none": (), "both": ("training", "advice"), "training": ("training",), "advice": ("advice",)}
SIGNALS = (
    "listed",
    "not_listed",
    "hobby",
    "private",
    "vague",
    "personal",
    "review",
    "advisory",
    "partly",
    "secure",
    "coaching",
    "grounded",
)


@dataclass(frozen=True, slots=True)
class Group:
    """Terms of one theme and one weight.  ``soft``: for which services they name the theme but leave it in doubt."""

    theme: str
    weight: float
    soft: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Exclusion:
    """How a refused service is recognised.  ``service``: the only one it refuses; None: what the law's list says.

    ``needs``: it refuses only beside certain words, and then even where the law makes it depend on the participants.
    """

    code: str
    sources: tuple[str, ...]
    sure: bool
    only_title: bool
    service: str | None
    needs: bool


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Everything that is read from ``data/``; row n of an index is the n-th of its list."""

    groups: tuple[Group, ...]
    themes: Index
    exclusions: tuple[Exclusion, ...]
    excluded: Index
    excluded_training: Index
    unless: Index
    needs: Index
    signals: Index


@cache
def lexicon(folder: Path = DATA) -> Lexicon:
    """The words of the folder.  :raises LawError: file, line and reason when one is refused."""
    groups: list[Group] = []
    texts: list[tuple[int, str]] = []
    for path in sorted((folder / "themes").glob("*.yaml")):
        for group, text in _groups(File(path.name, path.read_text(encoding="utf-8"))):
            texts.append((len(groups), text))
            groups.append(group)
    rows = _rows(folder / "exclusions.yaml")
    signals = [
        (SIGNALS.index(row["code"]), row["terms"]) for _, row in _rows(folder / "signals.yaml", SIGNALS)
    ]
    return Lexicon(
        groups=tuple(groups),
        themes=all_of(texts),
        exclusions=tuple(one for one, _ in rows),
        excluded=all_of((n, row["terms"]) for n, (_, row) in enumerate(rows)),
        excluded_training=all_of((n, row.get("training", "")) for n, (_, row) in enumerate(rows)),
        unless=all_of((n, row.get("unless", "")) for n, (_, row) in enumerate(rows)),
        needs=all_of((n, row.get("needs", "")) for n, (_, row) in enumerate(rows)),
        signals=all_of(signals),
    )


def _groups(file: File) -> list[tuple[Group, str]]:
    top = file.keys(file.root, "", "the file", ("theme", "about", "source", "groups"))
    theme = file.text(top["theme"], "", "theme")
    if theme not in theme_codes():
        file.refuse(top["theme"], "", f"theme {theme!r} is not known")
    _sources(file, top["source"])
    found = []
    for node in file.sequence(top["groups"], "", "groups"):
        keys = file.keys(node, "", "a group", ("weight", "soft", "any"))
        weight = float(file.text(keys["weight"], "", "weight"))
        soft = file.text(keys["soft"], "", "soft") if "soft" in keys else "none"
        if soft not in SOFT:
            file.refuse(keys["soft"], "", f"soft: one of {', '.join(SOFT)}, got {soft!r}")
        found.append((Group(theme, weight, SOFT[soft]), file.text(keys["any"], "", "any")))
    return found


def _rows(path: Path, codes: tuple[str, ...] = ()) -> list[tuple[Exclusion, dict[str, Any]]]:
    file = File(path.name, path.read_text(encoding="utf-8"))
    top = file.keys(file.root, "", "the file", ("about", "rows"))
    found = []
    known = ("code", "source", "strength", "only_title", "service", "terms", "training", "unless", "needs")
    for node in file.sequence(top["rows"], "", "rows"):
        keys = file.keys(node, "", "a row", known)
        code = file.text(keys["code"], "", "code")
        if code not in (codes or exclusion_codes()):
            file.refuse(keys["code"], "", f"code {code!r} is not known")
        row = {key: str(getattr(value, "value", "")) for key, value in keys.items() if key != "source"}
        found.append(
            (
                Exclusion(
                    code=code,
                    sources=_sources(file, keys["source"]),
                    sure=row.get("strength", "sure") == "sure",
                    only_title=row.get("only_title") == "true",
                    service=row.get("service"),
                    needs="needs" in keys,
                ),
                row,
            )
        )
    return found


def _sources(file: File, node: Any) -> tuple[str, ...]:
    found = file.texts(node, "", "source")
    for one in found:
        if one not in load().register.sources:
            raise LawError(file.name, 0, "", f"source {one!r} does not stand in the register")
    return found
