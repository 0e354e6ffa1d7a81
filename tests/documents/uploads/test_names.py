"""A name that can stand on any disk and in any header."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portefeuille.documents.uploads.names import LONGEST, clean


@pytest.mark.parametrize(
    "name, cleaned",
    [
        ("factuur.pdf", "factuur.pdf"),
        ("Factuur nr. 2026-17 (kopie).PDF", "Factuur nr. 2026-17 (kopie).pdf"),
        ("factuur.pdf.exe", "factuur.pdf"),
        (r"C:\Users\An\Bureaublad\attest.docx", "attest.pdf"),
        ("../../etc/passwd", "passwd.pdf"),
        ("attest\r\nSet-Cookie: x=1.pdf", "attestSet-Cookie x=1.pdf".replace("=", " ")),
        ("rekening‮fdp.exe", "rekeningfdp.pdf"),
        ('a"b;c<d>|e?.pdf', "a b c d e.pdf"),
        ("Été à Liège.pdf", "Été à Liège.pdf"),
        (".pdf", "document.pdf"),
        ("", "document.pdf"),
        ("con.pdf", "document con.pdf"),
        ("x" * 500, "x" * (LONGEST - 4) + ".pdf"),
    ],
)
def test_cleaned(name: str, cleaned: str) -> None:
    assert clean(name, ".pdf") == cleaned


@given(st.text(max_size=300))
def test_whatever_it_was(name: str) -> None:
    found = clean(name, ".pdf")
    assert 4 < len(found) <= LONGEST
    assert found.isprintable()
    assert not set(found) & set('/\\:*?"<>|;\r\n')
    assert clean(found, ".pdf") == found
