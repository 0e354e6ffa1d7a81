"""The transitions of an application, drawn: ``python -m scripts.states`` writes docs/states.md from the code.

A test compares the page with applications/states.py and with the words of the site, so that it cannot grow old.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import django
from django.utils.translation import override

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portefeuille.conf.testing")
django.setup()

from portefeuille.applications.states import FINAL, NOTES, TABLE, By, State  # noqa: E402
from portefeuille.web.enterprise.application.standing import STANDINGS  # noqa: E402

PAGE = Path(__file__).resolve().parent.parent / "docs" / "states.md"
ACTORS = {
    By.ENTERPRISE: "enterprise",
    By.PROVIDER: "provider",
    By.OFFICIAL: "official",
    By.CLOCK: "clock or bank",
}
INTRODUCTION = """\
# The states of an application

This page is written by `python -m scripts.states` from `src/portefeuille/applications/states.py`; a test compares the two.

Every application stands in exactly one state, and only the transitions below lead from one to another. Each is one database
transaction: the lock, the conditional update, the event, the row in the audit log, the money and the notice happen together or
not at all. Why it differs from what we found about the official application is in the decision records.

Each state has two wordings: a label for officials, and a sentence that tells the entrepreneur what it means. The official
labels were not found (only the verbs of its buttons); ours are marked as ours on the page.
"""


def text() -> str:
    """The whole page."""
    return "\n".join((INTRODUCTION, *_drawn(), "", *_states(), "", *_transitions(), ""))


def _drawn() -> Iterator[str]:
    """The diagram, as Mermaid: one arrow for each pair of states, with every event that leads there."""
    yield "## Drawn\n"
    yield "```mermaid"
    yield "stateDiagram-v2"
    yield "    [*] --> draft"
    arrows: dict[tuple[State, State], list[str]] = {}
    for row in TABLE:
        for source in row.sources:
            for target in row.targets:
                if source != target:
                    arrows.setdefault((source, target), []).append(row.event)
    for (source, target), events in arrows.items():
        yield f"    {source.value} --> {target.value}: {', '.join(events)}"
    for state in FINAL:
        yield f"    {state.value} --> [*]"
    yield "```"


def _states() -> Iterator[str]:
    yield "## The states, in both wordings\n"
    yield "| State | For officials | For the entrepreneur | In English |"
    yield "|---|---|---|---|"
    for state in State:
        said = {}
        for language in ("nl", "en"):
            with override(language):
                said[language] = (str(STANDINGS[state].label), str(STANDINGS[state].plain))
        label, plain = said["nl"]
        english = ". ".join(each.rstrip(".") for each in said["en"])
        ended = " (final)" if state in FINAL else ""
        yield f"| `{state.value}`{ended} | {label} | {plain} | {english}. |"


def _transitions() -> Iterator[str]:
    yield "## The transitions\n"
    yield "| Event | From | To | By | Only when | Money | Until |"
    yield "|---|---|---|---|---|---|---|"
    for row in TABLE:
        sources, targets = (
            ", ".join(f"`{each.value}`" for each in some) for some in (row.sources, row.targets)
        )
        event = f"`{row.event}`" + (" \\*" if row.held else "")
        yield f"| {event} | {sources} | {targets} | {ACTORS[row.by]} | {row.guard} | {row.money} | {row.deadline} |"
    yield ""
    yield "\\* During a control this event still happens, to the state that the application comes back to."
    yield ""
    told = ", ".join(f"`{each}`" for each in NOTES)
    yield f"These events change no state, and stand in the timeline all the same: {told}."


def main() -> int:
    """Write the page; ``--check``: 1 when it is not what the code says."""
    if "--check" in sys.argv:
        return int(PAGE.read_text("utf-8") != text())
    PAGE.write_text(text(), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
