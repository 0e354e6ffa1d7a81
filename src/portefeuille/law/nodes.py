"""YAML read into nodes that know their line. Scalars stay text: a value gets its type from its unit."""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import date
from decimal import Decimal
from typing import Any, NoReturn

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from portefeuille.law.errors import LawError

LANGUAGES = ("nl", "en", "fr")
Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
DATE = re.compile(r"\d{4}-\d{2}-\d{2}\Z")
INTEGER = re.compile(r"(0|-?[1-9]\d*)\Z")
DECIMAL = re.compile(r"-?\d+\.\d+\Z")
QUOTED = frozenset("'\"|>")
WORDS = {"true": True, "false": False, "null": None, "~": None, "": None}


class File:
    """One data file while it is read: composes it, and refuses with file, line and name."""

    __slots__ = ("name", "root")

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        try:
            self.root: Node | None = yaml.compose(text, Loader=Loader)
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            problem = getattr(error, "problem", None) or error
            raise LawError(
                name, mark.line + 1 if mark else 0, "", f"not readable as YAML: {problem}"
            ) from None

    def refuse(self, node: Node | None, parameter: str, reason: str) -> NoReturn:
        raise LawError(self.name, line(node) if node is not None else 0, parameter, reason)

    def mapping(self, node: Node | None, parameter: str, what: str) -> dict[str, Node]:
        """Keys in order; a key that stands there twice is refused."""
        if not isinstance(node, MappingNode):
            self.refuse(node, parameter, f"{what} must be a mapping")
        found: dict[str, Node] = {}
        for key, value in node.value:
            if key.value in found:
                self.refuse(key, parameter, f"key {key.value!r} stands twice in {what}")
            found[key.value] = value
        return found

    def keys(self, node: Node | None, parameter: str, what: str, known: Collection[str]) -> dict[str, Node]:
        """A mapping of which every key is known; else the nearest one is named."""
        found = self.mapping(node, parameter, what)
        for key, value in found.items():
            if key not in known:
                from difflib import get_close_matches

                near = get_close_matches(key, sorted(known), n=1)
                hint = f"; did you mean {near[0]}?" if near else ""
                self.refuse(value, parameter, f"unknown key {key!r} in {what}{hint}")
        return found

    def languages(self, node: Node, parameter: str, what: str, needed: tuple[str, ...]) -> dict[str, str]:
        """A text per language; which languages must be there is the caller's word."""
        found = self.keys(node, parameter, what, LANGUAGES)
        for language in needed:
            if language not in found:
                self.refuse(node, parameter, f"{what}.{language} is missing")
        return {
            language: self.text(value, parameter, f"{what}.{language}") for language, value in found.items()
        }

    def sequence(self, node: Node, parameter: str, what: str) -> list[Node]:
        if not isinstance(node, SequenceNode) or not node.value:
            self.refuse(node, parameter, f"{what} must be a list that is not empty")
        return list(node.value)

    def text(self, node: Node, parameter: str, what: str) -> str:
        if not isinstance(node, ScalarNode) or not node.value.strip():
            self.refuse(node, parameter, f"{what} must be a text")
        return str(node.value)

    def texts(self, node: Node, parameter: str, what: str) -> tuple[str, ...]:
        """One text or a list of them."""
        if isinstance(node, ScalarNode):
            return (self.text(node, parameter, what),)
        return tuple(self.text(item, parameter, what) for item in self.sequence(node, parameter, what))

    def day(self, node: Node, parameter: str, what: str) -> date:
        text = self.text(node, parameter, what)
        found = _day(text)
        if found is None:
            self.refuse(node, parameter, f"{what} must be a date YYYY-MM-DD, got {text!r}")
        return found


def line(node: Node) -> int:
    return int(node.start_mark.line) + 1


def plain(node: Node) -> Any:
    """A node as Python: quoted is text; true, false, null, numbers, dates are typed; yes and no stay text."""
    if isinstance(node, MappingNode):
        return {str(key.value): plain(value) for key, value in node.value}
    if isinstance(node, SequenceNode):
        return [plain(item) for item in node.value]
    text = str(node.value)
    if isinstance(node, ScalarNode) and node.style in QUOTED:
        return text
    if text in WORDS:
        return WORDS[text]
    if INTEGER.match(text):
        return int(text)
    if DECIMAL.match(text):
        return Decimal(text)
    return _day(text) or text


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if DATE.match(text) else None
    except ValueError:
        return None
