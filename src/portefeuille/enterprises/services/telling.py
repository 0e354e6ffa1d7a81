"""What everybody with a mandate is told at once: the account number changed, the register says something else."""

from __future__ import annotations

from portefeuille.enterprises import known
from portefeuille.enterprises.known import Difference, Known
from portefeuille.notifications import notices
from portefeuille.platform.canonical import canonical, sha256


def account_changed(number: str, version: int, now: dict[str, Known]) -> None:
    """So that whoever did not expect it can act.  The number itself is not in the notice."""
    _tell("iban_changed", f"{number}:{version}", number, now)


def differs(number: str, found: tuple[Difference, ...], now: dict[str, Known]) -> None:
    """Once for the same differences."""
    content = canonical([[each.key, each.declared, each.register_value] for each in found])
    _tell("register_differs", f"{number}:{sha256(content)[:16]}", number, now)


def _tell(kind: str, key: str, number: str, now: dict[str, Known]) -> None:
    name = known.value(now, "name") or number
    notices.tell(
        key=f"{kind}:{key}",
        enterprise=number,
        kind=kind,
        subject=f"enterprise:{number}",
        facts={"title": name},
    )
