"""The reader of console blocks reads what it should, and a page that is wrong is found out."""

from __future__ import annotations

import pytest

from tests.docs.console import agrees, commands
from tests.docs.pages import Block, blocks, prose


def block(*lines: str) -> Block:
    return Block("console", lines, 1)


def test_a_block_gives_its_commands_with_output_and_status() -> None:
    found = list(commands(block("$ portefeuille law 'a b'", "one", "", "$ portefeuille x", "$ echo $?", "2")))
    assert [(each.words, each.printed, each.status, each.line) for each in found] == [
        (("law", "a b"), ("one", ""), 0, 1),
        (("x",), (), 2, 4),
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ("no prompt",),
        ("$ rm -r x",),
        ("$ portefeuille law check", "..."),
        ("$ portefeuille x", "", "  ...  "),
    ],
)
def test_a_block_that_proves_nothing_is_refused(lines: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="line 1"):
        list(commands(block(*lines)))


@pytest.mark.parametrize(
    ("told", "printed", "fits"),
    [
        ((), "anything", True),
        (("a", "b"), "a\nb\n", True),
        (("a", "b", ""), "a  \nb\n\n", True),
        (("a", "b"), "a\nb\nc\n", False),
        (("a", "..."), "a\nb\nc\n", True),
        (("a", "..."), "a\n", True),
        (("...", "c"), "a\nb\nc\n", True),
        (("a", "...", "c"), "a\nb\nd\n", False),
        (("hash ... end",), "hash 4f2 end\n", True),
        (("hash ... end",), "hash 4f2 and\n", False),
        (("a.c",), "abc\n", False),
    ],
)
def test_what_is_told_fits_what_is_printed_or_not(told: tuple[str, ...], printed: str, fits: bool) -> None:
    assert agrees(told, printed) is fits


def test_fenced_blocks_are_read_with_their_language_and_line() -> None:
    text = "a\n```python\nx = 1\n```\nb\n````\n```\n````\n"
    assert list(blocks(text)) == [Block("python", ("x = 1",), 3), Block("", ("```",), 7)]
    assert prose(text) == "a\nb"


def test_a_block_that_is_not_closed_is_found_out() -> None:
    with pytest.raises(ValueError, match="line 2"):
        list(blocks("a\n```python\n"))
