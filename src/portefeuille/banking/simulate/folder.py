"""The simulated bank on a folder: what is put in ``outbox`` and ``deposits`` is taken once, what it sends is in ``inbox``.

The state is kept after every step, and a step always gives the same bytes; so a run that is broken off is simply run
again.  A file is known by its name and its content: put there a second time, it does nothing.
"""

from __future__ import annotations

import fcntl
import hashlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from portefeuille.banking.errors import BankFileError
from portefeuille.banking.payments.problems import PaymentError
from portefeuille.banking.simulate.bank import Bank
from portefeuille.banking.simulate.deposits import read_deposits
from portefeuille.banking.simulate.model import Sent
from portefeuille.banking.simulate.state import from_json, to_json
from portefeuille.files.whole import replacing

OUTBOX, DEPOSITS, INBOX, STATE, LOCK = "outbox", "deposits", "inbox", "bank.json", "bank.lock"


@dataclass(slots=True)
class Folder:
    """A bank that lives in a folder.  ``problems`` are the files it could not take, a sentence each."""

    path: Path
    bank: Bank
    taken: dict[str, str] = field(default_factory=dict)
    sent: list[str] = field(default_factory=list)
    read: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    def take_all(self) -> None:
        """Take every new file, in the order of the names: deposits, then payment files."""
        for name, data in self._new(DEPOSITS, ".json"):
            self._step(name, data, self._deposits)
        for name, data in self._new(OUTBOX, ".xml"):
            self._step(name, data, self.bank.take)

    def close_until(self, last: date) -> None:
        """Close every day up to and including ``last``."""
        while self.bank.day <= last:
            self._keep(self.bank.close_day())

    def save(self) -> None:
        """Keep the state."""
        _write(self.path / STATE, to_json(self.bank, self.taken))

    def _step(self, name: str, data: bytes, take: Callable[[bytes, str], list[Sent]]) -> None:
        digest = hashlib.sha256(data).hexdigest()
        known = self.taken.get(name)
        if known == digest:
            return
        if known is not None:
            self.problems.append(
                f"{name}: expected a new name, got other content than was taken under this one"
            )
            return
        try:
            sent = take(data, name)
        except (BankFileError, PaymentError) as error:
            self.problems.append(str(error) if isinstance(error, BankFileError) else f"{name}: {error}")
            return
        self.taken[name] = digest
        self.read.append(name)
        self._keep(sent)

    def _deposits(self, data: bytes, name: str) -> list[Sent]:
        first = next(iter(self.bank.accounts), "")
        found = read_deposits(data, first, name)
        for each in found:
            self.bank.check_deposit(each)
        for each in found:
            self.bank.deposit(each)
        return []

    def _new(self, folder: str, suffix: str) -> Iterator[tuple[str, bytes]]:
        for path in sorted((self.path / folder).glob(f"*{suffix}")):
            if path.is_file():
                yield f"{folder}/{path.name}", path.read_bytes()

    def _keep(self, sent: Sequence[Sent]) -> None:
        for each in sent:
            _write(self.path / INBOX / each.name, each.data)
            self.sent.append(f"{INBOX}/{each.name}")
        self.save()


def make(path: Path, bank: Bank) -> Folder:
    """A new folder with this bank in it."""
    for name in (OUTBOX, DEPOSITS, INBOX):
        (path / name).mkdir(parents=True, exist_ok=True)
    folder = Folder(path, bank)
    folder.save()
    return folder


def open_folder(path: Path) -> Folder | None:
    """The bank in a folder; None when there is none.  :raises BankFileError: when its state cannot be read."""
    state = path / STATE
    if not state.exists():
        return None
    try:
        bank, taken = from_json(state.read_bytes())
    except BankFileError as error:
        raise error.inside(str(state)) from None
    return Folder(path, bank, taken)


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Keep another run out of the folder meanwhile.  :raises BlockingIOError: when there is one."""
    path.mkdir(parents=True, exist_ok=True)
    with (path / LOCK).open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield


def _write(path: Path, data: bytes) -> None:
    with replacing(path) as written:
        written.write_bytes(data)
