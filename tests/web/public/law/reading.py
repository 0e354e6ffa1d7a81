"""What the tests of the pages of the law share: the day, and a page in a language."""

from __future__ import annotations

import html
import re
from datetime import date

from django.test import Client
from django.urls import reverse
from django.utils.translation import override

TODAY = date(2026, 11, 22)
LANGUAGES = ("nl", "en", "fr")


def page(client: Client, name: str, *args: str, language: str = "nl", status: int = 200, **query: str) -> str:
    """The HTML of a page."""
    with override(language):
        answer = client.get(reverse(f"public:{name}", args=args), query)
    assert answer.status_code == status, answer.headers.get("Location", answer.status_code)
    return answer.content.decode()


def text(source: str) -> str:
    """What a reader of the page sees, on one line; no-break spaces as spaces."""
    bare = re.sub(r"<(head|svg)\b.*?</\1>|<[^>]+>", " ", source, flags=re.DOTALL)
    return " ".join(html.unescape(bare).split())
