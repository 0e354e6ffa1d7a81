"""A decision as the page shows it: every part in words, ready for a template."""

from __future__ import annotations

import json
from datetime import date
from functools import cached_property

from django.urls import reverse
from django.utils.http import urlencode

from portefeuille.decision import Decision
from portefeuille.decision.explain import said
from portefeuille.decision.formats import day, listing
from portefeuille.decision.wording import Words
from portefeuille.web.public.check.address import answers, change, to
from portefeuille.web.public.check.assumed import ASSUMED
from portefeuille.web.public.check.decided import case
from portefeuille.web.public.check.explained import TONES, Explained
from portefeuille.web.public.check.form import Form
from portefeuille.web.public.check.told import Assumed, Change, Given, Question
from portefeuille.web.public.forms import shown


class Answer(Explained):
    """What the page tells about a decision on the answers of a form.

    ``place``: the address of a shared answer, whose other shapes stand there too.
    """

    def __init__(self, form: Form, decision: Decision, place: str = "") -> None:
        super().__init__(decision, form.case)
        self.form, self.place = form, place

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
    labels = [str(option.label) for option in asked.options if option.value in wanted]
    if labels and asked.kind != shown.TRUTH:
        return listing(labels, lang)
    if asked.kind in (shown.TEXT, shown.COUNT, shown.NUMBER):
        return str(value)
    if isinstance(value, date):
        return day(value, lang)
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return said(path, text, Words.of(lang))
