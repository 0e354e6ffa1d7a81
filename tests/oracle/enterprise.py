"""The criteria that look at the enterprise, one after the other, in plain words of the dossier."""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from typing import TYPE_CHECKING

from tests.oracle.columns import (
    ABSENT,
    FLEMISH,
    FORM_ACCEPTED,
    FORM_FOREIGN,
    FORM_REFUSED,
    FORM_VZW,
    LARGE,
    LINKED,
    PARTNER,
    UNLISTED,
)
from tests.oracle.figures import MILLION, PARTNER_FROM, PUBLIC_MAX, SCHEME, WORKSHOPS_IN, size_of

if TYPE_CHECKING:
    from collections.abc import Iterator

Row = dict[str, int]
MET, NOT_MET, UNKNOWN = "met", "not_met", "unknown"

GUESSES = {
    "headcount": (0, 5_000, 25_000),
    "turnover": (0, 10 * MILLION + 1, 50 * MILLION + 1),
    "balance": (0, 10 * MILLION + 1, 43 * MILLION + 1),
}
"""What a figure that is not given might be: one value on each side of each threshold."""


def _with_member(row: Row, figure: str, own: int) -> Fraction:
    """R-6.6, R-6.7: a linked enterprise for the whole, a partner from 25 % for its share, anything less for
    nothing.
    """
    other = max(row[f"member_{figure}"], 0)
    if row["member"] == LINKED:
        return Fraction(own + other)
    if row["member"] == PARTNER and row["member_share"] >= PARTNER_FROM:
        return own + Fraction(other * row["member_share"], 10_000)
    return Fraction(own)


def _classes(row: Row, prefix: str) -> Iterator[int]:
    known = {figure: row[prefix + figure] for figure in GUESSES}
    choices = [GUESSES[f] if value == ABSENT else (value,) for f, value in known.items()]
    for headcount, turnover, balance in product(*choices):
        yield size_of(
            _with_member(row, "headcount", headcount),
            _with_member(row, "turnover", turnover),
            _with_member(row, "balance", balance),
        )


def possible_sizes(row: Row) -> set[int]:
    """Every size the enterprise may have, given what is said; one when all that matters is said (R-6.9 to
    R-6.11).
    """
    if row["given_size"] != ABSENT:
        return {row["given_size"]}
    if row["frozen"] != ABSENT:
        return {row["frozen"]}
    last = set(_classes(row, ""))
    if row["prev_headcount"] == ABSENT:
        return last
    return set(
        _classes(row, "prev_")
    )  # equal classes: the same; different classes: that of the earlier year stands


def is_workshop(row: Row) -> str:
    """Is this a vzw that is a recognised maatwerkbedrijf in a time that admits it (R-7.3, R-1.10)?"""
    if row["form"] != FORM_VZW or row["on"] < WORKSHOPS_IN:
        return NOT_MET
    return {1: MET, 0: NOT_MET, ABSENT: UNKNOWN}[row["workshop"]]


def size(row: Row) -> str:
    """R-6.3: a large enterprise is out, but for a sheltered workshop (R-1.10)."""
    sizes = possible_sizes(row)
    if sizes == {LARGE}:
        return {MET: MET, NOT_MET: NOT_MET, UNKNOWN: UNKNOWN}[is_workshop(row)]
    return MET if len(sizes) == 1 else UNKNOWN


def legal_form(row: Row) -> str:
    """R-7.1 to R-7.3."""
    if row["form"] == FORM_VZW:
        return is_workshop(row)
    return {FORM_ACCEPTED: MET, FORM_REFUSED: NOT_MET, FORM_FOREIGN: UNKNOWN, ABSENT: UNKNOWN}[row["form"]]


def establishment(row: Row) -> str:
    """R-8.1."""
    if row["region"] in FLEMISH:
        return MET
    return UNKNOWN if row["region"] == ABSENT or row["region"] in UNLISTED else NOT_MET


def private_sector(row: Row) -> str:
    """R-8.3."""
    return NOT_MET if row["public_share"] >= PUBLIC_MAX else MET


def main_activity(row: Row) -> str:
    """R-7.4, R-16.3, with the contract's default for what no list says."""
    return {0: MET, 4: MET, 1: NOT_MET, 3: NOT_MET, 2: UNKNOWN, ABSENT: UNKNOWN}[row["activity"]]


def registered(row: Row) -> str:
    """R-7.14: registered when the project starts; without a start, on the day itself."""
    if row["registered"] == ABSENT:
        return MET
    needed = row["start"] if row["start"] != ABSENT else row["on"]
    return NOT_MET if row["registered"] > needed else MET


def in_order(row: Row) -> str:
    """R-7.15."""
    return NOT_MET if row["arrears"] == 1 else MET


CRITERIA = {
    "size": size,
    "legal_form": legal_form,
    "establishment": establishment,
    "private_sector": private_sector,
    "main_activity": main_activity,
    "registered": registered,
    "in_order": in_order,
}


def verdicts(row: Row) -> dict[str, str]:
    """The verdict of each criterion of the enterprise; with a given size, only the size itself."""
    if row["on"] < SCHEME:
        return {}
    if row["given_size"] != ABSENT:
        return {"size": size(row)}
    return {name: rule(row) for name, rule in CRITERIA.items()}
