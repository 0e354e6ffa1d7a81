"""Where somebody may turn who gets no support here, and whom to ask when a person must look."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass
from typing import Any

from portefeuille.decision import Decision
from portefeuille.law import Law

OPEN = "open"
STATUSES = ("open", "unknown", "closed")


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another support: what it is, where it stands, whether it was open on the day."""

    title: str
    text: str
    note: str
    link: str
    status: str


@dataclass(frozen=True, slots=True)
class Contact:
    """A way to reach the agency."""

    code: str
    title: str
    value: str


def alternatives(decision: Decision, case: Mapping[str, Any]) -> tuple[Alternative, ...]:
    """The other supports that fit the reason of the refusal, open ones first."""
    refused = {each.id for each in decision.criteria if each.verdict == "not_met"}
    return fitting(refused, case, Law.on(decision.on, decision.known), decision.lang)


def fitting(refused: Set[str], case: Mapping[str, Any], law: Law, lang: str) -> tuple[Alternative, ...]:
    """The other supports for a case that these criteria refuse."""
    situation = _situation(case, law)
    found = [
        row
        for row in law.rows("alternatives")
        if refused & set(row["for"]) and (not row["when"] or situation & set(row["when"]))
    ]
    found.sort(key=lambda row: STATUSES.index(row["status"]))
    return tuple(_alternative(row, lang) for row in found)


def _alternative(row: Mapping[str, Any], lang: str) -> Alternative:
    notes = row["notes"] or {}
    return Alternative(
        row["title"][lang], row["text"][lang], notes.get(lang, ""), row["link"] or "", row["status"]
    )


def _situation(case: Mapping[str, Any], law: Law) -> set[str]:
    """The situations of the list of alternatives that the case is in, as far as it tells."""
    project = case.get("project", {})
    service, theme = project.get("service"), project.get("theme", "")
    cybersecurity = theme == "digitalisation/cybersecurity"
    form = case.get("enterprise", {}).get("legal_form")
    group = next(
        (
            row["group"]
            for row in law.rows("legal_forms")
            if form and form in (row.get("abbreviation"), row["code"])
        ),
        "",
    )
    told = {
        "non_profit": group == "nonprofit",
        "social_economy": group in ("nonprofit", "social_purpose"),
        "cybersecurity": cybersecurity,
        "strategic_advice": service == "advice",
        "growth": service == "advice",
        "employee_training": service == "training",
        "advice_outside_cybersecurity": service == "advice" and not cybersecurity,
    }
    return {name for name, holds in told.items() if holds}


def contacts(decision: Decision) -> tuple[Contact, ...]:
    """How to reach the agency, on the day of the decision."""
    return reach(Law.on(decision.on, decision.known), decision.lang)


def reach(law: Law, lang: str) -> tuple[Contact, ...]:
    """How to reach the agency, as the law has it on its day."""
    rows = {str(row["code"]): row for row in law.rows("contacts")}
    return tuple(
        Contact(code, rows[code]["title"][lang], rows[code]["value"])
        for code in ("website", "email", "phone")
        if code in rows
    )
