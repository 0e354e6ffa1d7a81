"""``portefeuille decide --batch FILE.csv|FILE.parquet``: a table of cases, an answer for every row."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from portefeuille.cli.files import tidied_when_stopped
from portefeuille.cli.progress import Progress
from portefeuille.cli.saying import refused
from portefeuille.decision.columns_names import Column, TableError, columns

if TYPE_CHECKING:
    from portefeuille.decision.columns_files import Source
    from portefeuille.decision.columns_output import Writer
    from portefeuille.decision.columns_summary import Summary

ANSWERED, UNREADABLE = 0, 2
NEEDED = "tables need some more packages: pip install portefeuille[speed]"


def run(name: str, out: str | None, lang: str = "nl") -> int:
    """Answer every row, with a summary on standard error.  0 when all were answered; 2 when one, or the table, could
    not be read."""
    try:
        from portefeuille.decision.columns_files import opened
        from portefeuille.decision.columns_output import written
    except ModuleNotFoundError as error:
        return refused("", f"{NEEDED} ({error.name} is not installed)")
    try:
        source = opened(name)
        found = columns(source.names)
        with tidied_when_stopped(), written(out, sys.stdout.buffer) as writer:
            summary = _answer(source, found, writer, Progress(sys.stderr, lang))
    except TableError as error:
        return refused("", f"{name}: {error}")
    except OSError as error:
        if isinstance(error, BrokenPipeError):
            raise
        return refused("", f"{error.filename or name}: {error.strerror or error}")
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
