"""The form: what stands in the address of the page, read into a case; what is wrong, at its field."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from portefeuille import clock
from portefeuille.decision.formats import FULL_TIME, LANGUAGES, truth
from portefeuille.decision.wording import Words
from portefeuille.law import Law
from portefeuille.numbers import Kind
from portefeuille.numbers import read as read_number
from portefeuille.rules.registry import BEGIN
from portefeuille.web.public.check import fields
from portefeuille.web.public.check.choices import ALONE, Group, Option, choices
from portefeuille.web.public.check.fields import FIELDS, PARTS, Field
from portefeuille.web.public.forms.typed import UnreadableError, day, number, typed_day, typed_number

TRUTHS = {"true": True, "false": False}
DECIMALS = {fields.MONEY: 2, fields.HEADCOUNT: 2, fields.COUNT: 0, fields.SHARE: 2}
LONGEST_TEXT = {"project.title": 120}
LONGEST = 20
NUMBERS: dict[str, Kind] = {"enterprise.number": "enterprise", "project.provider.number": "provider"}
"""The fields with an official number -> its kind."""
UNITS: dict[str, dict[str, str]] = {
    fields.MONEY: dict.fromkeys(("nl", "en", "fr"), "EUR"),
    fields.HEADCOUNT: FULL_TIME,
    fields.SHARE: dict.fromkeys(("nl", "en", "fr"), "%"),
}

TYPED_IN = "taal"
"""The key of the address that tells in which language the numbers were typed: ``1.250`` is not the same in all."""

OPTIONAL = {"enterprise.number", "project.end", "project.vat"}

Message = str | Promise


@dataclass(frozen=True, slots=True)
class Asked:
    """A field with what was typed in it."""

    field: Field
    text: str
    error: Message | None
    groups: tuple[Group, ...]
    lang: str
    read_as: str = ""
    """Of an official number whose spelling was repaired: how it is read."""

    @property
    def path(self) -> str:
        """The place of the fact in the case; also the id of the field."""
        return self.field.path

    @property
    def key(self) -> str:
        """The name of the field in the address."""
        return self.field.key

    @property
    def chosen(self) -> frozenset[str]:
        """Of a field with many choices: those that were chosen."""
        return frozenset(self.text.split(","))

    @property
    def optional(self) -> bool:
        """Whether the questions on a screen may go on without it, and it is said so."""
        return self.path in OPTIONAL

    @property
    def number(self) -> str:
        """Of an official number: which kind; empty for another field."""
        return NUMBERS.get(self.path, "")

    @property
    def longest(self) -> int:
        """How much may be typed."""
        return LONGEST_TEXT.get(self.path, 60)

    @property
    def kind(self) -> str:
        """Which kind of field it is."""
        return self.field.kind

    @property
    def question(self) -> str:
        """What is asked."""
        words = Words.of(self.lang).fact(self.path)
        return words.label if self.field.short else words.question

    @property
    def hint(self) -> str:
        """Help beside the question; may be empty."""
        return Words.of(self.lang).fact(self.path).hint

    @property
    def label(self) -> str:
        """The question in a few words."""
        return Words.of(self.lang).fact(self.path).label

    @property
    def options(self) -> tuple[Option, ...]:
        """The choices without their groups; yes and no for a truth."""
        if self.kind == fields.TRUTH:
            return tuple(Option(word, truth(value, self.lang)) for word, value in TRUTHS.items())
        return tuple(option for group in self.groups for option in group.options)

    @property
    def unit(self) -> str:
        """The unit behind the field; empty for none."""
        return UNITS[self.kind][self.lang] if self.kind in UNITS else ""

    @property
    def wide(self) -> bool:
        """Whether the field takes the whole width."""
        return not self.field.short and self.kind in (fields.SELECT, fields.HEADCOUNT)

    @property
    def keyboard(self) -> str:
        """Which keyboard a phone shows; empty: the ordinary one."""
        return {fields.COUNT: "numeric", fields.DAY: ""}.get(
            self.kind, "decimal" if self.kind in DECIMALS else ""
        )

    @property
    def described(self) -> str:
        """The ids of what is said about the field: its error, its hint, its unit."""
        said = (
            ("fout", self.error),
            ("uitleg", self.hint),
            ("eenheid", self.unit),
            ("gelezen", self.number),
        )
        return " ".join(f"{self.path}-{name}" for name, text in said if text)


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
        if field.kind == fields.DAY:
            found = day(text)
            self.texts[field.path] = typed_day(found)
            return found
        if field.kind == fields.MANY:
            wanted = tuple(dict.fromkeys(text.split(",")))
            if not set(wanted) <= self._values(field):
                raise UnreadableError(CHOOSE)
            return wanted
        if field.kind == fields.NUMBER:
            number_read = read_number(text, NUMBERS[field.path])
            if number_read.problem is not None:
                raise UnreadableError(number_read.problem.text(self.lang))
            if number_read.repaired:
                self.repaired.add(field.path)
            return number_read.canonical
        if field.kind == fields.TRUTH:
            if text not in TRUTHS:
                raise UnreadableError(CHOOSE)
            return TRUTHS[text]
        if field.kind in (fields.CHOICE, fields.SELECT):
            if text not in self._values(field):
                raise UnreadableError(CHOOSE)
            return text
        if field.kind == fields.TEXT:
            if len(text) > LONGEST_TEXT.get(field.path, LONGEST):
                raise UnreadableError(_("Dit is te lang. Kijk na wat je schreef."))
            return text
        return self._number(field, text)

    def _values(self, field: Field) -> set[str]:
        groups = choices(field.path, self.law, self.lang)
        return {each.value for group in groups for each in group.options}

    def _number(self, field: Field, text: str) -> Decimal:
        found = number(text, self.typed_in)
        exponent = found.normalize().as_tuple().exponent
        if isinstance(exponent, int) and -exponent > DECIMALS[field.kind]:
            if field.kind == fields.COUNT:
                raise UnreadableError(_("Schrijf een geheel getal, bijvoorbeeld 12."))
            raise UnreadableError(_("Schrijf hoogstens twee cijfers na de komma."))
        if found < 0:
            raise UnreadableError(_("Schrijf een getal dat niet kleiner is dan 0."))
        if self.typed_in != self.lang:
            self.texts[field.path] = typed_number(found, self.lang)
        return found / 100 if field.kind == fields.SHARE else found

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
        listed = field.kind in (fields.CHOICE, fields.SELECT, fields.MANY)
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


CHOOSE = _("Kies een van de antwoorden.")


def _told(path: str, value: Any) -> Any:
    """A value as it stands in the case."""
    if path == "project.participants":
        return [{"category": each} for each in value]
    if path == "enterprise.nace_version":
        return int(value)
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else _plain(value)


def _plain(value: Any) -> Any:
    """A decimal as a number of JSON: whole where it is whole."""
    if not isinstance(value, Decimal):
        return value
    return int(value) if value == value.to_integral_value() else float(value)


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
