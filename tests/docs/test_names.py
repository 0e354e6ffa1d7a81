"""What the documentation names exists: modules, paths, parameters, sources; and it names what it must."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path

import pytest

from portefeuille.law import load
from portefeuille.law.review import review
from tests.docs.pages import ROOT, blocks, named, pages
from tests.docs.test_blocks_run import DAY

SOURCE = ROOT / "src" / "portefeuille"
CODE = re.compile(r"`([^`\n]+)`")
DOTTED = re.compile(r"^portefeuille(?:\.\w+)+$")
PLACE = re.compile(r"^(?:src|tests|docs|scripts|benchmarks|requirements)/[\w./-]*$")
ROOM_PLACE = re.compile(r"^(?P<room>[a-z_]+)/[\w./-]*$")
ROOMS = ("law", "rules", "decision", "numbers", "cli")
ROW = re.compile(r"^\| `(?P<room>[a-z_.]+)` \|.*\| (?P<now>here|not yet) \|$", re.MULTILINE)


def names(page: Path) -> list[str]:
    return CODE.findall(page.read_text(encoding="utf-8"))


def exists(dotted: str) -> bool:
    """Is it a module, or something in one?"""
    parts = dotted.split(".")
    for length in range(len(parts), 0, -1):
        try:
            found: object = import_module(".".join(parts[:length]))
        except ModuleNotFoundError:
            continue
        for part in parts[length:]:
            if not hasattr(found, part):
                return False
            found = getattr(found, part)
        return True
    return False


def unknown(name: str) -> bool:
    """Does the name look like a module or a path, and is there none?"""
    if DOTTED.match(name):
        return not exists(name)
    if PLACE.match(name):
        return not (ROOT / name).exists()
    room = ROOM_PLACE.match(name)
    return room is not None and room["room"] in ROOMS and not (SOURCE / name).exists()


@pytest.mark.parametrize("sheet", pages(), ids=named)
def test_every_module_and_path_that_a_page_names_exists(sheet: Path) -> None:
    assert [name for name in names(sheet) if unknown(name)] == []


@pytest.mark.parametrize(
    "name", ["portefeuille.law.nothing", "portefeuille.nothing", "src/x.py", "law/nothing.py"]
)
def test_a_name_of_nothing_is_found_out(name: str) -> None:
    assert unknown(name)


def test_the_rooms_that_architecture_calls_here_are_those_with_code() -> None:
    """A page about the house never describes as existing what is not there, nor forgets what is."""
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    told = {match["room"]: match["now"] == "here" for match in ROW.finditer(text)}
    there = {path.parent.name for path in SOURCE.glob("*/__init__.py")} | {
        path.stem for path in SOURCE.glob("*.py") if not path.stem.startswith("__")
    }
    rooms = {room.split(".")[0] for room, here in told.items() if here}
    assert rooms == there


def test_every_gap_of_the_law_stands_on_the_page_of_unknowns() -> None:
    text = (ROOT / "docs" / "unknown.md").read_text(encoding="utf-8")
    found = {each.name for each in review(load(), DAY, 90) if each.kind != "unchecked"}
    assert found
    assert {name for name in found if f"`{name}`" not in text} == set()


def test_every_gap_on_the_page_of_unknowns_is_one() -> None:
    """A gap that was closed leaves the page: the tables name only what `law check` finds."""
    text = (ROOT / "docs" / "unknown.md").read_text(encoding="utf-8")
    generated = text.partition("<!-- checked: begin -->")[2].partition("<!-- checked: end -->")[0]
    named_there = {
        name
        for line in generated.splitlines()
        if line.startswith("| `")
        for name in CODE.findall(line.split("|")[1])
    }
    assert named_there
    assert named_there == {each.name for each in review(load(), DAY, 90) if each.kind != "unchecked"}


def test_every_decision_record_says_why_what_and_what_follows() -> None:
    records = sorted((ROOT / "docs" / "adr").glob("[0-9]*.md"))
    numbers = [int(record.name.split("-")[0]) for record in records]
    assert numbers == list(range(1, len(records) + 1))
    for record in records:
        headings = re.findall(r"^## (.*)$", record.read_text(encoding="utf-8"), re.MULTILINE)
        assert headings == ["Context", "Options", "Outcome", "Consequences"], record.name


def test_only_known_kinds_of_blocks_are_used() -> None:
    """A block is run (console, python) or says what it is; a misspelt kind would not be run.

    ``console wallet`` is run by tests/cli/test_bank_docs.py, with a wallet.
    """
    known = {"", "console", "console wallet", "python", "sh", "json", "yaml", "text", "csv", "mermaid"}
    found = {
        (named(page), block.line)
        for page in pages()
        for block in blocks(page.read_text(encoding="utf-8"))
        if block.language not in known
    }
    assert found == set()
