"""The QR code of a transfer."""

from __future__ import annotations

import re
from typing import Any

import pytest
import segno
from lxml import etree

from portefeuille.banking.payments.problems import PaymentError
from portefeuille.banking.payments.qr import svg
from tests.banking.accounts import OWN

OGM = "+++090/9337/55493+++"


def drawn(code: segno.QRCode) -> list[str]:
    """The strokes of a code."""
    return re.findall(r' d="([^"]+)"', code.svg_inline(dark="black", light="white"))


def test_it_says_what_the_standard_asks() -> None:
    """The lines of EPC069-12, version 002: no BIC, the structured communication in the text, no reference."""
    lines = ["BCD", "002", "1", "SCT", "", "Voorbeeld", OWN, "EUR123.4", "", "", OGM]
    expected = segno.make("\n".join(lines), error="m", boost_error=False, micro=False, encoding="utf-8")
    made = svg(iban=OWN, name="Voorbeeld", cents=12_340, structured="***090/9337/55493***")
    assert re.findall(r' d="([^"]+)"', made) == drawn(expected)


def test_a_text_stands_where_there_is_no_structured_communication() -> None:
    lines = ["BCD", "002", "1", "SCT", "", "Voorbeeld", OWN, "EUR210", "", "", "Factuur F-12"]
    expected = segno.make("\n".join(lines), error="m", boost_error=False, micro=False, encoding="utf-8")
    made = svg(iban=OWN, name="Voorbeeld", cents=21_000, free="Factuur F-12")
    assert re.findall(r' d="([^"]+)"', made) == drawn(expected)
    for wrong in ("x" * 141, "\u4e2d"):
        with pytest.raises(PaymentError) as refusal:
            svg(iban=OWN, name="Voorbeeld", cents=21_000, free=wrong)
        assert [each.place for each in refusal.value.problems] == ["free"]


def test_it_can_stand_in_a_page_with_a_strict_policy() -> None:
    made = svg(iban=OWN, name="Café", cents=100, structured=OGM)
    root = etree.fromstring(made)
    assert root.tag == "{http://www.w3.org/2000/svg}svg" and root.get("viewBox")
    assert not [
        each
        for each in root.iter()
        if "style" in each.attrib or etree.QName(each).localname in {"style", "script"}
    ]


@pytest.mark.parametrize(
    "change, place",
    [
        ({"iban": "BE00"}, "iban"),
        ({"name": ""}, "name"),
        ({"name": "Ω"}, "name"),
        ({"cents": 0}, "cents"),
        ({"structured": "1"}, "structured"),
    ],
)
def test_what_cannot_stand_in_it_is_refused(change: dict[str, Any], place: str) -> None:
    values: dict[str, Any] = {"iban": OWN, "name": "Voorbeeld", "cents": 100, "structured": OGM} | change
    with pytest.raises(PaymentError) as error:
        svg(**values)
    assert [problem.place for problem in error.value.problems] == [place]
