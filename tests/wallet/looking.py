"""What is left after a race: ``python -m tests.wallet.looking`` prints balances and counts as JSON, or what is broken."""

from __future__ import annotations

import json
import sys

import django


def main() -> int:
    """1 when something is broken."""
    django.setup()
    from portefeuille.platform import audit
    from portefeuille.wallet.invariants import INVARIANTS
    from portefeuille.wallet.models import Payment, Project, Statement
    from portefeuille.wallet.verify import verify
    from tests.wallet.life import there

    broken = verify(more=INVARIANTS).broken or audit.verify().broken
    if broken is not None:
        print(broken, file=sys.stderr)
        return 1
    counts = {model.__name__: model.objects.count() for model in (Payment, Project, Statement)}
    print(json.dumps({**there(), **counts}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
