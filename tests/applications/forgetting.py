"""Removing what is past its term while it is killed, or in several places: ``python -m tests.applications.forgetting killed``.

Prints as JSON how many runs there were, what they say they removed, and what is there afterwards.
"""

from __future__ import annotations

import json
import os
import re
import signal
import sys
import threading
from collections import Counter
from typing import Any

import django
from django.db import connection, connections

ROUNDS, THREADS, STEP = 3, 4, 11
ONE_EACH = (
    "invitations",
    "unanswered requests",
    "wrong attempts",
    "persons",
    "participants",
    "days of calendars",
)
"""Terms by which one thing is one that is counted."""
WRITES = re.compile(r"\s*(INSERT|UPDATE|DELETE)\b", re.IGNORECASE)


def main(what: str) -> int:
    """Make, remove, look."""
    django.setup()
    from portefeuille import clock
    from portefeuille.platform import audit
    from tests.applications.past import NOW, Thing, things

    clock.fix(NOW)
    made: list[Thing] = []
    for number in range(ROUNDS):
        made += things(but=("replaced values",) if number else ())
    connections.close_all()
    runs, removed = killed(made) if what == "killed" else together()
    broken = audit.verify().broken
    told = {
        "runs": runs,
        "removed": {name: removed[name] for name in ONE_EACH},
        "expected": {name: sum(each.past and each.term == name for each in made) for name in ONE_EACH},
        "past": sum(each.there() for each in made if each.past),
        "gone": sum(not each.there() for each in made if not each.past),
        "audit": str(broken) if broken else "",
    }
    print(json.dumps(told))
    return 0


def killed(made: list[Any]) -> tuple[int, Counter[str]]:
    """Each run is killed at a later write, before the transaction of that write ends, until one comes to its end."""
    runs = 0
    while _killed_at(STEP * runs + 1):
        runs += 1
        assert all(each.there() for each in made if not each.past), runs
        connections.close_all()
    return runs, Counter()


def _killed_at(write: int) -> bool:
    from portefeuille.applications.keeping import remove_past

    pid = os.fork()
    if not pid:
        status = 1
        try:
            with connection.execute_wrapper(_Killer(write)):
                status = int(bool(remove_past().problems))
        finally:
            os._exit(status)
    found = os.waitpid(pid, 0)[1]
    if os.WIFSIGNALED(found):
        return True
    assert found == 0, found
    return False


class _Killer:
    """Ends this process when it has written so often."""

    def __init__(self, most: int) -> None:
        self.left = most

    def __call__(self, execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        done = execute(sql, params, many, context)
        if WRITES.match(sql):
            self.left -= 1
            if not self.left:
                os.kill(os.getpid(), signal.SIGKILL)
        return done


def together() -> tuple[int, Counter[str]]:
    """In several threads at once."""
    from portefeuille.applications.keeping import remove_past

    gate, found, faults = threading.Barrier(THREADS), Counter[str](), list[str]()

    def one() -> None:
        gate.wait()
        try:
            removed = remove_past()
            found.update(removed.counts)
            faults.extend(removed.problems)
        except Exception as fault:  # noqa: BLE001 (it is told, and the test refuses it)
            faults.append(f"{type(fault).__name__}: {fault}")
        finally:
            connection.close()

    threads = [threading.Thread(target=one) for _ in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == [], faults
    return THREADS, found


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
