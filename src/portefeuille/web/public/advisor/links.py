"""Where a visitor goes on: to the theme in the law, to Check and to Rekenen, with what is known in the address."""

from __future__ import annotations

from datetime import date

from django.urls import reverse
from django.utils.http import urlencode

from portefeuille.advisor import Advice
from portefeuille.web.public.advisor.asked import ON, SERVICE
from portefeuille.web.public.calculator.views import BROUGHT
from portefeuille.web.public.forms.reading import TYPED_IN
from portefeuille.web.public.forms.typed import typed_day

THEME = "thema"


def theme(code: str, on: date) -> str:
    """A theme in the law of a day."""
    return f"{reverse('public:law_themes')}?op={on.isoformat()}#{code.replace('/', '-')}"


def check(advice: Advice, leading: str, lang: str) -> str:
    """The first question of Check that is left."""
    return f"{reverse('public:check')}?{_query(advice, leading, lang)}"


def calculator(advice: Advice, leading: str, lang: str) -> str:
    """Rekenen, where only the price is left to fill in."""
    return f"{reverse('public:calculator')}?{_query(advice, leading, lang, **{BROUGHT: '1'})}"


def _query(advice: Advice, leading: str, lang: str, **more: str) -> str:
    answers = {ON: typed_day(advice.on), SERVICE: advice.service, THEME: leading, TYPED_IN: lang, **more}
    return urlencode({key: value for key, value in answers.items() if value})
