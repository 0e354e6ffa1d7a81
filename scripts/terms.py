"""How long everything is kept, and how often something may be done, as tables: ``python -m scripts.terms`` writes them into
docs/privacy-register.md and docs/threats.md from the code.

A test compares the pages with ``portefeuille.applications.keeping`` and ``portefeuille.platform.limits``, so that they cannot grow
old.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portefeuille.conf.testing")
django.setup()

from portefeuille.applications.keeping import STAYS, terms  # noqa: E402
from portefeuille.platform.keeping.terms import in_words  # noqa: E402
from portefeuille.platform.limits import LIMITS  # noqa: E402

DOCS = Path(__file__).resolve().parent.parent / "docs"
BEGIN, END = "<!-- written by python -m scripts.terms -->", "<!-- until here -->"


def text(page: str, rows: Callable[[], Iterator[str]]) -> str:
    """The page with the tables as the code has them.

    :raises ValueError: when the marks are not on the page.
    """
    before, begin, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"expected {BEGIN} and {END} on the page")
    return "\n".join((before + BEGIN, "", *rows(), "", END + after))


def kept() -> Iterator[str]:
    """What is removed and after how long; and what is not."""
    yield from _terms()
    yield ""
    yield from _stays()


def limited() -> Iterator[str]:
    """How often something may be done."""
    yield "| what is counted | at most | within | for | why |"
    yield "|---|---|---|---|---|"
    for one in LIMITS.values():
        yield f"| {one.what} | {one.most} | {in_words(one.within)} | {one.of} | {one.why} |"


def _terms() -> Iterator[str]:
    yield "| what | where | how long | from | why |"
    yield "|---|---|---|---|---|"
    for one in terms():
        where = ", ".join(f"`{each}`" for each in one.tables) or "the disk"
        told = one.told or "until then"
        ours = "" if one.law or not one.told else " (ours)"
        yield f"| {one.what} | {where} | {told}{ours} | {one.since} | {one.why} |"


def _stays() -> Iterator[str]:
    yield "Nothing removes by the clock what is in these tables:"
    yield ""
    yield "| where | why |"
    yield "|---|---|"
    yield from (f"| `{table}` | {why} |" for table, why in STAYS.items())


PAGES: Mapping[str, Callable[[], Iterator[str]]] = {"privacy-register.md": kept, "threats.md": limited}
"""Page -> what stands between its marks."""


def main() -> int:
    """Write the tables; ``--check``: 1 when they are not what the code says."""
    for name, rows in PAGES.items():
        page = (DOCS / name).read_text("utf-8")
        if "--check" in sys.argv:
            if page != text(page, rows):
                return 1
        else:
            (DOCS / name).write_text(text(page, rows), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
