"""Signatures: ours are known again, a change is seen, and nobody else's count."""

from __future__ import annotations

import asyncio
import io
from datetime import datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyhanko.pdf_utils.reader import PdfFileReader
from pypdf import PdfReader, PdfWriter

from portefeuille import clock
from portefeuille.documents.signing import Signer, Verdict, load, make, sign, verify
from portefeuille.documents.signing.keys import KeyProblemError
from tests.documents.uploads import files

AT = datetime(2026, 11, 22, 12, tzinfo=clock.BRUSSELS)


@pytest.fixture(scope="module")
def ours() -> Signer:
    return make("Portefeuille, test")


@pytest.fixture(scope="module")
def signed(ours: Signer) -> bytes:
    return sign(files.pdf(), ours, AT, "Bewijs")


def test_ours(ours: Signer, signed: bytes) -> None:
    assert verify(signed, [ours.certificates]) is Verdict.OURS
    (found,) = PdfFileReader(io.BytesIO(signed)).embedded_signatures
    assert found.self_reported_timestamp == AT
    assert str(found.sig_object["/SubFilter"]) == "/ETSI.CAdES.detached"
    assert str(found.sig_object["/Reason"]) == "Bewijs"
    assert found.sig_field["/F"] & 2  # hidden, as PDF/UA asks of a signature without a picture


def test_a_key_that_was_used_before_still_counts(ours: Signer, signed: bytes) -> None:
    assert verify(signed, [make("new").certificates, ours.certificates]) is Verdict.OURS


def test_nobody_elses(ours: Signer, signed: bytes) -> None:
    assert verify(signed, [make("Portefeuille, test").certificates]) is Verdict.OTHER
    assert verify(signed, []) is Verdict.OTHER
    for data in (files.pdf(), b"", b"%PDF-1.7", files.image()):
        assert verify(data, [ours.certificates]) is Verdict.OTHER


def test_a_change_is_seen(ours: Signer, signed: bytes) -> None:
    at = signed.index(b"/MediaBox")
    assert verify(signed[:at] + b"/MediaBax" + signed[at + 9 :], [ours.certificates]) is not Verdict.OURS
    assert verify(signed + b"\n% more", [ours.certificates]) is Verdict.CHANGED


def test_something_added_after_the_signature_is_seen(ours: Signer, signed: bytes) -> None:
    writer = PdfWriter(PdfReader(io.BytesIO(signed)), incremental=True)
    writer.add_metadata({"/Title": "Anders"})
    out = io.BytesIO()
    writer.write(out)
    assert out.getvalue().startswith(signed)
    assert verify(out.getvalue(), [ours.certificates]) is Verdict.CHANGED


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_no_byte_can_change_unseen(ours: Signer, signed: bytes, data: st.DataObject) -> None:
    changed = bytearray(signed)
    at = data.draw(st.integers(0, len(changed) - 1))
    changed[at] ^= data.draw(st.integers(1, 255))
    found = verify(bytes(changed), [ours.certificates])
    contents = signed.index(b"/Contents <")
    padding = (
        contents < at < signed.index(b">", contents)
    )  # the signature itself, which may be followed by zeros
    assert found is not Verdict.OURS or padding


def test_a_number_that_is_none_any_more_is_a_change_and_no_fault(ours: Signer, signed: bytes) -> None:
    found = verify(signed.replace(b"/Rect [ 0 0 0 0 ]", b"/Rect [ 0 . 0 0 ]"), [ours.certificates])
    assert found is not Verdict.OURS


@pytest.mark.parametrize("around", [False, True])
def test_fields_that_hang_from_each_other_without_end_are_not_gone_through(
    ours: Signer, monkeypatch: pytest.MonkeyPatch, around: bool
) -> None:
    """Three children each, thirty deep, in a few kilobytes: going through them would take longer than anybody lives."""

    def gone_through(reader: object) -> list[object]:
        raise SystemError("it was gone through")

    monkeypatch.setattr(PdfFileReader, "embedded_signatures", property(gone_through))
    assert verify(files.form(30, around=around), [ours.certificates]) is Verdict.OTHER


def test_inside_a_running_loop_too(ours: Signer) -> None:
    async def inside() -> Verdict:
        return verify(sign(files.pdf(), ours, AT), [ours.certificates])

    assert asyncio.run(inside()) is Verdict.OURS


def test_a_key_and_its_certificate_belong_together(ours: Signer) -> None:
    assert load(ours.key, ours.certificates) == ours
    with pytest.raises(KeyProblemError, match="not that of the key"):
        load(ours.key, make("other").certificates)
    with pytest.raises(KeyProblemError, match="cannot be read"):
        load(b"nothing", ours.certificates)
    with pytest.raises(KeyProblemError, match="cannot be read"):
        load(ours.key, b"nothing")
