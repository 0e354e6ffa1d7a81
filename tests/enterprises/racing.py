"""Several threads at once on one enterprise: ``python -m tests.enterprises.racing SCENARIO`` prints what is there afterwards."""

from __future__ import annotations

import json
import sys
import threading
from collections import Counter
from collections.abc import Callable
from datetime import datetime

import django

THREADS = 6


def main(scenario: str) -> int:
    """Prepare, race, and count."""
    django.setup()
    from portefeuille import clock
    from portefeuille.enterprises import selectors
    from portefeuille.platform.audit import verify
    from tests.enterprises.made import NUMBER, enterprise

    clock.fix(datetime(2026, 11, 20, 10))
    if scenario != "registering":
        enterprise()
    counts = together(SCENARIOS[scenario])
    history = selectors.history(NUMBER)
    told = {
        "counts": counts,
        "headcounts": sum(each.key == "headcount" for each in history),
        "frozen": selectors.size_this_year(NUMBER, 2026) is not None,
        "audit": verify().broken is None,
    }
    print(json.dumps(told))
    return 0


def together(work: Callable[[int], object]) -> dict[str, int]:
    """Do it in all threads at once; how often it was done, and what was refused."""
    from django.db import connection

    gate, counts = threading.Barrier(THREADS), Counter[str]()

    def one(place: int) -> None:
        gate.wait()
        try:
            counts[f"done {work(place)}"] += 1
        except Exception as refused:  # noqa: BLE001 - counted, and compared by the test
            counts[type(refused).__name__] += 1
        finally:
            connection.close()

    threads = [threading.Thread(target=one, args=(place,)) for place in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return dict(counts)


def changing(place: int) -> object:
    """Everybody saw version 1 and types another headcount."""
    from portefeuille.enterprises import services
    from tests.enterprises.made import NUMBER, person

    return services.change(number=NUMBER, values={"headcount": 1300 + place}, actor=person(), seen=1)


def freezing(place: int) -> object:
    """Two successful applications at once, in several tabs."""
    from portefeuille.enterprises import services
    from tests.enterprises.made import NUMBER, person

    return services.freeze_size(
        number=NUMBER, year=2026, size="small", application=f"a{place}", actor=person()
    )


def freezing_differently(place: int) -> object:
    """Half of them say another size."""
    from portefeuille.enterprises import services
    from tests.enterprises.made import NUMBER, person

    size = "small" if place % 2 else "medium"
    return services.freeze_size(number=NUMBER, year=2026, size=size, application=f"a{place}", actor=person())


def registering(place: int) -> object:
    """Everybody registers the same enterprise."""
    from tests.enterprises.made import enterprise

    return enterprise(size=None)


SCENARIOS: dict[str, Callable[[int], object]] = {
    "changing": changing,
    "freezing": freezing,
    "freezing_differently": freezing_differently,
    "registering": registering,
}

if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
