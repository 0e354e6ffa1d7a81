"""A letter as HTML, and from there as PDF.  Built as a tree, so that nothing that somebody typed can be markup."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import etree, html
from lxml.html import builder as h

from portefeuille.decision import formats
from portefeuille.documents import qr
from portefeuille.documents.letters.codes import spelled
from portefeuille.documents.letters.model import Block, Heading, Letter, Table
from portefeuille.documents.letters.texts import TEXTS
from portefeuille.documents.pdf import pdf

STYLE = Path(__file__).parent / "letter.css"
_DOCTYPE = "<!doctype html>"


def letter(said: Letter, code: str, url: str) -> bytes:
    """On paper.  ``url`` is the address at which the code is looked up, with the code in it.

    :raises NoPdfError: when WeasyPrint or Pango is not installed.
    """
    return pdf(page(said, code, url), STYLE.read_text("utf-8"))


def page(said: Letter, code: str, url: str) -> str:
    """The letter as HTML."""
    body = h.BODY(
        *_mark(said),
        h.P(h.CLASS("sender"), _clean(f"{said.sender} · {formats.day(said.on, said.lang)}")),
        h.P(h.CLASS("to"), *_lines(said.to)),
        h.H1(_clean(said.title)),
        *(_block(each) for each in said.blocks),
        _check(said, code, url),
    )
    head = h.HEAD(h.META(charset="utf-8"), h.TITLE(_clean(said.title)))
    made = html.tostring(h.HTML(head, body, lang=said.lang), encoding="unicode")
    return f"{_DOCTYPE}{made}"


def _mark(said: Letter) -> Iterator[Any]:
    if not said.official:
        yield h.P(h.CLASS("mark"), TEXTS["mark"][said.lang])
        yield h.P(h.CLASS("not-official"), TEXTS["not_official"][said.lang])


def _lines(lines: tuple[str, ...]) -> Iterator[Any]:
    for at, line in enumerate(lines):
        if at:
            yield h.BR()
        yield _clean(line)


def _block(block: Block) -> Any:
    if isinstance(block, Heading):
        return h.H2(_clean(block.text))
    if isinstance(block, Table):
        return _table(block)
    return h.P(_clean(block))


def _table(block: Table) -> Any:
    last = len(block.rows) - 1
    rows = [
        h.TR(
            *([h.CLASS("total")] if block.amounts and at == last else []),
            h.TH(_clean(name), scope="row"),
            h.TD(*([h.CLASS("amount")] if block.amounts else []), _clean(value)),
        )
        for at, (name, value) in enumerate(block.rows)
    ]
    return h.TABLE(h.CAPTION(_clean(block.caption)), h.TBODY(*rows))


def _check(said: Letter, code: str, url: str) -> Any:
    address = url.partition("://")[2].partition(code)[0].rstrip("/")
    how = TEXTS["check_how"][said.lang].format(address=address, code=spelled(code))
    picture = etree.fromstring(qr.link(url, TEXTS["qr"][said.lang]))
    return h.DIV(
        h.CLASS("check"), h.DIV(h.CLASS("qr"), picture), h.DIV(h.H2(TEXTS["check"][said.lang]), h.P(how))
    )


def _clean(text: str) -> str:
    """Without what no XML may hold and nobody can see."""
    return "".join(each if each.isprintable() else " " for each in text)
