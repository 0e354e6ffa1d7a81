"""The virus scanner, behind a port.  clamd is spoken to over its socket (INSTREAM); without one, nothing is scanned and
that is said.
"""

from __future__ import annotations

import re
import socket
import struct
from contextlib import closing
from typing import Protocol

from portefeuille.documents.refused import RefusedError

CLEAN, NOT_SCANNED = "clean", "not_scanned"
_CHUNK = 1 << 16
_LONGEST_ANSWER = 4_096
_FOUND = re.compile(r"^(?:[^:]*: )?(.+) FOUND$")


class Scanner(Protocol):
    """Whoever looks for viruses.  ``CLEAN`` or ``NOT_SCANNED``.

    :raises RefusedError: ``infected``, with what was found; ``scanner_away`` when it gives no answer to rely on.
    """

    def scan(self, data: bytes) -> str: ...


class Nobody:
    """There is no scanner."""

    def scan(self, data: bytes) -> str:
        """Say so."""
        return NOT_SCANNED


class Clamd:
    """ClamAV's daemon.  ``address``: ``unix:/run/clamav/clamd.ctl`` or ``tcp:127.0.0.1:3310``.

    :raises ValueError: for another address.
    """

    def __init__(self, address: str, seconds: float = 30) -> None:
        scheme, _, rest = address.partition(":")
        host, _, port = rest.rpartition(":")
        if scheme == "unix" and rest.startswith("/"):
            self.family, self.place = socket.AF_UNIX, rest
        elif scheme == "tcp" and host and port.isdecimal():
            self.family, self.place = socket.AF_INET, (host, int(port))
        else:
            raise ValueError(f"{address!r} is no address of clamd; expected unix:/path or tcp:host:port")
        self.seconds = seconds

    family: socket.AddressFamily
    place: str | tuple[str, int]

    def scan(self, data: bytes) -> str:
        """Send the bytes in pieces, each after its length, an empty one at the end; read one answer."""
        try:
            answer = self._ask(data)
        except OSError as error:
            raise RefusedError("scanner_away", expected="an answer of clamd", got=str(error)) from None
        if answer == "stream: OK":
            return CLEAN
        found = _FOUND.match(answer)
        if found:
            raise RefusedError("infected", expected="nothing found", got=found[1])
        raise RefusedError("scanner_away", expected="OK or FOUND", got=answer or "nothing")

    def _ask(self, data: bytes) -> str:
        with closing(socket.socket(self.family, socket.SOCK_STREAM)) as line:
            line.settimeout(self.seconds)
            line.connect(self.place)
            line.sendall(b"zINSTREAM\0")
            for begin in range(0, len(data), _CHUNK):
                piece = data[begin : begin + _CHUNK]
                line.sendall(struct.pack(">I", len(piece)) + piece)
            line.sendall(struct.pack(">I", 0))
            answer = b""
            while len(answer) < _LONGEST_ANSWER and (got := line.recv(_CHUNK)):
                answer += got
        return answer.rstrip(b"\0\r\n").decode("ascii", "replace")


def scanner(address: str) -> Scanner:
    """The scanner at an address; nobody when there is none."""
    return Clamd(address) if address else Nobody()
