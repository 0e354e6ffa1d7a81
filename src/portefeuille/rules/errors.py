"""What is said when a rule cannot be read."""

from __future__ import annotations


class RuleError(Exception):
    """A rule says something outside the language.  Carries the file, the line and the reason."""

    def __init__(self, file: str, line: int, reason: str) -> None:
        super().__init__(f"{file}:{line}: {reason}")
        self.file, self.line, self.reason = file, line, reason
