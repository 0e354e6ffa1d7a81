"""The fields of a Word text: most count pages, some start a program or fetch something when the text is opened."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from portefeuille.documents.refused import RefusedError

_HARM = frozenset(
    {"DDE", "DDEAUTO", "INCLUDE", "INCLUDEPICTURE", "INCLUDETEXT", "IMPORT", "LINK", "DATABASE", "QUOTE"}
)
"""Names of fields that reach outside.  QUOTE spells a name in numbers, so that it is not seen; hardly any text has one."""
_NAME = re.compile(r"[\s\\\"]*([A-Za-z]+)")


def harmless(part: str, root: etree._Element) -> None:
    """Look at every field of a part.  :raises RefusedError: for one that reaches outside the text."""
    for told in instructions(root):
        name = _NAME.match(told)
        if name and name[1].upper() in _HARM:
            raise RefusedError("docx_active", expected="no such field", got=f"{part}: {name[1].upper()}")


def instructions(root: etree._Element) -> Iterator[str]:
    """What each field does.  It may be cut over many runs, and a field may stand inside another one."""
    stack: list[list[str]] = [[]]
    for each in root.iter("{*}fldSimple", "{*}instrText", "{*}fldChar"):
        tag = etree.QName(each).localname
        if tag == "fldSimple":
            yield _attribute(each, "instr")
        elif tag == "instrText":
            stack[-1].append(each.text or "")
        elif tag == "fldChar":
            kind = _attribute(each, "fldCharType")
            if kind == "begin":
                stack.append([])
            elif kind == "end" and len(stack) > 1:
                yield "".join(stack.pop())
    yield from ("".join(told) for told in stack)


def _attribute(each: etree._Element, name: str) -> str:
    return next((str(value) for key, value in each.attrib.items() if etree.QName(key).localname == name), "")
