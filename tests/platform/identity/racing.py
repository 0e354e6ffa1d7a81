"""Guessing from many tabs at once: ``python -m tests.platform.identity.racing SCENARIO`` prints what came of it, as JSON."""

from __future__ import annotations

import json
import sys
import threading
from collections import Counter
from collections.abc import Callable
from typing import Any
from unittest.mock import patch

import django

PASSWORD = "vier eenden in een vijver"
NAME, NETWORK = "an.voorbeeld", "192.0.2.0/24"
TABS = 8


def main(scenario: str) -> int:
    """Make an official, let everybody try at once, and count."""
    django.setup()
    from django.contrib.auth.hashers import MD5PasswordHasher
    from django.contrib.auth.models import User
    from django.db import connection

    from portefeuille.platform.identity import lockout, officials
    from portefeuille.platform.identity.models import Failure

    officials.make(username=NAME, given_name="An", family_name="Voorbeeld")
    user = User.objects.get(username=NAME)
    user.set_password(PASSWORD)
    user.save()
    attempts = SCENARIOS[scenario]()
    hashing = threading.Barrier(min(len(attempts), lockout.PER_NAME), timeout=60)
    slow, inside = MD5PasswordHasher.verify, list[bool]()

    def verify(hasher: MD5PasswordHasher, password: str, encoded: str) -> bool:
        """As many hash as may try, all at the same moment: nobody holds what another one needs."""
        inside.append(connection.in_atomic_block)
        hashing.wait()
        return slow(hasher, password, encoded)

    with patch.object(MD5PasswordHasher, "verify", verify):
        came = together(attempts)
    name, network = lockout.keys(NAME, NETWORK)
    left = {key: Failure.objects.filter(key=key).count() for key in (name, network)}
    told = {
        "came": came,
        "name": left[name],
        "network": left[network],
        "inside": sum(inside),
        "hashed": len(inside),
    }
    print(json.dumps(told))
    return 0


def together(attempts: list[Callable[[], object]]) -> dict[str, int]:
    """All of them at once: how often it went well, and how often each error came."""
    from django.db import connection

    ready, came = threading.Barrier(len(attempts)), Counter[str]()

    def one(attempt: Callable[[], object]) -> None:
        ready.wait()
        try:
            attempt()
            came["in"] += 1
        except Exception as error:  # noqa: BLE001 (it is told, and the test names those it expects)
            came[type(error).__name__] += 1
        finally:
            connection.close()

    threads = [threading.Thread(target=one, args=[each]) for each in attempts]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    return dict(came)


def _enter(password: str, code: str) -> Callable[[], Any]:
    from portefeuille.platform.identity import officials

    return lambda: officials.enter(username=NAME, password=password, code=code, network=NETWORK)


def guessing() -> list[Callable[[], object]]:
    """More tabs than may try, all with a wrong password."""
    return [_enter("x", "000000") for _ in range(TABS)]


def one_code_twice() -> list[Callable[[], object]]:
    """Two tabs with the right password and the same code of the app."""
    import time

    from django_otp.oath import TOTP
    from django_otp.plugins.otp_totp.models import TOTPDevice

    device = TOTPDevice.objects.get()
    device.confirmed = True
    device.save()
    totp = TOTP(device.bin_key, device.step, device.t0, device.digits, device.drift)
    totp.time = time.time()
    return [_enter(PASSWORD, f"{totp.token():06d}") for _ in range(2)]


SCENARIOS: dict[str, Callable[[], list[Callable[[], object]]]] = {
    "guessing": guessing, "one_code_twice": one_code_twice,
}  # fmt: skip

if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
