"""The flat row of the oracle: one integer per column, and what each integer means.

Money is in cents, headcount in hundredths, shares in basis points, days are ``date.toordinal()``. ABSENT says
that a fact is not given. A row is ``dict[str, int]``; the grid is ``dict[str, NDArray[int64]]`` with the same
keys.
"""

from __future__ import annotations

ABSENT = -1

SMALL, MEDIUM, LARGE = 1, 2, 3
SIZES = {SMALL: "small", MEDIUM: "medium", LARGE: "large"}

INELIGIBLE, NEEDS_REVIEW, ELIGIBLE = 0, 1, 2
OUTCOMES = {INELIGIBLE: "ineligible", NEEDS_REVIEW: "needs_review", ELIGIBLE: "eligible"}

FORM_ACCEPTED, FORM_REFUSED, FORM_VZW, FORM_FOREIGN = 0, 1, 2, 3
FORMS = {FORM_ACCEPTED: "BV", FORM_REFUSED: "maatschap", FORM_VZW: "vzw", FORM_FOREIGN: "030"}

REGIONS = {
    0: ("9000",),
    1: ("1000",),
    2: ("4000",),
    3: ("9999",),
    4: ("1000", "3000"),
    5: ("9999", "3000"),
    6: ("9999", "1000"),
}
"""Flanders; Brussels; Wallonia; a code on no list; Brussels and Flanders; unlisted and Flanders; unlisted and
Brussels.
"""
FLEMISH, UNLISTED = frozenset({0, 4, 5}), frozenset({3, 6})

ACTIVITIES = {0: "62.010", 1: "01.110", 2: "02.100", 3: "03.110", 4: "86.905"}
"""NACE-BEL 2008 codes: two that nothing excludes (0 and 4) and one of each of the divisions 01, 02 and 03."""

TRAINING, ADVICE = 1, 2
SERVICES = {TRAINING: "training", ADVICE: "advice"}

THEMES = {
    0: "business_strategy",
    1: "occupation_specific",
    2: "digitalisation",
    3: "digitalisation/cybersecurity",
    4: "sustainability",
    5: "sustainability/energy_efficiency",
    6: "financial_literacy",
    7: "innovation",
    8: "internationalisation",
    9: "personnel_management",
}
OCCUPATION, CYBER, ENERGY = 1, 3, 5

CLASSROOM, ONLINE, INTERNAL = 0, 1, 2
MODES = {CLASSROOM: "classroom", ONLINE: "online", INTERNAL: "internal"}

PARTICIPANTS = {
    0: "employee",
    1: "manager",
    2: "self_employed",
    3: "helper",
    4: "assisting_spouse",
    5: "agency_worker",
    6: "trainee",
    7: "job_student",
    8: "seasonal",
    9: "ibo",
    10: "apprentice",
    11: "manager_company_worker",
}
WORKERS = frozenset(range(5))

NO_MEMBER, PARTNER, LINKED = 0, 1, 2
KINDS = {PARTNER: "partner", LINKED: "linked"}

COLUMNS: dict[str, str] = {
    "on": "day of application, ordinal",
    "given_size": "top-level size (1 small, 2 medium, 3 large); ABSENT: the case has an enterprise",
    "frozen": "history.size_this_year (1, 2, 3) or ABSENT",
    "form": "legal form class, see FORMS",
    "workshop": "sheltered_workshop 0, 1 or ABSENT",
    "headcount": "hundredths of a full-time equivalent",
    "turnover": "cents",
    "balance": "cents",
    "prev_headcount": "previous year, hundredths; ABSENT: no previous_year at all",
    "prev_turnover": "previous year, cents",
    "prev_balance": "previous year, cents",
    "member": "one member of the group: 0 none, 1 partner, 2 linked",
    "member_share": "basis points, for a partner",
    "member_headcount": "hundredths",
    "member_turnover": "cents",
    "member_balance": "cents",
    "public_share": "basis points",
    "region": "see REGIONS",
    "activity": "see ACTIVITIES",
    "registered": "registered_since, ordinal",
    "arrears": "social_security_arrears 0, 1 or ABSENT",
    "project": "1: the case has a project",
    "service": "1 training, 2 advice or ABSENT",
    "theme": "see THEMES",
    "listed": "on_occupation_list 0, 1 or ABSENT",
    "price": "cents, VAT excluded",
    "catering": "cents of one catering item (3 persons, 2 days, on the same invoice); ABSENT: none",
    "exam": "cents of one exam item; ABSENT: none",
    "start": "ordinal",
    "end": "ordinal",
    "agreed": "agreed_on, ordinal",
    "mode": "see MODES",
    "interactive": "0, 1 or ABSENT",
    "provider_registered": "0, 1 or ABSENT",
    "related": "provider.related_party 0, 1 or ABSENT",
    "participant": "one participant, see PARTICIPANTS",
    "written": "written_report 0, 1 or ABSENT",
    "required": "legally_required 0, 1 or ABSENT",
    "ordinary": "ordinary_expense 0, 1 or ABSENT",
    "times": "times_in_three_years or ABSENT",
    "used": "history.subsidy_this_year, cents",
    "aid": "one de minimis aid, cents; ABSENT: none",
    "aid_on": "its day, ordinal",
}

CATERING_PERSONS, CATERING_DAYS = 3, 2


def row(**facts: int) -> dict[str, int]:
    """A row of which only these facts are given."""
    unknown = set(facts) - set(COLUMNS)
    if unknown:
        raise KeyError(f"no such columns: {sorted(unknown)}")
    empty = dict.fromkeys(COLUMNS, ABSENT) | {"member": NO_MEMBER, "project": 0}
    return empty | facts
