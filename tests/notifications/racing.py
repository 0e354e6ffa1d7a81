"""Several threads at once on the mails: ``python -m tests.notifications.racing SCENARIO`` prints what is there afterwards."""

from __future__ import annotations

import json
import sys
import threading
from collections.abc import Callable
from datetime import date, timedelta

import django
from django.db import connection

THREADS = 4


def main(scenario: str) -> int:
    """Prepare, race, and count."""
    django.setup()
    from django.core import mail
    from django.test.utils import override_settings

    from portefeuille import clock
    from portefeuille.notifications.models import Mailed, Notice, Recipient, Subscription
    from tests.notifications.subscribers import TODAY

    mail.outbox = []
    clock.fix(TODAY)
    with override_settings(EMAIL_BACKEND="django.core.mail.backends.locmem.EmailBackend"):
        faults = together(SCENARIOS[scenario]())
        told = {
            "mails": len(mail.outbox),
            "subscriptions": Subscription.objects.count(),
            "mailed": Mailed.objects.count(),
            "notices": Notice.objects.count(),
            "sent": Recipient.objects.filter(mail="sent").count(),
        }
    print(json.dumps({**told, "faults": faults}))
    return 0


def together(work: Callable[[], object]) -> list[str]:
    """Do it in all threads at once; what went wrong."""
    gate, faults = threading.Barrier(THREADS), list[str]()

    def one() -> None:
        gate.wait()
        try:
            work()
        except Exception as fault:  # noqa: BLE001 (it is told, and the test refuses it)
            faults.append(f"{type(fault).__name__}: {fault}")
        finally:
            connection.close()

    threads = [threading.Thread(target=one) for _ in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return faults


def asking() -> Callable[[], object]:
    """The same person asks with several clicks."""
    from portefeuille.notifications import services

    return lambda: services.ask(email="an@voorbeeld.test", language="nl", told={}, network="n")


def sending() -> Callable[[], object]:
    """The job runs in several places while something is new."""
    from portefeuille import clock
    from portefeuille.notifications import notify as job
    from portefeuille.rules import changes
    from tests.notifications.subscribers import TODAY, new_change, subscriber

    job.notify()
    for each in range(3):
        subscriber(f"a{each}@voorbeeld.test")
    fresh = new_change()
    everything = changes.everything
    setattr(job, "everything", lambda known: (*everything(known), fresh))  # noqa: B010 (a law with something new)
    clock.fix(TODAY + timedelta(days=1))
    return job.notify


def telling() -> Callable[[], object]:
    """The same warning in several places."""
    from tests.notifications.subscribers import TODAY

    warn = _with_people()
    return lambda: warn(TODAY + timedelta(days=7))


def delivering() -> Callable[[], object]:
    """Several runs send what waits."""
    from portefeuille.notifications.delivery import deliver
    from tests.notifications.subscribers import TODAY

    warn = _with_people()
    for left in range(3):
        warn(TODAY + timedelta(days=left))
    return deliver


def _with_people() -> Callable[[date], object]:
    from portefeuille.notifications.reminders import remind
    from tests.notifications.subscribers import TODAY
    from tests.signing_in import ENTERPRISE, mandate

    for role in ("representative", "reader"):
        mandate(ENTERPRISE, role)
    return lambda last: remind(
        enterprise=ENTERPRISE, kind="pay_by", subject="application:1", last_day=last, today=TODAY, facts={}
    )


SCENARIOS: dict[str, Callable[[], Callable[[], object]]] = {
    "asking": asking, "sending": sending, "telling": telling, "delivering": delivering,
}  # fmt: skip

if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
