"""A document: a PDF that says what it is, the same each time; nothing is fetched; without the library, a reason."""

from __future__ import annotations

import builtins
import re
import zlib
from typing import Any

import pytest
from weasyprint.urls import FatalURLFetchingError

from portefeuille.web.pdf import NoPdfError, pdf

HTML = '<!doctype html><html lang="nl"><title>Een brief</title><body><h1>Dag</h1></body></html>'


def inside(made: bytes) -> bytes:
    """The document with its streams unpacked."""
    streams = re.findall(rb"/FlateDecode.*?stream\n(.*?)\nendstream", made, re.DOTALL)
    return made + b"".join(zlib.decompress(each) for each in streams)


def test_a_tagged_document_with_its_title_and_language() -> None:
    made = inside(pdf(HTML))
    assert made.startswith(b"%PDF-")
    assert b"/Marked true" in made
    assert b"/Lang (nl)" in made
    assert b"/Title (Een brief)" in made
    assert b'pdfuaid:part="1"' in made


def test_the_same_html_gives_the_same_bytes() -> None:
    assert pdf(HTML) == pdf(HTML)


@pytest.mark.parametrize("url", ["http://127.0.0.1:9/a.png", "file:///etc/hostname", "data:text/plain,x"])
def test_nothing_is_fetched(url: str) -> None:
    with pytest.raises(FatalURLFetchingError):
        pdf(HTML.replace("<h1>", f'<img alt="x" src="{url}"><h1>'))


@pytest.mark.parametrize(
    "error", [OSError("cannot load library 'libpango-1.0-0'"), ImportError("no weasyprint")]
)
def test_without_the_library(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    original = builtins.__import__

    def refuse(name: str, *args: Any, **kwargs: Any) -> Any:
        if name == "weasyprint":
            raise error
        return original(name, *args, **kwargs)

    monkeypatch.setattr(builtins, "__import__", refuse)
    with pytest.raises(NoPdfError, match=str(error)):
        pdf(HTML)
