"""Every sentence of the pages exists in English and French, and the compiled files are those of the catalogues."""

from __future__ import annotations

import re

import polib
import pytest
from django.utils.translation import gettext, override

from scripts.catalogues import LANGUAGES, catalogue, compiled, in_python, in_template, sentences

VARIABLE = re.compile(r"%\(\w+\)s")


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_missing_and_nothing_is_left_over(language: str) -> None:
    entries = polib.pofile(str(catalogue(language)))
    assert {entry.msgid for entry in entries} == set(sentences())
    assert [entry.msgid for entry in entries if not entry.msgstr or entry.fuzzy] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_keeps_the_variables(language: str) -> None:
    entries = polib.pofile(str(catalogue(language)))
    wrong = [
        each.msgid
        for each in entries
        if set(VARIABLE.findall(each.msgid)) != set(VARIABLE.findall(each.msgstr))
    ]
    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_compiled_file_is_up_to_date(language: str) -> None:
    path = catalogue(language)
    assert path.with_suffix(".mo").read_bytes() == compiled(path)


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
