"""docs/states.md says what the code says: every state in both wordings, every transition, drawn and in a table."""

from __future__ import annotations

import re

import pytest

from portefeuille.applications.states import TABLE, State
from portefeuille.web.enterprise.application.standing import STANDINGS
from scripts import states


def test_the_page_is_what_the_code_says() -> None:
    assert states.PAGE.read_text("utf-8") == states.text(), "run: python -m scripts.states"


def test_every_state_and_every_transition_stands_in_it() -> None:
    page = states.PAGE.read_text("utf-8")
    tables = page.split("```")[2]
    assert set(re.findall(r"^\| `(\w+)`(?: \(final\))? \|", tables, re.MULTILINE)) >= {
        each.value for each in State
    }
    assert set(re.findall(r"^\| `(\w+)`", tables, re.MULTILINE)) >= {row.event for row in TABLE}
    drawn = set(re.findall(r"(\w+) --> (\w+): ", page))
    wanted = {
        (one.value, other.value)
        for row in TABLE
        for one in row.sources
        for other in row.targets
        if one != other
    }
    assert drawn == wanted


def test_a_state_without_words_is_found() -> None:
    assert set(STANDINGS) == set(State)
    labels = [str(each.label) for each in STANDINGS.values()]
    assert len(set(labels)) == len(labels)


def test_another_page_is_noticed(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    other = tmp_path_factory.mktemp("docs") / "states.md"
    other.write_text(states.text() + "x", "utf-8")
    monkeypatch.setattr(states, "PAGE", other)
    monkeypatch.setattr("sys.argv", ["states", "--check"])
    assert states.main() == 1
    other.write_text(states.text(), "utf-8")
    assert states.main() == 0
