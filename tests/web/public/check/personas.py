"""People who come to Check, each with what they know.  None of them exists."""

from __future__ import annotations

from typing import Any

BAKERY = {
    "legal_form": "BV", "headcount": 6.5, "turnover": 640000, "balance_total": 310000,
    "establishments": [{"postcode": "9000"}], "main_activity": "10.711",
}  # fmt: skip
CONSULTANT = {
    "legal_form": "eenmanszaak", "headcount": 1, "turnover": 82000, "balance_total": 30000,
    "establishments": [{"postcode": "3500"}], "main_activity": "62.020",
}  # fmt: skip
FACTORY = {
    "legal_form": "NV", "headcount": 180, "turnover": 48000000, "balance_total": 39000000,
    "establishments": [{"postcode": "8500"}], "main_activity": "25.110",
}  # fmt: skip
COURSE = {
    "service": "training",
    "theme": "digitalisation",
    "start": "2026-12-01",
    "price": 1450,
    "vat": 304.5,
}
CYBER = {
    "service": "advice", "theme": "digitalisation/cybersecurity", "start": "2026-12-01", "price": 4000,
    "written_report": True, "legally_required": False,
}  # fmt: skip

PERSONAS: dict[str, dict[str, Any]] = {
    "bakery, a course in a classroom": {"on": "2026-11-22", "enterprise": BAKERY, "project": COURSE},
    "consultant, advice on cybersecurity": {"on": "2026-11-22", "enterprise": CONSULTANT, "project": CYBER},
    "factory of medium size": {"on": "2026-11-22", "enterprise": FACTORY, "project": COURSE},
    "factory whose turnover alone is too high": {
        "on": "2026-11-22",
        "enterprise": {**FACTORY, "turnover": 61000000},
        "project": COURSE,
    },
    "too many people": {"on": "2026-11-22", "enterprise": {**FACTORY, "headcount": 250}, "project": COURSE},
    "online with a teacher": {
        "on": "2026-11-22",
        "enterprise": BAKERY,
        "project": {**COURSE, "mode": "online", "interactive": True},
    },
    "online without a teacher": {
        "on": "2026-11-22",
        "enterprise": BAKERY,
        "project": {**COURSE, "mode": "online", "interactive": False},
    },
    "advice on strategy, not since 2026": {
        "on": "2026-11-22",
        "enterprise": CONSULTANT,
        "project": {**CYBER, "theme": "business_strategy"},
    },
    "advice that the law requires": {
        "on": "2026-11-22",
        "enterprise": CONSULTANT,
        "project": {**CYBER, "legally_required": True},
    },
    "ordinary non-profit": {
        "on": "2026-11-22",
        "enterprise": {**BAKERY, "legal_form": "vzw", "sheltered_workshop": False},
        "project": COURSE,
    },
    "sheltered workshop": {
        "on": "2026-11-22",
        "enterprise": {**BAKERY, "legal_form": "vzw", "sheltered_workshop": True},
        "project": COURSE,
    },
    "only in Brussels": {
        "on": "2026-11-22",
        "enterprise": {**BAKERY, "establishments": [{"postcode": "1000"}]},
        "project": COURSE,
    },
    "farmer": {"on": "2026-11-22", "enterprise": {**BAKERY, "main_activity": "01.110"}, "project": COURSE},
    "forester": {"on": "2026-11-22", "enterprise": {**BAKERY, "main_activity": "02.100"}, "project": COURSE},
    "three weeks too late": {
        "on": "2026-11-22",
        "enterprise": BAKERY,
        "project": {**COURSE, "start": "2026-11-01"},
    },
    "too cheap": {"on": "2026-11-22", "enterprise": BAKERY, "project": {**COURSE, "price": 99.99}},
    "a course of 2018": {
        "on": "2018-03-01",
        "enterprise": BAKERY,
        "project": {"service": "training", "start": "2018-03-05", "price": 1450},
    },
}
