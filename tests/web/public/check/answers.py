"""Answers of a visitor, for the tests of Check: the course of the contract's example, typed as in Dutch."""

from __future__ import annotations

from datetime import date

TODAY = date(2026, 11, 22)

ENTERPRISE = {
    "on": "22/11/2026",
    "enterprise.legal_form": "BV",
    "enterprise.headcount": "12,5",
    "enterprise.turnover": "1.200.000",
    "enterprise.balance_total": "800.000",
    "enterprise.establishments.0.postcode": "9000",
    "enterprise.main_activity": "62.010",
}
COURSE = {
    "project.service": "training",
    "project.theme": "digitalisation/cybersecurity",
    "project.mode": "classroom",
    "project.start": "30/11/2026",
    "project.end": "10/12/2026",
    "project.price": "1.000",
    "project.vat": "210",
}
CATERING = {
    "project.costs.0.kind": "catering",
    "project.costs.0.amount": "240",
    "project.costs.0.persons": "3",
    "project.costs.0.days": "2",
}
WHOLE = {**ENTERPRISE, **COURSE, **CATERING}
