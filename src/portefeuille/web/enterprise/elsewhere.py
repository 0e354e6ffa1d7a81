"""A page of another enterprise for which this person may act too: a link of a calendar or of a colleague leads there."""

from __future__ import annotations

from django.http import HttpRequest

from portefeuille.applications import selectors
from portefeuille.applications.companion import selectors as companions
from portefeuille.web.enterprise.radar.clients import Client, clients


def whose(request: HttpRequest) -> Client | None:
    """For whom he must act to see this page; None when he may not, or when there is no such page at all.

    To who has no mandate for that enterprise nothing is told: it looks the same as none.
    """
    where, acting = request.resolver_match, getattr(request, "acting", None)
    if (
        acting is None
        or where is None
        or where.namespace != "enterprise"
        or request.method not in ("GET", "HEAD")
    ):
        return None
    name = str(where.kwargs.get("application", ""))
    owner = selectors.whose([name]).get(name) if name else None
    if owner is None and "companion" in where.kwargs:
        owner = companions.whose(str(where.kwargs["companion"]))
    if owner is None or owner == acting.enterprise:
        return None
    return next((each for each in clients(request) if each.number == owner), None)  # type: ignore[arg-type]  # it acts
