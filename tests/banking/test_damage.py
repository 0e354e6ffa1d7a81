"""Files cut off, changed, put in another order: always a ``BankFileError``, or a statement that closes; never another
exception, and never another amount.
"""

from __future__ import annotations

import io
import random
import re
import zipfile

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from portefeuille.banking.errors import BankFileError
from portefeuille.banking.reading import read_statements
from portefeuille.banking.records import Statement
from tests.banking.files import camt as xml
from tests.banking.files import coda as lines
from tests.banking.files.accounts import twelve

CODA = lines.coda(
    lines.Written([
        lines.Move(70_000, digits=twelve(909_337_554), reference="E2E-1"),
        lines.Move(-5_000, free="BANKKOSTEN", account="", name=""),
        lines.Move(300, code="20150000", details=(lines.Move(100, code="60150000"), lines.Move(200, code="60150000"))),
    ], information=True, messages=1, last=False),
    lines.Written([lines.Move(1, reason="AC04")], number=8, opening=165_300),
    end="\n",
)  # fmt: skip
CAMT = xml.camt(
    xml.Written([
        xml.Entry([xml.Payment(70_000, reference=twelve(909_337_554), end_to_end="E2E-1")]),
        xml.Entry([xml.Payment(100), xml.Payment(200, free="caf\u00e9 & co")], batch="B-1"),
        xml.Entry([xml.Payment(-5_000)], reversal=True, value=None),
    ]),
    xml.Written([xml.Entry([xml.Payment(1, reason="AC04")])], number=8, opening=165_300, identifier="STMT-8"),
    version=8,
)  # fmt: skip
FILES = {"coda": CODA, "camt": CAMT}
RIGHT = {name: read_statements(data) for name, data in FILES.items()}


def packed(*files: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", method) as archive:
        for name, data in files:
            archive.writestr(name, data)
    return held.getvalue()


def attempt(data: bytes) -> tuple[Statement, ...] | BankFileError:
    """What reading gives.  Whatever is read closes."""
    try:
        found = read_statements(data, name="a")
    except BankFileError as error:
        refusal = error
    else:
        for one in found:
            assert one.opening + sum(line.amount for line in one.payments) == one.closing
        return found
    assert str(refusal).isprintable()
    return refusal


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_is_cut_off_is_refused_wherever_it_is_cut(name: str) -> None:
    data = FILES[name]
    whole = len(data.rstrip())
    for cut in [*range(0, whole, 7), *range(whole - 40, whole)]:
        outcome = attempt(data[:cut])
        between = (
            name == "coda"
            and data[:cut].rstrip().endswith(b" 1")
            and data[:cut].rstrip().split(b"\n")[-1][:1] == b"9"
        )
        if between:  # exactly between two statements: the first is whole, and says that another follows
            assert not isinstance(outcome, BankFileError) and outcome[0].remarks
        else:
            assert isinstance(outcome, BankFileError), cut
            assert outcome.code in {"truncated", "structure", "form"}, (cut, outcome)
    assert attempt(data[:whole]) == RIGHT[name]


def test_lines_of_coda_left_out_doubled_or_swapped_are_refused() -> None:
    held = CODA.splitlines(keepends=True)
    for place, line in enumerate(held):
        if line[:1] != b"4":
            assert isinstance(attempt(b"".join([*held[:place], *held[place + 1 :]])), BankFileError), place
            assert isinstance(attempt(b"".join([*held[: place + 1], *held[place:]])), BankFileError), place
        for other in range(place + 1, len(held)):
            swapped = [*held]
            swapped[place], swapped[other] = held[other], held[place]
            outcome = attempt(b"".join(swapped))
            # What moves no money and carries the same number (the second line of a first movement, in two statements)
            # has nothing in the form itself to tell it apart.
            assert isinstance(outcome, BankFileError) or _money(outcome) == _money(RIGHT["coda"]), (
                place,
                other,
            )


def test_entries_of_camt_left_out_or_doubled_are_refused() -> None:
    held = CAMT.splitlines(keepends=True)
    entries = [number for number, line in enumerate(held) if line.startswith((b"<Ntry>", b"<Bal>"))]
    assert len(entries) == 8
    for place in entries:
        assert isinstance(attempt(b"".join([*held[:place], *held[place + 1 :]])), BankFileError)
        if held[place].startswith(b"<Ntry>"):
            assert isinstance(attempt(b"".join([*held[: place + 1], *held[place:]])), BankFileError)


@pytest.mark.parametrize("name", FILES)
def test_no_digit_of_an_amount_can_be_changed(name: str) -> None:
    """Every digit of an amount, a balance, a total or a count is held by another one."""
    data = FILES[name]
    for place in _digits_of_money(name, data):
        for add in (1, 5, 9):
            digit = b"%d" % ((int(data[place : place + 1]) + add) % 10)
            assert isinstance(attempt(data[:place] + digit + data[place + 1 :]), BankFileError), place


def _digits_of_money(name: str, data: bytes) -> list[int]:
    if name == "camt":
        spans = [found.span(1) for found in re.finditer(rb"<(?:Amt[^>]*|Sum|NbOfNtries)>([0-9.]+)<", data)]
        # Of a batch the parts are held by its amount; of one payment the amount of the entry counts.
        inside = [found.span() for found in re.finditer(rb"<TxDtls>.*?</TxDtls>", data)]
        return [
            place for begin, end in spans for place in range(begin, end)
            if data[place : place + 1] != b"." and not any(first <= place < last for first, last in inside)
        ]  # fmt: skip
    columns = {b"1": (43, 58), b"21": (32, 47), b"8": (42, 57), b"9": (16, 52)}
    found: list[int] = []
    place = 0
    for line in data.splitlines(keepends=True):
        begin, end = columns.get(line[:2], columns.get(line[:1], (0, 0)))
        found += range(place + begin, place + end)
        place += len(line)
    return found


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(sorted(FILES)), st.integers(0, 2**32), st.integers(1, 12))
def test_bytes_changed_at_random(name: str, seed: int, times: int) -> None:
    dice = random.Random(seed)
    data = bytearray(FILES[name])
    for _ in range(times):
        place = dice.randrange(len(data))
        match dice.randrange(4):
            case 0:
                data[place] = dice.randrange(256)
            case 1:
                del data[place : place + dice.randrange(1, 40)]
            case 2:
                data[place:place] = data[dice.randrange(len(data)) :][: dice.randrange(1, 200)]
            case _:
                data[place] ^= 1 << dice.randrange(8)
    outcome = attempt(bytes(data))
    if not isinstance(outcome, BankFileError):
        assert _money(outcome) == _money(RIGHT[name])[: len(outcome)]


