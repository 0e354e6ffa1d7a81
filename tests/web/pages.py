"""The pages for everybody, each with an address: a page that takes arguments has an example here."""

from __future__ import annotations

from django.urls import reverse

from portefeuille.web.routes import ROUTES, Permission

EXAMPLES = {
    "public:law_parameter": {"name": "rate.cybersecurity.small"},
    "public:law_rule": {"name": "theme"},
    "public:law_source": {"name": "R-1.7"},
    "public:law_list": {"name": "exclusions"},
    "public:law_day": {"when": "2021-09-13"},
}
NO_PAGE = {"public:law_feed"}
"""Addresses for everybody that answer with something other than HTML."""
PAGES = sorted(
    name for name, permission in ROUTES.items() if permission is Permission.EVERYBODY and name not in NO_PAGE
)


def address(name: str) -> str:
    """The address of a page in the language of the moment."""
    return reverse(name, kwargs=EXAMPLES.get(name))
