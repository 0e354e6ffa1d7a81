"""The scanner: spoken to as clamd speaks; without an answer to rely on, nothing is taken."""

from __future__ import annotations

import socket
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from portefeuille.documents.uploads import RefusedError
from portefeuille.documents.uploads.scanner import CLEAN, NOT_SCANNED, Clamd, Nobody, scanner

EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


@contextmanager
def daemon(place: str, answer: bytes | None = None) -> Iterator[list[bytes]]:
    """A clamd that knows one virus; ``answer``: what it says whatever it gets."""
    got: list[bytes] = []
    with socket.socket(socket.AF_UNIX) as door:
        door.bind(place)
        door.listen(1)

        def serve() -> None:
            line, _ = door.accept()
            with line, line.makefile("rb") as stream:
                assert stream.read(10) == b"zINSTREAM\0"
                data = b""
                while length := struct.unpack(">I", stream.read(4))[0]:
                    assert length <= 1 << 16
                    data += stream.read(length)
                got.append(data)
                found = b"stream: Eicar-Signature FOUND\0" if EICAR in data else b"stream: OK\0"
                line.sendall(found if answer is None else answer)

        thread = threading.Thread(target=serve)
        thread.start()
        yield got
        thread.join(10)


def test_clean_and_every_byte_was_sent(tmp_path: Path) -> None:
    data = bytes(range(256)) * 1000
    with daemon(f"{tmp_path}/s") as got:
        assert scanner(f"unix:{tmp_path}/s").scan(data) == CLEAN
    assert got == [data]


def test_a_virus_is_named(tmp_path: Path) -> None:
    with daemon(f"{tmp_path}/s"), pytest.raises(RefusedError) as caught:
        scanner(f"unix:{tmp_path}/s").scan(b"before" + EICAR)
    assert (caught.value.code, caught.value.got) == ("infected", "Eicar-Signature")


@pytest.mark.parametrize("answer", [b"", b"INSTREAM size limit exceeded. ERROR\0", b"stream: OKAY\0"])
def test_another_answer_is_none(tmp_path: Path, answer: bytes) -> None:
    with daemon(f"{tmp_path}/s", answer), pytest.raises(RefusedError) as caught:
        scanner(f"unix:{tmp_path}/s").scan(b"x")
    assert caught.value.code == "scanner_away"


def test_a_scanner_that_is_away_takes_nothing(tmp_path: Path) -> None:
    with pytest.raises(RefusedError) as caught:
        scanner(f"unix:{tmp_path}/nobody").scan(b"x")
    assert caught.value.code == "scanner_away"


def test_without_a_scanner_that_is_said() -> None:
    assert isinstance(scanner(""), Nobody)
    assert scanner("").scan(EICAR) == NOT_SCANNED


@pytest.mark.parametrize("address", ["clamd", "unix:relative", "tcp:host", "tcp:host:port", "http://x"])
def test_another_address_is_refused(address: str) -> None:
    with pytest.raises(ValueError, match="no address of clamd"):
        Clamd(address)
    assert Clamd("tcp:127.0.0.1:3310").place == ("127.0.0.1", 3310)
