"""The page with the amounts: what the answers give for a small and for a medium enterprise, ready for a template."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.http import urlencode

from portefeuille.decision import Decision
from portefeuille.decision.formats import day
from portefeuille.decision.wording import Words
from portefeuille.law import Law
from portefeuille.web.public.calculator import figures, pictures
from portefeuille.web.public.calculator.amount_questions import NOT_COUNTED, PLACES
from portefeuille.web.public.calculator.decided import own_size
from portefeuille.web.public.calculator.sizes import NAMES, SHORT, SIZES, SMALL
from portefeuille.web.public.calculator.what_if import Otherwise, otherwise, said
from portefeuille.web.public.forms.reading import TYPED_IN
from portefeuille.web.public.forms.sheet import Sheet, hundredths


@dataclass(frozen=True, slots=True)
class OfSize:
    """What a size gets: tone (good, bad, doubt), the outcome, the amount in large, why not, and the pictures."""

    size: str
    name: str | Promise
    short: str | Promise
    tone: str
    outcome: str
    amount: str | Promise
    yours: bool
    reasons: tuple[str, ...]
    ceiling: pictures.Picture | None
    bill: pictures.Picture | None


TONES = {"eligible": "good", "ineligible": "bad", "needs_review": "doubt"}


class Amounts:
    """What the page tells about the decisions on the answers."""

    def __init__(self, sheet: Sheet, decisions: dict[str, Decision]) -> None:
        self.sheet, self.decisions, self.lang = sheet, decisions, sheet.lang
        self.first = decisions[SMALL]
        self.words = Words.of(sheet.lang)
        self.on = day(self.first.on, self.lang)
        self.known = day(self.first.known, self.lang)
        self.law_hash = self.first.law_hash
        self.law = Law.on(self.first.on, self.first.known)

    @cached_property
    def yours(self) -> str:
        """The size of the visitor's own enterprise; empty when it is not known."""
        found = own_size(self.sheet)
        return found if isinstance(found, str) else (found.size or "") if found else ""

    @cached_property
    def your_size(self) -> str:
        """What is said of the size of the own enterprise: the reason, or what is missing; empty when nothing was asked."""
        found = own_size(self.sheet)
        if found is None:
            return ""
        if isinstance(found, str):
            return self.words.category("size", found)
        return next(each.because for each in found.criteria if each.id == "size")

    @cached_property
    def sizes(self) -> tuple[OfSize, ...]:
        """Both sizes."""
        used = hundredths(self.sheet.values.get("kreeg")) or 0
        return tuple(self._of(size, used) for size in SIZES)

    def _of(self, size: str, used: int) -> OfSize:
        decision = self.decisions[size]
        refusals = tuple(each.because for each in decision.criteria if each.verdict == "not_met")
        open_ones = tuple(
            each.because for each in decision.criteria if each.verdict == "unknown" and not each.default
        )
        return OfSize(
            size,
            NAMES[size],
            SHORT[size],
            TONES[decision.outcome],
            self.words.category("outcome", decision.outcome),
            said(decision),
            self.yours == size,
            refusals or (open_ones if decision.outcome == "needs_review" else ()),
            pictures.ceiling(decision, size, used),
            pictures.bill(decision, size),
        )

    @cached_property
    def rows(self) -> tuple[figures.Row, ...]:
        """The table of amounts."""
        return tuple(figures.rows(self.decisions))

    @cached_property
    def rules(self) -> tuple[tuple[figures.Row, tuple[figures.Rule, ...]], ...]:
        """Of each row of the table, where its numbers come from."""
        named = {row.name: row for row in self.rows}
        found = figures.where(self.decisions, self.law, self.sheet.values.get("thema"))
        return tuple((named[name], rules) for name, rules in found if rules)

    @cached_property
    def reservations(self) -> tuple[tuple[str, str], ...]:
        """What is assumed of the law, for one size or for both: the name of the criterion, and why."""
        found = (
            (self.words.criterion(each.criterion), each.because)
            for size in SIZES
            for each in self.decisions[size].reservations
        )
        return tuple(dict.fromkeys(found))

    @cached_property
    def otherwise(self) -> tuple[Otherwise, ...]:
        """What would differ later or with another theme."""
        return tuple(otherwise(self.sheet, self.decisions))

    @property
    def check(self) -> str:
        """The address of Check with the same answers."""
        texts = {path: self.sheet.texts[name] for name, path in PLACES.items() if self.sheet.texts[name]}
        if self.sheet.values.get(NOT_COUNTED):
            texts["project.costs.0.kind"] = "other_ineligible"
            texts["project.costs.0.amount"] = self.sheet.texts[NOT_COUNTED]
        return f"{reverse('public:check')}?{urlencode({TYPED_IN: self.lang, **texts})}"