def _money(statements: tuple[Statement, ...]) -> list[tuple[int, int, list[int]]]:
    return [(one.opening, one.closing, [line.amount for line in one.lines]) for one in statements]


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=400) | st.text(max_size=200).map(str.encode))
@example(b"<")
@example(b"<\x00")
@example(b"<?xml version='1.0' encoding='nonsense'?><a/>")
@example(b"<?xml version='1.0' encoding='utf-16'?><a/>")
@example(b"\xff\xfe<\x00a\x00")
@example(b"PK\x03\x04")
@example(b"PK")
@example(b"0" * 128)
@example(b"0" * 129 + b"\n")
@example("\u0660".encode() * 128)
def test_anything_at_all(data: bytes) -> None:
    assert isinstance(attempt(data), BankFileError)


@settings(max_examples=200, deadline=None)
@given(st.integers(0, 2**32))
@example(16777216)  # the second file lies hidden in the comment of the first
def test_a_damaged_zip(seed: int) -> None:
    dice = random.Random(seed)
    data = bytearray(
        packed(
            ("a.cod", CODA), ("b.xml", CAMT), method=dice.choice([zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
        )
    )
    for _ in range(dice.randrange(1, 4)):
        data[dice.randrange(len(data))] ^= 1 << dice.randrange(8)
    outcome = attempt(bytes(data[: dice.choice([len(data), dice.randrange(len(data))])]))
    if not isinstance(outcome, BankFileError):
        right = RIGHT["coda"], RIGHT["camt"]
        assert sorted(_money(outcome)) == sorted(_money(right[0] + right[1]))


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.integers(-(10**11), 10**11), max_size=12),
    st.integers(-(10**11), 10**11),
    st.text("abc é&<>+/0123456789", max_size=140),
)
def test_what_is_written_is_read_in_either_form(amounts: list[int], opening: int, text: str) -> None:
    text = " ".join(text.split())
    (coded,) = read_statements(
        lines.coda(lines.Written([lines.Move(each, free=text) for each in amounts], opening=opening))
    )
    entries = [xml.Entry([xml.Payment(each, free=text)]) for each in amounts]
    (marked,) = read_statements(xml.camt(xml.Written(entries, opening=opening), version=4))
    for one in (coded, marked):
        assert [line.amount for line in one.lines] == amounts
        assert (one.opening, one.closing) == (opening, opening + sum(amounts))
        assert {line.free for line in one.lines} <= {text}
    accounts = [[line.counterparty.account for line in one.lines] for one in (coded, marked)]
    assert accounts[0] == accounts[1]
