"""The values behind the placeholders of a text, as people read them; worked out only when a text names them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from portefeuille.decision.formats import limit, listing, show
from portefeuille.decision.judge import Judged
from portefeuille.decision.lookup import legal_form_name
from portefeuille.decision.row import Row
from portefeuille.decision.wording import Words
from portefeuille.rules.evaluate import Unknown
from portefeuille.rules.facts import FACTS
from portefeuille.rules.units import Unit


class Values(Mapping[str, str]):
    """``{fact}``, ``{p.parameter}``, ``{c.concept}`` and a few more; an unknown value is an empty text."""

    def __init__(self, row: Row, judged: Judged, lang: str) -> None:
        self._row, self._judged, self._lang = row, judged, lang
        self._words = Words.of(lang)

    def __getitem__(self, name: str) -> str:
        if name.startswith("p."):
            return self._parameter(name[2:])
        if name.startswith("c."):
            return self._concept(name[2:])
        if name in self._row.deadlines:
            day = self._row.deadlines[name]
            return self._shown(day.toordinal(), Unit("day"), "") if isinstance(day, date) else ""
        special = getattr(self, f"_{name}", None)
        if special is not None:
            return str(special())
        if name in self._row.words:
            return self._row.words[name]
        value = self._row.values.get(name)
        return "" if value is None or name not in FACTS else self._shown(value, FACTS[name].unit, name)

    def __iter__(self) -> Iterator[str]:
        return iter(FACTS)

    def __len__(self) -> int:
        return len(FACTS)

    def _parameter(self, name: str) -> str:
        reading = self._row.law.reading(name)
        if not isinstance(reading.value, int):
            return ""
        return limit(reading.value, reading.unit, self._lang)

    def _concept(self, name: str) -> str:
        value = self._judged.evaluation.concept(name)
        return (
            ""
            if isinstance(value, Unknown)
            else self._shown(value, self._judged.bench.rules.rules[name].unit, "size")
        )

    def _shown(self, value: int, unit: Unit, group: str) -> str:
        if unit.name == "choice":
            return self._words.category(group, unit.categories[value])
        return show(value, unit.name, self._lang, scale=unit.scale)

    def _headcount(self) -> str:
        """The headcount of the last year, when the size follows from that year."""
        concept, value = self._judged.evaluation.concept, self._row.values.get("headcount")
        if (
            value is None
            or self._row.sizes is None
            or concept("size_last_year") != concept("enterprise_size")
        ):
            return ""
        return self._shown(value, FACTS["headcount"].unit, "headcount")

    def _frozen_size(self) -> str:
        """The size that the first application of the year froze."""
        size = self._row.words.get("frozen_size")
        return self._words.category("size", size) if size else ""

    def _theme_name(self) -> str:
        theme = self._row.words.get("theme")
        return self._words.category("theme", theme) if theme else ""

    def _legal_form_name(self) -> str:
        form = self._row.words.get("legal_form_name")
        return legal_form_name(self._row.law, form, self._lang) if form else ""

    def _excluded_services(self) -> str:
        codes = [code for code in self._row.words.get("exclusions", "").split(",") if code]
        labels = (
            {str(row["code"]): row["title"][self._lang] for row in self._row.law.rows("exclusions")}
            if codes
            else {}
        )
        return listing([labels[code] for code in codes], self._lang)

    def _participants(self) -> str:
        codes = [code for code in self._row.words.get("refused_participants", "").split(",") if code]
        return listing([self._words.category("participant", code) for code in codes], self._lang)
