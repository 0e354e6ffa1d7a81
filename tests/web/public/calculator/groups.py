"""A group as a visitor fills it in: a holding above, a fund beside, two below; one share that stands in no row."""

from __future__ import annotations

GROUP = {
    "op": "22/11/2026",
    "naam0": "Bakkerij", "vte0": "12,5", "omzet0": "1.200.000", "balans0": "800.000",
    "naam1": "Holding", "band1": "eigenaar", "met1": "0", "kapitaal1": "60", "vte1": "40",
    "omzet1": "9.000.000", "balans1": "5.000.000",
    "naam2": "An", "soort2": "natural_person", "band2": "eigenaar", "met2": "1", "kapitaal2": "100",
    "naam3": "Molen", "band3": "dochter", "met3": "0", "kapitaal3": "33,33", "vte3": "20",
    "omzet3": "3.000.000", "balans3": "2.000.000",
    "naam4": "Fonds", "soort4": "venture_capital_company", "band4": "eigenaar", "met4": "0", "kapitaal4": "30",
    "stemmen4": "20", "vte4": "5", "omzet4": "1", "balans4": "1",
    "naam5": "Winkel", "band5": "dochter", "met5": "0", "kapitaal5": "10", "vte5": "1", "omzet5": "1", "balans5": "1",
    "rijen": "5",
}  # fmt: skip
OUTSIDE = {"aandelen": "1", "houder1": "1", "doel1": "3", "kap1": "20"}
"""The holding also holds a part of the mill itself."""
