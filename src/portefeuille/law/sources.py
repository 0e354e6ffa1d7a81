"""The register of sources: what every id stands for, in our own words."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from yaml.nodes import Node

from portefeuille.law.definitions import Register
from portefeuille.law.errors import LawError
from portefeuille.law.model import CONFIDENCE, Texts
from portefeuille.law.nodes import LANGUAGES, File, line

PAGES = frozenset(
    {
        "agency",
        "parliament",
        "law_database",
        "public_code",
        "association",
        "municipality",
        "press",
        "provider",
    }
)
KINDS = PAGES | {"rule", "contradiction", "source_page", "act"}
KEYS = frozenset(
    {"kind", *LANGUAGES, "confidence", "date", "published", "numac", "where", "acts", "pages", "open"}
)
ID = re.compile(r"^([A-Z][\w.\-]*):", re.MULTILINE)
CONTRADICTION = "C-"
PREFIXES = {"R-": "rule", CONTRADICTION: "contradiction"}


@dataclass(frozen=True, slots=True)
class Source:
    """One entry of the register.

    kind: rule (R-), contradiction (C-), source_page (S), act (A-), or what page (P-): agency, provider, ...
    acts, pages: ids that a rule rests on. date, published, numac: of an act. where: of a page.
    open: of a contradiction: not resolved. confidence: of a rule, as the dossier gives it.
    """

    id: str
    kind: str
    text: Texts
    confidence: str | None
    date: dt.date | None
    published: dt.date | None
    numac: str | None
    where: str | None
    acts: tuple[str, ...]
    pages: tuple[str, ...]
    open: bool
    file: str
    line: int


def belongs(name: str) -> bool:
    """Whether a data file is part of the register."""
    return name == "sources.yaml" or name.startswith("sources/")


def scan(texts: Mapping[str, str]) -> Register:
    """The ids alone, fast: enough to refuse a parameter that cites what does not exist."""
    ids = frozenset(found for name, text in texts.items() if belongs(name) for found in ID.findall(text))
    return Register(ids, frozenset(one for one in ids if one.startswith(CONTRADICTION)))


def read(texts: Mapping[str, str]) -> dict[str, Source]:
    """The whole register. LawError: an unknown key or kind, an id that stands twice or is not there."""
    known = scan(texts).sources
    found: dict[str, Source] = {}
    for name, text in texts.items():
        if not belongs(name):
            continue
        file = File(name, text)
        for key, node in file.mapping(file.root, "", "the register").items():
            if key in found:
                raise LawError(name, line(node), key, f"stands in {found[key].file} too")
            found[key] = _source(file, key, node, known)
    return found


def _source(file: File, name: str, node: Node, known: Collection[str]) -> Source:
    keys = file.keys(node, name, "the entry", KEYS)
    for needed in ("nl", "en"):
        if needed not in keys:
            file.refuse(node, name, f"{needed} is missing")

    def ids(key: str) -> tuple[str, ...]:
        found = file.texts(keys[key], name, key) if key in keys else ()
        for one in found:
            if one not in known:
                file.refuse(keys[key], name, f"{key}: {one!r} does not stand in the register")
        return found

    def text(key: str) -> str | None:
        return file.text(keys[key], name, key) if key in keys else None

    def day(key: str) -> dt.date | None:
        return file.day(keys[key], name, key) if key in keys else None

    kind = PREFIXES.get(name[:2]) or text("kind")
    if kind not in KINDS:
        file.refuse(node, name, f"unknown kind {kind!r}; known: {', '.join(sorted(KINDS))}")
    confidence = text("confidence")
    if confidence is not None and not set(confidence.split("/")) <= set(CONFIDENCE):
        file.refuse(
            keys["confidence"],
            name,
            f"confidence must be H, M, L, U or two of them (H/M), got {confidence!r}",
        )
    words = {
        language: file.text(keys[language], name, language) for language in LANGUAGES if language in keys
    }
    return Source(
        name,
        kind,
        words,
        confidence,
        day("date"),
        day("published"),
        text("numac"),
        text("where"),
        ids("acts"),
        ids("pages"),
        text("open") == "true",
        file.name,
        line(node),
    )
