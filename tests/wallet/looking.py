"""What is left after a race."""

from __future__ import annotations


def left() -> dict[str, int]:
    """Balances and counts.  :raises AssertionError: when something is broken."""
    from portefeuille.platform import audit
    from portefeuille.wallet.models import Payment, Project, Statement
    from tests.wallet.life import sound, there

    sound()
    broken = audit.verify().broken
    assert broken is None, broken
    counts = {model.__name__: model.objects.count() for model in (Payment, Project, Statement)}
    return {**there(), **counts}
