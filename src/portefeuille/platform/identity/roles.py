"""In what capacity somebody acts, and as what: tables, so that nothing else has to know a role by heart."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """For what somebody acts."""

    ENTERPRISE = "enterprise"
    PROVIDER = "provider"
    OFFICIAL = "official"


class Role(StrEnum):
    """As what."""

    LEGAL_REPRESENTATIVE = "legal_representative"
    REPRESENTATIVE = "representative"
    ACCOUNTANT = "accountant"
    READER = "reader"
    PROVIDER = "provider"
    OFFICIAL = "official"


class Origin(StrEnum):
    """How a mandate came about."""

    LOGIN = "login"
    """The login says so (wv_orgcode, vo_orgcode), and only as long as it does."""
    PORTAL = "portal"
    """Somebody gave it here."""


ROLES: dict[Kind, tuple[Role, ...]] = {
    Kind.ENTERPRISE: (Role.LEGAL_REPRESENTATIVE, Role.REPRESENTATIVE, Role.ACCOUNTANT, Role.READER),
    Kind.PROVIDER: (Role.PROVIDER,),
    Kind.OFFICIAL: (Role.OFFICIAL,),
}
"""What is acted for -> the roles that exist there, the strongest first."""

ACTORS: dict[Kind, str] = {
    Kind.ENTERPRISE: "representative",
    Kind.PROVIDER: "provider",
    Kind.OFFICIAL: "official",
}
"""What is acted for -> the kind of actor that the audit log names."""

READS_ONLY = frozenset({Role.READER})

GIVES: dict[Role, tuple[Role, ...]] = {
    Role.LEGAL_REPRESENTATIVE: (Role.REPRESENTATIVE, Role.ACCOUNTANT, Role.READER),
    Role.REPRESENTATIVE: (Role.ACCOUNTANT, Role.READER),
}
"""Who may give and take which roles.  Nobody gives what only the register of enterprises can say."""
