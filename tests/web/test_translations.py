"""Every sentence of the pages exists in English and French, and the compiled files are those of the catalogues."""

from __future__ import annotations

import re

import polib
import pytest
from django.utils.translation import gettext, override

from portefeuille.web.writing import labelled
from scripts.catalogues import (
    LANGUAGES,
    PACKAGE,
    VARIABLE,
    catalogue,
    compiled,
    in_python,
    in_template,
    leftover,
    part,
    sentences,
)

SENTENCES = sentences()
PARTS = sorted(SENTENCES)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PARTS)
def test_nothing_is_missing_and_nothing_is_left_over(name: str, language: str) -> None:
    entries = polib.pofile(str(catalogue(name, language)))
    assert {entry.msgid for entry in entries} == set(SENTENCES[name])
    assert [entry.msgid for entry in entries if not entry.msgstr or entry.fuzzy] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PARTS)
def test_a_translation_keeps_the_variables(name: str, language: str) -> None:
    entries = polib.pofile(str(catalogue(name, language)))
    wrong = [
        each.msgid
        for each in entries
        if set(VARIABLE.findall(each.msgid)) != set(VARIABLE.findall(each.msgstr))
    ]
    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PARTS)
def test_the_compiled_file_is_up_to_date(name: str, language: str) -> None:
    path = catalogue(name, language)
    assert path.with_suffix(".mo").read_bytes() == compiled(path)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sentence_has_one_translation_wherever_it_stands(language: str) -> None:
    found: dict[str, set[str]] = {}
    for name in PARTS:
        for entry in polib.pofile(str(catalogue(name, language))):
            found.setdefault(entry.msgid, set()).add(entry.msgstr)
    assert {sentence: texts for sentence, texts in found.items() if len(texts) > 1} == {}


NO_BREAK = "[\u00a0\u202f]"
UNSPACED = re.compile(rf"(?<!{NO_BREAK})[;?!»]|(?<!{NO_BREAK}):(?![/\d])|«(?!{NO_BREAK})")
"""What French puts apart with a space on which no line breaks, without that space; not in an address or a time."""
NOT_SAID = re.compile(r"<[^>]*>|https?://\S+|&#?\w+;")


@pytest.mark.parametrize("name", PARTS)
def test_french_puts_a_no_break_space_before_a_colon_and_the_like(name: str) -> None:
    entries = polib.pofile(str(catalogue(name, "fr")))
    assert [each.msgstr for each in entries if UNSPACED.search(NOT_SAID.sub("", each.msgstr))] == []


def test_what_french_puts_apart_is_seen() -> None:
    wrong = ("Payez: oui", "Payez : oui", "Quoi?", "« oui\u00a0»", "«\u00a0oui»", "a ; b", "fin !")
    right = ("Payez\u00a0: oui", "Quoi\u202f?", "«\u00a0oui\u00a0»", "http://x.be", "à 9:30", "a\u202f; b")
    assert [each for each in wrong if not UNSPACED.search(each)] == []
    assert [each for each in right if UNSPACED.search(each)] == []
    with override("fr"):
        assert labelled("Faites payer", "Word") == "Faites payer\u00a0: Word"
    with override("nl"):
        assert labelled("Laat betalen", "Word") == "Laat betalen: Word"


def test_each_file_belongs_to_one_part() -> None:
    web = PACKAGE / "web"
    assert part(web / "public" / "check" / "views.py") == "check"
    assert part(web / "templates" / "public" / "check.html") == "check"
    assert part(web / "templates" / "public" / "check" / "form.html") == "check"
    assert part(web / "templates" / "public" / "about.html") == "site"
    assert part(web / "errors.py") == "site"
    assert part(web / "account" / "login.py") == "account"
    assert part(web / "templates" / "enterprise" / "overview.html") == "enterprise"
    assert part(PACKAGE / "wallet" / "errors.py") == "wallet"
    assert leftover(set(PARTS)) == []


def test_django_reads_them() -> None:
    found = {}
    for language in ("nl", *LANGUAGES):
        with override(language):
            found[language] = gettext("Toegankelijkheid")
    assert found == {"nl": "Toegankelijkheid", "en": "Accessibility", "fr": "Accessibilité"}


def test_the_reader_sees_every_way_to_write_a_sentence() -> None:
    template = """{% load i18n %}{% translate "een" %}{% translate 'twee "2"' as x %}
    {% blocktranslate trimmed with n=1 %}
      drie {{ n }}
    {% endblocktranslate %}"""
    assert list(in_template(template)) == ["een", 'twee "2"', "drie %(n)s"]
    assert list(in_python('x = _("vier")\ny = gettext_lazy("vijf")')) == ["vier", "vijf"]
    with pytest.raises(ValueError, match="line 1"):
        list(in_python("gettext(name)"))
