"""``portefeuille replay``: 0 proved, 1 something differs, 2 no receipt."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.running import SMALL, ran, text

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def receipt(tmp_path: Path, capsys: Capture) -> Path:
    file = tmp_path / "receipt.json"
    assert ran(capsys, ["decide", "-", "--receipt", str(file), "--lang", "fr"], text(SMALL)).status == 0
    return file


def test_a_receipt_is_proved(receipt: Path, capsys: Capture) -> None:
    done = ran(capsys, ["replay", str(receipt)])
    assert (done.status, done.err) == (0, "")
    assert done.out == "proved: the same facts and the same law give the same decision\n"


def test_the_way_the_file_is_written_does_not_matter(receipt: Path, capsys: Capture) -> None:
    """Order of the keys, spaces, escapes and a byte order mark are no part of what is proved."""
    turned = dict(reversed(json.loads(receipt.read_text(encoding="utf-8")).items()))
    receipt.write_bytes(b"\xef\xbb\xbf" + json.dumps(turned).encode())
    assert ran(capsys, ["replay", str(receipt)]).status == 0


@pytest.mark.parametrize("was, becomes", [
    ('"subsidy": "300.00"', '"subsidy": "900.00"'), ('"price": 1000', '"price": 3000'), ('"lang": "fr"', '"lang": "nl"'),
    ('"on": "2024-06-05"', '"on": "2024-06-06"'),
])  # fmt: skip
def test_a_receipt_that_was_changed(was: str, becomes: str, receipt: Path, capsys: Capture) -> None:
    before = receipt.read_text(encoding="utf-8")
    assert was in before
    receipt.write_text(before.replace(was, becomes), encoding="utf-8")
    done = ran(capsys, ["replay", str(receipt)])
    assert (done.status, done.err) == (1, "")
    assert done.out == "the receipt was changed after it was written: its seal does not fit\n"


@pytest.mark.parametrize("data, told", [
    (b"", "case as JSON, got nothing"),
    (b"{}", "expected a receipt of schema portefeuille-receipt/1, got something else"),
    (b"[1]", "expected a receipt of schema portefeuille-receipt/1, got something else"),
    (b"{", "something else at line 1"),
    (b"\xff", "text in UTF-8"),
])  # fmt: skip
def test_what_is_no_receipt(data: bytes, told: str, receipt: Path, capsys: Capture) -> None:
    receipt.write_bytes(data)
    done = ran(capsys, ["replay", str(receipt)])
    assert (done.status, done.out) == (2, "")
    (line,) = done.err.splitlines()
    assert line.startswith(f"portefeuille: {receipt}: ")
    assert told in line


def test_a_file_must_be_named(capsys: Capture) -> None:
    assert ran(capsys, ["replay"]).status == 2
