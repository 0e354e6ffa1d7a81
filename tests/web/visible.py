"""What a reader sees of HTML, or of a template: its texts, with the language that the page says they have."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html.parser import HTMLParser

SPOKEN = {"alt", "title", "aria-label", "aria-description", "placeholder"}
"""Attributes that are read out."""
UNREAD = {"script", "style", "code", "pre", "svg"}
EMPTY = {"meta", "link", "img", "input", "br", "hr", "col", "wbr", "source", "path", "line", "rect", "circle"}


@dataclass(frozen=True, slots=True)
class Text:
    """A piece of text and the language around it."""

    text: str
    lang: str


class Reader(HTMLParser):
    """Collects the texts."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[Text] = []
        self.open: list[tuple[str, str]] = []

    @property
    def lang(self) -> str:
        return self.open[-1][1] if self.open else ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        lang = given.get("lang") or self.lang
        spoken = [value for name, value in attrs if name in SPOKEN and value]
        if tag == "meta" and given.get("name") == "description":
            spoken.append(given.get("content") or "")
        self.found += [Text(each, lang) for each in spoken]
        if tag not in EMPTY:
            self.open.append((tag, lang))

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if data.strip() and not any(tag in UNREAD for tag, _ in self.open):
            self.found.append(Text(" ".join(data.split()), self.lang))


def texts(html: str) -> list[Text]:
    """The texts of a page."""
    reader = Reader()
    reader.feed(html)
    reader.close()
    return reader.found


TRANSLATED = re.compile(
    r"\{#.*?#\}|\{% comment.*?endcomment %\}|\{% blocktranslate.*?endblocktranslate %\}", re.DOTALL
)
GIVEN = re.compile(r"\{% (?:include|with|firstof|cycle|default)\b[^%]*%\}")
QUOTED = re.compile(r"\"([^\"]*)\"")
TAG = re.compile(r"\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
ID = re.compile(r"[A-Z]-[\w.-]+")
"""The id of a source, which is the same in every language."""
WORD = re.compile(r"[^\W\d_]{2,}")


def untranslated(template: str) -> list[str]:
    """The texts of a template that no translation reaches: between its tags, in spoken attributes, handed to others."""
    plain = TRANSLATED.sub("", template)
    handed = [text for tag in GIVEN.findall(plain) for text in QUOTED.findall(tag) if " " in text]
    read = [each.text for each in texts(TAG.sub("", plain))]
    return [text for text in (*handed, *read) if WORD.search(ID.sub("", text))]
