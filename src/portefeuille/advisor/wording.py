"""What is said to a person, in the language asked.  The sentences stand in texts/nl.yaml, en.yaml and fr.yaml."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from portefeuille.advisor.dated import title

TEXTS = Path(__file__).parent / "texts"
LANGUAGES = ("nl", "en", "fr")
_OR = {"nl": " of ", "en": " or ", "fr": " ou "}


@cache
def texts(lang: str) -> dict[str, Any]:
    """All sentences of a language."""
    found: dict[str, Any] = yaml.safe_load((TEXTS / f"{lang}.yaml").read_text(encoding="utf-8"))
    return found


def because(
    reason: str, lang: str, themes: Sequence[str], words: str, exclusion: str | None, service: str
) -> str:
    """The sentence of a reason."""
    if reason == "theme" and not words:
        reason = "theme_by_likeness"
    sentence: str = texts(lang)["because"][reason]
    return sentence.format(
        themes=_OR[lang].join(str(title(theme, lang)) for theme in themes[:2]),
        words=words,
        title=named(exclusion, lang) if exclusion else "",
        service=texts(lang)["service"][service],
    )


def named(exclusion: str, lang: str) -> str:
    """The name of what refuses."""
    return title(exclusion, lang) or str(texts(lang)["exclusion"][exclusion])


def ask(verdict: str, reason: str, lang: str) -> str | None:
    """Whom to ask what; None when the verdict is clear."""
    if verdict != "needs_review":
        return None
    sentences: dict[str, str] = texts(lang)["ask"]
    return sentences.get(reason, sentences["default"])
