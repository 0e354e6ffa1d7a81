"""The statement of a day as CODA, version 2: lines of 128 characters, one movement for each line of the account.

A returned payment carries the type of return and its reason, the end-to-end identification stands in the reference of
the customer.  The layout is that of Febelfin's coded statement, 2.6, as febelfin-coda reads it.
"""

from __future__ import annotations

from datetime import date

from portefeuille.banking.simulate.model import BIC, Booking, Day

WIDTH = 128
_MOST = 9999
"""Movements have a number of four digits; after the last it begins again."""
_OUT, _IN, _BACK = "00101000", "00150000", "00154000"
"""Credit transfer: by the holder, in the holder's favour, one that could not be carried out."""
_RETURN = "2"


def coda(day: Day, bank: str) -> bytes:
    """The file of one statement; ``bank`` is the three digits of the bank's code."""
    lines = [_header(day, bank), _old_balance(day)]
    for index, booking in enumerate(day.lines):
        lines += _movement(index % _MOST + 1, booking, day.number)
    lines.append(_new_balance(day))
    lines.append(_trailer(day, count=len(lines) - 1))
    return "".join(f"{line}\r\n" for line in lines).encode("ascii")


def _line(*pieces: tuple[int, str]) -> str:
    """A line from texts and their positions, counted from 1 as in the standard."""
    made = [" "] * WIDTH
    for position, text in pieces:
        made[position - 1 : position - 1 + len(text)] = text
    if len(made) != WIDTH:
        raise AssertionError(f"{len(made)} characters")
    return "".join(made)


def _amount(cents: int) -> str:
    """The sign (0 credit, 1 debit) and the amount in thousandths."""
    return f"{'1' if cents < 0 else '0'}{abs(cents) * 10:015d}"


def _day(on: date) -> str:
    return on.strftime("%d%m%y")


def _header(day: Day, bank: str) -> str:
    return _line(
        (1, "00000"),
        (6, _day(day.on)),
        (12, bank),
        (15, "05"),
        (17, "D" if day.copy else " "),
        (25, f"{day.number:010d}"),
        (35, day.name[:26]),
        (61, BIC),
        (72, "0" * 11),
        (84, "0" * 5),
        (128, "2"),
    )


def _old_balance(day: Day) -> str:
    return _line(
        (1, "12"),
        (3, f"{day.number:03d}"),
        (6, day.account),
        (40, "EUR"),
        (43, _amount(day.opening)),
        (59, _day(day.opened_on)),
        (65, day.name[:26]),
        (91, "Rekening"),
        (126, f"{day.number:03d}"),
    )


def _movement(number: int, booking: Booking, statement: int) -> list[str]:
    article = f"{number:04d}0000"
    structured = booking.remittance.structured
    text = f"1101{structured}" if structured else f"0{booking.remittance.free}"
    flag, body = text[0], text[1:].ljust(149)
    code = _BACK if booking.reason else _IN if booking.cents > 0 else _OUT
    return [
        _line(
            (1, f"21{article}"),
            (11, booking.reference[:21]),
            (32, _amount(booking.cents)),
            (48, _day(booking.on)),
            (54, code),
            (62, flag + body[:53]),
            (116, _day(booking.on)),
            (122, f"{statement:03d}"),
            (125, "0"),
            (126, "1"),
            (128, "0"),
        ),
        _line(
            (1, f"22{article}"),
            (11, body[53:106]),
            (64, booking.end_to_end_id[:35]),
            (113, _RETURN + booking.reason[:4] if booking.reason else ""),
            (126, "1"),
            (128, "0"),
        ),
        _line(
            (1, f"23{article}"),
            (11, booking.iban),
            (45, "EUR"),
            (48, booking.name[:35]),
            (83, body[106:149]),
            (126, "0"),
            (128, "0"),
        ),
    ]


def _new_balance(day: Day) -> str:
    return _line(
        (1, f"8{day.number:03d}"),
        (5, day.account),
        (39, "EUR"),
        (42, _amount(day.closing)),
        (58, _day(day.on)),
        (128, "0"),
    )


def _trailer(day: Day, count: int) -> str:
    debit = -sum(booking.cents for booking in day.lines if booking.cents < 0)
    credit = sum(booking.cents for booking in day.lines if booking.cents > 0)
    return _line(
        (1, "9"), (17, f"{count:06d}"), (23, f"{debit * 10:015d}"), (38, f"{credit * 10:015d}"), (128, "2")
    )
