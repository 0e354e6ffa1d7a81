"""The short names under which the answers stand in the address of a page: ``vorm=BV`` for the legal form.

The long name of a field, its place in the case, is read as well: older links keep their meaning.
"""

from __future__ import annotations

import re

SHORT: dict[str, str] = {
    "on": "op",
    "known": "bekend",
    "enterprise.number": "nr",
    "enterprise.legal_form": "vorm",
    "enterprise.sheltered_workshop": "maatwerk",
    "enterprise.establishments.N.postcode": "post",
    "enterprise.main_activity": "nace",
    "enterprise.nace_version": "naceversie",
    "enterprise.headcount": "vte",
    "enterprise.turnover": "omzet",
    "enterprise.balance_total": "balans",
    "enterprise.previous_year.headcount": "vvte",
    "enterprise.previous_year.turnover": "vomzet",
    "enterprise.previous_year.balance_total": "vbalans",
    "enterprise.public_share": "overheid",
    "enterprise.social_security_arrears": "rsz",
    "enterprise.registered_since": "sinds",
    "enterprise.group.N.kind": "band",
    "enterprise.group.N.share": "deel",
    "enterprise.group.N.headcount": "gvte",
    "enterprise.group.N.turnover": "gomzet",
    "enterprise.group.N.balance_total": "gbalans",
    "project.service": "dienst",
    "project.theme": "thema",
    "project.title": "titel",
    "project.mode": "wijze",
    "project.interactive": "contact",
    "project.on_occupation_list": "beroepslijst",
    "project.start": "start",
    "project.end": "einde",
    "project.price": "prijs",
    "project.vat": "btw",
    "project.agreed_on": "akkoord",
    "project.written_report": "verslag",
    "project.legally_required": "verplicht",
    "project.ordinary_expense": "gewoon",
    "project.times_in_three_years": "keren",
    "project.exclusions": "uitgesloten",
    "project.participants": "wie",
    "project.provider.number": "dv",
    "project.provider.registered": "dvreg",
    "project.provider.related_party": "verwant",
    "project.costs.N.kind": "kost",
    "project.costs.N.amount": "kosteur",
    "project.costs.N.persons": "personen",
    "project.costs.N.days": "dagen",
    "project.costs.N.separate_invoice": "apart",
    "project.costs.N.exclusive": "alleen",
    "history.subsidy_this_year": "kreeg",
    "history.size_this_year": "grootte",
    "history.de_minimis.N.on": "steunop",
    "history.de_minimis.N.amount": "steuneur",
}
"""Path of a fact, N for the number of a row -> its name in an address."""

ONLY_ONE = {"enterprise.establishments.N.postcode"}
_ROW = re.compile(r"\.(\d+)(?=\.|$)")


def key(path: str) -> str:
    """The name of a field in an address; of a row also its number, counted from 1: ``kost1``."""
    general = _ROW.sub(".N", path)
    row = _ROW.search(path)
    return SHORT[general] + (str(int(row[1]) + 1) if row and general not in ONLY_ONE else "")
