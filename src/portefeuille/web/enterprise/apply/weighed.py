"""What the rules say of a draft so far: the amounts, and for each page what is judged by it.  Told beside the form."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from portefeuille.applications import deciding
from portefeuille.applications.following import last_day_to_apply
from portefeuille.decision import CaseError, Decision
from portefeuille.decision.formats import day, money, percent
from portefeuille.web.enterprise import standing
from portefeuille.web.enterprise.apply.steps import (
    ENTERPRISE,
    PARTICIPANTS,
    START,
    TRAININGS,
    Step,
    empty,
    step_of,
    steps,
)
from portefeuille.web.public.check.complaints import OF_A_FACT
from portefeuille.web.public.check.explained import Explained
from portefeuille.web.public.check.late import Tip
from portefeuille.web.public.check.told import Judged

if TYPE_CHECKING:
    from portefeuille.applications.models import Application


class Weighed(Explained):
    """A decision on a draft: on its own page nothing is missing, since the list of steps tells that."""

    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Wrong:
    """What the rules cannot read: at which path, and what to do."""

    path: str
    words: str | Promise


class Weighing:
    """A draft, weighed as if it were submitted today."""

    def __init__(self, draft: Application, today: date, lang: str) -> None:
        self.draft, self.today, self.lang = draft, today, lang
        found = deciding.preview(draft, today, lang)
        self.decision: Decision | None = found if isinstance(found, Decision) else None
        self.error: CaseError | None = found if isinstance(found, CaseError) else None

    @cached_property
    def told(self) -> Weighed | None:
        """The decision in words; None when something cannot be read."""
        return Weighed(self.decision, self._case) if self.decision else None

    @property
    def _case(self) -> dict[str, object]:
        answers = self.draft.answers
        return {
            "enterprise": {},
            "project": {
                "service": answers.get("project.service"),
                "theme": answers.get("project.theme") or "",
            },
        }

    @property
    def wrong(self) -> Wrong | None:
        """What the rules cannot read, with its path in the form."""
        if self.error is None:
            return None
        path = (
            "project.costs.N." + self.error.key.rpartition(".")[2]
            if ".costs." in self.error.key
            else self.error.key
        )
        return Wrong(
            self.error.key, OF_A_FACT.get(path) or _("Dit kunnen we niet lezen. Kijk na wat je schreef.")
        )

    @property
    def wrong_page(self) -> Step | None:
        """The page on which it stands."""
        return step_of(self.wrong.path, self.draft.answers) if self.wrong else None

    def twice(self, step: Step) -> tuple[str, ...]:
        """The names that stand more than once in the list of participants of this page, as they were written first."""
        if step.rows != PARTICIPANTS:
            return ()
        spelled: dict[str, list[str]] = {}
        for each in self.draft.answers.get(PARTICIPANTS) or []:
            name = " ".join(str(each.get("name") or "").split())
            spelled.setdefault(name.casefold(), []).append(name)
        return tuple(each[0] for key, each in spelled.items() if key and len(each) > 1)

    def upside_down(self, step: Step) -> tuple[str, ...]:
        """The trainings on the list of this page that end before they start."""
        rows = self.draft.answers.get(TRAININGS) or [] if step.rows == TRAININGS else []
        return tuple(
            each.get("title") or ""
            for each in rows
            if each.get("start") and each.get("end") and each["end"] < each["start"]
        )

    def why(self, step: Step) -> str:
        """Why a page must be looked at again, as far as that is more than something that is not filled in."""
        if self.wrong and self.wrong_page == step:
            return str(self.wrong.words)
        return str(OF_A_FACT["project.end"]) if self.upside_down(step) else ""

    def against(self, step: Step | None = None) -> tuple[Judged, ...]:
        """What refuses this application: of one page, or of the enterprise itself."""
        return self._judged("not_met", step)

    def unsure(self, step: Step) -> tuple[Judged, ...]:
        """What the law leaves to a person, or does not say, on one page; what is only not filled in yet is left out."""
        return tuple(each for each in self._judged("unknown", step) if each.id in self._open)

    def done(self, step: Step) -> str:
        """How far a page is: ``good`` (filled in), ``bad`` (it refuses, or cannot be read), ``doubt`` (begun) or empty."""
        answers = self.draft.answers
        if self.against(step) or self.wrong_page == step or self.upside_down(step):
            return "bad"
        if not any(empty(step, answers)) and not any(step_of(each, answers) == step for each in self.missing):
            return "good"
        return "doubt" if any(answers.get(path) is not None for path in (*step.paths, step.rows)) else ""

    @property
    def missing(self) -> tuple[str, ...]:
        """What the law still asks."""
        return self.decision.missing if self.decision else ()

    @property
    def complete(self) -> bool:
        """Can it be submitted: nothing empty, nothing unreadable?  What is refused can be submitted, and contested."""
        return self.error is None and not any(self.left())

    def left(self) -> Iterable[Step]:
        """The pages on which something is still missing or cannot be read."""
        answers = self.draft.answers
        for each in steps(answers):
            asked = any(step_of(path, answers) == each for path in self.missing)
            if any(empty(each, answers)) or asked or self.why(each):
                yield each

    @property
    def last_day(self) -> tuple[str, str, str]:
        """The last day to apply, how far it is, and its colour; empty texts as long as the start is not known."""
        start = self.draft.start
        last = last_day_to_apply(start, self.today)
        if last is None:
            return "", "", ""
        left = (last - self.today).days
        tone = "bad" if left < 0 else "doubt" if left <= standing.SOON else "good"
        return day(last, self.lang), standing.until(left, self.lang), tone

    @property
    def sums(self) -> tuple[tuple[str, str], ...]:
        """The amounts as far as they are known."""
        known = self.decision
        if known is None:
            return ()
        lines = (
            (_("Steunpercentage"), None if known.rate is None else percent(known.rate, self.lang)),
            (_("Subsidie"), self._money(known.subsidy)),
            (_("Jouw aandeel in de portefeuille"), self._money(known.own_share)),
        )
        return tuple((label, text) for label, text in lines if text)

    @property
    def tips(self) -> tuple[Tip, ...]:
        """What can still be done when it is too late."""
        return self.told.tips if self.told and self.draft.answers.get(START) else ()

    def _money(self, cents: int | None) -> str | None:
        return None if cents is None else money(cents, self.lang)

    @cached_property
    def _open(self) -> set[str]:
        found = self.decision
        return {each.id for each in found.criteria if each.kind in ("judgement", "law")} if found else set()

    def _judged(self, verdict: str, step: Step | None) -> tuple[Judged, ...]:
        wanted = step.criteria if step else ENTERPRISE
        return tuple(each for each in self.told.criteria[verdict] if each.id in wanted) if self.told else ()
