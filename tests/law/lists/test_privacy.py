"""No provider, no person, no account and no number of either stands in a list; the source pages are only called page A to E."""

from __future__ import annotations

import hashlib
import re

import pytest

from tests.law.lists.files import LISTS, WRITTEN, rows

FILES = [f"{name}.yaml" for name in WRITTEN] + ["README.md"]
NUMBERS = {
    "provider number": r"DV\W?[AO0]\d{4,}",
    "account": r"\bBE\s?\d{2}(?:\s?\d{4}){3}\b",
    "enterprise number": r"\b[01]\d{3}\.\d{3}\.\d{3}\b",
    "phone number": r"\b0\d{2,3}[ /]\d{2,3}[ .]?\d{2}",
    "address of a site": r"https?://(?!.*(?:statbel|creativecommons|github))",
}
# first 16 hex digits of sha256 of the names on the source pages, in lower case: the names themselves stand nowhere
NAMES = {
    "04ee4de1506ec77c",
    "cb17f3c7223fa643",
    "795827b0555be55f",
    "45a229d57d35d935",
    "fb1f4423452af270",
    "514fca4ed09d2488",
}
MAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.]+")


def text(name: str) -> str:
    return (LISTS / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("what", NUMBERS)
def test_no_number_of_anybody(name: str, what: str) -> None:
    assert re.findall(NUMBERS[what], text(name)) == []


@pytest.mark.parametrize("name", FILES)
def test_no_name_from_the_source_pages(name: str) -> None:
    words = set(re.findall(r"[^\W\d_]+", text(name).lower()))
    assert [word for word in words if hashlib.sha256(word.encode()).hexdigest()[:16] in NAMES] == []


def test_the_only_mail_address_is_that_of_the_agency() -> None:
    assert {found for name in FILES for found in MAIL.findall(text(name))} == {
        "kmo-portefeuille@vlaanderen.be"
    }


def test_the_check_would_find_them() -> None:
    assert re.findall(NUMBERS["provider number"], "DV.O900001 DV.A900001 DVO900001 DV.0900001") != []
    assert re.findall(NUMBERS["account"], "BE68 5390 0754 7034")
    assert re.findall(NUMBERS["enterprise number"], "0428.315.871")
    assert hashlib.sha256(bytes.fromhex("656378")).hexdigest()[:16] in NAMES


def test_source_pages_are_only_letters() -> None:
    assert {row["page"] for row in rows("page_claims")} == {f"page {letter}" for letter in "ABCDE"}
