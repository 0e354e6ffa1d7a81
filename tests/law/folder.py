"""Small data folders for the tests of the law: a register, and whatever files a test needs."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest

from portefeuille.law import Book, LawError, load

REGISTER = """\
R-1: {confidence: H, nl: Een regel., en: A rule., pages: P-1}
R-2: {confidence: M, nl: Nog een regel., en: Another rule., acts: A-1}
C-1: {open: true, nl: Twee bronnen., en: Two sources., pages: [P-1, S000]}
C-2: {open: false, nl: Beslecht., en: Settled.}
A-1: {kind: act, date: 2016-02-26, numac: '1', nl: Een besluit., en: An order.}
P-1: {kind: agency, nl: Een pagina., en: A page., where: een plaats}
S000: {kind: source_page, nl: Pagina A., en: Page A.}
"""

TITLE = "title: {nl: Naam, en: Name, fr: Nom}"


def folder(root: Path, **files: str) -> Path:
    """Write a data folder: `parameters_a="..."` becomes parameters/a.yaml; there is a sources.yaml."""
    (root / "sources.yaml").write_text(dedent(files.pop("sources", REGISTER)), encoding="utf-8")
    for name, text in files.items():
        kind, _, file = name.partition("_")
        (root / kind).mkdir(exist_ok=True)
        (root / kind / f"{file}.yaml").write_text(dedent(text), encoding="utf-8")
    return root


def book(root: Path, **files: str) -> Book:
    """A book of such a folder, never one from the cache."""
    return load.__wrapped__(folder(root, **files))


def parameter(*segments: str, unit: str = "eur", more: str = "criterion: ceiling", name: str = "p") -> str:
    """A parameter in YAML: title on line 2, unit on 3, `more` on 4, segments from line 6 on."""
    lines = [f"{name}:", f"  {TITLE}", f"  unit: {unit}", f"  {more or '# nothing more'}", "  segments:"]
    return "\n".join([*lines, *(f"    - {{{segment}}}" for segment in segments)]) + "\n"


def segment(value: str, start: str, until: str | None = None, **more: str) -> str:
    """A segment in flow style, with source, confidence, known_from and checked_on filled in."""
    keys = {"from": start, "until": until, "known_from": start, "source": "R-1", "confidence": "H"}
    keys |= {"checked_on": "2026-11-22", **more}
    return ", ".join([value, *(f"{key}: {item}" for key, item in keys.items() if item)])


def refused(root: Path, text: str, line: int, name: str, reason: str) -> None:
    """The parameter file `text` is refused on that line, for that parameter, with a reason that begins so."""
    with pytest.raises(LawError) as caught:
        book(root, parameters_a=text)
    error = caught.value
    assert (error.file, error.line, error.parameter) == ("parameters/a.yaml", line, name), str(error)
    assert error.reason.startswith(reason), error.reason
    assert str(error).startswith("parameters/a.yaml")
