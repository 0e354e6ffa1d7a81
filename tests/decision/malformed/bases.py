"""The sound cases that the malformed ones are made of."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

Case = dict[str, Any]

WHOLE: Case = {
    "on": "2024-06-05",
    "known": "2024-06-05",
    "enterprise": {
        "number": "0428.315.871",
        "legal_form": "BV",
        "sheltered_workshop": False,
        "headcount": 12,
        "turnover": 1000000,
        "balance_total": 500000,
        "previous_year": {"headcount": 11, "turnover": 900000, "balance_total": 400000},
        "group": [
            {
                "kind": "partner",
                "share": Decimal("0.3"),
                "headcount": 4,
                "turnover": 5000,
                "balance_total": 2000,
            }
        ],
        "public_share": 0,
        "establishments": [{"postcode": "9000"}],
        "main_activity": "62.010",
        "nace_version": 2008,
        "registered_since": "2015-03-01",
        "social_security_arrears": False,
    },
    "project": {
        "service": "training",
        "theme": "innovation",
        "title": "Een opleiding",
        "mode": "classroom",
        "interactive": True,
        "agreed_on": "2024-05-20",
        "start": "2024-05-30",
        "end": "2024-06-30",
        "price": 1000,
        "vat": 210,
        "costs": [
            {"kind": "catering", "amount": 100, "persons": 3, "days": 2, "separate_invoice": False},
            {"kind": "course_material", "amount": 10, "exclusive": True},
        ],
        "provider": {"number": "DV.O900001", "registered": True, "related_party": False},
        "participants": [{"category": "employee"}],
        "workable_work": False,
    },
    "history": {
        "size_this_year": None,
        "subsidy_this_year": 0,
        "de_minimis": [{"on": "2023-05-01", "amount": 12000}],
    },
}
"""A case in which every fact stands once, and nothing is wrong."""

ADVICE: Case = {
    "on": "2024-06-05",
    "enterprise": WHOLE["enterprise"],
    "project": {
        "service": "advice",
        "theme": "innovation",
        "price": 1000,
        "start": "2024-06-10",
        "written_report": True,
        "legally_required": False,
        "ordinary_expense": False,
        "times_in_three_years": 1,
        "on_occupation_list": True,
    },
}
FIXED_SIZE: Case = {
    "on": "2024-06-05",
    "size": "small",
    "project": {"service": "training", "theme": "innovation", "price": 1000},
}
