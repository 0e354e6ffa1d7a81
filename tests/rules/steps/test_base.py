"""The register of steps."""

from __future__ import annotations

from datetime import date

import pytest

from portefeuille.rules.steps.base import STEPS, every_step, step

MODULES = {
    "costs", "de_minimis", "deadlines", "group", "headcount", "increase", "ownership", "related", "retention", "stopping",
    "two_years",
}  # fmt: skip


def test_every_step_has_sources_a_first_day_and_a_sentence() -> None:
    steps = every_step()
    assert {name.split(".")[0] for name in steps} == MODULES
    for name, entered in steps.items():
        assert entered.name == name
        assert all(source.startswith(("R-", "A-")) for source in entered.source)
        assert date(2007, 1, 1) <= entered.since <= date(2024, 1, 1)
        assert entered.about.endswith((".", "?", ":"))


def test_a_step_is_the_function_itself() -> None:
    def doubled(number: int) -> int:
        """Twice the number."""
        return 2 * number

    name = "test_base.doubled"
    try:
        assert step(source=("R-1.5",), since="2016-04-01")(doubled) is doubled
        assert STEPS[name] == (name, ("R-1.5",), date(2016, 4, 1), "Twice the number.")
        with pytest.raises(ValueError, match="a name of its own"):
            step(source=("R-1.5",))(doubled)
    finally:
        STEPS.pop(name, None)


def test_a_step_without_a_source_or_a_docstring_is_refused() -> None:
    def silent() -> None: ...

    def spoken() -> None:
        """Nothing."""

    with pytest.raises(ValueError, match="a docstring"):
        step(source=("R-1.5",))(silent)
    with pytest.raises(ValueError, match="a source"):
        step(source=())(spoken)
