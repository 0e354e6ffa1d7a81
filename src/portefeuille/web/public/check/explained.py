"""A decision in words, ready for a template: what follows from the decision alone, on whatever page it is told."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from portefeuille import clock
from portefeuille.decision import Decision
from portefeuille.decision.explain import headline
from portefeuille.decision.formats import day, days, money
from portefeuille.decision.wording import Words
from portefeuille.law import load
from portefeuille.web.public.check import bill, elsewhere
from portefeuille.web.public.check.late import Tip
from portefeuille.web.public.check.late import tips as tips_after
from portefeuille.web.public.check.told import Deadline, Judged
from portefeuille.web.public.law.said import said

TONES = {"eligible": "good", "ineligible": "bad", "needs_review": "doubt"}
VERDICTS = {"not_met": "bad", "unknown": "doubt", "met": "good"}

SOON = 7


class Explained:
    """What a page tells about a decision on a case."""

    def __init__(self, decision: Decision, case: Mapping[str, Any]) -> None:
        self.decision, self.lang, self._case = decision, decision.lang, case
        self.words = Words.of(decision.lang)
        self.tone = TONES[decision.outcome]
        self.headline = headline(decision)
        self.outcome = self.words.category("outcome", decision.outcome)
        self.subsidy = self._money(decision.subsidy)
        self.between = tuple(money(cents, self.lang) for cents in decision.between or ())
        self.room = self._money(decision.room) if decision.outcome == "eligible" else ""
        self.size = self.words.category("size", decision.size) if decision.size else ""
        self.subsidy_lines = tuple(bill.subsidy_lines(decision))
        self.own_lines = tuple(bill.own_lines(decision))
        self.outside = bill.outside(decision)
        self.bar = bill.bar(decision)
        self.steps = decision.lines
        self.known = day(decision.known, self.lang)
        self.on = day(decision.on, self.lang)

    def _money(self, cents: int | None) -> str:
        return "" if cents is None else money(cents, self.lang)

    @cached_property
    def criteria(self) -> dict[str, tuple[Judged, ...]]:
        """The criteria by verdict: not_met, unknown, met."""
        found: dict[str, list[Judged]] = {verdict: [] for verdict in VERDICTS}
        register = load().sources
        for each in self.decision.criteria:
            text = said(register[each.source].text if each.source in register else {}, self.lang)
            found[each.verdict].append(
                Judged(
                    each.id,
                    VERDICTS[each.verdict],
                    self.words.verdict(each.kind or each.verdict),
                    self.words.criterion(each.id),
                    each.because,
                    self.words.verdict(each.default) if each.default else "",
                    each.source,
                    day(each.since, self.lang) if each.since else "",
                    each.parameter or "",
                    text,
                    reverse("public:law_source", args=[each.source]) if each.source in register else "",
                )
            )
        found["unknown"].sort(key=lambda each: bool(each.reserved))
        return {verdict: tuple(each) for verdict, each in found.items()}

    @property
    def settled(self) -> bool:
        """Whether it is refused already, while other facts were not given."""
        refused = self.decision.outcome == "ineligible"
        return refused and any(each.kind == "fact" for each in self.decision.criteria)

    @property
    def late(self) -> str | Promise:
        """That the last day to apply is past: on the day of the application, or only today; else empty."""
        last = self.decision.deadlines.get("apply_by")
        if last is None or max(self.decision.on, clock.today()) <= last:
            return ""
        words = {"last": day(last, self.lang), "on": self.on}
        if self.decision.on <= last:
            return (
                _(
                    "Vandaag is het te laat: aanvragen kon tot en met %(last)s. Je rekent een aanvraag van %(on)s na."
                )
                % words
            )
        if clock.today() <= last:
            return _("Op %(on)s vraag je te laat aan: dat kan tot en met %(last)s.") % words
        return _("Te laat: aanvragen kon tot en met %(last)s.") % words

    @cached_property
    def deadlines(self) -> tuple[Deadline, ...]:
        """The last days that are known; none of them when there is nothing to apply for, or no project yet."""
        if self.decision.outcome == "ineligible" or self.decision.alone:
            return ()
        today = clock.today()
        return tuple(
            Deadline(
                self.words.deadline(name),
                day(when, self.lang),
                self._left(when, today),
                _urgency(when, today),
            )
            for name, when in self.decision.deadlines.items()
            if when is not None
        )

    def _left(self, when: date, today: date) -> str | Promise:
        left = (when - today).days
        if left == 0:
            return _("vandaag is de laatste dag")
        number = days(abs(left), self.lang)
        return _("nog %(days)s") % {"days": number} if left > 0 else _("%(days)s geleden") % {"days": number}

    @cached_property
    def reservations(self) -> tuple[tuple[str, str], ...]:
        """What is assumed of the law: the name of the criterion, and why."""
        return tuple(
            (self.words.criterion(each.criterion), each.because) for each in self.decision.reservations
        )

    @cached_property
    def alternatives(self) -> tuple[elsewhere.Alternative, ...]:
        """Other supports, when this one is refused."""
        refused = self.decision.outcome == "ineligible"
        return elsewhere.alternatives(self.decision, self._case) if refused else ()

    @cached_property
    def contacts(self) -> tuple[elsewhere.Contact, ...]:
        """Whom to ask."""
        return elsewhere.contacts(self.decision)

    @property
    def reminders(self) -> bool:
        """Whether a last day is still to come, for a calendar."""
        return any(each.tone != "bad" for each in self.deadlines)

    @cached_property
    def tips(self) -> tuple[Tip, ...]:
        """What can still be done, when it is too late."""
        return tips_after(self.decision)


def _urgency(when: date, today: date) -> str:
    left = (when - today).days
    return "bad" if left < 0 else "doubt" if left <= SOON else "good"
