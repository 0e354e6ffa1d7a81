"""A decision as the page shows it: every part in words, ready for a template."""

from __future__ import annotations

import json
from datetime import date
from functools import cached_property

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from portefeuille import clock
from portefeuille.decision import Decision
from portefeuille.decision.explain import headline, said
from portefeuille.decision.formats import day, days, listing, money
from portefeuille.decision.wording import Words
from portefeuille.law import load
from portefeuille.web.public.check import bill, elsewhere, fields
from portefeuille.web.public.check.address import answers, change, to
from portefeuille.web.public.check.assumed import ASSUMED
from portefeuille.web.public.check.decided import case
from portefeuille.web.public.check.form import Form
from portefeuille.web.public.check.late import Tip
from portefeuille.web.public.check.late import tips as tips_after
from portefeuille.web.public.check.told import Assumed, Change, Deadline, Given, Judged, Question

TONES = {"eligible": "good", "ineligible": "bad", "needs_review": "doubt"}
VERDICTS = {"not_met": "bad", "unknown": "doubt", "met": "good"}


SOON = 7


class Answer:
    """What the page tells about a decision on the answers of a form.

    ``place``: the address of a shared answer, whose other shapes stand there too.
    """

    def __init__(self, form: Form, decision: Decision, place: str = "") -> None:
        self.form, self.decision, self.lang, self.place = form, decision, decision.lang, place
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
            text = register[each.source].text if each.source in register else {"nl": ""}
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
                    text.get(self.lang) or text["nl"],
                    self.lang not in text,
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
    def missing(self) -> tuple[Question, ...]:
        """What is still to be asked; the question that decides most comes first."""
        first = self.decision.next_question
        paths = sorted(self.decision.missing, key=lambda path: path != first)
        return tuple(self._question(path) for path in paths)

    def _question(self, path: str) -> Question:
        words = self.words.fact(path)
        field = self.form.place(path) or "on"
        return Question(words.label, words.question, field, change(self.form, field))

    @cached_property
    def changes(self) -> dict[str, tuple[Change, ...]]:
        """What would change the outcome, by the outcome it would have: eligible, ineligible, needs_review."""
        found: dict[str, list[Change]] = {outcome: [] for outcome in TONES}
        for flip in self.decision.flips:
            found[flip.outcome].append(
                Change(
                    self.words.fact(flip.fact).label,
                    said(flip.fact, flip.before, self.words) if flip.before is not None else "",
                    said(flip.fact, flip.to, self.words),
                    change(self.form, self.form.place(flip.fact) or "on"),
                )
            )
        return {outcome: tuple(each) for outcome, each in found.items()}

    @cached_property
    def assumed(self) -> tuple[Assumed, ...]:
        """What we take for granted."""
        return tuple(
            Assumed(ASSUMED[path], change(self.form, self.form.place(path) or "on"))
            for path in self.decision.assumed
        )

    @cached_property
    def alternatives(self) -> tuple[elsewhere.Alternative, ...]:
        """Other supports, when this one is refused."""
        refused = self.decision.outcome == "ineligible"
        return elsewhere.alternatives(self.decision, self.form.case) if refused else ()

    @cached_property
    def contacts(self) -> tuple[elsewhere.Contact, ...]:
        """Whom to ask."""
        return elsewhere.contacts(self.decision)

    @cached_property
    def given(self) -> tuple[Given, ...]:
        """The answers as they were read."""
        return self.given_in(self.form)

    @staticmethod
    def given_in(form: Form) -> tuple[Given, ...]:
        """The answers of a form as they were read, in its order, each with where to change it."""
        words = Words.of(form.lang)
        return tuple(
            Given(words.fact(path).label, spoken(form, path), path, change(form, path))
            for path in form.values
            if not (form.alone and path.startswith("project.") and path != "project.service")
        )

    @cached_property
    def links(self) -> dict[str, str]:
        """Where the same answers lead: another shape, or another page."""
        shapes = {
            name: f"{self.place}?als={name}" if self.place else to("check", self.form, als=name)
            for name in ("pdf", "ics")
        }
        days = {"op": self.decision.on.isoformat()}
        if "known" in self.form.values:
            days["bekend"] = self.decision.known.isoformat()
        return {
            **shapes,
            "everything": to("check_form", self.form),
            "handover": to("check_handover", self.form),
            "law": f"{reverse('public:law')}?{urlencode(days)}",
        }

    @property
    def reminders(self) -> bool:
        """Whether a last day is still to come, for a calendar."""
        return any(each.tone != "bad" for each in self.deadlines)

    @cached_property
    def tips(self) -> tuple[Tip, ...]:
        """What can still be done, when it is too late."""
        return tips_after(self.decision)

    @cached_property
    def to_share(self) -> dict[str, str]:
        """The answers as a form sends them to be shared."""
        return answers(self.form)

    @cached_property
    def case(self) -> dict[str, object]:
        """The case of these answers."""
        return case(self.form)

    @cached_property
    def command(self) -> str:
        """How the same decision is asked at the command line."""
        facts = json.dumps(self.case, ensure_ascii=False, indent=2)
        return f"portefeuille decide - --lang {self.lang} <<'CASE'\n{facts}\nCASE"

    @cached_property
    def as_json(self) -> str:
        """What the command answers."""
        return json.dumps(self.decision.as_dict(), ensure_ascii=False, indent=2)


def spoken(form: Form, path: str, lang: str = "") -> str:
    """An answer as people say it, in the language of the form unless another is asked."""
    asked, value, lang = form.asked(path, lang), form.values[path], lang or form.lang
    wanted = value if isinstance(value, tuple) else (value,)
    labels = [option.label for option in asked.options if option.value in wanted]
    if labels and asked.kind != fields.TRUTH:
        return listing(labels, lang)
    if asked.kind in (fields.TEXT, fields.COUNT, fields.NUMBER):
        return str(value)
    if isinstance(value, date):
        return day(value, lang)
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return said(path, text, Words.of(lang))


def _urgency(when: date, today: date) -> str:
    left = (when - today).days
    return "bad" if left < 0 else "doubt" if left <= SOON else "good"
