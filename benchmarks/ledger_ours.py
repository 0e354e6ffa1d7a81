"""Our ledger posting payments, in a process of its own: ``python -m benchmarks.ledger_ours ENTRIES [WRITERS]``.

Uses the database of PORTEFEUILLE_DATABASE_URL.  Prints the seconds that posting took.  Each entry is one transaction with
two legs between two accounts that exist; everything the ledger guarantees is on.
"""

from __future__ import annotations

import os
import sys
import threading
import time


def main(entries: int, writers: int) -> int:
    """Migrate, post, tell."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portefeuille.conf.testing")
    import django

    django.setup()
    from django.core.management import call_command

    from portefeuille import clock
    from portefeuille.platform.actors import official
    from portefeuille.wallet.ledger import Draft, credit, debit
    from portefeuille.wallet.services import post

    call_command("migrate", verbosity=0)
    actor, day = official("A bench"), clock.today()
    name = f"{writers}-{time.time_ns()}"

    def write(place: int, count: int) -> None:
        from django.db import connection

        for number in range(count):
            legs = (debit("bank", 1_000), credit("own:bench", 1_000))
            post(Draft(f"{name}/{place}/{number}", "deposit", day, "project:bench", legs), actor)
        if threading.current_thread() is not threading.main_thread():
            connection.close()

    write(-1, 10)
    begin = time.perf_counter()
    if writers == 1:
        write(0, entries)
    else:
        threads = [threading.Thread(target=write, args=(each, entries // writers)) for each in range(writers)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    print(time.perf_counter() - begin)
    return 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1))
