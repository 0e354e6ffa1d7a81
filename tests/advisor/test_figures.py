"""How well the advisor does, as a floor under which it may not fall (docs/advisor.md has the figures).

None of these texts is a real description: the law's examples, and two sets that we wrote ourselves.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pytest

from portefeuille.advisor import advise
from portefeuille.advisor.catalogue import catalogue
from portefeuille.advisor.examples_file import Example
from portefeuille.advisor.model import Model, model
from scripts.advisor_figures import Figures, blind, by_source, report

#: The five pages and the rules with most examples; the script leaves out every source in turn.
SOURCES = ("S000", "S001", "S002", "S003", "S004", "R-9.6", "R-9.13")


@pytest.fixture(scope="module")
def sources() -> Figures:
    return by_source(SOURCES)


@pytest.fixture(scope="module")
def blindly() -> Figures:
    return blind()


def test_a_source_that_was_left_out_is_judged_well(sources: Figures) -> None:
    assert sources.size > 250
    assert sources.verdict >= 0.92
    assert sources.wrongly_refused <= 0.03
    assert sources.theme >= 0.88
    assert sources.undecided <= 0.30


def test_the_blind_set_is_judged_well(blindly: Figures) -> None:
    assert blindly.size == 300
    assert blindly.verdict >= 0.82
    assert blindly.wrongly_refused <= 0.02
    assert blindly.theme >= 0.88
    assert blindly.bonus >= 0.94
    assert blindly.undecided <= 0.20
    assert blindly.calibration_error <= 0.08


def test_titles_and_descriptions_as_providers_write_them_are_judged_well() -> None:
    second = blind("second")
    assert second.size == 420
    assert second.verdict >= 0.92
    assert second.wrongly_refused <= 0.01
    assert second.theme >= 0.94
    assert second.bonus >= 0.97


def test_the_report_says_all_of_it(blindly: Figures) -> None:
    told: list[str] = []
    report(blindly, told.append)
    assert told[0] == "blind: 300 questions"
    for figure in ("verdict right", "wrongly ineligible", "first theme right", "needs_review", "calibration"):
        assert any(figure in line for line in told)


def test_a_known_example_is_its_own_nearest() -> None:
    for example in catalogue()[::97]:
        near = advise(example.text, service=example.service, on=example.start).nearest
        assert any(one.text == example.text and one.similarity > 0.99 for one in near)


def test_it_learns_once_however_many_texts_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """How long that takes is measured by ``make bench``."""
    made: list[int] = []
    learn = Model.__init__

    def counted(self: Model, examples: Sequence[Example], terms: Iterable[tuple[str, str]]) -> None:
        made.append(len(examples))
        learn(self, examples, terms)

    monkeypatch.setattr(Model, "__init__", counted)
    model.cache_clear()
    for example in catalogue()[::40]:
        advise(f"{example.text} ", service=example.service, on="2024-06-05")
    assert made == [len(catalogue())]
