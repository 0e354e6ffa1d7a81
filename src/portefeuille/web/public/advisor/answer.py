"""What the page tells about an advice: ready for a template."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portefeuille.advisor import Advice
from portefeuille.advisor.catalogue import catalogue
from portefeuille.advisor.wording import texts
from portefeuille.decision.formats import day
from portefeuille.decision.wording import Words
from portefeuille.law import Law
from portefeuille.rules.registry import BEGIN
from portefeuille.web.public.advisor import links, question, rates
from portefeuille.web.public.advisor.sure import Sure, sure
from portefeuille.web.public.check.elsewhere import Alternative, Contact, fitting, reach
from portefeuille.web.public.law.cite import Cite, cites
from portefeuille.web.public.law.said import Said, said

TONES = {"eligible": "good", "ineligible": "bad", "needs_review": "doubt"}
CRITERIA = frozenset({"service", "theme"})
"""The criteria of a decision that a description can fail: other supports are looked up by them."""
HEADLINES: dict[tuple[str, str], str | Promise] = {
    ("training", "eligible"): gettext_lazy("Deze opleiding krijgt waarschijnlijk steun"),
    ("training", "ineligible"): gettext_lazy("Deze opleiding krijgt waarschijnlijk geen steun"),
    ("training", "needs_review"): gettext_lazy("Of deze opleiding steun krijgt, moet iemand nakijken"),
    ("advice", "eligible"): gettext_lazy("Dit advies krijgt waarschijnlijk steun"),
    ("advice", "ineligible"): gettext_lazy("Dit advies krijgt waarschijnlijk geen steun"),
    ("advice", "needs_review"): gettext_lazy("Of dit advies steun krijgt, moet iemand nakijken"),
}


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme that may fit: its name, its definition, its page, and its percentages on the day."""

    title: str
    definition: Said
    address: str
    rates: tuple[rates.Rate, ...]


@dataclass(frozen=True, slots=True)
class Example:
    """An example that resembles the description.  lang: where it is not that of the page."""

    text: Said
    tone: str
    outcome: str
    source: str
    own: bool


class Answer:
    """What the page tells."""

    def __init__(self, advice: Advice, text: str, lang: str) -> None:
        self.advice, self.text, self.lang = advice, text, lang
        self.words = Words.of(lang)
        self.law = Law.on(advice.on, advice.known)
        self.on, self.known = day(advice.on, lang), day(advice.known, lang)
        self.tone = TONES[advice.verdict]
        self.outcome = self.words.category("outcome", advice.verdict)
        self.service = self.words.category("service", advice.service)
        self.headline = HEADLINES[advice.service, advice.verdict]
        self.past = advice.on < BEGIN
        """Before the scheme of today: nothing is said, so nothing is sure, higher or alike."""

    @cached_property
    def themes(self) -> tuple[Theme, ...]:
        """The themes, best first."""
        rows = {row["code"]: row for row in self.law.rows("themes")}
        return tuple(
            Theme(
                rows[code]["title"][self.lang],
                said(rows[code]["definition"], self.lang),
                links.theme(code, self.advice.on),
                rates.of_theme(code, self.law, self.lang),
            )
            for code in self.advice.themes
        )

    @property
    def leading(self) -> str:
        """The theme that travels along: the first one, or the only one with a higher rate; empty for none."""
        if self.advice.themes:
            return self.advice.themes[0]
        return rates.higher(self.law, self.advice.service) if self.advice.bonus else ""

    @cached_property
    def rates(self) -> tuple[rates.Rate, ...]:
        """The percentages, where no theme is named; none for what gets nothing."""
        if self.themes or self.tone == "bad":
            return ()
        return rates.of_theme(self.leading, self.law, self.lang)

    @property
    def bonus(self) -> str:
        """Whether the higher rate applies, in a sentence; empty where it cannot."""
        if self.tone == "bad" or self.past:
            return ""
        if self.advice.bonus:
            return _("Ja. Op die dag geldt voor dit onderwerp een hoger percentage.")
        if self._unknown in self.advice.notes:
            return self._unknown
        return _("Nee. Op die dag geldt voor dit onderwerp het gewone percentage.")

    @property
    def attention(self) -> tuple[str, ...]:
        """What must be looked after before one counts on it."""
        return tuple(each for each in self.advice.notes if each != self._unknown)

    @property
    def _unknown(self) -> str:
        return str(texts(self.lang)["notes"]["bonus_unknown"])

    @property
    def sure(self) -> Sure | None:
        """How sure it is; None where nothing is said."""
        return None if self.past else sure(self.advice.verdict, self.advice.confidence)

    @cached_property
    def sources(self) -> tuple[Cite, ...]:
        """Where the reason comes from."""
        return cites(self.advice.sources, self.lang)

    @cached_property
    def nearest(self) -> tuple[Example, ...]:
        """The known examples that resemble it most."""
        if self.past:
            return ()
        langs = {one.text: one.lang for one in catalogue()}
        return tuple(
            Example(
                Said(one.text, "" if langs[one.text] == self.lang else langs[one.text]),
                TONES[one.verdict],
                self.words.category("outcome", one.verdict),
                one.source,
                one.origin == "own",
            )
            for one in self.advice.nearest
        )

    @cached_property
    def question(self) -> str:
        """What to ask a person, ready to copy; empty when the verdict is clear."""
        return question.of(self.advice, self.text, self.lang) if self.advice.ask else ""

    @cached_property
    def contacts(self) -> tuple[Contact, ...]:
        """How to reach the agency on the day; of before it had the scheme, as today."""
        return reach(self.law, self.lang) or reach(Law.on(self.advice.known, self.advice.known), self.lang)

    @cached_property
    def alternatives(self) -> tuple[Alternative, ...]:
        """Other supports, for what gets none here."""
        if self.tone != "bad":
            return ()
        return fitting(CRITERIA, {"project": {"service": self.advice.service}}, self.law, self.lang)

    @property
    def check(self) -> str:
        """Check with the service, the theme and the day."""
        return links.check(self.advice, self.leading, self.lang)

    @property
    def calculator(self) -> str:
        """Rekenen with the same; empty where there is nothing to calculate."""
        return (
            "" if self.tone == "bad" or self.past else links.calculator(self.advice, self.leading, self.lang)
        )
