"""What is brought in: known by its content, opened, named anew; what may do harm is refused with words."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import ImageFile

from portefeuille.documents import xml as documents_xml
from portefeuille.documents.refused_texts import LANGUAGES, TEXTS
from portefeuille.documents.uploads import ACCEPT, KINDS, LARGEST, RefusedError, check, told
from portefeuille.documents.uploads import docx as docx_check
from portefeuille.documents.uploads import pdf as pdf_check
from tests.documents.ubl.invoices import Bill
from tests.documents.uploads import files

GOOD: dict[str, bytes] = {
    "pdf": files.pdf(),
    "png": files.image("PNG"),
    "jpeg": files.image("JPEG"),
    "docx": files.docx(),
    "ubl": Bill().xml,
}


def refused(data: bytes, name: str = "stuk") -> str:
    with pytest.raises(RefusedError) as caught:
        check(name, data)
    assert all(caught.value.text(lang) for lang in LANGUAGES)
    return caught.value.code


@pytest.mark.parametrize("kind", GOOD)
def test_each_kind_is_known_by_its_content(kind: str) -> None:
    found = check("wat.exe", GOOD[kind])
    assert (found.kind, found.name) == (kind, f"wat{KINDS[kind].suffix}")
    assert found.digest == hashlib.sha256(GOOD[kind]).hexdigest()
    assert found.data == GOOD[kind]


def test_an_invoice_may_begin_with_a_mark() -> None:
    assert check("f.xml", b"\xef\xbb\xbf" + Bill().xml).kind == "ubl"


@pytest.mark.parametrize(
    "data, code",
    [
        (b"", "empty"),
        (b"%PDF-" + b"x" * LARGEST, "too_large"),
        (b"MZ\x90\x00" + b"\0" * 100, "kind"),
        (b"#!/bin/sh\nrm -rf /\n", "kind"),
        (b"<html><script>alert(1)</script></html>", "not_ubl"),
        (b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "not_ubl"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512, "old_word"),
        (b"\x00\x00\x00\x18ftypheic" + b"\0" * 64, "heic"),
        (b"GIF89a" + b"\0" * 64, "kind"),
        (b"%PDF-1.7\nnothing else", "pdf_damaged"),
        (files.pdf()[:-400], "pdf_damaged"),
        (files.locked("geheim", "baas"), "pdf_password"),
        (files.pdf(files.writer(0)), "pdf_pages"),
        (files.scripted(), "pdf_active"),
        (files.launching(), "pdf_active"),
        (files.opening("/OpenAction", "/Launch", apart=True), "pdf_active"),
        (files.opening("/A", "/Launch", apart=True), "pdf_active"),
        (files.opening("/OpenAction", "/URI"), "pdf_automatic"),
        (files.opening("/OpenAction", "/SubmitForm", after=True), "pdf_automatic"),
        (files.opening("/AA", "/GoToR"), "pdf_automatic"),
        (files.opening("/AA", "/Thread", after=True), "pdf_automatic"),
        (files.scanned(200), "image_damaged"),
        (files.carrying("factuur.exe"), "pdf_active"),
        (files.image("PNG")[:-30], "image_damaged"),
        (files.image("JPEG", (400, 300))[:-700], "image_damaged"),
        (b"\xff\xd8\xff\xe0" + b"\0" * 40, "image_damaged"),
        (files.huge_png(), "image_size"),
    ],
    ids=lambda each: each if isinstance(each, str) else "",
)
def test_refused(data: bytes, code: str) -> None:
    assert refused(data) == code


@pytest.mark.parametrize("form", ["PNG", "JPEG"])
def test_a_damaged_picture_is_seen_whatever_was_imported(monkeypatch: pytest.MonkeyPatch, form: str) -> None:
    """WeasyPrint tells Pillow, for the whole process, to take pictures that break off."""
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)
    assert refused(files.image(form, (400, 300))[:-700]) == "image_damaged"


def test_a_pdf_without_a_password_to_open_it_is_taken() -> None:
    assert check("a.pdf", files.locked("", "baas")).kind == "pdf"


def test_a_pdf_may_carry_its_own_e_invoice() -> None:
    assert check("a.pdf", files.carrying("factur-x.xml")).kind == "pdf"


def test_a_pdf_has_a_number_of_pages_and_of_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_check, "MOST_PAGES", 2)
    assert check("a.pdf", files.pdf(files.writer(2))).kind == "pdf"
    assert refused(files.pdf(files.writer(3))) == "pdf_pages"
    monkeypatch.setattr(pdf_check, "MOST_OBJECTS", 3)
    assert refused(files.pdf()) == "pdf_damaged"


@pytest.mark.parametrize(
    "data, code",
    [
        (files.archive({"a.txt": "dag"}), "kind"),
        (files.archive({"[Content_Types].xml": "<a/>", "a": "x"}), "kind"),
        (files.docx(main="application/vnd.ms-word.document.macroEnabled.main+xml"), "docx_active"),
        (
            files.docx(main="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"),
            "spreadsheet",
        ),
        (files.docx(word__vbaProject_bin=b"x"), "docx_active"),
        (files.docx(word__embeddings__a_bin=b"x"), "docx_active"),
        (
            files.docx(word___rels__document_xml_rels=files.relation("attachedTemplate", "http://x/a.dotm")),
            "docx_active",
        ),
        (
            files.docx(word___rels__document_xml_RELS=files.relation("attachedTemplate", "http://x/a.dotm")),
            "docx_active",
        ),
        (
            files.docx(word___rels__document_xml_rels=files.relation("aFChunk", "a.rtf", inside=True)),
            "docx_active",
        ),
        (
            files.docx(word___rels__document_xml_rels=files.relation("oleObject", "a.bin", inside=True)),
            "docx_active",
        ),
        (files.docx(word__document_xml=files.field("DDEAUTO c:\\\\cmd.exe x")), "docx_active"),
        (files.docx(word__document_xml=files.field(" dd", "eauto c:\\\\cmd.exe x")), "docx_active"),
        (files.docx(word__document_xml=files.field("INCLUDEPICTURE http://x/a.png")), "docx_active"),
        (files.docx(word__document_xml=files.field("QUOTE 68 68 69")), "docx_active"),
        (files.docx(WORD__DOCUMENT_xml="x"), "docx_bomb"),
        (files.docx(word__document_xml="<html/>"), "docx_damaged"),
        (files.docx(word__document_xml="<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"), "doctype"),
        (files.docx(word__document_xml="<w"), "xml"),
        (files.docx(___x="x", **{"..__..__x": "x"}), "docx_damaged"),
        (files.docx()[:-40], "docx_damaged"),
        (b"PK\x03\x04" + b"\0" * 100, "docx_damaged"),
    ],
    ids=lambda each: each if isinstance(each, str) else "",
)
def test_an_archive_is_only_taken_when_it_is_a_text(data: bytes, code: str) -> None:
    assert refused(data) == code


def test_a_link_to_a_site_is_no_harm() -> None:
    links = files.relation("hyperlink", "https://voorbeeld.example/")
    assert check("a.docx", files.docx(word___rels__document_xml_rels=links)).kind == "docx"


def test_a_field_that_stays_in_the_text_is_no_harm() -> None:
    for does in ("PAGE", "TOC \\\\o 1-3", 'HYPERLINK "https://voorbeeld.example/"', "REF dde", "="):
        assert check("a.docx", files.docx(word__document_xml=files.field(does))).kind == "docx"


def test_what_only_a_click_does_or_stays_in_the_document_is_no_harm() -> None:
    assert check("a.pdf", files.clicked("/URI")).kind == "pdf"
    assert check("a.pdf", files.opening("/OpenAction", "/GoTo")).kind == "pdf"
    assert check("a.jpg", files.scanned(5)).kind == "jpeg"


@pytest.mark.parametrize("encoding", ["cp037", "utf-7"])
def test_an_encoding_in_which_nothing_can_be_counted_is_refused(encoding: str) -> None:
    text = Bill().xml.decode().replace("UTF-8", encoding)
    assert encoding in text
    assert refused(text.encode()) == "xml"
    assert refused(files.docx(word__document_xml=text.encode(encoding))) == "xml"


def test_a_tree_without_end_is_refused_before_it_grows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documents_xml, "MOST_PARTS", 5000)
    many = "<a b=''/>" * 3000
    assert (
        refused(files.docx(word__document_xml=f"<w:document xmlns:w='{files.WORD}'>{many}</w:document>"))
        == "xml"
    )
    assert refused(f"<Invoice>{many}</Invoice>".encode()) == "xml"


def test_a_bomb_is_refused_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    bomb, many = files.docx(word__media__a_png=b"\0" * (8 << 20)), files.docx(a="x")

    def unpacked(*_: object, **__: object) -> bytes:
        raise AssertionError("it was unpacked")

    monkeypatch.setattr(zipfile.ZipFile, "open", unpacked)
    assert refused(bomb) == "docx_bomb"
    monkeypatch.setattr(docx_check, "MOST_ENTRIES", 2)
    assert refused(many) == "docx_bomb"


def test_an_archive_that_tells_less_than_it_holds_is_refused() -> None:
    data = bytearray(files.docx(word__a=b"\0" * 5000))
    at = data.rindex(b"PK\x01\x02")
    data[at + 24 : at + 28] = (10).to_bytes(4, "little")
    assert refused(bytes(data)) == "docx_damaged"


def test_a_name_twice_is_refused() -> None:
    out = io.BytesIO(files.docx())
    with zipfile.ZipFile(out, "a") as made, pytest.warns(UserWarning, match="Duplicate"):
        made.writestr("word/document.xml", "<other/>")
    assert refused(out.getvalue()) == "docx_bomb"


def outcome(data: bytes) -> str:
    """The digest of what was taken, or the code of why it was not."""
    try:
        return check("x", data).digest
    except RefusedError as error:
        return error.code


@pytest.mark.parametrize("kind", GOOD)
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_damage_never_gives_anything_but_a_refusal(kind: str, data: st.DataObject) -> None:
    """Bytes are changed, taken away and put in; it is taken or refused, and nothing else happens."""
    whole = bytearray(GOOD[kind])
    for _ in range(data.draw(st.integers(1, 8))):
        at = data.draw(st.integers(0, max(len(whole) - 1, 0)))
        edit: Callable[[], None] = data.draw(
            st.sampled_from([
                lambda at=at: whole.__setitem__(at, data.draw(st.integers(0, 255))),
                lambda at=at: whole.__delitem__(slice(at, at + data.draw(st.integers(1, 40)))),
                lambda at=at: whole.__setitem__(slice(at, at), data.draw(st.binary(max_size=20))),
            ])
        )  # fmt: skip
        if whole:
            edit()
    assert outcome(bytes(whole)) in {*TEXTS, hashlib.sha256(bytes(whole)).hexdigest()}


def test_what_is_told_first_is_what_is_checked() -> None:
    for lang in LANGUAGES:
        sentence = told(lang)
        assert f"{LARGEST >> 20} M" in sentence
        assert all(kind.name in sentence for kind in KINDS.values())
    endings = set(ACCEPT.split(","))
    assert {kind.suffix for kind in KINDS.values()} <= endings


def test_every_refusal_has_its_sentences() -> None:
    for code, texts in TEXTS.items():
        assert set(texts) == set(LANGUAGES), code
        held = [
            {each for each in ("{where}", "{expected}", "{got}") if each in text} for text in texts.values()
        ]
        assert held[0] == held[1] == held[2], code
