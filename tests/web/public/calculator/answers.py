"""Answers of a visitor, for the tests of Rekenen."""

from __future__ import annotations

from datetime import date

TODAY = date(2026, 11, 22)

COURSE = {"op": "22/11/2026", "dienst": "training", "thema": "innovation", "prijs": "20.000", "btw": "4.200"}
WHOLE = {**COURSE, "nietmee": "500", "kreeg": "3.000"}
