"""Terms of our own procedure, in calendar days.  No source gives them: they are proposals that a deployment can set.

The law's own terms (applying, depositing, finishing) are parameters of ``portefeuille.law``.
"""

from __future__ import annotations

TERM_DAYS = {"review": 30, "contest": 30, "recovery": 30, "refund": 30}
"""A review or objection is decided; a refusal is contested; a claim is paid; a provider pays back."""


def days(name: str) -> int:
    """A term, as the settings have it (``PORTEFEUILLE_<NAME>_DAYS``)."""
    from django.conf import settings

    return int(settings.TERMS[name])
