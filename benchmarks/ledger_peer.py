"""django-hordak posting payments, in a process of its own: ``python -m benchmarks.ledger_peer URL ENTRIES``.

Its tables go into the database of the address.  Prints the seconds that posting took.  Each entry is one transaction with
two legs between two accounts that exist, written as its documentation writes it.
"""

from __future__ import annotations

import sys
import time

from portefeuille.conf.databases import postgresql


def main(url: str, entries: int) -> int:
    """Migrate, post, tell."""
    import django
    from django.conf import settings
    from django.utils import translation

    settings.configure(
        DATABASES={"default": {**postgresql(url), "OPTIONS": {}}},
        INSTALLED_APPS=["django.contrib.contenttypes", "django.contrib.auth", "mptt", "hordak"],
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
        SECRET_KEY="of a bench",
        USE_TZ=True,
    )
    # A package that it asks for was made for an older Django: one name is gone since (requirements/bench-override.in).
    translation.ugettext_lazy = translation.gettext_lazy  # type: ignore[attr-defined]  # a name that is gone
    django.setup()
    from django.core.management import call_command
    from django.db import transaction
    from hordak.models import Account, Leg, Transaction
    from moneyed import Money

    call_command("migrate", verbosity=0)
    bank = Account.objects.create(name="Bank", code="1", type="AS", currencies=["EUR"])
    own = Account.objects.create(name="Own", code="2", type="LI", currencies=["EUR"])
    amount = Money("10.00", "EUR")
    begin = time.perf_counter()
    for number in range(entries):
        with transaction.atomic():
            made = Transaction.objects.create(description=f"payment {number}")
            Leg.objects.create(transaction=made, account=bank, amount=-amount)
            Leg.objects.create(transaction=made, account=own, amount=amount)
    print(time.perf_counter() - begin)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], int(sys.argv[2])))
