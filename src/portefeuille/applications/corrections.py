"""Which facts of an application an official may correct, and the case as it is with his corrections.

Facts are named by their path in the case.  A list is one fact: it is corrected as a whole, and a row that is taken away is None
there, so that the others keep their number.  Two of them are no facts of the law: from the trainings follow the price and the
days of the project, and the main activity is a code with its version, which are right or wrong together.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from portefeuille.applications.answers import ONLY, SHARED, from_trainings

TRAININGS, PARTICIPANTS, ACTIVITY = "form.trainings", "project.participants", "enterprise.activity"
FOLLOW = ("project.start", "project.end", "project.price")
"""What follows from several trainings."""
FIGURES = ("headcount", "turnover", "balance_total")
ENTERPRISE = (
    "enterprise.legal_form", ACTIVITY, "enterprise.establishments",
    *(f"enterprise.{figure}" for figure in FIGURES),
    *(f"enterprise.{year}.{figure}" for year in ("previous_year", "year_before") for figure in FIGURES),
    "enterprise.group", "enterprise.public_share", "enterprise.social_security_arrears", "enterprise.sheltered_workshop",
    "enterprise.registered", "enterprise.registered_since", "history.de_minimis",
)  # fmt: skip
PROJECT = (
    "project.service", "project.theme", "project.on_occupation_list", "project.agreed_on", TRAININGS, *FOLLOW, "project.vat",
    "project.costs", "project.mode", "project.interactive", PARTICIPANTS, "project.written_report",
    "project.legally_required", "project.ordinary_expense", "project.times_in_three_years", "project.exclusions",
    "project.provider.registered", "project.provider.related_party",
)  # fmt: skip
LISTS = frozenset({"enterprise.establishments", "enterprise.group", "history.de_minimis", TRAININGS, "project.costs",
                   PARTICIPANTS, "project.exclusions", ACTIVITY})  # fmt: skip
CORRECTABLE = frozenset({*ENTERPRISE, *PROJECT})


def offered(case: Mapping[str, Any], answers: Mapping[str, Any]) -> tuple[str, ...]:
    """The facts of this application that can be corrected, in the order of a page; not those of the other service."""
    other = "training" if at(case, "project.service") == "advice" else "advice"
    hidden = {path for path in ONLY[other] if path not in SHARED}
    hidden |= {PARTICIPANTS} if other == "training" else set()
    hidden |= set(FOLLOW) if several(answers) and TRAININGS not in hidden else {TRAININGS}
    return tuple(path for path in (*PROJECT, *ENTERPRISE) if path not in hidden)


def several(answers: Mapping[str, Any]) -> bool:
    """Is the application for several trainings, each with its days and price?"""
    return bool(answers.get(TRAININGS))


def told(case: Mapping[str, Any], answers: Mapping[str, Any], path: str) -> Any:
    """What was told of a fact; None when nothing was."""
    if path == ACTIVITY:
        code, version = at(case, "enterprise.main_activity"), at(case, "enterprise.nace_version")
        return [{"code": code, **({"version": version} if version else {})}] if code else None
    return answers.get(TRAININGS) if path == TRAININGS else at(case, path)


def at(case: Mapping[str, Any], path: str) -> Any:
    """The value at a dotted path of a case; None when it is not there."""
    found: Any = case
    for part in path.split("."):
        if not isinstance(found, Mapping) or part not in found:
            return None
        found = found[part]
    return found


def with_facts(case: Mapping[str, Any], facts: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    """The case with other facts; the one that was given stays as it is."""
    found = dict(case)
    for path, given in facts:
        value = [row for row in given if row is not None] if isinstance(given, list) else given
        if path == TRAININGS:
            project = {**found.get("project", {}), **dict.fromkeys(("start", "end", "price"))}
            found["project"] = {**project, **from_trainings(value or [])}
        elif path == ACTIVITY:
            row = value[0] if value else {}
            activity = {"main_activity": row.get("code"), "nace_version": row.get("version")}
            found["enterprise"] = {**found.get("enterprise", {}), **activity}
        else:
            _put(found, path.split("."), value)
    return found


def same(one: Any, other: Any) -> bool:
    """Do two values say the same?  What is empty or not there is no difference."""
    return bool(_bare(one) == _bare(other))


def _put(branch: dict[str, Any], path: list[str], value: Any) -> None:
    *parents, last = path
    for part in parents:
        below = branch.get(part)
        branch[part] = dict(below) if isinstance(below, Mapping) else {}
        branch = branch[part]
    branch[last] = value


def _bare(value: Any) -> Any:
    if isinstance(value, Mapping):
        kept = {key: bare for key, each in value.items() if (bare := _bare(each)) is not None}
        return kept or None
    if isinstance(value, list | tuple):
        return [bare for each in value if (bare := _bare(each)) is not None] or None
    return None if value == "" else value
