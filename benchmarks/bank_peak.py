"""Read one file in this process and print what its peak took beyond the program itself: ``python -m benchmarks.bank_peak FILE``."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import coda
from lxml import etree

from benchmarks.peak import peak
from portefeuille.banking.camt import reading as camt_reading
from portefeuille.banking.coda import reading as coda_reading
from portefeuille.banking.reading import read_statements

LOADED = (coda, etree, camt_reading, coda_reading)
"""Imported before the first figure is taken."""


def main(name: str) -> None:
    """Print the bytes and the sum of all amounts."""
    before = peak()
    found = read_statements(Path(name))
    total = sum(line.amount for one in found for line in one.lines)
    print(json.dumps({"bytes": peak() - before, "total": total}))


if __name__ == "__main__":
    main(sys.argv[1])
