"""How a language writes, for templates."""

from __future__ import annotations

from django import template

from portefeuille.web.writing import colon

register = template.Library()
register.simple_tag(colon)
