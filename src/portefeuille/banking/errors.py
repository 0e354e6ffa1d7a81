"""What is said when a file of the bank cannot be taken."""

from __future__ import annotations

#: The longest text of a file that an error repeats.
LONGEST = 80


class BankFileError(ValueError):
    """A file of the bank that is refused whole: which file, where in it, what was expected and what stands there.

    ``code`` is stable and short, for programs: ``form``, ``truncated``, ``structure``, ``field``, ``balance``,
    ``currency``, ``account``, ``sequence``, ``conflict``, ``too_large``, ``zip``, ``doctype``.
    """

    def __init__(self, code: str, where: str, expected: str, got: str, *, file: str = "") -> None:
        self.code, self.file = code, one_line(file)
        self.where, self.expected, self.got = (one_line(text) for text in (where, expected, got))
        super().__init__(code, where, expected, got)

    def __str__(self) -> str:
        places = ", ".join(place for place in (self.file, self.where) if place)
        return f"{places or 'file'}: expected {self.expected}, got {self.got}"

    def inside(self, file: str) -> BankFileError:
        """The same error, with the name of the file it was found in (before the name it has, with a slash)."""
        name = f"{file}/{self.file}" if self.file else file
        return type(self)(self.code, self.where, self.expected, self.got, file=name)

    def as_dict(self) -> dict[str, str]:
        """The error for a program."""
        return {name: getattr(self, name) for name in ("code", "file", "where", "expected", "got")}


def one_line(text: str) -> str:
    """The text on one line, what cannot be printed written as an escape, cut off when it is long."""
    shown = "".join(each if each.isprintable() else each.encode("unicode_escape").decode() for each in text)
    return shown if len(shown) <= 4 * LONGEST else f"{shown[: 4 * LONGEST]}..."


def quoted(text: str) -> str:
    """A piece of the file between quotes, cut off when it is long; ``nothing`` when there is none."""
    if not text.strip():
        return "nothing"
    return f"{text[:LONGEST]!r}{'...' if len(text) > LONGEST else ''}"


def euros(cents: int) -> str:
    """An amount as it stands in the files: ``-1234.50``."""
    return f"{'-' * (cents < 0)}{abs(cents) // 100}.{abs(cents) % 100:02d}"
