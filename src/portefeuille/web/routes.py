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
    LOGIN = auto()
    """Anybody may log in or out: these pages hold a session only after a button was pressed."""
    LOGGED_IN = auto()
    """Whoever is logged in, also when he has not chosen yet for whom he acts."""
    ENTERPRISE = auto()
    """Who acts for an enterprise; to change something he must be more than a reader."""
    CHANGES = auto()
    """Who acts for an enterprise and may change something: a form, or what a form sends.  A reader does not see it either."""
    PROVIDER = auto()
    """Who acts for a provider."""
    OFFICIAL = auto()
    """An official."""
    SECRET = auto()
    """Whoever has the address, which cannot be guessed: a link in a mail to stop, a calendar that a program fetches."""
    DEMONSTRATION = auto()
    """Anybody, in a demonstration only; elsewhere the address does not exist."""


KINDS = {
    Permission.ENTERPRISE: "enterprise",
    Permission.CHANGES: "enterprise",
    Permission.PROVIDER: "provider",
    Permission.OFFICIAL: "official",
}
"""The permission -> what one must act for."""
LOGGED_IN = frozenset({Permission.LOGGED_IN, *KINDS})
"""What asks a login.  web/account/middleware.py sees to it."""


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
    "demonstration:stage": Permission.DEMONSTRATION,
    "demonstration:move": Permission.DEMONSTRATION,
    "demonstration:deposit": Permission.DEMONSTRATION,
    "public:verify_start": Permission.EVERYBODY,
    "public:verify": Permission.KEPT,
    "public:about": Permission.EVERYBODY,
    "public:accessibility": Permission.EVERYBODY,
    "public:privacy": Permission.EVERYBODY,
    "account:login": Permission.LOGIN,
    "account:start": Permission.LOGIN,
    "account:back": Permission.LOGIN,
    "account:arrive": Permission.LOGIN,
    "account:official": Permission.LOGIN,
    "account:official_enrol": Permission.LOGIN,
    "account:demonstration": Permission.DEMONSTRATION,
    "account:resume": Permission.LOGGED_IN,
    "account:invitation": Permission.LOGGED_IN,
    "account:clients": Permission.LOGGED_IN,
    "account:take_back": Permission.LOGGED_IN,
    "account:mandates": Permission.ENTERPRISE,
    "account:invite": Permission.CHANGES,
    "account:revoke": Permission.CHANGES,
    "account:withdraw": Permission.CHANGES,
    "account:answer": Permission.CHANGES,
    "account:logout": Permission.LOGIN,
    "account:left": Permission.LOGIN,
    "account:leave": Permission.LOGIN,
    "account:choose": Permission.LOGGED_IN,
    "enterprise:overview": Permission.ENTERPRISE,
    "enterprise:applications": Permission.ENTERPRISE,
    "enterprise:draft_start": Permission.CHANGES,
    "enterprise:meters": Permission.ENTERPRISE,
    "enterprise:draft": Permission.ENTERPRISE,
    "enterprise:draft_discard": Permission.CHANGES,
    "enterprise:draft_check": Permission.ENTERPRISE,
    "enterprise:draft_provider": Permission.CHANGES,
    "enterprise:draft_step": Permission.CHANGES,
    "enterprise:draft_save": Permission.CHANGES,
    "enterprise:companions": Permission.ENTERPRISE,
    "enterprise:companion_new": Permission.CHANGES,
    "enterprise:companion_one": Permission.ENTERPRISE,
    "enterprise:companion_change": Permission.CHANGES,
    "enterprise:companion_tick": Permission.CHANGES,
    "enterprise:companion_remove": Permission.CHANGES,
    "enterprise:radar": Permission.LOGGED_IN,
    "enterprise:calendar": Permission.LOGGED_IN,
    "enterprise:calendar_renew": Permission.LOGGED_IN,
    "enterprise:calendar_revoke": Permission.LOGGED_IN,
    "enterprise:feed": Permission.SECRET,
    "enterprise:messages": Permission.LOGGED_IN,
    "enterprise:message": Permission.LOGGED_IN,
    "enterprise:messages_read": Permission.LOGGED_IN,
    "enterprise:preferences": Permission.LOGGED_IN,
    "enterprise:mail_stop": Permission.SECRET,
    "enterprise:application": Permission.ENTERPRISE,
    "enterprise:pay": Permission.CHANGES,
    "enterprise:order": Permission.ENTERPRISE,
    "enterprise:cancel": Permission.CHANGES,
    "enterprise:stop": Permission.CHANGES,
    "enterprise:withdraw": Permission.CHANGES,
    "enterprise:contest": Permission.CHANGES,
    "enterprise:object": Permission.CHANGES,
    "enterprise:evaluate": Permission.CHANGES,
    "enterprise:receipt": Permission.ENTERPRISE,
    "enterprise:papers": Permission.ENTERPRISE,
    "enterprise:paper": Permission.ENTERPRISE,
    "enterprise:invoice": Permission.ENTERPRISE,
    "enterprise:profile": Permission.ENTERPRISE,
    "enterprise:register": Permission.CHANGES,
    "enterprise:profile_identity": Permission.CHANGES,
    "enterprise:profile_activity": Permission.CHANGES,
    "enterprise:profile_figures": Permission.CHANGES,
    "enterprise:profile_group": Permission.CHANGES,
    "enterprise:profile_declarations": Permission.CHANGES,
    "enterprise:profile_account": Permission.CHANGES,
    "enterprise:profile_contact": Permission.CHANGES,
    "enterprise:profile_confirm": Permission.CHANGES,
    "enterprise:profile_settle": Permission.CHANGES,
    "enterprise:profile_history": Permission.ENTERPRISE,
    "staff:queue": Permission.OFFICIAL,
    "staff:application": Permission.OFFICIAL,
    "staff:take": Permission.OFFICIAL,
    "staff:decide": Permission.OFFICIAL,
    "staff:facts": Permission.OFFICIAL,
    "staff:fact": Permission.OFFICIAL,
    "staff:objection": Permission.OFFICIAL,
    "staff:control": Permission.OFFICIAL,
    "staff:claim": Permission.OFFICIAL,
    "staff:papers": Permission.OFFICIAL,
    "staff:paper": Permission.OFFICIAL,
    "provider:applications": Permission.PROVIDER,
    "provider:application": Permission.PROVIDER,
    "provider:refuse": Permission.PROVIDER,
    "provider:papers": Permission.PROVIDER,
    "provider:paper": Permission.PROVIDER,
}
"""Name of the address, with its namespaces -> the permission it asks."""


def permission(request: HttpRequest) -> Permission | None:
    """What the address of this request asks; None when there is no such address or nobody decided."""
    match = request.resolver_match
    return ROUTES.get(match.view_name) if match else None


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
