"""What every command does with files: standard input that is there, nothing unfinished when it is stopped."""

from __future__ import annotations

import errno
import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import BinaryIO, NoReturn

TERMINATED = 143
"""The exit status of a command that was asked to stop (128 and the number of the signal)."""


def standard_input() -> BinaryIO:
    """The bytes of standard input.

    :raises OSError: when the command was started without one.
    """
    if sys.stdin is None:  # a shell's <&-
        raise OSError(errno.EBADF, "standard input is closed")
    return sys.stdin.buffer


def opened(name: str) -> BinaryIO:
    """A file to read, as bytes; ``-`` is standard input.  Who opens it closes it.

    :raises OSError: when it cannot be read.
    """
    return standard_input() if name == "-" else Path(name).open("rb")


class _Stopped(SystemExit):
    """The command was asked to stop."""


@contextmanager
def tidied_when_stopped() -> Iterator[None]:
    """Within, SIGTERM ends the command as an exit does: unfinished files are removed on the way out."""
    if threading.current_thread() is not threading.main_thread():
        yield  # a signal is handled in the main thread only
        return
    before = signal.signal(signal.SIGTERM, _stop)
    try:
        yield
    except _Stopped:
        sys.stderr.flush()
        os._exit(
            TERMINATED
        )  # threads of libraries may still be at work, and abort a process that ends in the usual way
    finally:
        signal.signal(signal.SIGTERM, before)


def _stop(_number: int, _frame: FrameType | None) -> NoReturn:
    raise _Stopped(TERMINATED)
