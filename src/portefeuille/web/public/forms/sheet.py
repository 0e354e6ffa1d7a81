"""The answers in the address of a page: read, with what is wrong at its question, and written again for a link."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from django.http import HttpRequest, HttpResponseRedirect
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from portefeuille.decision.formats import LANGUAGES
from portefeuille.web.public.forms import shown
from portefeuille.web.public.forms.questions import Asked, Question
from portefeuille.web.public.forms.reading import CHOOSE, TOO_LONG, TYPED_IN, measured
from portefeuille.web.public.forms.shown import TRUTHS, Message
from portefeuille.web.public.forms.typed import UnreadableError, day, typed_number

LARGEST = {
    shown.MONEY: Decimal(10) ** 11,
    shown.HEADCOUNT: Decimal(10) ** 7,
    shown.COUNT: Decimal(10) ** 5,
    shown.SHARE: Decimal(100),
    shown.HOURS: Decimal(168),
    shown.DURATION: Decimal(10) ** 4,
}
"""The largest number of a kind that is read."""

TOO_LARGE = _("Dit is te groot. Kijk na wat je schreef.")


class Sheet:
    """The answers to some questions.  ``values`` is what could be read; ``errors`` what is wrong, by question.

    Numbers are read in the language in which they were typed, and shown again in ``lang``.
    """

    def __init__(self, asked: Iterable[Question], data: Mapping[str, str], lang: str) -> None:
        self.lang = lang
        self.typed_in = data.get(TYPED_IN, lang) if data.get(TYPED_IN, lang) in LANGUAGES else lang
        self.questions = {each.name: each for each in asked}
        self.texts = {name: data.get(name, "").replace("\r\n", "\n").strip() for name in self.questions}
        self.sent = any(name in data for name in self.questions)
        self.values: dict[str, Any] = {}
        self.errors: dict[str, Message] = {}
        for name, text in self.texts.items():
            if text:
                self._read(self.questions[name], text)

    def _read(self, question: Question, text: str) -> None:
        try:
            self.values[question.name] = self._value(question, text)
        except UnreadableError as error:
            self.errors[question.name] = error.args[0]

    def _value(self, question: Question, text: str) -> Any:
        if question.kind in (shown.TRUTH, shown.CHOICE, shown.SELECT):
            if text not in question.allowed():
                raise UnreadableError(CHOOSE)
            return TRUTHS[text] if question.kind == shown.TRUTH else text
        if question.kind == shown.MANY:
            wanted = list(dict.fromkeys(text.split(",")))
            if not set(wanted) <= question.allowed():
                raise UnreadableError(CHOOSE)
            return wanted
        if question.kind == shown.DAY:
            return day(text)
        if question.kind in (shown.TEXT, shown.LINES):
            if len(text) > question.longest:
                raise UnreadableError(TOO_LONG)
            lines = (
                "".join(each for each in line if each.isprintable())
                for line in text.replace("\t", " ").split("\n")
            )
            return "\n".join(lines) if question.kind == shown.LINES else "".join(lines)
        return self._number(question, text)

    def _number(self, question: Question, text: str) -> Decimal:
        found = measured(question.kind, text, self.typed_in)
        if found > LARGEST[question.kind]:
            share = question.kind == shown.SHARE
            raise UnreadableError(_("Schrijf een deel van 0 % tot 100 %.") if share else TOO_LARGE)
        if self.typed_in != self.lang:
            self.texts[question.name] = typed_number(found, self.lang)
        return found / 100 if question.kind == shown.SHARE else found

    def wrong(self, name: str, message: Message) -> None:
        """Something is wrong with an answer; what was said of it first stays."""
        self.errors.setdefault(name, message)

    def asked(self, name: str) -> Asked:
        """A question with what stands in it."""
        return Asked(self.questions[name], self.texts[name], self.errors.get(name), self.lang)

    @property
    def problems(self) -> list[Asked]:
        """The questions with something wrong, in their order."""
        return [self.asked(name) for name in self.questions if name in self.errors]

    def address(self, **changes: str) -> str:
        """The answers as a query, with some of them changed; without those that are empty."""
        answers = {**self.texts, **changes}
        return urlencode({TYPED_IN: self.lang, **{name: text for name, text in answers.items() if text}})


def hundredths(value: Decimal | None) -> int | None:
    """An amount in cents, or a headcount in hundredths."""
    return None if value is None else int(value * 100)


def basis_points(value: Decimal | None) -> int | None:
    """A fraction in basis points."""
    return None if value is None else int(value * 10_000)


def filled(request: HttpRequest) -> dict[str, str]:
    """The answers of the address without the empty ones."""
    return {key: value for key, value in request.GET.items() if isinstance(value, str) and value.strip()}


def shorter(request: HttpRequest) -> HttpResponseRedirect | None:
    """To the same address without empty answers, so that it is short enough to keep; None when it has none."""
    kept = filled(request)
    if len(kept) == len(request.GET):
        return None
    return HttpResponseRedirect(f"{request.path}?{urlencode(kept)}" if kept else request.path)
