"""Submitting a draft: the law decides at once, and what it decided is kept with its receipt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Max

from portefeuille import clock
from portefeuille.applications import conf, deciding
from portefeuille.applications.answers import case_project
from portefeuille.applications.errors import ChangedError, IncompleteError, UnreadableError
from portefeuille.applications.models import Application, Receipt, Review
from portefeuille.applications.services.moving import check, locked, move
from portefeuille.applications.states import S
from portefeuille.applications.telling import tell
from portefeuille.decision import CaseError, Decision
from portefeuille.decision.model import ELIGIBLE, INELIGIBLE
from portefeuille.decision.receipt import receipt
from portefeuille.enterprises import selectors as enterprises
from portefeuille.enterprises import services as enterprise_services
from portefeuille.platform.canonical import Plain
from portefeuille.platform.models import Actor
from portefeuille.providers import selectors as providers
from portefeuille.wallet import services as wallet
from portefeuille.wallet.errors import NoRoomError

BUDGET = "budget_exhausted"
DECLARED, PROVIDER = "form.declarations", "project.provider.number"


@dataclass(frozen=True, slots=True)
class Submitted:
    """What became of an application; ``again`` when it had been submitted before."""

    application: str
    state: str
    again: bool = False


def submit(
    application: str,
    *,
    enterprise: str,
    actor: Actor,
    lang: str = "nl",
    seen: int | None = None,
    declared: bool = False,
) -> Submitted:
    """Submit a draft today.  A second time, from another tab or by another person, gives what the first time gave.

    ``seen`` is the version that was on the page; ``declared``: what it asks to declare on honour is declared now.

    :raises ChangedError: when somebody changed it since that version.
    :raises IncompleteError: when facts are missing; nothing is submitted.
    :raises UnreadableError: when the law cannot read a fact, with its path.
    """
    with transaction.atomic():
        found = locked(application, enterprise=enterprise)
        if found.state != S.DRAFT:
            return Submitted(found.pk, found.state, again=True)
        check(found, "grant", actor)
        if seen is not None and found.version != seen:
            raise ChangedError(found.pk)
        if declared:
            found.answers = {**found.answers, DECLARED: True}
        today = clock.today()
        _complete(found)
        try:
            case, decision = deciding.decided(enterprise, found.answers, today, lang)
        except CaseError as error:
            raise UnreadableError(error.key, error.expected, error.got) from error
        if decision.outcome != INELIGIBLE and decision.missing:
            raise IncompleteError(decision.missing)
        record(found, receipt(case, decision), decision.outcome, actor)
        _follow(found, case, decision, actor)
        return Submitted(found.pk, found.state)


def record(found: Application, told: Mapping[str, Any], outcome: str, actor: Actor, ruling: str = "") -> int:
    """Part of a service: the receipt of a decision; with a ``ruling`` it is an official's.  Which one it is, from 1."""
    last = Receipt.objects.filter(application=found).aggregate(Max("seq"))["seq__max"] or 0
    Receipt.objects.create(
        application=found, seq=last + 1, by="official" if ruling else "law", outcome=outcome, receipt=dict(told),
        ruling=ruling, at=clock.now(), actor=actor,
    )  # fmt: skip
    return int(last + 1)


def grant(
    found: Application,
    decision: Decision,
    event: str,
    actor: Actor,
    said: Mapping[str, Plain] | None = None,
    **changes: Any,
) -> bool:
    """Part of a service: promise what was decided.  False, and nothing is changed, when the budget has no room for it.

    ``said`` goes into the timeline too.  The term to deposit runs from today, which is the day of the application unless an official decided later.
    """
    today = clock.today()
    applied_on = found.applied_on or today
    subsidy, own_share, eligible = decision.subsidy, decision.own_share, decision.eligible_amount
    assert (
        subsidy is not None and own_share is not None and eligible is not None and decision.size is not None
    )
    whole = deciding.ceiling(decision.size, applied_on)
    assert whole is not None
    try:
        wallet.reserve(
            found.pk, enterprise=found.enterprise, applied_on=applied_on, own_share=own_share, subsidy=subsidy,
            ceiling=whole, actor=actor,
        )  # fmt: skip
    except NoRoomError:
        return False
    last_day, finish_by = deciding.deposit_by(today), decision.deadlines["finish_by"]
    assert finish_by is not None
    asked = wallet.issue_request(found.pk, last_day=last_day, actor=actor)
    outside = (decision.ineligible_amount or 0) + (decision.vat or 0)
    move(
        found, event, S.AWAITING_DEPOSIT, actor=actor,
        detail={"subsidy": subsidy, "own_share": own_share, "last_day": last_day.isoformat(), **(said or {})},
        eligible=eligible, rate=decision.rate, subsidy=subsidy, own_share=own_share, outside=outside, aid=subsidy,
        deposit_by=last_day, finish_by=finish_by, **changes,
    )  # fmt: skip
    enterprise_services.freeze_size(
        number=found.enterprise, year=applied_on.year, size=decision.size, application=found.pk, actor=actor
    )
    tell(
        found, "submitted", amount=own_share, last_day=last_day.isoformat(), communication=asked.communication,
        subsidy=subsidy,
    )  # fmt: skip
    return True


