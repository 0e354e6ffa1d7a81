"""The rows of a visitor, read into an ownership graph; what cannot be is told at its question."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from portefeuille import clock
from portefeuille.law import Law
from portefeuille.rules.registry import BEGIN
from portefeuille.rules.steps.group import Figures
from portefeuille.rules.steps.ownership_graph import (
    Control,
    Entity,
    Graph,
    GraphError,
    Holding,
    Included,
    Limits,
    check,
)
from portefeuille.rules.units import EXACT
from portefeuille.web.public.calculator import group_rows
from portefeuille.web.public.calculator.decided import OF_A_QUESTION, TOO_EARLY
from portefeuille.web.public.calculator.group_rows import (
    BEFORE,
    FEWEST,
    FIGURES,
    LAST,
    MORE_ROWS,
    MORE_SHARES,
    MOST,
    OWNED,
    ROWS,
    SHARES,
    YOU,
    default_name,
)
from portefeuille.web.public.forms import shown
from portefeuille.web.public.forms.questions import Question
from portefeuille.web.public.forms.reading import CHOOSE
from portefeuille.web.public.forms.sheet import Sheet, basis_points, hundredths
from portefeuille.web.public.forms.shown import Option
from portefeuille.web.public.forms.typed import typed_day

PERSON = "natural_person"
LAST_YEAR = 2200


def token(index: int) -> str:
    """The name of a row in the graph: no enterprise is called like this, so it can be put back into a sentence."""
    return f"\u27e6{index}\u27e7"


class GroupForm:
    """The answers.  ``tie`` says of each holding at which question its capital stands."""

    def __init__(self, data: Mapping[str, str], lang: str) -> None:
        self.lang = lang
        self.adding = MORE_ROWS in data or MORE_SHARES in data
        self.rows = _counted(data, ROWS, FEWEST, MORE_ROWS)
        self.shares = _counted(data, SHARES, 0, MORE_SHARES)
        self.names = [self._name(data, index) for index in range(self.rows + 1)]
        self.sheet = Sheet(self._questions(), data, lang)
        if not self.sheet.texts["op"]:
            self.sheet.texts["op"], self.sheet.values["op"] = typed_day(clock.today()), clock.today()
        self.used = [YOU, *(index for index in range(1, self.rows + 1) if self._used(index))]
        self.tie: dict[tuple[int, int], str] = {}
        self.holdings: list[Holding] = []
        self.controls: list[Control] = []
        self._day()
        for index in self.used[1:]:
            self._row(index)
        for index in range(1, self.shares + 1):
            self._share(index)
        self._wholes()
        self.graph = self._graph()

    def _name(self, data: Mapping[str, str], index: int) -> str | Promise:
        text = "".join(each for each in data.get(f"naam{index}", "").strip() if each.isprintable())
        return text or default_name(index)

    def options(self, without: int | None = None) -> tuple[Option, ...]:
        """Everybody in the form, by name."""
        return tuple(Option(str(index), name) for index, name in enumerate(self.names) if index != without)

    def _questions(self) -> Iterator[Question]:
        yield Question(
            "op",
            shown.DAY,
            _("Op welke dag vraag je de steun aan?"),
            _("Die dag bepaalt welke regels gelden."),
            wide=True,
        )
        yield from group_rows.own(self.names[YOU])
        yield from group_rows.figures(YOU, BEFORE, self.names[YOU])
        for index in range(1, self.rows + 1):
            yield from group_rows.row(index, self.options(index), self.names[index])
            yield from group_rows.details(index, self.options(index), self.names[index])
        for index in range(1, self.shares + 1):
            yield from group_rows.share(index, self.options())

    def _used(self, index: int) -> bool:
        fields = (*group_rows.row(index, ()), *group_rows.details(index, ()))
        return any(self.sheet.texts[each.name] for each in fields)

    def _day(self) -> None:
        when: date = self.sheet.values.get("op", clock.today())
        if when < BEGIN:
            self.sheet.wrong("op", TOO_EARLY)
        elif when.year > LAST_YEAR:
            self.sheet.wrong("op", OF_A_QUESTION["op"])
        self.on = when if "op" not in self.sheet.errors else clock.today()

    def kind(self, index: int) -> Any:
        """What a row is; an enterprise as long as nothing else is chosen."""
        return "enterprise" if index == YOU else self.sheet.values.get(f"soort{index}", "enterprise")

    def _row(self, index: int) -> None:
        """The tie of a row."""
        values = self.sheet.values
        if f"band{index}" not in values:
            self.sheet.wrong(f"band{index}", CHOOSE)
            return
        other = int(values.get(f"met{index}", YOU))
        owner, owned = (other, index) if values[f"band{index}"] == OWNED else (index, other)
        ground = values.get(f"macht{index}")
        if not self._possible(owner, owned, f"met{index}"):
            return
        if ground is not None:
            self.controls.append(Control(token(owner), token(owned), ground))
        names = (f"kapitaal{index}", f"stemmen{index}")
        invested = hundredths(values.get(f"inleg{owner}")) if owner != YOU else None
        self._hold(owner, owned, names, invested, needed=ground is None)

    def _share(self, index: int) -> None:
        """A share that stands in no row."""
        names = (f"houder{index}", f"doel{index}", f"kap{index}", f"stem{index}")
        if not any(self.sheet.texts[name] for name in names):
            return
        missing = [name for name in names[:2] if name not in self.sheet.values]
        for name in missing:
            self.sheet.wrong(name, CHOOSE)
        if missing:
            return
        owner, owned = int(self.sheet.values[names[0]]), int(self.sheet.values[names[1]])
        if owner not in self.used:
            self.sheet.wrong(names[0], _("Vul eerst de rij van deze onderneming in."))
        elif self._possible(owner, owned, names[1]):
            invested = hundredths(self.sheet.values.get(f"inleg{owner}")) if owner != YOU else None
            self._hold(owner, owned, (names[2], names[3]), invested, needed=True)

    def _possible(self, owner: int, owned: int, name: str) -> bool:
        if owner == owned:
            self.sheet.wrong(name, _("Een onderneming bezit geen deel van zichzelf. Kies een andere."))
        elif owner not in self.used or owned not in self.used:
            self.sheet.wrong(name, _("Vul eerst de rij van deze onderneming in."))
        elif self.kind(owned) == PERSON:
            self.sheet.wrong(name, _("Niemand bezit een deel van een persoon. Kijk na wie wie bezit."))
        else:
            return True
        return False

    def _hold(
        self, owner: int, owned: int, names: tuple[str, str], invested: int | None, *, needed: bool
    ) -> None:
        capital, votes = (basis_points(self.sheet.values.get(name)) for name in names)
        if capital is None and votes is None:
            if needed:
                self.sheet.wrong(names[0], _("Schrijf hoe groot het deel is, bijvoorbeeld 30 %."))
            return
        if (owner, owned) in self.tie:
            self.sheet.wrong(names[0], _("Dit aandeel staat al in een andere rij. Tel ze samen."))
            return
        self.tie[owner, owned] = names[0]
        capital = capital if capital is not None else votes
        votes = votes if votes is not None else capital
        self.holdings.append(Holding(token(owner), token(owned), capital or 0, votes or 0, invested))

    def _wholes(self) -> None:
        """Nobody is held for more than the whole."""
        for owned in self.used:
            held = [each for each in self.holdings if each.owned == token(owned)]
            whole = EXACT + len(held)
            if sum(each.capital_bp for each in held) > whole or sum(each.votes_bp for each in held) > whole:
                last = [name for (_owner, one), name in self.tie.items() if one == owned][-1]
                self.sheet.wrong(
                    last, _("Samen is dit meer dan 100 %% van %(name)s.") % {"name": self.names[owned]}
                )

    def _figures(self, index: int, year: str) -> Figures:
        return Figures(
            *(hundredths(self.sheet.values.get(f"{year}{name}{index}")) for name, _kind in FIGURES)
        )

    def _entity(self, index: int) -> Entity:
        kind = self.kind(index)
        if kind == PERSON:
            return Entity(token(index), kind)
        before = self._figures(index, BEFORE)
        values = self.sheet.values
        inhabitants: Decimal | None = values.get(f"inwoners{index}")
        return Entity(
            token(index),
            kind,
            self._figures(index, LAST),
            None if before == Figures() else before,
            budget=hundredths(values.get(f"begroting{index}")),
            inhabitants=None if inhabitants is None else int(inhabitants),
        )

    def _graph(self) -> Graph | None:
        """The graph; None when something is wrong."""
        if self.sheet.errors:
            return None
        entities = tuple(self._entity(index) for index in self.used)
        persons = [index for index in self.used if self.kind(index) == PERSON]
        others = [index for index in self.used[1:] if index not in persons]
        together = [
            frozenset(token(index) for index in some if self.sheet.values.get(f"samen{index}"))
            for some in (persons, others)
        ]
        market = frozenset(
            [token(YOU), *(token(index) for index in others if self.sheet.values.get(f"markt{index}"))]
        )
        included = tuple(
            Included(token(index), token(int(self.sheet.values[f"rekening{index}"])))
            for index in others
            if f"rekening{index}" in self.sheet.values
        )
        graph = Graph(
            entities,
            tuple(self.holdings),
            tuple(self.controls),
            tuple(each for each in together if len(each) > 1),
            (market,) if len(market) > 1 else (),
            included,
        )
        try:
            check(graph, token(YOU))
        except GraphError:
            names = [f"rekening{index}" for index in others if f"rekening{index}" in self.sheet.values]
            self.sheet.wrong(
                names[0] if names else "naam0",
                _(
                    "Deze rekeningen kunnen niet in elkaar zitten. Kijk na van wie de geconsolideerde rekening is."
                ),
            )
            return None
        return graph

    @property
    def limits(self) -> Limits:
        """The numbers of the law of the day."""
        law = Law.on(self.on)
        names = (
            "size.partner_share",
            "size.linked_share",
            "size.exception.business_angel.investment",
            "size.exception.local_authority.budget",
            "size.exception.local_authority.inhabitants",
        )
        found = [law.value(name) for name in names]
        return Limits(*(value if isinstance(value, int) else 0 for value in found))


def _counted(data: Mapping[str, str], name: str, fewest: int, more: str) -> int:
    """How many rows there are: as many as were asked, and one more for who asks for it."""
    text = data.get(name, "")
    rows = int(text) if text.isascii() and text.isdigit() and len(text) <= len(str(MOST)) else fewest
    return max(fewest, min(MOST, rows + (more in data)))
