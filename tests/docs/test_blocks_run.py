"""Every console and python block of the documentation is run, page by page, on a fixed day."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from portefeuille import clock
from portefeuille.cli import main
from tests.docs.console import agrees, commands
from tests.docs.pages import ROOT, Block, blocks, named, pages

#: The day on which the documentation is run; CONTRIBUTING.md names it too.
DAY = date(2026, 11, 22)
RUN = ("console", "python")


def runnable(page: Path) -> tuple[Block, ...]:
    return tuple(block for block in blocks(page.read_text(encoding="utf-8")) if block.language in RUN)


def test_the_day_is_the_one_that_contributors_are_told() -> None:
    assert f"{DAY.day} November {DAY.year}" in (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("sheet", [page for page in pages() if runnable(page)], ids=named)
def test_the_blocks_of_a_page_run(
    sheet: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """In the order of the page, in one folder that sees ``docs``; python blocks of a page share names."""
    (tmp_path / "docs").symlink_to(ROOT / "docs")
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {"__name__": "documentation"}
    with clock.use(DAY):
        for block in runnable(sheet):
            if block.language == "python":
                exec(compile("\n" * (block.line - 1) + block.text, str(sheet), "exec"), names)
            else:
                run(sheet, block, capfd)


def run(page: Path, block: Block, capfd: pytest.CaptureFixture[str]) -> None:
    for command in commands(block):
        capfd.readouterr()
        status = main(command.words)
        told = capfd.readouterr()
        printed = told.out + told.err
        where = f"{named(page)}:{command.line}"
        assert status == command.status, f"{where}: exit status {status}\n{printed}"
        assert agrees(command.printed, printed), f"{where}: printed\n{printed}"
