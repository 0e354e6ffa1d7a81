"""The kmo-portefeuille as open software.  ``decide`` answers a case; ``portefeuille --help`` lists the commands.

Nothing is imported here until it is used: the command must start fast.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from portefeuille.decision import Decision

__version__ = "0.1.0"

__all__ = ["__version__", "decide"]


def decide(case: Mapping[str, Any], lang: str = "nl") -> Decision:
    """Decide one case of the contract (a mapping as read from JSON), with reasons in nl, en or fr.

    Raises ``portefeuille.decision.CaseError`` when the case cannot be read.
    """
    from portefeuille import decision

    return decision.decide(case, lang)
