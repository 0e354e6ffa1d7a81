"""What is said when a case cannot be read."""

from __future__ import annotations

#: The longest key that an error repeats.
LONGEST = 120


class CaseError(ValueError):
    """A case that cannot be read: where (``key``, a dotted path), what was expected, what was found; each on one line."""

    def __init__(self, key: str, expected: str, got: str) -> None:
        self.key, self.expected, self.got = (one_line(text) for text in (key[:LONGEST], expected, got))
        super().__init__(f"{self.key or 'case'}: expected {self.expected}, got {self.got}")

    def as_dict(self) -> dict[str, str]:
        """The error as it stands in the output of a batch."""
        return {"key": self.key, "expected": self.expected, "got": self.got}


def one_line(text: str) -> str:
    """The text with what cannot be printed on a line (line ends, halves of characters) written as an escape."""
    if text.isprintable():
        return text
    return "".join(each if each.isprintable() else each.encode("unicode_escape").decode() for each in text)
