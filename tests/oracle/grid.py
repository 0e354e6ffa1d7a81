"""The grid: blocks of rows around every threshold, in every period of the law, as arrays.

``grid()`` gives ``dict[str, NDArray[int64]]`` with the columns of ``columns.COLUMNS`` (all of one length) and
``block_names()`` says which block each row is of. Everything is deterministic. ``rows`` turns positions back
into rows for the oracle and for ``decide``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from tests.oracle import columns as c
from tests.oracle import figures as f
from tests.oracle.axes import (
    BALANCES,
    BOOL,
    DAYS,
    HEADCOUNTS,
    PERIODS,
    PRICES,
    ROOMS,
    SOUND,
    TURNOVERS,
    around,
)
from tests.oracle.columns import ABSENT, COLUMNS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

Ints = NDArray[np.int64]
Grid = dict[str, Ints]
SEED = 20_160_401


def _filled(facts: Mapping[str, Ints], length: int) -> Grid:
    empty = c.row()
    return {
        name: np.asarray(facts[name], dtype=np.int64)
        if name in facts
        else np.full(length, empty[name], dtype=np.int64)
        for name in COLUMNS
    }


def product(**axes: Sequence[int] | int) -> Grid:
    """Every combination of the values of the axes; the other columns absent."""
    lists = [np.atleast_1d(np.asarray(values, dtype=np.int64)) for values in axes.values()]
    meshes = [m.ravel() for m in np.meshgrid(*lists, indexing="ij")]
    return _filled(dict(zip(axes, meshes, strict=True)), len(meshes[0]))


def drawn(count: int, seed: int, **axes: Sequence[int] | int) -> Grid:
    """So many rows drawn from the combinations, each axis on its own; every value of every axis comes about
    equally often.
    """
    random = np.random.default_rng(seed)
    facts = {}
    for name, values in axes.items():
        choice = np.atleast_1d(np.asarray(values, dtype=np.int64))
        repeated = np.resize(choice, count)
        random.shuffle(repeated)
        facts[name] = repeated
    return _filled(facts, count)


def _sizes() -> Grid:
    return product(
        on=PERIODS, headcount=HEADCOUNTS, turnover=TURNOVERS, balance=BALANCES, form=0, region=0, activity=0
    )


def _sizes_with_project() -> Grid:
    known = {"headcount": HEADCOUNTS[1:], "turnover": TURNOVERS[1:], "balance": BALANCES[1:]}
    return drawn(
        20_000,
        SEED + 1,
        on=DAYS,
        **known,
        form=[0, 0, 2],
        workshop=1,
        region=0,
        activity=0,
        project=1,
        service=1,
        theme=[2, 3, 5],
        price=100_000,
        start=DAYS[-1],
        frozen=[ABSENT, ABSENT, 1, 2, 3],
    )


def _two_years() -> Grid:
    levels: list[tuple[str, list[int]]] = [
        ("headcount", [4_999, 5_000, 24_999, 25_000]),
        ("turnover", [10 * f.MILLION, 10 * f.MILLION + 1, 50 * f.MILLION + 1]),
        ("balance", [10 * f.MILLION, 10 * f.MILLION + 1, 43 * f.MILLION + 1]),
    ]
    axes = {**dict(levels), **{f"prev_{name}": values for name, values in levels}}
    return product(on=f.day(2024, 6, 5), **axes, form=0, region=0, activity=0)


def _groups() -> Grid:
    return product(
        on=[f.SCHEME, f.day(2024, 6, 5)],
        headcount=[0, 4_500, 4_999, 24_999],
        turnover=[9 * f.MILLION, 49 * f.MILLION],
        balance=[9 * f.MILLION, 44 * f.MILLION],
        form=0,
        region=0,
        activity=0,
        member=[c.PARTNER, c.LINKED],
        member_share=[1, 2_499, 2_500, 2_501, 3_333, 4_999, 5_000],
        member_headcount=[0, 1, 2_000, 25_000],
        member_turnover=[0, 4 * f.MILLION + 1, 60 * f.MILLION],
        member_balance=[0, 3, 4 * f.MILLION],
    )


def _rates() -> Grid:
    made = product(
        on=DAYS,
        given_size=[1, 2],
        project=1,
        service=[1, 2],
        theme=[ABSENT, *c.THEMES],
        listed=BOOL,
        price=PRICES[::3],
        used=[ABSENT, 749_999, 750_000, 999_999, 1_499_999],
    )
    made["listed"] = np.where(made["theme"] == ABSENT, ABSENT, made["listed"])  # says nothing without a theme
    return made


def _money() -> Grid:
    return product(
        on=[*PERIODS, f.day(2019, 12, 15)],
        given_size=[1, 2],
        project=1,
        service=[1, 2],
        theme=[3, 7],
        price=PRICES,
        used=ROOMS,
    )


def _costs() -> Grid:
    return product(
        on=[*around(f.EXAMS_OUT), f.day(2024, 6, 5)],
        given_size=[1, 2],
        project=1,
        service=[1, 2],
        theme=7,
        price=[40_000, 60_000, 100_000],
        catering=[ABSENT, *around(15_000), 24_000, 30_000],
        exam=[ABSENT, 1, 4_999, 5_000, 10_000],
    )


def _aid() -> Grid:
    made = product(
        on=[f.day(2018, 6, 5), f.day(2023, 12, 31), f.ROLLING, f.day(2024, 6, 5), f.day(2024, 6, 5)],
        given_size=[1, 2],
        project=1,
        service=1,
        theme=7,
        price=[100_000, 500_000, 5_000_000],
        aid_on=[0, 1, 2, 3, 365, 900, 1_500],
        aid=[
            1,
            *around(20_000_000 - 30_000, 20_000_000 - 20_000, 30_000_000 - 30_000, 30_000_000 - 150_000),
            29_900_000,
        ],
    )
    on, step = made["on"], made["aid_on"]
    edges = np.array([f.same_day_years_ago(int(day), 3) for day in on], dtype=np.int64)
    fiscal = np.array(
        [f.day(int(2016 + (day - f.day(2016, 1, 1)) // 365.25) - 2, 1, 1) for day in on], dtype=np.int64
    )
    made["aid_on"] = np.select(
        [step == 0, step == 1, step == 2, step == 3, step == 365],
        [edges, edges + 1, fiscal, fiscal - 1, on],
        on - step,
    )
    return made


def _enterprises() -> Grid:
    return product(
        on=[f.SCHEME, *around(f.WORKSHOPS_IN), f.day(2026, 9, 1)],
        form=[ABSENT, *c.FORMS],
        workshop=BOOL,
        headcount=1_200,
        turnover=f.MILLION,
        balance=f.MILLION,
        public_share=[ABSENT, 0, *around(f.PUBLIC_MAX), 10_000],
        region=[ABSENT, *c.REGIONS],
        activity=[ABSENT, *c.ACTIVITIES],
        arrears=BOOL,
    )


def _projects() -> Grid:
    made = drawn(
        60_000,
        SEED + 2,
        on=DAYS,
        **SOUND,
        project=1,
        service=[1, 2],
        theme=[0, 2, 3, 7],
        price=[10_000, 50_000, 100_000],
        start=[ABSENT, *range(-20, 2)],
        end=[ABSENT, ABSENT, -1, 0, 1],
        agreed=[ABSENT, ABSENT, ABSENT, 0, 1],
        registered=[ABSENT, ABSENT, ABSENT, 0, 1],
        mode=[ABSENT, *c.MODES],
        interactive=[0, 1, 1, 1],
        provider_registered=[ABSENT, 1, 1, 1, 1, 0],
        related=[ABSENT, 0, 0, 0, 0, 1],
        participant=[ABSENT, 0, 1, 2, 3, 4, *c.PARTICIPANTS],
        written=[1, 1, 1, 1, 0, ABSENT],
        required=[0, 0, 0, 0, 1, ABSENT],
        ordinary=[ABSENT, 0, 0, 0, 1],
        times=[ABSENT, 0, 1, 1, 2],
    )
    on = made["on"]
    last = np.array([f.last_project_day(int(day)) for day in on], dtype=np.int64)
    made["end"] = np.where(np.isin(made["end"], [-1]), ABSENT, last + made["end"])
    began = made["start"] != ABSENT
    made["start"] = np.where(began, on + made["start"], ABSENT)
    made["registered"] = np.where(
        (made["registered"] != ABSENT) & began, made["start"] + made["registered"], ABSENT
    )
    made["agreed"] = np.where(
        made["agreed"] == 1,
        on + 1,
        np.where((made["agreed"] == 0) & began, np.minimum(on, made["start"]), ABSENT),
    )
    return made


BLOCKS = {
    "sizes": _sizes,
    "sizes with a project": _sizes_with_project,
    "two years": _two_years,
    "groups": _groups,
    "rates": _rates,
    "money": _money,
    "costs": _costs,
    "aid": _aid,
    "enterprises": _enterprises,
    "projects": _projects,
}


def block(name: str) -> Grid:
    """One block of the grid."""
    return BLOCKS[name]()


def grid() -> Grid:
    """All blocks after one another, in the order of ``BLOCKS``."""
    made = [block(name) for name in BLOCKS]
    return {name: np.concatenate([b[name] for b in made]) for name in COLUMNS}


def block_names() -> list[str]:
    """For every row of ``grid()`` the name of its block."""
    return [name for name in BLOCKS for _ in range(len(block(name)["on"]))]


def rows(made: Grid, positions: Iterable[int]) -> Iterator[dict[str, int]]:
    """The rows at these positions."""
    for position in positions:
        yield {name: int(values[position]) for name, values in made.items()}
