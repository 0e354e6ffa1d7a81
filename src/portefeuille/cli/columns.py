"""``portefeuille decide --batch FILE.csv|FILE.parquet``: a table of cases, an answer for every row."""

from __future__ import annotations

import sys
from time import perf_counter
from typing import TYPE_CHECKING, TextIO

from portefeuille.cli.files import tidied_when_stopped
from portefeuille.decision.columns_names import Column, TableError, columns
from portefeuille.decision.formats import count

if TYPE_CHECKING:
    from portefeuille.decision.columns_files import Source
    from portefeuille.decision.columns_output import Writer
    from portefeuille.decision.columns_summary import Summary

ANSWERED, UNREADABLE = 0, 2
NEEDED = "tables need some more packages: pip install portefeuille[speed]"
BAR = 24
#: Seconds between two drawings of the progress.
PAUSE = 0.2
WORDS = {"nl": ("rijen", "nog"), "en": ("rows", "left:"), "fr": ("lignes", "reste")}


def run(name: str, out: str | None, lang: str = "nl") -> int:
    """Answer every row, with a summary on standard error.  0 when all were answered; 2 when one, or the table, could
    not be read."""
    try:
        from portefeuille.decision.columns_files import opened
        from portefeuille.decision.columns_output import written
    except ModuleNotFoundError as error:
        return _complain(f"{NEEDED} ({error.name} is not installed)")
    try:
        source = opened(name)
        found = columns(source.names)
        with tidied_when_stopped(), written(out, sys.stdout.buffer) as writer:
            summary = _answer(source, found, writer, Progress(sys.stderr, lang))
    except TableError as error:
        return _complain(f"{name}: {error}")
    except OSError as error:
        if isinstance(error, BrokenPipeError):
            raise
        return _complain(f"{error.filename or name}: {error.strerror or error}")
    for line in summary.lines(lang):
        print(line, file=sys.stderr)
    return UNREADABLE if summary.errors else ANSWERED


def _answer(source: Source, found: tuple[Column, ...], writer: Writer, progress: Progress) -> Summary:
    from portefeuille.decision.columns import Block, Table
    from portefeuille.decision.columns_output import frame
    from portefeuille.decision.columns_summary import Summary

    table, summary = Table(found), Summary()
    try:
        for block in source.blocks():
            answers = table.answer(block)
            writer.write(frame(block, answers, summary.rows + 1))
            summary.add(answers)
            progress.show(summary.rows, source.part())
        if not summary.rows:
            nothing = Block.empty(source.names)
            writer.write(frame(nothing, table.answer(nothing), 1))
    finally:
        progress.clear()
    return summary


class Progress:
    """A bar on a terminal: how far, rows a second, what is left.  Elsewhere nothing."""

    def __init__(self, stream: TextIO, lang: str) -> None:
        self._stream, self._lang = stream, lang
        self._shown = stream.isatty()
        self._began = self._last = perf_counter()

    def show(self, rows: int, part: float) -> None:
        """``part`` of the table, from 0 to 1, is done."""
        now = perf_counter()
        if not self._shown or now - self._last < PAUSE:
            return
        self._last = now
        passed = now - self._began
        left = passed / part - passed if part else 0.0
        filled = int(BAR * part)
        what, rest = WORDS[self._lang]
        speed = count(int(rows / passed), self._lang)
        bar = f"[{'#' * filled}{'.' * (BAR - filled)}] {count(rows, self._lang)} {what}, {speed} {what}/s, {rest} {left:.0f} s"
        self._stream.write(f"\r\x1b[K{bar}")
        self._stream.flush()

    def clear(self) -> None:
        """Make place for what comes next."""
        if self._shown:
            self._stream.write("\r\x1b[K")
            self._stream.flush()


def _complain(sentence: str) -> int:
    print(f"portefeuille: {sentence}", file=sys.stderr)
    return UNREADABLE
