"""Files of examples (``examples/*.yaml``): read, checked, refused with file, line and reason.

A file is a mapping: ``about`` (what is in it), ``origin: own`` and ``examples``, a list of mappings:

    {text: ..., lang: nl, service: training, verdict: eligible, themes: [digitalisation], exclusion: null,
     from: 2023-01-01, until: null, rule: R-9.6}

``themes``: keys of the contract, best first, at most 3.  ``exclusion``: a code of the list of exclusions, of the list of
costs, or of :data:`OTHER_EXCLUSIONS`.  ``from`` (absent: 2023-01-01) and ``until`` (absent: open) are both inclusive.
``rule``: one id of the law's register of sources, or several.  ``on`` (a date) is only for test sets.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from yaml.nodes import Node, ScalarNode

from portefeuille.law import LawError, load
from portefeuille.law.nodes import File, line

FOLDER = Path(__file__).parent / "examples"
LANGUAGES = ("nl", "en", "fr")
SERVICES = ("training", "advice")
VERDICTS = ("eligible", "ineligible", "needs_review")
THEMES_BEGIN = date(2023, 1, 1)
MOST_THEMES = 3
#: Grounds to refuse that the law's lists do not name as a service or a cost.
OTHER_EXCLUSIONS = (
    "advice_outside_cybersecurity",
    "no_theme",
    "not_business",
    "ordinary_expense",
    "periodic_advice",
    "legally_required_advice",
    "recruitment",
)
KEYS = frozenset(
    {
        "text",
        "lang",
        "service",
        "verdict",
        "themes",
        "exclusion",
        "from",
        "until",
        "rule",
        "on",
        "id",
        "notes",
    }
)
NEEDED = ("text", "lang", "service", "verdict", "themes", "rule")


@dataclass(frozen=True, slots=True)
class Example:
    """A description with its label.  ``origin``: own (we wrote it) or law (it stands in the list of themes).

    ``start`` and ``until``: the days on which the label holds, both inclusive; None: open.  ``on``: the day of a test.
    """

    text: str
    lang: str
    service: str
    verdict: str
    themes: tuple[str, ...]
    exclusion: str | None
    start: date
    until: date | None
    sources: tuple[str, ...]
    origin: str
    file: str
    line: int
    on: date | None = None


@cache
def theme_codes() -> tuple[str, ...]:
    """The keys of the themes, as the law's list has them."""
    return tuple(row.key for row in load().list("themes").history)


@cache
def exclusion_codes() -> tuple[str, ...]:
    """The codes that ``exclusion`` may have."""
    book = load()
    return (
        *(row.key for row in book.list("exclusions").history),
        *(row.key for row in book.list("cost_kinds").history),
        *OTHER_EXCLUSIONS,
    )


@cache
def own(folder: Path = FOLDER) -> tuple[Example, ...]:
    """All examples of a folder, file by file.  :raises LawError: what is wrong, with file and line."""
    found: dict[tuple[str, str, date], Example] = {}
    for path in sorted(folder.glob("*.yaml")):
        for example in read(path.name, path.read_text(encoding="utf-8")):
            same = (" ".join(example.text.lower().split()), example.service, example.on or example.start)
            if same in found:
                other = found[same]
                raise LawError(
                    path.name, example.line, "", f"the same text stands in {other.file}:{other.line}"
                )
            found[same] = example
    return tuple(found.values())


def read(name: str, text: str) -> Iterator[Example]:
    """The examples of one file.  :raises LawError: what is wrong, with file and line."""
    file = File(name, text)
    top = file.keys(file.root, "", "the file", ("about", "origin", "examples"))
    for needed in ("about", "origin", "examples"):
        if needed not in top:
            file.refuse(file.root, "", f"{needed} is missing")
    origin = _choice(file, top["origin"], "origin", ("own",))
    for node in file.sequence(top["examples"], "", "examples"):
        yield _example(file, node, origin)


def _example(file: File, node: Node, origin: str) -> Example:
    keys = file.keys(node, "", "an example", KEYS)
    for needed in NEEDED:
        if needed not in keys:
            file.refuse(node, "", f"{needed} is missing")
    verdict = _choice(file, keys["verdict"], "verdict", VERDICTS)
    themes = _themes(file, keys["themes"])
    exclusion = _nullable(keys.get("exclusion"))
    if exclusion is not None:
        _choice(file, exclusion, "exclusion", exclusion_codes())
    if verdict == "eligible" and exclusion is not None:
        file.refuse(exclusion, "", "an eligible example has no exclusion")
    start = file.day(keys["from"], "", "from") if "from" in keys else THEMES_BEGIN
    last = _nullable(keys.get("until"))
    until = file.day(last, "", "until") if last is not None else None
    if until is not None and until < start:
        file.refuse(last, "", f"until {until} lies before from {start}")
    if verdict == "eligible" and not themes and (until is None or until >= THEMES_BEGIN):
        file.refuse(node, "", "an eligible example needs a theme from 2023-01-01")
    return Example(
        text=file.text(keys["text"], "", "text").strip(),
        lang=_choice(file, keys["lang"], "lang", LANGUAGES),
        service=_choice(file, keys["service"], "service", SERVICES),
        verdict=verdict,
        themes=themes,
        exclusion=str(exclusion.value) if isinstance(exclusion, ScalarNode) else None,
        start=start,
        until=until,
        sources=_sources(file, keys["rule"]),
        origin=origin,
        file=file.name,
        line=line(node),
        on=file.day(keys["on"], "", "on") if "on" in keys else None,
    )


def _themes(file: File, node: Node) -> tuple[str, ...]:
    if _nullable(node) is None or not getattr(node, "value", None):
        return ()
    items = file.sequence(node, "", "themes")
    found = tuple(_choice(file, item, "themes", theme_codes()) for item in items)
    if len(found) > MOST_THEMES or len(set(found)) != len(found):
        file.refuse(node, "", f"themes: at most {MOST_THEMES}, each once")
    return found


def _sources(file: File, node: Node) -> tuple[str, ...]:
    found = file.texts(node, "", "rule")
    known = load().register.sources
    for one in found:
        if one not in known:
            file.refuse(node, "", f"rule: {one!r} does not stand in the register of sources")
    return found


def _choice(file: File, node: Node, what: str, known: tuple[str, ...]) -> str:
    value = file.text(node, "", what)
    if value not in known:
        from difflib import get_close_matches

        near = get_close_matches(value, known, n=1)
        hint = f"; did you mean {near[0]}?" if near else f"; known: {', '.join(known)}"
        file.refuse(node, "", f"{what}: {value!r} is not known{hint}")
    return value


def _nullable(node: Node | None) -> Node | None:
    if isinstance(node, ScalarNode) and not (node.style or "").strip() and node.value in ("null", "~", ""):
        return None
    return node
