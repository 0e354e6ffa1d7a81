"""Who acts in a request: a person, and for whom."""

from __future__ import annotations

from dataclasses import dataclass

from portefeuille.platform.identity.roles import READS_ONLY
from portefeuille.platform.models import Actor


@dataclass(frozen=True, slots=True)
class Acting:
    """``request.acting``; None when nobody is logged in.

    ``kind`` is enterprise, provider or official, and empty when nothing is chosen yet.  ``enterprise`` is the number
    of the enterprise (ten digits) or of the provider; empty otherwise.  ``mandate`` is the id of the mandate.
    """

    person: str
    actor: Actor
    name: str
    kind: str
    enterprise: str
    role: str
    mandate: str = ""

    @property
    def may_write(self) -> bool:
        """A reader looks only; who has chosen nothing yet has nothing to write to."""
        return bool(self.kind) and self.role not in READS_ONLY