def ask_review(
    found: Application, kind: str, event: str, actor: Actor, words: str = "", **changes: Any
) -> Review:
    """Part of a service: a person must look at it, within the term."""
    today = clock.today()
    due = today + timedelta(days=conf.days("review"))
    asked = Review.objects.create(
        application=found, kind=kind, asked_on=today, asked_by=actor, words=words, due_on=due
    )
    target = S.IN_OBJECTION if kind == "objection" else S.IN_REVIEW
    move(found, event, target, actor=actor, detail={"due_on": due.isoformat(), "words": words}, **changes)
    tell(
        found,
        "objection_made" if kind == "objection" else "review_asked",
        officials=True,
        last_day=due.isoformat(),
    )
    return asked


def _follow(found: Application, case: Mapping[str, Any], decision: Decision, actor: Actor) -> None:
    today = clock.today()
    numbered = {
        "number": _number(today.year), "applied_on": today, "answers": found.answers, **days_of(case)
    }  # fmt: skip
    if decision.outcome == ELIGIBLE:
        if grant(found, decision, "grant", actor, **numbered):
            return
        refused_for = BUDGET
    elif decision.outcome == INELIGIBLE:
        refused_for = next((each.code for each in decision.criteria if each.verdict == "not_met"), "")[:40]
    else:
        ask_review(found, "judgement", "ask_review", actor, **numbered)
        return
    move(
        found,
        "refuse",
        S.REFUSED,
        actor=actor,
        detail={"because": refused_for},
        refused_for=refused_for,
        **numbered,
    )
    reason = "; ".join(each.because for each in decision.criteria if each.verdict == "not_met")
    tell(found, "refused", reason=reason or refused_for)


def _complete(found: Application) -> None:
    """What the law does not ask and we do: a profile, a title, a known provider, what is declared on honour."""
    answers = found.answers
    missing = [path for path in ("project.service", "project.title", PROVIDER) if not answers.get(path)]
    people = answers.get("form.participants") or []
    known = bool(people) and all(one.get("name") and one.get("category") for one in people)
    if answers.get("project.service") == "training" and not known:
        missing.append("form.participants")
    missing += [f"project.{name}" for name in ("start", "end") if not case_project(answers).get(name)]
    if answers.get(DECLARED) is not True:
        missing.append(DECLARED)
    number = answers.get(PROVIDER)
    if number and providers.by_number(number, clock.today()).provider is None:
        missing.append(PROVIDER)
    profile = enterprises.incomplete(found.enterprise)
    if missing or profile:
        raise IncompleteError(missing, profile)


def days_of(case: Mapping[str, Any]) -> dict[str, Any]:
    """Part of a service: the days that the law saw: of several trainings the first and the last."""
    project = case["project"]
    return {
        name: date.fromisoformat(project[name]) if project.get(name) else None for name in ("start", "end")
    }


def _number(year: int) -> str:
    """The next number of the year; inside the gate nobody else takes the same one."""
    last = (
        Application.objects.filter(number__gte=f"{year}-", number__lt=f"{year + 1}-")
        .order_by("-number")
        .values_list("number", flat=True)
        .first()
    )
    return f"{year}-{int(last.partition('-')[2]) + 1 if last else 1:06d}"
