"""The QR code with which a banking app fills in a transfer (EPC069-12), as SVG.

A Belgian structured communication goes into the free text between its plus signs: the field for a reference takes
only creditor references of ISO 11649, and apps refuse anything else there.
"""

from __future__ import annotations

import io
from decimal import Decimal

from segno import helpers

from portefeuille.banking.errors import quoted
from portefeuille.banking.payments.characters import plain
from portefeuille.banking.payments.communication import digits
from portefeuille.banking.payments.problems import PaymentError, Problem
from portefeuille.numbers.iban import iban as read_iban

_LONGEST, _LONGEST_TEXT = 70, 140
_MOST_CENTS = 99_999_999_999


def svg(*, iban: str, name: str, cents: int, structured: str = "", free: str = "", bic: str = "") -> str:
    """An ``<svg>`` element to stand inside a page: no style in it and no size, only a viewBox.

    The communication is ``structured``, or where that is empty the text of ``free``.

    It is black on white whatever the colours of the page, with its quiet zone: scanners need that.

    :raises PaymentError: when a part cannot stand in the code.
    """
    problems = list(_problems(iban, name, cents, structured, free))
    if problems:
        raise PaymentError(problems)
    twelve = digits(structured) or ""
    code = helpers.make_epc_qr(
        name=plain(name),
        iban=read_iban(iban).canonical or "",
        amount=Decimal(cents) / 100,
        text=f"+++{twelve[:3]}/{twelve[3:7]}/{twelve[7:]}+++" if twelve else plain(free),
        bic=bic or None,
        encoding="utf-8",
    )
    out = io.BytesIO()
    code.save(
        out, kind="svg", xmldecl=False, svgns=True, omitsize=True, nl=False, dark="black", light="white", svgclass=None,
        lineclass=None,
    )  # fmt: skip
    return out.getvalue().decode("utf-8")


def _problems(iban: str, name: str, cents: int, structured: str, free: str) -> list[Problem]:
    found = []
    if read_iban(iban).canonical is None:
        found.append(Problem("iban", quoted(iban), "an IBAN with the right check digits"))
    try:
        if not 0 < len(plain(name)) <= _LONGEST:
            found.append(Problem("name", quoted(name), f"1 to {_LONGEST} characters"))
    except ValueError as strange:
        found.append(Problem("name", f"holds {strange}", "Latin letters and digits"))
    if type(cents) is not int or not 0 < cents <= _MOST_CENTS:
        found.append(Problem("cents", quoted(str(cents)), f"whole cents, from 1 to {_MOST_CENTS}"))
    if free and not structured:
        try:
            if not 0 < len(plain(free)) <= _LONGEST_TEXT:
                found.append(Problem("free", quoted(free), f"1 to {_LONGEST_TEXT} characters"))
        except ValueError as strange:
            found.append(Problem("free", f"holds {strange}", "Latin letters and digits"))
    elif digits(structured) is None:
        found.append(Problem("structured", quoted(structured), "a structured communication"))
    return found
