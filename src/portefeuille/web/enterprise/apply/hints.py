"""What the advisor makes of the title: a hint by a program, which decides nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from portefeuille.advisor import advise
from portefeuille.advisor.errors import AdviceError
from portefeuille.decision.wording import Words
from portefeuille.web.enterprise.apply.steps import SERVICE, THEME, TITLE
from portefeuille.web.public.advisor.answer import HEADLINES, TONES


@dataclass(frozen=True, slots=True)
class Hint:
    """``themes``: those that fit the title when the chosen one does not."""

    tone: str
    headline: str
    because: str
    automated: str
    themes: tuple[str, ...]
    address: str


def hint(answers: Mapping[str, Any], lang: str) -> Hint | None:
    """The hint; None without a title or a service, or when nothing can be said."""
    title, service = answers.get(TITLE), answers.get(SERVICE)
    if not title or not service:
        return None
    try:
        found = advise(title, service=service, lang=lang)
    except AdviceError:
        return None
    words = Words.of(lang)
    chosen = answers.get(THEME)
    others = () if not chosen or chosen in found.themes else found.themes[:2]
    return Hint(
        TONES[found.verdict],
        str(HEADLINES[found.service, found.verdict]),
        found.because,
        found.automated,
        tuple(words.category("theme", each) for each in others),
        f"{reverse('public:advisor')}?{urlencode({'tekst': title, 'dienst': service})}",
    )
