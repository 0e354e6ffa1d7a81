"""Who may give and take mandates.  Pure questions; the services ask them before they write."""

from __future__ import annotations

from portefeuille.platform.identity.acting import Acting
from portefeuille.platform.identity.roles import GIVES, Kind, Role


def gives(acting: Acting) -> tuple[Role, ...]:
    """The roles that this somebody may give for the enterprise he acts for; none for most."""
    if acting.kind != Kind.ENTERPRISE or acting.role not in {role.value for role in GIVES}:
        return ()
    return GIVES[Role(acting.role)]


def may_give(acting: Acting, number: str, role: str) -> bool:
    """Whether he may give this role for this enterprise."""
    return number == acting.enterprise and role in {each.value for each in gives(acting)}


def may_take(acting: Acting, number: str, role: str, person: str) -> bool:
    """Whether he may take this mandate away: one that he could give, or his own that somebody gave him."""
    return person == acting.person or may_give(acting, number, role)
