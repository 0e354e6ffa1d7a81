"""What every parser of XML is given: nothing is resolved, fetched or expanded."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from portefeuille.files.xml import PROLOGUE, SAFE, declared, declares

DECLARED = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY e SYSTEM "file://{path}">]><a>&e;</a>'


def test_an_entity_is_not_resolved(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("secret")
    data = DECLARED.format(path=secret).encode()
    root = etree.fromstring(data, etree.XMLParser(**SAFE))
    assert b"secret<" not in etree.tostring(root) and not root.text
    assert declared(root)
    assert not declared(etree.fromstring(b"<a/>", etree.XMLParser(**SAFE)))


@pytest.mark.parametrize("encoding", ["ascii", "utf-8", "utf-16-le", "utf-16-be"])
def test_a_document_type_is_seen_before_anything_is_parsed(encoding: str) -> None:
    assert declares(DECLARED.encode(encoding))
    assert not declares("<a>DOCTYPE</a>".encode(encoding))


def test_only_the_prologue_is_searched() -> None:
    assert not declares(b" " * PROLOGUE + b"<!DOCTYPE a>")
