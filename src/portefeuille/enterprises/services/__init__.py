"""Writes.  Each is one transaction that first enters the gate, so that there is one lock order."""

from __future__ import annotations

from portefeuille.enterprises.services.changing import change, check, settle
from portefeuille.enterprises.services.consolidating import consolidate, consolidate_due
from portefeuille.enterprises.services.erasing import erase_outdated, erase_replaced
from portefeuille.enterprises.services.registering import register
from portefeuille.enterprises.services.sizing import confirm_size, freeze_size

__all__ = [
    "change",
    "check",
    "confirm_size",
    "consolidate",
    "consolidate_due",
    "erase_outdated",
    "erase_replaced",
    "freeze_size",
    "register",
    "settle",
]
