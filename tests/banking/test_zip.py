"""Zips of bank files: read whole, or refused with the name of the file inside."""

from __future__ import annotations

import io
import struct
import zipfile

import pytest

from portefeuille.banking import archive, limits
from portefeuille.banking.errors import BankFileError
from portefeuille.banking.reading import read_statements
from tests.banking.files import camt as xml
from tests.banking.files import coda as lines

CODA = lines.coda(lines.Written([lines.Move(500)]))
CAMT = xml.camt(xml.Written([xml.Entry([xml.Payment(7)])], number=8, opening=100_500))


def packed(*files: tuple[str, bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in files:
            made.writestr(name, data)
    return held.getvalue()


def refused(data: bytes) -> BankFileError:
    with pytest.raises(BankFileError) as caught:
        read_statements(data, name="a.zip")
    return caught.value


def test_every_file_in_it_is_read_in_the_order_of_the_names() -> None:
    told: list[int] = []
    found = read_statements(packed(("b/2.xml", CAMT), ("b/", b""), ("a/1.cod", CODA)), progress=told.append)
    assert [(one.form, one.closing) for one in found] == [("CODA", 100_500), ("camt.053.001.02", 100_507)]
    assert told == [1, 2]


def test_one_bad_file_refuses_all_and_is_named() -> None:
    error = refused(packed(("1.cod", CODA), ("2.cod", CODA[:-130])))
    assert (error.code, error.file) == ("truncated", "a.zip/2.cod")
    assert refused(packed(("1.cod", CODA), ("lees mij.txt", b"Beste klant"))).as_dict() == {
        "code": "form", "file": "a.zip/lees mij.txt", "where": "",
        "expected": "a statement in CODA or camt.053, or a zip of these", "got": "'Beste klant'",
    }  # fmt: skip


@pytest.mark.parametrize("name", ["../1.cod", "/1.cod", "a/../../1.cod", "C:1.cod", "..\\1.cod", "a\n.cod"])
def test_a_name_that_leads_out_is_refused(name: str) -> None:
    assert refused(packed((name, CODA))).code == "zip"


def test_a_zip_in_a_zip_an_empty_one_and_a_name_twice() -> None:
    assert "got a zip inside a zip" in str(refused(packed(("1.cod", packed(("2.cod", CODA))))))
    assert "at least one bank file" in str(refused(packed(("leeg/", b""))))
    with pytest.warns(UserWarning, match="Duplicate name"):
        twice = packed(("1.cod", CODA), ("1.cod", CODA))
    assert "two files of one name" in str(refused(twice))


def test_a_locked_one() -> None:
    data = bytearray(packed(("1.cod", CODA)))
    central = data.rfind(b"PK\x01\x02")
    data[central + 8] |= 1
    assert "a zip without a password" in str(refused(bytes(data)))


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    error = refused(packed(("1.cod", b"0" * (4 << 20))))
    assert error.code == "zip" and "packed at most 200 times smaller" in str(error)


def test_a_size_that_is_lied_about_does_not_help(monkeypatch: pytest.MonkeyPatch) -> None:
    """The directory says that the file is small: what counts is what comes out."""
    data = bytearray(packed(("1.cod", CODA * 30_000)))
    for mark, at in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        struct.pack_into("<I", data, data.rfind(mark) + at, 4 * len(CODA))
    assert refused(bytes(data)).code in {"zip", "truncated"}


def test_the_limits_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MOST_FILES", 1)
    assert "at most 1 files in a zip, got 2" in str(refused(packed(("1.cod", CODA), ("2.xml", CAMT))))
    monkeypatch.setattr(archive, "MOST_BYTES", 100)
    assert refused(packed(("1.cod", CODA))).code == "too_large"
    monkeypatch.undo()
    monkeypatch.setattr(limits.Allowance.__init__, "__defaults__", (len(CODA),))
    assert read_statements(packed(("1.cod", CODA)))
    error = refused(packed(("1.cod", CODA), ("2.xml", CAMT)))
    assert (error.code, error.file) == ("too_large", "a.zip/2.xml")
    assert refused(CODA + b"\n").code == "too_large"
    assert refused(CAMT + b" " * len(CODA)).code == "too_large"
