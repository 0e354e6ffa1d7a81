"""Kills processes in the middle of their work, and looks at what they leave: ``python -m tests.wallet.killing 25 7``.

Two children work on one wallet; after a while one of them, or both, are killed with SIGKILL.  Then the ledger, the audit
log and every invariant must hold, and all that a child told to be done must be there.  The import, the batch or the payment
that a child had begun is done again, twice: it is there exactly once.  Prints one line of figures.
"""

from __future__ import annotations

import base64
import os
import pickle
import random
import signal
import sys
import time
from typing import Any, TextIO

import django


def main(kills: int, seed: int) -> int:
    """Kill, and look, so many times."""
    django.setup()
    from django.db import connections

    from tests.wallet.driver import actors

    rng = random.Random(seed)
    actors()
    connections.close_all()
    told = again = 0
    for round_ in range(kills):
        children = [_child(f"k{seed}r{round_}c{number}", rng.randrange(10**9)) for number in (0, 1)]
        firsts = [pipe.readline() for _, pipe in children]  # both are at work
        time.sleep(rng.uniform(0, 0.3))
        both = rng.random() < 0.5
        os.kill(children[0][0], signal.SIGKILL)
        os.kill(children[1][0], signal.SIGKILL if both else signal.SIGTERM)
        for (pid, pipe), first in zip(children, firsts, strict=True):
            os.waitpid(pid, 0)
            with pipe:
                lines = (first + pipe.read()).splitlines()
            told += _look(lines)
            again += _again(lines)
        _sound()
        connections.close_all()
    print(f"{kills} kills, {told} steps told, {again} done again, {_figures()}")
    return 0


def _child(name: str, seed: int) -> tuple[int, TextIO]:
    """A process that works until it is killed, and tells each step after it is done."""
    reader, writer = os.pipe()
    pid = os.fork()
    if pid:
        os.close(writer)
        return pid, os.fdopen(reader)
    status = 1
    try:
        from datetime import datetime

        from portefeuille import clock
        from tests.wallet.driver import Driver, Job, actors

        signal.signal(signal.SIGTERM, lambda *_: os._exit(0))
        clock.fix(datetime(2026, 4, 20, 9))

        def tell(job: Job) -> None:
            os.write(writer, f"BEGUN {base64.b64encode(pickle.dumps(job)).decode()}\n".encode())

        driver = Driver(random.Random(seed), name, *actors(), tell)
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
    return sum(not line.startswith("BEGUN ") for line in lines)


def _again(lines: list[str]) -> int:
    """Was a job begun and is its end not told?  Then it is done again: it happens once, whether it had happened or not."""
    begun = lines[-1] if lines and lines[-1].startswith("BEGUN ") else ""
    try:
        job = pickle.loads(base64.b64decode(begun.removeprefix("BEGUN "), validate=True))
    except (ValueError, EOFError, pickle.UnpicklingError):
        return 0  # nothing was begun, or the child was killed while it told so
    from portefeuille.banking.errors import BankFileError
    from portefeuille.wallet.errors import WalletError
    from tests.wallet.driver import actors

    try:
        first = job.run(actors()[0])
    except (WalletError, BankFileError):
        return 0  # the other child was faster: what it asks cannot be any more
    before = _counts()
    assert job.run(actors()[0]) == first, job
    assert _counts() == before, job
    return 1


def _counts() -> list[int]:
    from portefeuille.platform.models import AuditRow
    from portefeuille.wallet.models import BankLine, Batch, Entry, Payment, Statement

    return [model.objects.count() for model in (AuditRow, Batch, BankLine, Entry, Payment, Statement)]


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
