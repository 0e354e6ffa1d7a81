"""No sentence escapes the catalogues: none typed in a template, and no Dutch on an English or a French page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.test import Client
from django.utils.translation import override

from scripts.catalogues import PACKAGE
from tests.web.pages import PAGES, address
from tests.web.visible import Text, texts, untranslated

TEMPLATES = sorted(PACKAGE.rglob("templates/**/*.html"))
DUTCH = re.compile(
    r"\b(?:het|een|niet|geen|wordt|worden|aanvraag|ook|zonder|deze|jouw|zijn|voor|naar)\b", re.IGNORECASE
)
"""Words that no English and no French sentence has."""
KEPT = re.compile("„ondernemer”|“ondernemer”|«.ondernemer.»|“natuurlijk persoon”|«.natuurlijk persoon.»")
"""What the official portal, which is in Dutch, says on its buttons."""


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_a_template_holds_no_sentence_of_its_own(path: Path) -> None:
    assert untranslated(path.read_text("utf-8")) == []


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("name", PAGES)
def test_a_page_in_another_language_has_no_dutch(client: Client, name: str, language: str) -> None:
    with override(language):
        html = client.get(address(name)).content.decode()
    wrong = [each for each in texts(html) if each.lang == language and DUTCH.search(KEPT.sub("", each.text))]
    assert wrong == []


def test_the_reader_of_pages() -> None:
    html = (
        '<html lang="en"><meta name="description" content="About"><p title="tip">one<br>two <b lang="nl">drie</b></p>'
        '<img alt="four"><script>five</script><p>six</p></html>'
    )
    assert texts(html) == [
        Text("About", "en"), Text("tip", "en"), Text("one", "en"), Text("two", "en"), Text("drie", "nl"),
        Text("four", "en"), Text("six", "en"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "template, found",
    [
        ("<p>{% translate 'goed' %} {{ x }} · %</p>", []),
        ("<p>{% blocktranslate %}goed{% endblocktranslate %}</p>{# ook goed #}", []),
        ("<p><code>fout</code> A-GBER</p>", []),
        ("<p>fout</p>", ["fout"]),
        ('<a title="fout" href="/goed">1</a>', ["fout"]),
        ('{% include "goed.html" with title="helemaal fout" %}', ["helemaal fout"]),
        ('<meta name="description" content="fout">', ["fout"]),
    ],
)
def test_the_reader_of_templates_finds_what_is_typed(template: str, found: list[str]) -> None:
    assert untranslated(template) == found
