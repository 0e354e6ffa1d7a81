"""What is said when a document cannot be taken."""

from __future__ import annotations

from portefeuille.documents.refused_texts import LANGUAGES, TEXTS

LONGEST = 80
"""The longest piece of a document that an error repeats."""


class RefusedError(ValueError):
    """A document that is refused whole: where in it, what was expected, what stands there.

    ``code`` is stable and short, for programs; its sentences are in ``refused_texts``.
    """

    def __init__(self, code: str, *, where: str = "", expected: str = "", got: str = "") -> None:
        self.code = code
        self.where, self.expected, self.got = (one_line(text) for text in (where, expected, got))
        super().__init__(code, where, expected, got)

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        return f"{place}expected {self.expected}, got {self.got}" if self.expected else f"{place}{self.code}"

    def text(self, lang: str = "nl") -> str:
        """Why, and what to do, in one or two sentences."""
        known = TEXTS[self.code]
        return known[lang if lang in LANGUAGES else "nl"].format(
            where=self.where, expected=self.expected, got=self.got
        )

    def as_dict(self) -> dict[str, str]:
        """The error for a program."""
        return {name: getattr(self, name) for name in ("code", "where", "expected", "got")}


def one_line(text: str) -> str:
    """The text on one line, what cannot be printed written as an escape, cut off when it is long."""
    shown = "".join(each if each.isprintable() else each.encode("unicode_escape").decode() for each in text)
    return shown if len(shown) <= 2 * LONGEST else f"{shown[: 2 * LONGEST]}..."


def quoted(text: str) -> str:
    """A piece of a document between quotes, cut off when it is long; ``nothing`` when there is none."""
    if not text.strip():
        return "nothing"
    return f"{text[:LONGEST]!r}{'...' if len(text) > LONGEST else ''}"
