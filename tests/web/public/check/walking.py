"""A visitor with a case in mind walks through the questions of Check, one screen after another, with Django's client."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import QueryDict
from django.test import Client

from portefeuille.decision import Decision
from portefeuille.web.public.check.fields import FIELDS
from portefeuille.web.public.forms.shown import COUNT, DAY, HEADCOUNT, MANY, MONEY, SHARE

MOST = 20


@dataclass(frozen=True)
class Walk:
    """The screens that were seen, in their order, the decision at the end, and the address where it stands."""

    screens: tuple[str, ...]
    decision: Decision
    address: str
    case: Mapping[str, Any]


def facts(case: Mapping[str, Any]) -> dict[str, Any]:
    """The leaves of a case by their path."""
    found: dict[str, Any] = {}

    def into(path: str, value: Any) -> None:
        if isinstance(value, Mapping):
            for name, inner in value.items():
                into(f"{path}.{name}" if path else name, inner)
        elif isinstance(value, list) and path == "project.participants":
            found[path] = ",".join(each["category"] for each in value)
        elif isinstance(value, list) and path == "project.exclusions":
            found[path] = ",".join(value)
        elif isinstance(value, list):
            for index, inner in enumerate(value):
                into(f"{path}.{index}", inner)
        else:
            found[path] = value

    into("", case)
    return found


def typed(path: str, value: Any) -> str:
    """A fact as a Dutch visitor types it."""
    kind = FIELDS[path].kind
    if kind == DAY:
        return date.fromisoformat(value).strftime("%d/%m/%Y")
    if kind in (MONEY, HEADCOUNT, COUNT):
        return str(value).replace(".", ",")
    if kind == SHARE:
        return str(value * 100).replace(".", ",")
    if kind == MANY or isinstance(value, str):
        return str(value)
    return str(value).lower() if isinstance(value, bool) else str(value)


def walk(client: Client, case: Mapping[str, Any], start: str = "/check/") -> Walk:
    """Answer every screen from the case until the decision stands there."""
    known = facts(case)
    if "project" not in case:
        known["project.service"] = "none"
    elif known.get("project.service") == "training":
        known.setdefault("project.mode", "classroom")
    seen: list[str] = []
    query = QueryDict(mutable=True)
    query["op"] = typed("on", case["on"])
    address = f"{start}?{query.urlencode()}"
    for _ in range(MOST):
        page = client.get(address, follow=True)
        assert page.status_code == 200
        step = page.context.get("step")
        if step is None:
            answer = page.context["answer"]
            last = page.redirect_chain[-1][0] if page.redirect_chain else address
            return Walk(tuple(seen), answer.decision, last, answer.case)
        assert step.errors == (), [(each.path, str(each.error)) for each in step.errors]
        seen.append(step.screen.name)
        query = QueryDict(mutable=True)
        query.update(dict(step.carried))
        query["na"] = step.screen.name
        for asked in step.questions:
            query[asked.name] = typed(asked.path, known[asked.path]) if asked.path in known else ""
        address = f"{start}?{query.urlencode()}"
    raise AssertionError(f"no decision after {MOST} screens: {seen}")
