"""CODA files, written from positions of the standard (version 2), to be read by the reader that is tested."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from tests.banking.files.accounts import OURS, THEIRS

DAY = date(2026, 11, 20)


@dataclass(frozen=True, slots=True)
class Move:
    """A movement: its amount in cents and what is told about it.  ``digits`` and ``creditor`` make it structured."""

    amount: int
    free: str = ""
    digits: str = ""
    creditor: str = ""
    account: str = THEIRS
    name: str = "BAKKERIJ DE PROEF BV"
    bic: str = "XXXXBEBB"
    reference: str = ""
    code: str = "00150000"
    booked: date = DAY
    value: date | None = DAY
    reason: str = ""
    details: tuple[Move, ...] = ()
    bank_reference: str = "REF"


@dataclass(frozen=True, slots=True)
class Written:
    """One statement."""

    moves: Sequence[Move]
    opening: int = 100_000
    account: str = OURS
    currency: str = "EUR"
    number: int = 7
    opened: date = DAY
    closed: date = DAY
    last: bool = True
    messages: int = 0
    information: bool = False
    copy: bool = False
    closing: int | None = None
    extra: dict[str, str] = field(default_factory=dict)


def coda(*statements: Written, end: str = "\r\n", encoding: str = "windows-1252") -> bytes:
    """A file."""
    lines = [line for one in statements for line in _lines(one)]
    assert {len(line) for line in lines} == {128}
    return "".join(line + end for line in lines).encode(encoding)


def _lines(one: Written) -> list[str]:
    total = sum(move.amount for move in one.moves)
    account = f"{one.account:<34}{one.currency}"
    mark = "D" if one.copy else " "
    lines = [
        (
            f"00000{_day(one.closed)}00005{mark}       {'FILE0007':<10}{'FONDS VOOR DE PROEF':<26}{'XXXXBEBB':<11}"
            f"{'00000000097':<11} 00000{'':<16}{'':<16}{'':<7}2"
        ),
        (
            f"12{one.number:03d}{account}{_amount(one.opening)}{_day(one.opened)}{'FONDS VOOR DE PROEF':<26}"
            f"{'ZICHTREKENING':<35}{one.number:03d}"
        ),
    ]
    for place, move in enumerate(one.moves, 1):
        lines += _movement(place, 0, move)
        detail = 0
        for each in move.details:
            detail += 1
            lines += _movement(place, detail, each)
        if one.information:
            lines.append(
                f"31{place:04d}{detail + 1:04d}{move.bank_reference:<21}{move.code}1{'001' + move.name:<73}{'':<12}0 0"
            )
    closing = one.opening + total if one.closing is None else one.closing
    lines.append(
        f"8{one.number:03d}{account}{_amount(closing)}{_day(one.closed)}{'':<64}{1 if one.messages else 0}"
    )
    lines += [
        f"4 {'':<4}{place:04d}{'':<22}{'EEN MEDEDELING VAN DE BANK':<80}{'':<15}0"
        for place in range(1, one.messages + 1)
    ]
    count = sum(line[0] in "1238" for line in lines)
    debit = sum(-move.amount for move in one.moves if move.amount < 0)
    credit = sum(move.amount for move in one.moves if move.amount > 0)
    lines.append(f"9{'':<15}{count:06d}{debit * 10:015d}{credit * 10:015d}{'':<75}{2 if one.last else 1}")
    return lines


def _movement(place: int, detail: int, move: Move) -> list[str]:
    text, kind = move.free, "0"
    if move.digits:
        text, kind = f"101{move.digits}", "1"
    elif move.creditor:
        text, kind = f"100{move.creditor}", "1"
    key = f"{place:04d}{detail:04d}"
    value = "000000" if move.value is None else _day(move.value)
    second = bool(text[53:] or move.reference or move.bic or move.reason)
    third = bool(move.account or move.name or text[106:])
    returned = f"2{move.reason:<4}" if move.reason else f"{'':<5}"
    lines = [
        (
            f"21{key}{move.bank_reference:<21}{_amount(move.amount)}{value}{move.code}{kind}{text[:53]:<53}"
            f"{_day(move.booked)}0070{int(second or third)} 0"
        )
    ]
    if second:
        lines.append(
            f"22{key}{text[53:106]:<53}{move.reference:<35}{move.bic:<11}{'':<3}{returned}{'':<8}{int(third)} 0"
        )
    if third:
        lines.append(
            f"23{key}{move.account:<34}{'EUR' if move.account else '':<3}{move.name:<35}{text[106:149]:<43}0 0"
        )
    return lines


def _day(day: date) -> str:
    return day.strftime("%d%m%y")


def _amount(cents: int) -> str:
    return f"{1 if cents < 0 else 0}{abs(cents) * 10:015d}"
