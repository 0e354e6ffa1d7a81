"""Every line of every step has its sentence, in three languages."""

from __future__ import annotations

import re
import string
from datetime import date
from pathlib import Path

import pytest

from portefeuille.rules import steps
from portefeuille.rules.steps.base import Line, Value
from portefeuille.rules.steps.say import say, texts

LANGUAGES = ("nl", "en", "fr")
CODE = re.compile(
    r'"((?:group|ownership|two_years|headcount|costs|de_minimis|stopping|retention|related)\.\w+)"'
)


def show(value: int, unit: str, lang: str) -> str:
    return f"<{unit} {value} {lang}>"


def holes(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_the_languages_have_the_same_keys_and_placeholders() -> None:
    one, *others = (texts(lang) for lang in LANGUAGES)
    for other in others:
        assert list(other["lines"]) == list(one["lines"])
        assert list(other["names"]) == list(one["names"])
        for code, text in one["lines"].items():
            assert holes(other["lines"][code]) == holes(text), code


def test_every_code_in_the_source_has_a_sentence() -> None:
    sources = Path(steps.__file__).parent.glob("*.py")
    codes = {code for path in sources for code in CODE.findall(path.read_text(encoding="utf-8"))}
    assert len(codes) > 30
    assert codes <= set(texts("nl")["lines"])


def test_a_line_is_said_with_its_values_written() -> None:
    line = Line("de_minimis.counts", {"amount_eur": 1200000, "aid_on": date(2023, 5, 1)}, ("R-10.4",))
    assert say(line, "nl", show) == "Steun van <eur 1200000 nl> op <day 738641 nl> telt mee."


def test_names_are_put_in_words_and_other_texts_stay() -> None:
    values: dict[str, Value] = {"by": "Alfa", "of": "Beta", "kind": "university", "share_bp": 3000}
    assert say(Line("ownership.excepted", values, ()), "en", show) == (
        "Alfa has <share 3000 en> of Beta, but as university it does not count as a partner."
    )


def test_a_plain_number_stays_a_number() -> None:
    assert say(Line("headcount.leave", {"days": 30}, ()), "fr", show).endswith("30 par personne.")


def test_a_language_without_texts_is_refused() -> None:
    with pytest.raises(FileNotFoundError):
        texts("de")
