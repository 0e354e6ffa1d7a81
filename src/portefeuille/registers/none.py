"""No register: everything is declared, and stays unverified until there is one."""

from __future__ import annotations

from portefeuille.registers.port import Found, RegisterDownError


class NoRegister:
    """Always down."""

    name = "none"

    def lookup(self, number: str) -> Found | None:
        """:raises RegisterDownError: always."""
        raise RegisterDownError("no register is connected")
