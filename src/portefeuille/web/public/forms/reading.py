"""An answer of one kind, read from what was typed, and a value as it stands in the JSON of a case."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _

from portefeuille.web.public.forms.shown import COUNT, DURATION, HEADCOUNT, HOURS, MONEY, SHARE
from portefeuille.web.public.forms.typed import UnreadableError, number

DECIMALS = {MONEY: 2, HEADCOUNT: 2, COUNT: 0, SHARE: 2, HOURS: 2, DURATION: 2}

TYPED_IN = "taal"
"""The key of the address that tells in which language the numbers were typed: ``1.250`` is not the same in all."""

CHOOSE = _("Kies een van de antwoorden.")
TOO_LONG = _("Dit is te lang. Kijk na wat je schreef.")


def measured(kind: str, text: str, typed_in: str) -> Decimal:
    """A number of a kind as it was typed: a share in percent.

    :raises UnreadableError: not a number, too many decimals, below 0.
    """
    found = number(text, typed_in)
    exponent = found.normalize().as_tuple().exponent
    if isinstance(exponent, int) and -exponent > DECIMALS[kind]:
        if kind == COUNT:
            raise UnreadableError(_("Schrijf een geheel getal, bijvoorbeeld 12."))
        raise UnreadableError(_("Schrijf hoogstens twee cijfers na de komma."))
    if found < 0:
        raise UnreadableError(_("Schrijf een getal dat niet kleiner is dan 0."))
    return found


def plain(value: Any) -> Any:
    """A value as it stands in the JSON of a case: a number is whole where it is whole."""
    if isinstance(value, date):
        return value.isoformat()
    if not isinstance(value, Decimal):
        return value
    return int(value) if value == value.to_integral_value() else float(value)
