"""Kills processes in the middle of their work, and looks at what they leave: ``python -m tests.wallet.killing 25 7``.

Two children work on one wallet; after a while one of them, or both, are killed with SIGKILL.  Then the ledger, the audit
log and every invariant must hold, and all that a child was told to be done must be there.  Prints one line of figures.
"""

from __future__ import annotations

import os
import random
import signal
import sys
import time
from typing import Any

import django


def main(kills: int, seed: int) -> int:
    """Kill, and look, so many times."""
    django.setup()
    from django.db import connections

    from tests.wallet.driver import actors

    rng = random.Random(seed)
    actors()
    connections.close_all()
    told = 0
    for round_ in range(kills):
        children = [_child(f"k{seed}r{round_}c{number}", rng.randrange(10**9)) for number in (0, 1)]
        time.sleep(rng.uniform(0.05, 0.8))
        both = rng.random() < 0.5
        os.kill(children[0][0], signal.SIGKILL)
        os.kill(children[1][0], signal.SIGKILL if both else signal.SIGTERM)
        for pid, pipe in children:
            os.waitpid(pid, 0)
            with os.fdopen(pipe) as reader:
                told += _look(reader.read().splitlines())
        _sound()
        connections.close_all()
    print(f"{kills} kills, {told} steps told, {_figures()}")
    return 0


def _child(name: str, seed: int) -> tuple[int, int]:
    """A process that works until it is killed, and tells each step after it is done."""
    reader, writer = os.pipe()
    pid = os.fork()
    if pid:
        os.close(writer)
        return pid, reader
    status = 1
    try:
        from datetime import datetime

        from portefeuille import clock
        from tests.wallet.driver import Driver, actors

        signal.signal(signal.SIGTERM, lambda *_: os._exit(0))
        clock.fix(datetime(2026, 4, 20, 9))
        driver = Driver(random.Random(seed), name, *actors())
        while True:
            os.write(writer, f"{driver.step()}\n".encode())
    except BaseException as fault:  # noqa: BLE001 - the parent sees it in what is told
        os.write(writer, f"FAULT {type(fault).__name__}: {fault}\n".encode())
    finally:
        os._exit(status)


def _look(lines: list[str]) -> int:
    """Everything that was told to be done is there."""
    from portefeuille.wallet.models import Batch, Claim, Payment, Project, Statement

    places: dict[str, Any] = {
        "project": Project, "payment": Payment, "batch": Batch, "claim": Claim, "statement": Statement,
        "closed": Project, "cancelled": Payment, "sent": Batch, "rejected": Payment,
    }  # fmt: skip
    for line in lines:
        word, _, rest = line.partition(" ")
        if word == "FAULT":
            raise AssertionError(line)
        if word in places:
            row = places[word].objects.filter(pk=rest).first()
            assert row is not None, f"{line}: it is not there"
            if word == "closed":
                assert row.closed, line
            if word == "sent":
                assert row.state == "sent", line
    return len(lines)


def _sound() -> None:
    from portefeuille.platform import audit
    from portefeuille.wallet.invariants import INVARIANTS
    from portefeuille.wallet.verify import verify

    found = verify(more=INVARIANTS)
    assert found.broken is None, found.broken
    broken = audit.verify().broken
    assert broken is None, broken


def _figures() -> str:
    from portefeuille.wallet.models import Entry, Payment, Project

    return f"{Entry.objects.count()} entries, {Project.objects.count()} projects, {Payment.objects.count()} payments"


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), int(sys.argv[2])))
