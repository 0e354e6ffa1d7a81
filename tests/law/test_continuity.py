"""A parameter that follows another: it must exist, have the same unit, and not lead back."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.law.folder import parameter, refused, segment

OK = segment("value: 1", "2016-04-01")
# name of the case: (file, line, parameter, how the reason begins)
FILES = {
    "unknown same_as": (
        parameter(segment("same_as: q", "2016-04-01")),
        6,
        "p",
        "same_as: unknown parameter 'q'",
    ),
    "same as itself": (
        parameter(segment("same_as: p", "2016-04-01")),
        1,
        "p",
        "same_as leads back to itself",
    ),
    "same_as a list": (parameter(segment("same_as: [p]", "2016-04-01")), 6, "p", "same_as must be a text"),
    "circle": (
        parameter(segment("same_as: q", "2016-04-01"))
        + parameter(segment("same_as: p", "2016-04-01"), name="q"),
        1,
        "p",
        "same_as leads back to itself",
    ),
    "a road into a circle": (
        parameter(segment("same_as: q", "2016-04-01"))
        + parameter(segment("same_as: r", "2016-04-01"), name="q")
        + parameter(segment("same_as: q", "2016-04-01"), name="r"),
        7,
        "q",
        "same_as leads back to itself",
    ),
    "other unit": (
        parameter(segment("same_as: q", "2016-04-01")) + parameter(OK, unit="days", name="q"),
        6,
        "p",
        "same_as: q has unit days, not eur",
    ),
}


@pytest.mark.parametrize("case", FILES)
def test_refused(case: str, tmp_path: Path) -> None:
    refused(tmp_path, *FILES[case])
