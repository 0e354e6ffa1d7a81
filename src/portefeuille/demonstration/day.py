"""The day of the demonstration: the day of the computer, moved by as many days as stand in a file.

Every process reads the file again when it changed, so that all of them play the same day.
"""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from portefeuille.files.whole import replacing

NAME = "demonstration-days"


class Moved:
    """How far the clock is moved, for ``portefeuille.clock.follow``."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / NAME
        self._seen: tuple[int, int] | None = None
        self._days = 0

    def __call__(self) -> timedelta:
        """Nothing as long as there is no file."""
        try:
            found = self.file.stat()
        except FileNotFoundError:
            return timedelta()
        seen = (found.st_mtime_ns, found.st_ino)
        if seen != self._seen:
            self._days, self._seen = int(self.file.read_text("ascii")), seen
        return timedelta(days=self._days)

    def move(self, days: int) -> None:
        """From now on it is ``days`` days later than the computer says.  The file is replaced whole."""
        self.file.parent.mkdir(parents=True, exist_ok=True)
        with replacing(self.file) as fresh:
            fresh.write_text(str(days), "ascii")
