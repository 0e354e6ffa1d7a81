"""The addresses that carry the answers of a visitor from one page of Check to the next.  Nothing else carries them."""

from __future__ import annotations

from datetime import date

from django.urls import reverse
from django.utils.http import urlencode

from portefeuille.web.public.check.fields import FIELDS
from portefeuille.web.public.check.form import Form
from portefeuille.web.public.check.screens import OF_FIELD
from portefeuille.web.public.forms import shown
from portefeuille.web.public.forms.reading import TYPED_IN

SHAPE = "als"
"""Asks for another shape than a page: ``als=pdf``, ``als=ics``."""
SCREEN = "vraag"
"""Asks for a screen of questions by its name, also when it was answered."""
ANSWERED = "na"
"""The screen whose answers were just sent."""
SHOW = "toon"
"""Asks for the answer though facts are missing: ``toon=1``."""
CONTROLS = (SHAPE, SCREEN, ANSWERED, SHOW)
TYPED = {shown.MONEY, shown.HEADCOUNT, shown.SHARE, shown.COUNT}


def answers(form: Form) -> dict[str, str]:
    """The answers under their short names; days as 2026-11-30, numbers as they were typed."""
    found = {}
    for path, field in FIELDS.items():
        text, value = form.texts[path], form.values.get(path)
        if text:
            found[field.key] = value.isoformat() if isinstance(value, date) else text
    if any(form.texts[path] for path, field in FIELDS.items() if field.kind in TYPED):
        found[TYPED_IN] = form.lang
    return found


def to(name: str, form: Form, at: str = "", **controls: str) -> str:
    """The address of a page with the answers in it; ``at``: a place on that page."""
    query = urlencode({**answers(form), **controls}).replace("%2F", "/").replace("%2C", ",")
    return f"{reverse(f'public:{name}')}?{query}" + (f"#{at}" if at else "")


def change(form: Form, path: str) -> str:
    """Where a fact is asked: its screen, or its place on the one page with everything."""
    screen = OF_FIELD.get(path)
    return to("check", form, **{SCREEN: screen}) if screen else to("check_form", form, at=path)
