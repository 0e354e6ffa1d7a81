"""Who holds the account of the wallet: we ourselves, with files of a bank; or a financial manager, with files of every day."""

from __future__ import annotations

from collections.abc import Callable

from portefeuille.wallet.managers.external import External
from portefeuille.wallet.managers.in_house import InHouse
from portefeuille.wallet.managers.port import Manager, Report

MANAGERS: dict[str, Callable[[], Manager]] = {"in-house": InHouse, "external": External}


def manager(name: str) -> Manager:
    """The manager of that name.  :raises KeyError: when there is none."""
    return MANAGERS[name]()


__all__ = ["MANAGERS", "External", "InHouse", "Manager", "Report", "manager"]
