"""How long is kept what an enterprise said and replaced."""

from __future__ import annotations

from portefeuille.enterprises.services.erasing import KEPT, erase_outdated
from portefeuille.platform.keeping.terms import Term


def terms() -> tuple[Term, ...]:
    """Those of enterprises."""
    return (
        Term(
            "replaced values", "an account number, a contact, a telephone number, an e-mail address or what was typed about the group, "
            "that another one replaced", ("enterprises_value",), KEPT, "when it was recorded",
            "to trace a payment or a message that went wrong; that there was a value, whose and since when, stays",
            erase_outdated, daily=True,
        ),
    )  # fmt: skip
