"""``python -O`` leaves asserts out, also those of febelfin-coda: the same files are refused there for the same reasons."""

from __future__ import annotations

import json
import subprocess
import sys

from portefeuille.banking.errors import BankFileError
from portefeuille.banking.reading import read_statements
from tests.banking import test_camt, test_coda

PROGRAM = """
import sys, json
from portefeuille.banking.errors import BankFileError
from portefeuille.banking.reading import read_statements
assert False, "asserts are on: this test tests nothing"
told = {}
for name, data in json.load(sys.stdin).items():
    try:
        told[name] = [one.closing for one in read_statements(bytes.fromhex(data))]
    except BankFileError as error:
        told[name] = error.as_dict()
print(json.dumps(told))
"""


def test_the_same_is_refused_without_asserts() -> None:
    files = {
        f"{kind.__name__}: {name}": one[0]
        for kind in (test_camt, test_coda)
        for name, one in kind.WRONG.items()
    }
    files |= {"right CODA": test_coda.FILE, "right camt": test_camt.FILE}
    given = json.dumps({name: data.hex() for name, data in files.items()})
    done = subprocess.run(
        [sys.executable, "-O", "-c", PROGRAM], input=given, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == {name: _here(data) for name, data in files.items()}
    assert len(files) > 50


def _here(data: bytes) -> object:
    try:
        return [one.closing for one in read_statements(data)]
    except BankFileError as error:
        return error.as_dict()
