"""How far a long command is: a bar on a terminal, and elsewhere nothing."""

from __future__ import annotations

from time import perf_counter
from typing import TextIO

from portefeuille.decision.formats import count

BAR = 24
#: Seconds between two drawings of the progress.
PAUSE = 0.2
Words = dict[str, tuple[str, str]]
ROWS: Words = {"nl": ("rijen", "nog"), "en": ("rows", "left:"), "fr": ("lignes", "reste")}
LINES: Words = {"nl": ("lijnen", "nog"), "en": ("lines", "left:"), "fr": ("lignes", "reste")}


class Progress:
    """A bar on a terminal: how far, rows a second, what is left."""

    def __init__(self, stream: TextIO, lang: str, words: Words = ROWS) -> None:
        self._stream, self._lang, self._words = stream, lang, words
        self._shown = stream.isatty()
        self._began = self._last = perf_counter()

    def show(self, rows: int, part: float) -> None:
        """``part`` of the work, from 0 to 1, is done."""
        now = perf_counter()
        if not self._shown or now - self._last < PAUSE:
            return
        self._last = now
        passed = now - self._began
        left = passed / part - passed if part else 0.0
        filled = int(BAR * part)
        what, rest = self._words[self._lang]
        speed = count(int(rows / passed), self._lang)
        bar = f"[{'#' * filled}{'.' * (BAR - filled)}] {count(rows, self._lang)} {what}, {speed} {what}/s, {rest} {left:.0f} s"
        self._stream.write(f"\r\x1b[K{bar}")
        self._stream.flush()

    def read(self, rows: int) -> None:
        """So much was read, of nobody knows how much."""
        now = perf_counter()
        if self._shown and now - self._last >= PAUSE:
            self._last = now
            self._stream.write(f"\r\x1b[K{count(rows, self._lang)} {self._words[self._lang][0]}")
            self._stream.flush()

    def again(self) -> None:
        """What follows is reckoned from now."""
        self._began = perf_counter()

    def clear(self) -> None:
        """Make place for what comes next."""
        if self._shown:
            self._stream.write("\r\x1b[K")
            self._stream.flush()
