"""From a case to a row: the single facts the rules look at, each with the path it came from.

What is absent and decisive is missing (None); what is absent and declared on honour gets the contract's value and is
listed in ``assumed``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from portefeuille.decision import lookup
from portefeuille.decision.case import Case
from portefeuille.decision.figures import Sizes, not_needed, sizes
from portefeuille.decision.lookup import Found
from portefeuille.decision.money import Money, money
from portefeuille.law import Law
from portefeuille.rules.facts import FACTS
from portefeuille.rules.steps import deadlines
from portefeuille.rules.steps.base import Line
from portefeuille.rules.steps.increase import increase

ENTERPRISE = (
    "size",
    "legal_form",
    "establishment",
    "private_sector",
    "main_activity",
    "registered",
    "in_order",
)
PROJECT = (
    "service",
    "theme",
    "exclusion",
    "advice_conditions",
    "apply_window",
    "agreement_first",
    "project_end",
    "interaction",
    "provider",
    "related_party",
    "participants",
    "minimum_amount",
    "ceiling",
    "de_minimis",
)
#: With a size alone these are judged in any case; the others of the project only when their facts are given.
SIZE_ALONE = ("service", "theme", "minimum_amount", "ceiling", "de_minimis")

#: A day before all others, for what is declared to have been so all along.
EVER = 0
#: A day after all others.
NEVER = date.max.toordinal()


@dataclass
class Row:
    """A row of facts.  ``values``: scaled integers, None where missing; ``missing``: the paths to ask for, by fact."""

    law: Law
    values: dict[str, int | None] = field(default_factory=dict)
    missing: dict[str, tuple[str, ...]] = field(default_factory=dict)
    given: dict[str, Found] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)
    assumed: list[str] = field(default_factory=list)
    criteria: tuple[str, ...] = ()
    concepts: tuple[str, ...] = ()
    money: Money | None = None
    sizes: Sizes | None = None
    increase: tuple[Line, ...] = ()
    deadlines: Mapping[str, date | None] = field(default_factory=dict)

    def put(self, fact: str, value: int | str | bool | date | None, *paths: str) -> None:
        """Set a fact; None makes it missing, to be asked for at ``paths`` (the fact's own path when none is named)."""
        if value is None:
            self.missing[fact] = paths or (FACTS[fact].path,)
            self.values[fact] = None
        elif isinstance(value, str):
            self.values[fact] = FACTS[fact].unit.categories.index(value)
        elif isinstance(value, date):
            self.values[fact] = value.toordinal()
        else:
            self.values[fact] = int(value)

    def declare(self, fact: str, value: Any, default: int | str | bool | date, path: str = "") -> None:
        """Set a fact that is declared on honour: absent, it has the default and is listed among the assumed."""
        if value is None:
            self.assumed.append(path or FACTS[fact].path)
        self.put(fact, default if value is None else value)


def build(case: Case, law: Law) -> Row:
    """The row of a case under the law of its day.

    :raises CaseError: for a form, activity or exclusion that does not exist, or before the law was known."""
    lookup.demand_known(law)
    row = Row(law)
    row.put("on", case.on)
    if case.size is None:
        _enterprise(row, case, case.enterprise or {})
        row.criteria += ENTERPRISE
    else:
        row.put("size_given", case.size)
        not_needed(row)
        row.put("legal_form", "accepted")
        row.put("sheltered_workshop", False)
        row.put("road_freight", False)
        row.put("reference_day", (case.project or {}).get("start") or case.on)
    row.concepts += ("enterprise_size",)
    _history(row, case)
    if case.project is not None:
        _project(row, case, case.project)
    else:
        row.criteria += ("ceiling_left",) if case.size != "large" else ("size", "ceiling_left")
        row.concepts += ("room",)
    _deadlines(row, case)
    return row


def _enterprise(row: Row, case: Case, facts: dict[str, Any]) -> None:
    frozen = case.history.get("size_this_year")
    row.put("size_given", frozen or "not_given")
    row.words["frozen_size"] = frozen or ""
    form = facts.get("legal_form")
    if form is not None:
        row.given["legal_form"] = lookup.legal_form(row.law, form)
        row.words["legal_form_name"] = row.given["legal_form"].name
    row.put("legal_form", row.given["legal_form"].category if form is not None else None)
    row.put("sheltered_workshop", facts.get("sheltered_workshop"))
    if frozen is None:
        row.sizes = sizes(facts, row.law)
        row.sizes.fill(row)
    else:
        not_needed(row)
    places = facts.get("establishments")
    row.put("region", lookup.region(row.law, places) if places is not None else None)
    row.words["postcode"] = ", ".join(place["postcode"] for place in places or ())
    row.declare("public_share", facts.get("public_share"), 0)
    _activity(row, facts)
    _registration(row, case, facts)
    row.declare("social_security_arrears", facts.get("social_security_arrears"), False)


def _activity(row: Row, facts: dict[str, Any]) -> None:
    text = facts.get("main_activity")
    code = version = None
    if text is not None:
        code, version = lookup.nace(row.law, text, facts.get("nace_version"))
        row.given["main_activity"] = lookup.main_activity(row.law, code, version)
        row.words["activity"] = code
    row.put("main_activity", row.given["main_activity"].category if code is not None else None)
    row.put("road_freight", lookup.road_freight(code))


def _registration(row: Row, case: Case, facts: dict[str, Any]) -> None:
    since = facts.get("registered_since")
    start = (case.project or {}).get("start")
    row.put("registered", facts.get("registered", True))
    if since is None and "registered" not in facts:
        row.assumed.append("enterprise.registered_since")
    row.put("registered_since", since if since is not None else EVER)
    row.put("reference_day", start or case.on)


def _history(row: Row, case: Case) -> None:
    row.declare("subsidy_this_year", case.history.get("subsidy_this_year"), 0)
    row.put("workable_work", _increased(row, case.on, case.project or {}))


def _increased(row: Row, on: date, project: Mapping[str, Any]) -> bool:
    """Is the temporary increase asked for, and do its days fit?"""
    months = row.law.value("ceiling.increase.project_months")
    if not project.get("workable_work", False) or months is None:
        return bool(project.get("workable_work", False))
    found = increase(on, project.get("start"), project.get("end"), int(months))
    row.increase = found.lines
    return found.counts


def _project(row: Row, case: Case, facts: dict[str, Any]) -> None:
    alone = case.size is not None
    service = facts.get("service")
    row.put("service", service)
    theme = facts.get("theme")
    row.put("theme", theme if theme or row.law.value("theme.required") else "not_given")
    row.words["theme"] = theme or ""
    said = facts.get("on_occupation_list")
    row.put("on_occupation_list", "not_said" if said is None else "yes" if said else "no")
    worst, rows = lookup.exclusions(row.law, facts.get("exclusions", []), service)
    row.put("exclusion", worst)
    row.words["exclusions"] = ",".join(str(each["code"]) for each in rows)
    if rows:
        row.given["exclusion"] = lookup.found(rows[0], worst, str(rows[0]["code"]), "exclusion.listed")
    _advice(row, facts, service, alone)
    _dates(row, case, facts, alone)
    _training(row, facts, service, alone)
    _provider(row, facts, service, alone)
    row.money = money(case, row.law)
    row.money.fill(row)
    row.criteria += PROJECT if not alone else _judged(facts, case.size)
    row.concepts += ("rate", "full_subsidy", "subsidy", "own_share")


def _judged(facts: dict[str, Any], size: str | None) -> tuple[str, ...]:
    """With a size alone: what is judged always, and what the facts given make it possible to judge."""
    provider = facts.get("provider", {})
    given = {
        "exclusion": "exclusions" in facts,
        "advice_conditions": facts.get("service") == "advice",
        "apply_window": "start" in facts,
        "agreement_first": "agreed_on" in facts,
        "project_end": "end" in facts or "start" in facts,
        "interaction": "interactive" in facts,
        "provider": bool(provider.keys() & {"number", "registered"}),
        "related_party": "related_party" in provider,
        "participants": "participants" in facts,
    }
    judged = tuple(name for name in PROJECT if given.get(name, name in SIZE_ALONE))
    return ("size", *judged) if size == "large" else judged


def _advice(row: Row, facts: dict[str, Any], service: str | None, alone: bool) -> None:
    advice = service == "advice"
    for fact, honest in (("written_report", True), ("legally_required", False)):
        value = facts.get(fact)
        if value is None and alone:
            if advice:
                row.assumed.append(f"project.{fact}")
            value = honest
        row.put(fact, value)
    for fact, usual in (("ordinary_expense", False), ("times_in_three_years", 1)):
        if advice:
            row.declare(fact, facts.get(fact), usual)
        else:
            row.put(fact, facts.get(fact, usual))
    guided = any(item["kind"] == "implementation_guidance" for item in facts.get("costs", ()))
    row.put("guided_implementation", guided)


def _dates(row: Row, case: Case, facts: dict[str, Any], alone: bool) -> None:
    start = facts.get("start")
    row.put("start", start if start or not alone else NEVER)
    agreed = facts.get("agreed_on")
    if agreed is None and not alone:
        row.assumed.append("project.agreed_on")
    row.put("agreed_on", agreed or EVER)
    end = facts.get("end")
    row.put("end_given", end is not None)
    row.put("end", end or EVER)


def _training(row: Row, facts: dict[str, Any], service: str | None, alone: bool) -> None:
    row.put("online", facts.get("mode") == "online")
    row.put("interactive", facts.get("interactive"))
    people = facts.get("participants") or []
    if not people and service == "training" and not alone:
        row.assumed.append("project.participants")
    categories = {str(each["code"]): each for each in row.law.rows("worker_categories")}
    refused = [one["category"] for one in people if categories[one["category"]]["verdict"] != "accepted"]
    if refused:
        row.given["participants"] = lookup.found(
            categories[refused[0]], "refused", refused[0], "participants.accepted"
        )
    row.words["refused_participants"] = ",".join(dict.fromkeys(refused))
    row.put("participants", "refused" if refused else "accepted")


def _provider(row: Row, facts: dict[str, Any], service: str | None, alone: bool) -> None:
    provider = facts.get("provider", {})
    for fact, honest in (("provider_registered", True), ("related_party", False)):
        value = provider.get(FACTS[fact].path.rsplit(".", 1)[1])
        if alone:
            row.put(fact, honest if value is None else value)
        else:
            row.declare(fact, value, honest)
    number = provider.get("number")
    row.words["provider_number"] = number or ""
    fits = {"training": "DV.O", "advice": "DV.A"}
    if number is None or service is None:
        row.put("provider_kind", "not_given")
    else:
        row.put("provider_kind", "right" if number.startswith(fits[service]) else "wrong")


def _deadlines(row: Row, case: Case) -> None:
    law = row.law
    start = (case.project or {}).get("start")
    within, deposit, years = (law.value(f"deadline.{name}") for name in ("apply", "deposit", "finish"))
    included = law.value("deadline.apply.last_day") != "exclusive"
    row.deadlines = {
        "apply_by": deadlines.apply_by(start, int(within), included=included)
        if start and within is not None
        else None,
        "deposit_by": deadlines.deposit_by(case.on, int(deposit)) if deposit is not None else None,
        "finish_by": deadlines.finish_by(case.on, int(years)) if years is not None else None,
    }
    row.put("finish_by", row.deadlines["finish_by"] or NEVER)
