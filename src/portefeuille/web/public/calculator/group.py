"""Who counts with the enterprise, for how much and why; the figures together; the size."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from portefeuille.decision import Decision, decide
from portefeuille.decision.formats import headcount, money, percent, show
from portefeuille.decision.wording import Words
from portefeuille.rules.steps.base import Line
from portefeuille.rules.steps.group import FIGURES, Consolidated, Figures, Member, Year, consolidate
from portefeuille.rules.steps.ownership import group_of
from portefeuille.rules.steps.ownership_graph import Graph
from portefeuille.rules.steps.say import say
from portefeuille.rules.units import EXACT
from portefeuille.web.public.calculator.group_carry import carried, together, totals
from portefeuille.web.public.calculator.group_form import PERSON, GroupForm, token
from portefeuille.web.public.calculator.group_rows import FIGURES as NAMED
from portefeuille.web.public.calculator.group_rows import LABELS, LAST, YOU
from portefeuille.web.public.forms.questions import Asked
from portefeuille.web.public.forms.reading import TYPED_IN

YOURS, LINKED, PARTNER, UNSURE, INSIDE, NOT, SOMEBODY = (
    "you", "linked", "partner", "unsure", "inside", "not", "person",
)  # fmt: skip
STATUSES: dict[str, str | Promise] = {
    YOURS: _("jouw onderneming"),
    LINKED: _("verbonden: telt volledig"),
    PARTNER: _("partner: telt voor zijn deel"),
    UNSURE: _("nog niet bekend"),
    INSIDE: _("telt niet apart: al in een andere rekening"),
    NOT: _("telt niet mee"),
    SOMEBODY: _("persoon: heeft geen cijfers"),
}
TONES = {YOURS: "good", LINKED: "good", PARTNER: "good", UNSURE: "doubt"}
_TOKEN = re.compile("\u27e6(\\d+)\u27e7")
_TOKEN_WHOLE = re.compile("\u27e6\\d+\u27e7")


@dataclass(frozen=True, slots=True)
class Told:
    """One of the group: name, what it is, for how much it counts, its figures, why, and the sources."""

    index: int
    name: str | Promise
    status: str
    share: str
    figures: tuple[str, ...]
    lines: tuple[str, ...]
    sources: tuple[str, ...]

    @property
    def called(self) -> str | Promise:
        """The status in words."""
        return STATUSES[self.status]

    @property
    def tone(self) -> str:
        """good: counts; doubt: not known; else empty."""
        return TONES.get(self.status, "")


@dataclass(frozen=True, slots=True)
class Sum:
    """The figures of a year together; ``at_least`` where something is missing."""

    title: str | Promise
    figures: tuple[tuple[str | Promise, str, bool], ...]


class GroupAnswer:
    """What the page tells about a graph that can be."""

    def __init__(self, form: GroupForm, graph: Graph) -> None:
        self.form, self.graph, self.lang = form, graph, form.lang
        self.limits = form.limits
        self.group = group_of(graph, token(YOU), self.limits)
        self.members: dict[int, Member] = {
            int(found[1]): member
            for member in self.group.members
            if (found := _TOKEN.search(member.path or "")) is not None
        }
        self.last = self._consolidated("last", self.group.own)

    def _consolidated(self, year: Year, own: Figures) -> Consolidated:
        return consolidate(own, self.group.members, partner_from=self.limits.partner_from, year=year)

    @cached_property
    def before(self) -> Consolidated | None:
        """The figures of the year before, when they are there for everybody who counts."""
        if self.group.previous is None or any(each.previous is None for each in self.group.members):
            return None
        found = self._consolidated("previous_year", self.group.previous)
        return found if None not in (found.headcount, found.turnover, found.balance_total) else None

    @property
    def before_incomplete(self) -> bool:
        """Whether figures of the year before were given, but not for everybody who counts."""
        given = any(each.previous not in (None, Figures(0, 0, 0)) for each in self.graph.entities)
        return given and self.before is None

    # who counts

    @cached_property
    def told(self) -> tuple[Told, ...]:
        """Everybody in the form."""
        return tuple(self._told(index) for index in self.form.used)

    def _told(self, index: int) -> Told:
        entity = next(each for each in self.graph.entities if each.id == token(index))
        lines = [line for line in self.group.lines if token(index) in _about(line)]
        status, member = self._status(index, lines), self.members.get(index)
        share = ""
        if status == LINKED:
            share = percent(EXACT, self.lang)
        elif member is not None and member.share_bp is not None:
            share = percent(member.share_bp, self.lang)
        return Told(
            index,
            self.form.names[index],
            status,
            share,
            () if status == SOMEBODY else self._shown(entity.figures),
            tuple(self.said(line) for line in lines),
            tuple(dict.fromkeys(source for line in lines for source in line.source)),
        )

    def _status(self, index: int, lines: list[Line]) -> str:
        if index == YOU:
            return YOURS
        if self.form.kind(index) == PERSON:
            return SOMEBODY
        member = self.members.get(index)
        if member is not None:
            return LINKED if member.kind == "linked" else PARTNER if member.share_bp is not None else UNSURE
        return INSIDE if any(line.code == "ownership.included" for line in lines) else NOT

    def _shown(self, figures: Figures) -> tuple[str, ...]:
        return tuple(
            "–"
            if value is None
            else headcount(value, self.lang)
            if name == "headcount"
            else money(value, self.lang)
            for name, value in zip(FIGURES, figures, strict=True)
        )

    def said(self, line: Line) -> str:
        """A line of the rules as a sentence, with the names of the form."""
        names = self.form.names
        return _TOKEN.sub(lambda found: str(names[int(found[1])]), say(line, self.lang, show))

    @property
    def independent(self) -> bool:
        """Whether nobody counts with the enterprise."""
        return not self.group.members

    # the figures together

    @cached_property
    def sums(self) -> tuple[Sum, ...]:
        """The figures together, by year."""
        found = [Sum(_("Laatste boekjaar"), self._sum(self.last))]
        if self.before is not None:
            found.append(Sum(_("Het boekjaar ervoor"), self._sum(self.before)))
        return tuple(found)

    def _sum(self, whole: Consolidated) -> tuple[tuple[str | Promise, str, bool], ...]:
        rows = []
        for (short, _kind), name, least in zip(NAMED, FIGURES, whole.at_least, strict=True):
            value = getattr(whole, name)
            write = headcount if name == "headcount" else money
            rows.append(
                (
                    LABELS[LAST + short],
                    write(least if value is None else value, self.lang, scale=EXACT),
                    value is None,
                )
            )
        return tuple(rows)

    @cached_property
    def missing(self) -> tuple[Asked, ...]:
        """The questions that must still be answered to know the figures together."""
        missing = self.last.missing
        paths = dict.fromkeys((*missing.headcount, *missing.turnover, *missing.balance_total))
        names = dict.fromkeys(name for path in paths for name in self._asked_at(path))
        return tuple(self.form.sheet.asked(name) for name in names)

    def _asked_at(self, path: str) -> Iterator[str]:
        """The question behind a path that is missing."""
        found, name = _TOKEN.search(path), path.rpartition(".")[2]
        fields = {"budget": "begroting", "inhabitants": "inwoners"}
        fields.update(zip(FIGURES, (short for short, _kind in NAMED), strict=True))
        index = int(found[1]) if found else YOU
        if name == "invested":
            owner = _TOKEN.search(self.graph.holdings[int(path.split(".")[2])].owner)
            yield f"inleg{owner[1] if owner else YOU}"
        elif name in fields:
            yield f"{fields[name]}{index}"

    # the size

    @cached_property
    def this_year(self) -> Decision:
        """The decision on the figures of the last year alone."""
        return self._decided({})

    @cached_property
    def two_years(self) -> Decision | None:
        """The decision with the year before; None without it."""
        return None if self.before is None else self._decided({"previous_year": together(self.before)})

    def _decided(self, more: dict[str, object]) -> Decision:
        facts = {**together(self.last), **more}
        return decide({"on": self.form.on.isoformat(), "enterprise": facts}, self.lang)

    @property
    def sizes(self) -> tuple[tuple[str | Promise, str, str, str], ...]:
        """Which size, by which years: the title, the size, the reason and the source."""
        decided = [(_("Met de cijfers van het laatste boekjaar"), self.this_year)]
        if self.two_years is not None:
            decided.append((_("Met de regel van twee jaar op rij"), self.two_years))
        words, rows = Words.of(self.lang), []
        for title, decision in decided:
            size = next(each for each in decision.criteria if each.id == "size")
            name = words.category("size", decision.size) if decision.size else ""
            rows.append((title, name, size.because, size.source))
        return tuple(rows)

    @property
    def size(self) -> str:
        """The size that counts; empty when it is not known."""
        return (self.two_years or self.this_year).size or ""

    @property
    def reservations(self) -> tuple[str, ...]:
        """What is assumed of the law about the size."""
        found = (self.two_years or self.this_year).reservations
        return tuple(each.because for each in found if each.criterion == "size")

    # further

    @cached_property
    def rows_fit(self) -> bool:
        """Whether Check has a row for everybody who counts."""
        return carried(self.group.own, self.group.members, self.lang) is not None and self.before is None

    @property
    def check(self) -> str:
        """The address of Check: with a row for everybody who counts, or with the figures together."""
        answers = carried(self.group.own, self.group.members, self.lang) if self.before is None else None
        if answers is None:
            answers = self._totals()
        day = {TYPED_IN: self.lang, "on": self.form.sheet.texts["op"]}
        return f"{reverse('public:check')}?{urlencode({**day, **answers})}"

    def _totals(self) -> dict[str, str]:
        years = [
            ("enterprise", self.last),
            *([("enterprise.previous_year", self.before)] if self.before else []),
        ]
        return {key: text for place, whole in years for key, text in totals(place, whole, self.lang).items()}

    @property
    def calculator(self) -> str:
        """The address of the amounts with this size."""
        answers = {TYPED_IN: self.lang, "op": self.form.sheet.texts["op"], "grootte": self.size}
        return f"{reverse('public:calculator')}?{urlencode({key: text for key, text in answers.items() if text})}"


def _about(line: Line) -> set[str]:
    """The rows that a line is about: who is linked, else who is held; of an exception, who holds."""
    who = "linked" if "linked" in line.values else "by" if line.code == "ownership.excepted" else "of"
    return set(_TOKEN_WHOLE.findall(str(line.values.get(who, ""))))
