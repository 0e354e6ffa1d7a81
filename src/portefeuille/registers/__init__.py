"""Registers of the outside world: what they say of an enterprise, from which day."""

from __future__ import annotations

from portefeuille.registers.port import (
    Activity,
    Address,
    Figures,
    Found,
    Place,
    Register,
    RegisterDownError,
)

__all__ = ["Activity", "Address", "Figures", "Found", "Place", "Register", "RegisterDownError"]
