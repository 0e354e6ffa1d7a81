"""Letters: what stands in them, on paper a screen reader can read, and a code that anybody can look up."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from pypdf import PdfReader

from portefeuille.documents.letters import code, letter, read_code, seal, spelled
from portefeuille.documents.letters.page import page
from portefeuille.documents.letters.proof_texts import TEXTS as WORDS
from portefeuille.documents.letters.texts import TEXTS
from tests.documents.letters.facts import FACTS, said

CODE = "7K2M9ABCDE01234VWXYZ"
URL = f"https://site.example/controleren/{CODE}/"
MARK = "DEMONSTRATIE - GEEN BESLISSING"


def text(lang: str = "nl", **changes: Any) -> str:
    """What can be read in it, on one line."""
    tree = html.fromstring(page(said(lang, facts=replace(FACTS, **changes)), CODE, URL))
    return " ".join("".join(str(each) for each in tree.itertext()).split())


def test_the_facts_stand_in_it() -> None:
    found = text()
    for each in (
        "Bewijs van aanvraag KP-26-000007", "2 november 2026", "Bakkerij <b>Jans</b> & Co", "0900.000.147",
        "Boekhouden voor <script>", "Lesgever BV (DV.O900001)", "16 november 2026 - 17 november 2026", "Financiële geletterdheid",
        "Je aanvraag is goedgekeurd.", "EUR 1.000,00", "Subsidie (30 %)", "EUR 300,00", "EUR 700,00", "2 december 2026",
        "31 december 2027", "BE11 9999 9999 9948", "+++090/9337/55493+++", "ab" * 32, MARK, spelled(CODE),
        "site.example/controleren",
    ):  # fmt: skip
        assert each in found, each


def test_what_is_not_known_is_left_out() -> None:
    found = text(
        subsidy=None,
        own_share=None,
        eligible=None,
        deposit_by=None,
        finish_by=None,
        iban="",
        communication="",
    )
    assert "De bedragen" not in found
    assert "Wat je nu doet" not in found


def test_what_was_typed_is_never_markup() -> None:
    tree = html.fromstring(page(said(), CODE, URL))
    assert tree.xpath("//script | //b") == []


@pytest.mark.parametrize(
    "lang, mark",
    [("nl", MARK), ("en", "DEMONSTRATION - NOT A DECISION"), ("fr", "DÉMONSTRATION - PAS UNE DÉCISION")],
)
def test_every_language_has_its_mark_unless_it_is_official(lang: str, mark: str) -> None:
    assert mark in page(said(lang), CODE, URL)
    official = page(said(lang, official=True), CODE, URL)
    assert mark not in official
    assert f'<html lang="{lang}">' in official


def test_on_paper_it_is_tagged_and_on_one_page_and_the_same_each_time() -> None:
    made = letter(said(), CODE, URL)
    assert made == letter(said(), CODE, URL)
    reader = PdfReader(io.BytesIO(made))
    root: Any = reader.root_object
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "nl"
    assert reader.metadata is not None
    assert reader.metadata.title == "Bewijs van aanvraag KP-26-000007"
    assert b'pdfuaid:part="1"' in root["/Metadata"].get_data()
    assert len(reader.pages) == 1
    assert MARK in reader.pages[0].extract_text()


def test_every_word_is_there_in_every_language() -> None:
    for name, texts in {**WORDS, **TEXTS}.items():
        assert list(texts) == ["nl", "en", "fr"], name
        held = [sorted(part.partition("}")[0] for part in each.split("{")[1:]) for each in texts.values()]
        assert held[0] == held[1] == held[2], name


def test_a_code_comes_back_however_it_is_typed() -> None:
    made = code()
    assert len(made) == 20
    assert made != code()
    assert read_code(spelled(made)) == read_code(f"  {spelled(made).lower()} ") == made
    assert read_code("0000O-IIII1-LLLLL-ABCDE") == "00000111111" + "1111ABCDE"
    for wrong in ("", made[:-1], made + "A", "é" * 20, "x" * 10_000):
        assert read_code(wrong) is None


@given(st.text(max_size=60))
def test_whatever_is_typed_is_a_code_or_none(typed: str) -> None:
    found = read_code(typed)
    assert found is None or read_code(spelled(found)) == found


def test_a_seal_depends_on_all_of_it_and_not_on_how_it_is_spelled() -> None:
    own = seal(CODE, {"number": "KP-26-000007", "amount": "30000"})
    assert own == seal(CODE, {"amount": "30000", "number": " kp-26-000007 "})
    assert (
        len(
            {
                own,
                seal(CODE[::-1], {"number": "KP-26-000007", "amount": "30000"}),
                seal(CODE, {"number": "KP-26-000007", "amount": "30001"}),
            }
        )
        == 3
    )
