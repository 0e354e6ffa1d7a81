"""A register of invented enterprises, for the demonstration and the tests.  None of its numbers belongs to anybody we know.

Its data are of the first of the month, whatever day it is: a year that is played back is not told about the future.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from portefeuille import clock
from portefeuille.registers.port import Activity, Address, Figures, Found, Place, RegisterDownError

FILE = Path(__file__).resolve().parent / "data" / "demonstration.yaml"
FILED = 7
"""The month of the next year, counted from January, from whose first day on the register has the figures of a financial year."""


class DemonstrationRegister:
    """Answers from a file; ``down`` makes it fall silent."""

    name = "demonstration"

    def __init__(self, *, down: bool = False) -> None:
        self.down = down

    def lookup(self, number: str) -> Found | None:
        """What the file says.  :raises RegisterDownError: while it is down."""
        if self.down:
            raise RegisterDownError("the register of the demonstration is down")
        return everything(clock.today().replace(day=1)).get(number)


@cache
def everything(day: date) -> Mapping[str, Found]:
    """Every invented enterprise, by its ten digits, as it is known on a day."""
    read = yaml.safe_load(FILE.read_text("utf-8"))
    return {row["number"]: _found(row, day) for row in read["enterprises"]}


def _found(row: Mapping[str, Any], day: date) -> Found:
    closed = min(day.year - (day.month < FILED), row.get("until", day).year) - 1
    return Found(
        number=row["number"],
        origin=DemonstrationRegister.name,
        day=day,
        name=row["name"],
        legal_form=row["legal_form"],
        since=row.get("since"),
        until=row.get("until"),
        seat=_address(row["seat"]) if "seat" in row else None,
        establishments=tuple(
            Place(each["number"], each.get("name", ""), _address(each))
            for each in row.get("establishments", ())
        ),
        activities=tuple(Activity(each["code"], each["version"]) for each in row.get("activities", ())),
        figures=tuple(
            Figures(date(closed - before, 12, 31), each["headcount"], each["turnover"], each["balance_total"])
            for before, each in enumerate(row.get("figures", ()))
        ),
    )


def _address(row: Mapping[str, Any]) -> Address:
    return Address(row["street"], row["postcode"], row["municipality"])
