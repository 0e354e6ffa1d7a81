"""Descriptions of a visitor, for the tests of the page of the advisor."""

from __future__ import annotations

from datetime import date

TODAY = date(2026, 11, 22)

COURSE = {"tekst": "Phishing herkennen en veilige wachtwoorden", "dienst": "training", "op": "22/11/2026"}
WELDING = {**COURSE, "tekst": "Lassen voor gevorderden"}
STRATEGY = {**COURSE, "tekst": "Strategisch advies over onze groei", "dienst": "advice"}
BEFORE_THEMES = {**COURSE, "op": "01/10/2021"}
BEFORE_2016 = {**COURSE, "op": "01/10/2015"}
UNSURE_RATE = {**COURSE, "tekst": "Energiezuinig verwarmen met warmtepompen", "op": "01/05/2023"}
CARE = {**COURSE, "tekst": "Wondzorg in de thuisverpleging"}
SECURITY = {**COURSE, "tekst": "Cybersecurity", "dienst": "advice"}
CASES = {
    "course": COURSE,
    "welding": WELDING,
    "strategy": STRATEGY,
    "before_themes": BEFORE_THEMES,
    "before_2016": BEFORE_2016,
    "unsure_rate": UNSURE_RATE,
    "care": CARE,
    "security": SECURITY,
}
