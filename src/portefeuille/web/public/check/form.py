"""The form: what stands in the address of the page, read into a case; what is wrong, at its field."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from portefeuille import clock
from portefeuille.decision.formats import LANGUAGES
from portefeuille.law import Law
from portefeuille.numbers import read as read_number
from portefeuille.rules.registry import BEGIN
from portefeuille.web.public.check.asked import LONGEST_TEXT, NUMBERS, Asked
from portefeuille.web.public.check.choices import ALONE, choices
from portefeuille.web.public.check.fields import FIELDS, PARTS, Field
from portefeuille.web.public.forms import shown
from portefeuille.web.public.forms.reading import CHOOSE, TOO_LONG, TYPED_IN, measured, plain
from portefeuille.web.public.forms.shown import TRUTHS, Message
from portefeuille.web.public.forms.typed import UnreadableError, day, typed_day, typed_number

LONGEST = 20


class Form:
    """The answers of a visitor.  ``sent`` when there are any; ``case`` is what could be read of them.

    Numbers are read in the language in which they were typed, and shown again in ``lang``: the language of a page may
    change, its amounts may not.
    """

    def __init__(self, data: Mapping[str, str], lang: str) -> None:
        self.lang = lang
        self.typed_in = data.get(TYPED_IN, lang) if data.get(TYPED_IN, lang) in LANGUAGES else lang
        self.texts = {path: data.get(field.key, data.get(path, "")).strip() for path, field in FIELDS.items()}
        self.sent = any(self.texts.values())
        self.repaired: set[str] = set()
        self.errors: dict[str, Message] = {}
        self.values: dict[str, Any] = {}
        if not self.texts["on"]:
            self.texts["on"] = typed_day(clock.today())
        self._read("on")
        self._read("known")
        self.law = Law.on(max(self.values.get("on", clock.today()), BEGIN), self.values.get("known"))
        for path in FIELDS:
            if path not in ("on", "known"):
                self._read(path)
        self.alone = self.values.get("project.service") == ALONE

    def _read(self, path: str) -> None:
        text = self.texts[path]
        if not text:
            return
        try:
            self.values[path] = self._value(FIELDS[path], text)
        except UnreadableError as error:
            self.errors[path] = error.args[0]

    def _value(self, field: Field, text: str) -> Any:
        if field.kind == shown.DAY:
            found = day(text)
            self.texts[field.path] = typed_day(found)
            return found
        if field.kind == shown.MANY:
            wanted = tuple(dict.fromkeys(text.split(",")))
            if not set(wanted) <= self._values(field):
                raise UnreadableError(CHOOSE)
            return wanted
        if field.kind == shown.NUMBER:
            number_read = read_number(text, NUMBERS[field.path])
            if number_read.problem is not None:
                raise UnreadableError(number_read.problem.text(self.lang))
            if number_read.repaired:
                self.repaired.add(field.path)
            return number_read.canonical
        if field.kind == shown.TRUTH:
            if text not in TRUTHS:
                raise UnreadableError(CHOOSE)
            return TRUTHS[text]
        if field.kind in (shown.CHOICE, shown.SELECT):
            if text not in self._values(field):
                raise UnreadableError(CHOOSE)
            return text
        if field.kind == shown.TEXT:
            if len(text) > LONGEST_TEXT.get(field.path, LONGEST):
                raise UnreadableError(TOO_LONG)
            return text
        return self._number(field, text)

    def _values(self, field: Field) -> set[str]:
        groups = choices(field.path, self.law, self.lang)
        return {each.value for group in groups for each in group.options}

    def _number(self, field: Field, text: str) -> Decimal:
        found = measured(field.kind, text, self.typed_in)
        if self.typed_in != self.lang:
            self.texts[field.path] = typed_number(found, self.lang)
        return found / 100 if field.kind == shown.SHARE else found

    @property
    def case(self) -> dict[str, Any]:
        """The case (contract of the decision) of the answers that could be read; rows that stay empty drop out."""
        case: dict[str, Any] = {"on": clock.today().isoformat(), "enterprise": {}}
        for path, value in self.values.items():
            if not (self.alone and path.startswith("project.")):
                _put(case, path.split("."), _told(path, value))
        return {name: _without_gaps(part) for name, part in case.items()}

    def place(self, key: str) -> str | None:
        """The field that a key of the case is about: itself, the first under it, or the nearest above it."""
        rows = self._typed_path(key)
        for path in FIELDS:
            if path == rows or path.startswith(f"{rows}."):
                return path
        above = rows.rpartition(".")[0]
        return self.place(above) if above else None

    def _typed_path(self, key: str) -> str:
        """The key with the number of a row as it stands in the form, where empty rows count too."""
        parts = key.split(".")
        for place, part in enumerate(parts):
            if part.isdigit():
                before = ".".join(parts[:place]) + "."
                used = sorted(
                    {
                        int(path[len(before) :].split(".")[0])
                        for path in self.values
                        if path.startswith(before)
                    }
                )
                parts[place] = str(used[int(part)]) if int(part) < len(used) else part
        return ".".join(parts)

    def asked(self, path: str, lang: str = "") -> Asked:
        """A field with what stands in it, in the language of the form unless another is asked."""
        field, lang = FIELDS[path], lang or self.lang
        listed = field.kind in (shown.CHOICE, shown.SELECT, shown.MANY)
        groups = choices(path, self.law, lang) if listed else ()
        read_as = self.values[path] if path in self.repaired else ""
        return Asked(field, self.texts[path], self.errors.get(path), groups, lang, read_as)

    def open_parts(self) -> set[str]:
        """The names of the parts that are not closed: filled in or wrong."""
        return {
            part.name
            for part in PARTS
            if not part.folded
            or any(self.texts[each.path] or each.path in self.errors for each in part.every())
        }


def _told(path: str, value: Any) -> Any:
    """A value as it stands in the case."""
    if path == "project.participants":
        return [{"category": each} for each in value]
    if path == "enterprise.nace_version":
        return int(value)
    return list(value) if isinstance(value, tuple) else plain(value)


def _put(into: dict[str, Any], parts: list[str], value: Any) -> None:
    *before, last = parts
    for part in before:
        into = into.setdefault(part, {})
    into[last] = value


def _without_gaps(value: Any) -> Any:
    """Objects whose keys are numbers become lists; what was never filled in is not there."""
    if not isinstance(value, dict):
        return value
    inner = {key: _without_gaps(each) for key, each in value.items()}
    if inner and all(key.isdigit() for key in inner):
        return [inner[key] for key in sorted(inner, key=int)]
    return inner
