"""The command ``portefeuille``: finds the command asked for, and imports that one only.

A command is a module with ``add(subparsers)``, which registers its options, and ``run(args) -> int``, which gives the
exit status: 0 answered, 2 unreadable input.  To add one, write the module and give it a line in ``COMMANDS``.
"""

from __future__ import annotations

import argparse
import errno
import io
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import NoReturn

NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO)
FAULT, UNREADABLE, INTERRUPTED, PIPE_CLOSED = 1, 2, 130, 141

COMMANDS: dict[str, tuple[str, str]] = {
    "decide": ("portefeuille.cli.decide", "decide a case, with every reason and source"),
    "replay": ("portefeuille.cli.replay", "check a receipt: does it still give the same decision?"),
    "schema": ("portefeuille.cli.schema", "print the JSON Schema of a case, a decision or an advice"),
    "advise": ("portefeuille.cli.advise", "would a training or an advice be supported, from its description"),
    "number": ("portefeuille.cli.number", "read an enterprise, provider or account number as it was typed"),
    "law": ("portefeuille.cli.law", "the law on a day, what changed, its history, what needs checking"),
    "ledger": ("portefeuille.cli.ledger", "verify, print or export the ledger of the wallet"),
    "audit": ("portefeuille.cli.audit", "verify the log of what was done"),
    "bank": ("portefeuille.cli.bank", "files from and to the bank, and into the wallet"),
    "run-due": ("portefeuille.cli.run_due", "do what is due: deadlines, reminders, mails"),
    "serve": ("portefeuille.cli.serve", "run the site"),
    "manage": ("portefeuille.cli.manage", "a command of Django: migrate, collectstatic, check --deploy"),
}
"""Name -> (module, what it does in one line)."""


class Parser(argparse.ArgumentParser):
    """An argument parser that says what is wrong in one line."""

    def error(self, message: str) -> NoReturn:
        """One sentence on standard error; exit status 2."""
        self.exit(UNREADABLE, f"{self.prog}: {message} (see {self.prog} --help)\n")


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and give its exit status.  Nothing but the answer goes to standard output.

    An unforeseen fault is one line too; with PORTEFEUILLE_DEBUG=1 it is shown with its traceback.
    """
    words = list(sys.argv[1:] if argv is None else argv)
    if sys.stdout is None:  # a shell's >&-
        return _say("standard output is closed: there is nowhere to write the answer", UNREADABLE)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper) and stream.encoding.lower() != "utf-8":
            stream.reconfigure(encoding="utf-8")
    try:
        status = _run(words)
        sys.stdout.flush()
        return status
    except SystemExit as stop:  # argparse, after --help or an error
        return stop.code if isinstance(stop.code, int) else 0
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        _hush()
        return PIPE_CLOSED
    except Exception as fault:
        if os.environ.get("PORTEFEUILLE_DEBUG") == "1":
            raise
        if isinstance(fault, OSError) and fault.errno in NO_ROOM:
            _hush()  # what could not be written is not tried again at the end
            return _say(f"the answer could not be written: {fault.strerror}", FAULT)
        return _say(f"a fault of this program: {type(fault).__name__}: {fault}", FAULT)


def _run(words: list[str]) -> int:
    if not words:
        _overview().print_help(sys.stderr)
        return UNREADABLE
    name = words[0]
    if name.startswith("-"):
        _overview().parse_args(words)
        return 0
    if name not in COMMANDS:
        return _say(f"there is no command {name!r}{_nearest(name)} (see portefeuille --help)", UNREADABLE)
    module = import_module(COMMANDS[name][0])
    parser = Parser(prog="portefeuille", allow_abbrev=False)
    module.add(parser.add_subparsers(dest="command"))
    status: int = module.run(parser.parse_args(words))
    return status


def _overview() -> Parser:
    """The help of the whole command, from the table: no command is imported for it."""
    from portefeuille import __version__

    width = max(map(len, COMMANDS))
    lines = [f"  {name:<{width}}  {about}" for name, (_, about) in COMMANDS.items()]
    parser = Parser(
        prog="portefeuille",
        usage="portefeuille COMMAND ...",
        description="The kmo-portefeuille as open software: the law on any date. Not an official site.",
        epilog="commands:\n" + "\n".join(lines) + "\n\nportefeuille COMMAND --help tells more.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"portefeuille {__version__}")
    return parser


def _nearest(name: str) -> str:
    from difflib import get_close_matches

    found = get_close_matches(name, COMMANDS, n=1)
    return f"; did you mean {found[0]!r}?" if found else ""


def _say(sentence: str, status: int) -> int:
    print(f"portefeuille: {sentence}", file=sys.stderr)
    return status


def _hush() -> None:
    """The reader went away: let the interpreter's last flush go nowhere instead of complaining."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
