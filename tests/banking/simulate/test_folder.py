"""The bank on a folder, and its command."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from portefeuille.banking.errors import BankFileError
from portefeuille.banking.reading import read_statements
from portefeuille.banking.simulate.bank import Bank
from portefeuille.banking.simulate.deposits import read_deposits
from portefeuille.banking.simulate.folder import locked, make, open_folder
from portefeuille.banking.simulate.state import from_json, to_json
from tests.banking.accounts import DAY, OWN, account
from tests.banking.simulate.running import bank, orders

DEPOSIT = {
    "id": "D1",
    "amount": "12.5",
    "iban": account(3),
    "name": "Betaler",
    "communication": "***090/9337/55493***",
}


def written(path: Path) -> dict[str, bytes]:
    """Every file of the folder that the bank wrote, with its bytes."""
    return {
        str(each.relative_to(path)): each.read_bytes() for each in sorted(path.rglob("*")) if each.is_file()
    }


def filled(path: Path) -> None:
    """A folder with a bank, one payment file and one deposit."""
    make(path, bank())
    (path / "outbox/a.xml").write_bytes(orders(1, 2))
    (path / "deposits/d.json").write_text(json.dumps([DEPOSIT]))


def run(path: Path, until: date | None = None) -> list[str]:
    """One run; gives the problems."""
    folder = open_folder(path)
    assert folder is not None
    folder.take_all()
    if until is not None:
        folder.close_until(until)
    return folder.problems


def test_what_is_taken_once_does_nothing_again(tmp_path: Path) -> None:
    filled(tmp_path)
    assert run(tmp_path, DAY) == []
    after = written(tmp_path)
    assert sorted(Path(name).name.split("-")[0] for name in after if name.startswith("inbox/")) == [
        "camt053",
        "coda",
        "status",
        "status",
    ]
    assert run(tmp_path, DAY) == []
    assert written(tmp_path) == after
    coda = next(data for name, data in after.items() if name.endswith(".cod"))
    assert [line.amount for line in read_statements(coda)[0].lines] == [1250, -10_001, -10_002]


def test_two_folders_with_the_same_files_hold_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        filled(tmp_path / name)
    run(tmp_path / "one", DAY)
    run(tmp_path / "two")
    run(tmp_path / "two", DAY)
    assert written(tmp_path / "one") == written(tmp_path / "two")


def test_a_run_that_breaks_off_is_run_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The machine stops at each file in turn; the next run gives what an undisturbed one gives."""
    filled(tmp_path / "whole")
    run(tmp_path / "whole", DAY)
    replace, broken = Path.replace, 0
    for stop in range(30):
        path = tmp_path / str(stop)
        filled(path)
        count = 0

        def breaking(self: Path, target: Path, stop: int = stop) -> Path:
            nonlocal count
            count += 1
            if count > stop:
                raise OSError("power")
            return replace(self, target)

        with monkeypatch.context() as patch:
            patch.setattr(Path, "replace", breaking)
            try:
                run(path, DAY)
            except OSError:
                broken += 1
        assert run(path, DAY) == []
        assert {name: data for name, data in written(path).items() if not name.endswith(".part")} == written(
            tmp_path / "whole"
        )
    assert broken == 7


def test_a_file_that_cannot_be_taken_is_told_and_the_others_are_taken(tmp_path: Path) -> None:
    filled(tmp_path)
    (tmp_path / "outbox/0.xml").write_bytes(b"<x/>")
    (tmp_path / "deposits/0.json").write_text("{}")
    (tmp_path / "deposits/1.json").write_text(json.dumps([DEPOSIT, DEPOSIT | {"id": "D2", "iban": "BE00"}]))
    problems = run(tmp_path, DAY)
    assert [each.split(",")[0].split(":")[0] for each in problems] == [
        "deposits/0.json",
        "deposits/1.json",
        "outbox/0.xml",
    ]
    assert len(list((tmp_path / "inbox").glob("status-*"))) == 2


def test_other_content_under_a_taken_name_is_told(tmp_path: Path) -> None:
    filled(tmp_path)
    run(tmp_path)
    (tmp_path / "outbox/a.xml").write_bytes(orders(3))
    assert run(tmp_path) == [
        "outbox/a.xml: expected a new name, got other content than was taken under this one"
    ]


def test_two_runs_at_once(tmp_path: Path) -> None:
    with locked(tmp_path), pytest.raises(BlockingIOError), locked(tmp_path):
        pass


@pytest.mark.parametrize(
    "state",
    [
        b"",
        b"[]",
        b"{}",
        b'{"version": 2}',
        to_json(Bank(DAY), {}).replace(b'"2026-12-01"', b'"x"'),
        b"[" * 100_000,
    ],
)
def test_a_damaged_state_is_refused(tmp_path: Path, state: bytes) -> None:
    (tmp_path / "bank.json").write_bytes(state)
    with pytest.raises(BankFileError, match="the state of a simulated bank"):
        open_folder(tmp_path)


def test_the_state_is_kept_whole() -> None:
    here = bank()
    here.take(orders(1, 2))
    data = to_json(here, {"outbox/a.xml": "0"})
    again, taken = from_json(data)
    assert (again, taken) == (here, {"outbox/a.xml": "0"})
    assert to_json(again, taken) == data


@pytest.mark.parametrize(
    "text, said",
    [
        ("", "a list of deposits"),
        ("{}", "a list of deposits"),
        ("[1]", "deposit 1"),
        (json.dumps([{**DEPOSIT, "x": "y"}]), "deposit 1"),
        (json.dumps([DEPOSIT, {**DEPOSIT, "amount": "1.005"}]), "deposit 2, amount"),
        (json.dumps([{**DEPOSIT, "amount": "-1"}]), "deposit 1, amount"),
        (json.dumps([{**DEPOSIT, "name": None}]), "deposit 1, name"),
        (json.dumps([{**DEPOSIT, "on": "tomorrow"}]), "deposit 1, on"),
        ("[" * 100_000, "a list of deposits"),
    ],
)
def test_what_is_no_list_of_deposits_is_refused(text: str, said: str) -> None:
    with pytest.raises(BankFileError, match=said) as error:
        read_deposits(text.encode(), OWN, "d.json")
    assert str(error.value).startswith("d.json")


def test_deposits_as_they_are_typed() -> None:
    (first, second) = read_deposits(
        json.dumps([DEPOSIT, {**DEPOSIT, "amount": 3, "communication": "los", "on": "2026-12-09"}]).encode(),
        OWN,
    )
    assert (first.cents, first.remittance.structured, first.on, first.account) == (
        1250,
        "090933755493",
        None,
        OWN,
    )
    assert (second.cents, second.remittance.free, second.on) == (300, "los", date(2026, 12, 9))
