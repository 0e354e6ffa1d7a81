"""A name as it is searched: without capitals and accents, words with one space between."""

from __future__ import annotations

import unicodedata


def folded(text: str) -> str:
    """``Académie d'Été`` -> ``academie d ete``."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    kept = (each if each.isalnum() else " " for each in plain if not unicodedata.combining(each))
    return " ".join("".join(kept).split())
