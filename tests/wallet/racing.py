"""Many at once on one wallet, in threads of several processes: ``python -m tests.wallet.racing SCENARIO``.

Prints as JSON how many succeeded, and which refusals there were.
"""

from __future__ import annotations

import json
import os
import sys
import threading
from collections import Counter
from collections.abc import Callable
from datetime import datetime

import django

PROCESSES, THREADS = 2, 4
TRIES = {"payments": 15}
"""How often each thread tries, where a few times are not enough: together 120 times."""
FEW = 3


def main(scenario: str) -> int:
    """Prepare, race, and say what came of it."""
    django.setup()
    from django.db import connections

    from portefeuille import clock

    clock.fix(datetime(2026, 3, 2, 10))
    attempt, tries = SCENARIOS[scenario](), TRIES.get(scenario, FEW)
    connections.close_all()
    pipes = [_process(number, attempt, tries) for number in range(PROCESSES)]
    counts: Counter[str] = Counter()
    for pid, pipe in pipes:
        with os.fdopen(pipe) as reader:
            counts.update(json.loads(reader.read()))
        os.waitpid(pid, 0)
    print(json.dumps(counts))
    return 0


Attempt = Callable[[int], object]


def _process(number: int, attempt: Attempt, tries: int) -> tuple[int, int]:
    reader, writer = os.pipe()
    pid = os.fork()
    if pid:
        os.close(writer)
        return pid, reader
    counts: Counter[str] = Counter()
    gate = threading.Barrier(THREADS)

    def run(place: int) -> None:
        from django.db import connections

        gate.wait()
        for turn in range(tries):
            try:
                attempt((number * THREADS + place) * tries + turn)
                counts["done"] += 1
            except Exception as refused:  # noqa: BLE001 - counted, and compared by the test
                counts[type(refused).__name__] += 1
        connections.close_all()

    threads = [threading.Thread(target=run, args=(place,)) for place in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    os.write(writer, json.dumps(counts).encode())
    os._exit(0)


def budget() -> Attempt:
    """A budget in which ten projects fit, and enterprises enough."""
    from portefeuille.wallet import services
    from tests.wallet.driver import actors
    from tests.wallet.life import CEILING, reserve

    first, _ = actors()
    services.set_budget(2026, 10 * CEILING, key="race", actor=first)
    return lambda n: reserve(f"p{n}", first, subsidy=CEILING, enterprise=f"{400_000_000 + n:010d}")


def ceiling() -> Attempt:
    """One enterprise, whose ceiling has room for ten."""
    from tests.wallet.driver import actors
    from tests.wallet.life import CEILING, reserve

    first, _ = actors()
    return lambda n: reserve(f"p{n}", first, subsidy=CEILING // 10)


def payments() -> Attempt:
    """EUR 1 000 in a wallet, EUR 10 at a time."""
    from tests.wallet.driver import actors
    from tests.wallet.life import Bank, funded, order

    first, _ = actors()
    funded("p1", Bank(), first, own=70_000, subsidy=30_000)
    return lambda n: order("p1", 1_000, first, f"k{n}")


def same_key() -> Attempt:
    """Everybody gives the same order."""
    from tests.wallet.driver import actors
    from tests.wallet.life import Bank, funded, order

    first, _ = actors()
    funded("p1", Bank(), first, own=70_000, subsidy=30_000)
    return lambda n: order("p1", 1_000, first, "the same")


def same_statement() -> Attempt:
    """Everybody takes the same statement."""
    from tests.wallet.driver import actors
    from tests.wallet.life import DAY, Bank, applied, line, take

    first, _ = actors()
    told = Bank().statement(DAY, line(140_000, applied("p1", first).communication), line(5))
    return lambda n: take(told, first)


SCENARIOS: dict[str, Callable[[], Attempt]] = {
    "budget": budget,
    "ceiling": ceiling,
    "payments": payments,
    "same_key": same_key,
    "same_statement": same_statement,
}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
