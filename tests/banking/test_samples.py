"""Real files of other projects: each is read right, or refused for the reason that is written down here (docs/bank.md)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from portefeuille.banking.errors import BankFileError
from portefeuille.banking.reading import read_statements
from tests.banking.samples import ROOT, folder

#: File -> account, number, opening, closing, lines, payments of each statement.
READ: dict[str, list[tuple[str, int | None, int, int, int, int]]] = {
    "coda/acsone_Coda_foreign_account.txt": [("FR1234567890240924002304825", 24, 44339070, 44334630, 2, 2)],
    "coda/acsone_Coda_v2_3_single_statement.txt": [("BE86407051416150", 2, 0, 0, 17, 30)],
    "coda/febelfin-coda_CODA-empty.txt": [("BE00000000000000", 221, 0, 0, 0, 0)],
    "coda/febelfin-coda_CODA.txt": [("BE47435000000080", 1, 0, 940529699, 59, 67)],
    "coda/own_generated_CODA.txt": [("BE71096123456769", 324, 100000, 105050, 3, 3)],
    "camt/genkgo_camt053.v2.multi.statement.xml": [
        ("NL26VAYB8060476890", 12312, 1815, 2700, 1, 1),
        ("NL26VAYB8060476890", None, 2700, 2000, 1, 1),
    ],
    "camt/subite_BE68793230773034-202411.xml": [("BE68793230773034", None, 5937037, 8753912, 268, 268)],
    "camt/subite_account_statement.xml": [("BE86463768548050", None, 0, 0, 3, 3)],
}
#: File -> the code of the refusal, and what its sentence says.
REFUSED = {
    "coda/acsone_Coda_faulty_version.txt": (
        "form",
        "line 1, position 128: expected version 2 of CODA, got version '5'",
    ),
    "coda/acsone_Coda_v2_3_faulty_globalisation.txt": (
        "account",
        "line 43: expected the account and currency of line 2",
    ),
    "coda/acsone_Coda_v2_3_faulty_globalisation_2.txt": (
        "truncated",
        "line 8: expected 128 characters, got 57",
    ),
    "coda/acsone_Coda_v2_3_globalisation.txt": (
        "account",
        "line 24: expected the account and currency of line 2",
    ),
    "coda/oca_Ontvangen_CODA.2012-01-11.txt": (
        "account",
        "line 23: expected the account and currency of line 2",
    ),
    "camt/genkgo_camt053.v2.all-balance-types.xml": (
        "balance",
        "expected a closing balance of 9.86 .*, got 4.04",
    ),
    "camt/genkgo_camt053.v2.five.decimals.xml": (
        "balance",
        "expected a closing balance of 27.00 .*, got 27.05",
    ),
    "camt/genkgo_camt053.v2.minimal.ultimate.xml": ("currency", "expected EUR, got 'SEK'"),
    "camt/genkgo_camt053.v2.minimal.xml": ("currency", "expected EUR, got 'SEK'"),
    "camt/genkgo_camt053.v2.with-account-name.xml": (
        "structure",
        "expected a balance OPBD or PRCD, got none",
    ),
    "camt/genkgo_camt053.v2.with-party-ids.xml": ("currency", "expected EUR, got 'SEK'"),
    "camt/genkgo_camt053.v2.wrong.xml": ("structure", r"expected at least one statement \(Stmt\), got none"),
    "camt/genkgo_camt053.v3.xml": ("currency", "expected EUR, got 'SEK'"),
    "camt/genkgo_camt053.v4.xml": ("currency", "expected EUR, got 'SEK'"),
    "camt/oca_test-camt053-no-ntry.xml": ("currency", "expected EUR, got 'CHF'"),
    "camt/oca_test-camt053.xml": ("balance", "expected a closing balance of 15555.28 .*, got 15121.12"),
    "camt/genkgo_camt054.v2.with-account-name.xml": ("form", "got camt.054.001.02"),
    "camt/genkgo_camt054.v2.xml": ("form", "got camt.054.001.02"),
    "camt/genkgo_camt054.v4.xml": ("form", "got camt.054.001.04"),
    "camt/genkgo_camt054.v8-with-UETR.xml": ("form", "got camt.054.001.08"),
    "camt/genkgo_camt054.v8-with-financial-institution.xml": ("form", "got camt.054.001.08"),
    "camt/genkgo_camt054.v8.xml": ("form", "got camt.054.001.08"),
    "camt/oca_test-camt054.xml": ("form", "got camt.054.001.04"),
}


def test_every_file_that_lies_there_is_judged_here() -> None:
    place = folder()
    there = {str(path.relative_to(place)) for kind in ("coda", "camt") for path in (place / kind).iterdir()}
    assert there == READ.keys() | REFUSED.keys()
    assert not READ.keys() & REFUSED.keys()


@pytest.mark.parametrize("name", READ)
def test_it_is_read(name: str) -> None:
    found = read_statements(folder() / name)
    assert [
        (one.account, one.number, one.opening, one.closing, len(one.lines), len(list(one.payments)))
        for one in found
    ] == READ[name]
    for one in found:
        assert one.opening + sum(line.amount for line in one.lines) == one.closing
        assert one.opening + sum(line.amount for line in one.payments) == one.closing


@pytest.mark.parametrize("name", REFUSED)
def test_it_is_refused_for_the_right_reason(name: str) -> None:
    code, sentence = REFUSED[name]
    with pytest.raises(BankFileError, match=sentence) as caught:
        read_statements(folder() / name)
    assert caught.value.code == code
    assert caught.value.file == Path(name).name


def test_the_page_about_the_bank_says_the_same() -> None:
    page = (ROOT / "docs" / "bank.md").read_text("utf-8")
    rows = dict(
        re.findall(r"^\| `([a-zA-Z0-9_./-]+\.(?:txt|xml))` \| (read|refused: `[a-z]+`)", page, re.MULTILINE)
    )
    assert rows == {name.split("/")[1]: "read" for name in READ} | {
        name.split("/")[1]: f"refused: `{code}`" for name, (code, _) in REFUSED.items()
    }


def test_what_a_file_of_our_own_says_comes_out_of_it() -> None:
    (one,) = read_statements(folder() / "coda/own_generated_CODA.txt")
    deposit, free, paid = one.lines
    assert (deposit.amount, deposit.structured, deposit.free) == (70000, "+++090/9337/55493+++", "")
    assert (deposit.counterparty.account, deposit.counterparty.bic) == ("BE53001383409653", "GEBABEBB")
    assert (free.amount, free.structured, free.free) == (35050, None, "eigen aandeel KP-2026-000002")
    assert (paid.amount, paid.counterparty.name, paid.bank_reference) == (
        -100000,
        "DIENSTVERLENER BV",
        "BANKREF0003",
    )


@pytest.mark.parametrize("name", [name for name in READ if name.startswith("coda/")])
def test_febelfin_coda_alone_reads_the_same(name: str) -> None:
    """The library, given the whole file at once, knows the same movements of the account."""
    from coda import CODA

    path = folder() / name
    for ours, theirs in zip(read_statements(path), CODA(str(path)).statements, strict=True):
        assert [line.amount for line in ours.lines] == [int(move.amount * 100) for move in theirs.moves]
        assert [line.booked_on for line in ours.lines] == [move.entry_date for move in theirs.moves]
        assert [line.value_on for line in ours.lines] == [move.value_date for move in theirs.moves]
        assert [line.counterparty.name for line in ours.lines] == [
            (move.counterparty_name or "").strip() for move in theirs.moves
        ]
        assert (ours.opening, ours.closing) == (int(theirs.old_balance * 100), int(theirs.new_balance * 100))
