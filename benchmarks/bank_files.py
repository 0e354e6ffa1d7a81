"""Statements to measure on: every line a deposit with a structured communication, in files of several statements."""

from __future__ import annotations

from tests.banking.files import camt, coda
from tests.banking.files.accounts import twelve

AMOUNT = 12_345
"""Cents of every deposit."""
EACH = 5_000
"""Lines in one statement, at most."""


def coda_file(lines: int) -> bytes:
    """CODA, with the line of information on the payer that most banks give."""
    return coda.coda(
        *(
            coda.Written(
                [
                    coda.Move(AMOUNT, digits=twelve(first + place), reference=f"E2E-{first + place}")
                    for place in range(min(EACH, lines - first))
                ],
                number=number,
                information=True,
            )
            for number, first in enumerate(range(0, lines, EACH), 1)
        )
    )


def camt_file(lines: int) -> bytes:
    """camt.053, version 8."""
    return camt.camt(
        *(
            camt.Written(
                [
                    camt.Entry(
                        [
                            camt.Payment(
                                AMOUNT, reference=twelve(first + place), end_to_end=f"E2E-{first + place}"
                            )
                        ]
                    )
                    for place in range(min(EACH, lines - first))
                ],
                number=number,
            )
            for number, first in enumerate(range(0, lines, EACH), 1)
        ),
        version=8,
    )
