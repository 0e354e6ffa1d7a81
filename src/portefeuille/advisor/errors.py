"""What is said when a question cannot be read."""

from __future__ import annotations

LONGEST = 120


class AdviceError(ValueError):
    """A question that cannot be read: at which key, what was expected, what stood there; each on one line."""

    def __init__(self, key: str, expected: str, got: str) -> None:
        self.key, self.expected, self.got = (one_line(text[:LONGEST]) for text in (key, expected, got))
        super().__init__(f"{self.key or 'the question'}: expected {self.expected}, got {self.got}")

    def as_dict(self) -> dict[str, str]:
        """The error as it stands in the output of a batch."""
        return {"key": self.key, "expected": self.expected, "got": self.got}


def one_line(text: str) -> str:
    """The text with what cannot be printed on a line written as an escape."""
    if text.isprintable():
        return text
    return "".join(each if each.isprintable() else each.encode("unicode_escape").decode() for each in text)
