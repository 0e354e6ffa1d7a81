"""Who may use which address: one table.  An address that is not in it is refused, and a test names it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import Enum, auto
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, get_resolver


class Permission(Enum):
    """What a visitor must be."""

    EVERYBODY = auto()
    """A page that anybody may read."""
    FRAGMENT = auto()
    """A piece of a page for everybody, which the page itself fetches."""
    KEPT = auto()
    """Anybody may have something kept for a while, and whoever has its random name may read it."""
    ASKED = auto()
    """Anybody may ask for mail, rarely; who has the link of a mail may confirm or stop it."""
    PROBE = auto()
    """For the machine that watches the site: no personal data, no login, no language."""


ROUTES: dict[str, Permission] = {
    "livez": Permission.PROBE,
    "readyz": Permission.PROBE,
    "robots": Permission.PROBE,
    "public:start": Permission.EVERYBODY,
    "public:how": Permission.EVERYBODY,
    "public:check": Permission.EVERYBODY,
    "public:law": Permission.EVERYBODY,
    "public:law_parameter": Permission.EVERYBODY,
    "public:law_rule": Permission.EVERYBODY,
    "public:law_source": Permission.EVERYBODY,
    "public:law_list": Permission.EVERYBODY,
    "public:law_changes": Permission.EVERYBODY,
    "public:law_day": Permission.EVERYBODY,
    "public:law_feed": Permission.EVERYBODY,
    "public:mail": Permission.EVERYBODY,
    "public:mail_asked": Permission.EVERYBODY,
    "public:mail_ask": Permission.ASKED,
    "public:mail_confirm": Permission.ASKED,
    "public:mail_stop": Permission.ASKED,
    "public:law_themes": Permission.EVERYBODY,
    "public:law_timeline": Permission.EVERYBODY,
    "public:check_form": Permission.EVERYBODY,
    "public:check_handover": Permission.EVERYBODY,
    "public:check_number": Permission.FRAGMENT,
    "public:calculator": Permission.EVERYBODY,
    "public:headcount": Permission.EVERYBODY,
    "public:check_share": Permission.KEPT,
    "public:check_shared": Permission.KEPT,
    "public:group": Permission.EVERYBODY,
    "public:advisor": Permission.EVERYBODY,
    "public:about": Permission.EVERYBODY,
    "public:accessibility": Permission.EVERYBODY,
    "public:privacy": Permission.EVERYBODY,
}
"""Name of the address, with its namespaces -> the permission it asks."""


class RouteMiddleware:
    """Refuse an address that nobody decided about."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: object, args: Any, kwargs: Any) -> None:
        """Before the view is called.

        :raises PermissionDenied: when the address is not in the table.
        """
        match = request.resolver_match
        if match is None or match.view_name not in ROUTES:
            raise PermissionDenied("nobody has decided who may use this address")


def names(resolver: URLResolver | None = None, spaces: tuple[str, ...] = ()) -> Iterator[str]:
    """The name of every address there is, with its namespaces; an address without a name gives its pattern."""
    for each in (resolver or get_resolver()).url_patterns:
        if isinstance(each, URLPattern):
            yield ":".join((*spaces, each.name or f"no name: {each.pattern}"))
        else:
            yield from names(each, (*spaces, each.namespace) if each.namespace else spaces)
