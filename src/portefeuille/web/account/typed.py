"""What somebody typed when the session was over, or when he had to log in again: kept in his session, for him alone."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from portefeuille.platform.identity.acting import Acting

TYPED = "typed"
LARGEST = 100_000
"""Characters that are kept; a form with more is not."""
NEVER = frozenset({"csrfmiddlewaretoken", "password", "password_again", "code"})


def keep(request: HttpRequest, *, person: str, enterprise: str) -> bool:
    """Keep the form that was sent.  False when it is too large or when nobody knows whose it is.

    Files are not kept.
    """
    fields = [
        (name, value) for name in request.POST for value in request.POST.getlist(name) if name not in NEVER
    ]
    if not person or sum(len(name) + len(value) for name, value in fields) > LARGEST:
        request.session.pop(TYPED, None)
        return False
    request.session[TYPED] = {
        "path": request.get_full_path(),
        "fields": fields,
        "person": person,
        "enterprise": enterprise,
        "files": bool(request.FILES),
    }
    return True


def kept(request: HttpRequest, acting: Acting) -> dict[str, Any] | None:
    """What this person typed; None when there is nothing of his."""
    found: dict[str, Any] | None = request.session.get(TYPED)
    return found if found and found["person"] == acting.person else None


def forget(request: HttpRequest) -> None:
    """It was sent, or is not wanted any more."""
    request.session.pop(TYPED, None)


def sent(request: HttpRequest, acting: Acting) -> None:
    """A form came in: if it is the one that was kept, it is kept no longer."""
    found = kept(request, acting)
    if found and found["path"] == request.get_full_path():
        forget(request)
