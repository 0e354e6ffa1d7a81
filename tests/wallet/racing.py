"""Many at once on one wallet, in threads of several processes: ``python -m tests.wallet.racing``.

Prints as JSON how many succeeded, which refusals there were, and what changed.
"""

from __future__ import annotations

import json
import os
import sys
import threading
from collections import Counter
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

import django

if TYPE_CHECKING:
    from portefeuille.platform.models import Actor
    from tests.wallet.life import Bank

PROCESSES, THREADS = 2, 4
TRIES = {"payments": 15}
"""How often each thread tries, where a few times are not enough: together 120 times."""
FEW = 3


def main() -> int:
    """Race for one thing after the other on one wallet; of each what came of it, and what changed, as JSON."""
    django.setup()
    from django.db import connections

    from portefeuille import clock
    from tests.wallet.life import Bank
    from tests.wallet.looking import left

    clock.fix(datetime(2026, 3, 2, 10))
    found, bank = {}, Bank()
    for name, scenario in SCENARIOS.items():
        attempt = scenario(bank)
        before = left()
        connections.close_all()
        met = _race(attempt, TRIES.get(name, FEW))
        after = left()
        changed = {key: after.get(key, 0) - before.get(key, 0) for key in before.keys() | after.keys()}
        found[name] = [met, {key: cents for key, cents in changed.items() if cents}]
    print(json.dumps(found))
    return 0


def _race(attempt: Attempt, tries: int) -> Counter[str]:
    pipes = [_process(number, attempt, tries) for number in range(PROCESSES)]
    counts: Counter[str] = Counter()
    for pid, pipe in pipes:
        with os.fdopen(pipe) as reader:
            counts.update(json.loads(reader.read()))
        os.waitpid(pid, 0)
    return counts


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


def ceiling(bank: Bank) -> Attempt:
    """One enterprise, whose ceiling has room for ten."""
    from tests.wallet.life import CEILING, reserve

    first = _official()
    return lambda n: reserve(f"c{n}", first, subsidy=CEILING // 10)


def payments(bank: Bank) -> Attempt:
    """EUR 1 000 in a wallet, EUR 10 at a time."""
    first = _funded("p1", bank)
    return lambda n: _order("p1", first, f"k{n}")


def same_key(bank: Bank) -> Attempt:
    """Everybody gives the same order."""
    first = _funded("p2", bank)
    return lambda n: _order("p2", first, "the same")


def same_statement(bank: Bank) -> Attempt:
    """Everybody takes the same statement."""
    from tests.wallet.life import DAY, line, take

    first = _official()
    told = bank.statement(DAY, line(70_000, _asked("p3", first)), line(5))
    return lambda n: take(told, first)


def budget(bank: Bank) -> Attempt:
    """A budget in which ten more projects fit, and enterprises enough."""
    from portefeuille.wallet import selectors, services
    from tests.wallet.life import CEILING, reserve

    first = _official()
    committed = selectors.budget(2026).committed
    services.set_budget(2026, committed + 10 * CEILING, key="race", actor=first)
    return lambda n: reserve(f"b{n}", first, subsidy=CEILING, enterprise=f"{400_000_000 + n:010d}")


def endings(bank: Bank) -> Attempt:
    """One project is stopped by everybody; half of them give the room back."""
    from portefeuille.wallet import services
    from tests.wallet.life import DAY, ENTERPRISE

    first = _funded("p4", bank)
    return lambda n: services.stop("p4", on=DAY, room_back=bool(n % 2), payee=ENTERPRISE, actor=first)


def _official() -> Actor:
    from tests.wallet.driver import actors

    return actors()[0]


def _asked(project: str, first: Actor) -> str:
    """A project of EUR 1 000 of an enterprise of its own; the communication of its own share."""
    from portefeuille.wallet import services
    from tests.wallet.life import LAST, reserve

    reserve(project, first, 70_000, 30_000, enterprise=f"04{project[1:]:0>8}")
    return services.issue_request(project, last_day=LAST, actor=first).communication


def _funded(project: str, bank: Bank) -> Actor:
    from portefeuille.wallet import services
    from tests.wallet.life import AGENCY, DAY, line, take

    first = _official()
    told = bank.statement(DAY, line(30_000, account=AGENCY), line(70_000, _asked(project, first)))
    take(told, first)
    services.top_up(project, actor=first)
    return first


def _order(project: str, first: Actor, key: str) -> str:
    from tests.wallet.life import order

    return order(project, 1_000, first, key)


SCENARIOS: dict[str, Callable[[Bank], Attempt]] = {
    "ceiling": ceiling,
    "payments": payments,
    "same_key": same_key,
    "same_statement": same_statement,
    "endings": endings,
    "budget": budget,
}


if __name__ == "__main__":
    sys.exit(main())
