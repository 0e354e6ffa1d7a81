"""The national number as a keyed hash: enough to know somebody again, useless without the key."""

from __future__ import annotations

import hashlib
import hmac

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from stdnum.be import bis, nn
from stdnum.exceptions import ValidationError


class NoNationalNumberError(ValueError):
    """What was given is no Belgian national number or BIS number.  The message never holds what was given."""


def keyed(number: str) -> str:
    """64 hexadecimal digits for a national (or BIS) number, however it is spelled.

    The key is settings.NATIONAL_NUMBER_KEY, which nothing else uses: with another key the same person is unknown.

    :raises NoNationalNumberError: when the check digits are wrong.
    :raises ImproperlyConfigured: without a key.
    """
    if not settings.NATIONAL_NUMBER_KEY:
        raise ImproperlyConfigured("PORTEFEUILLE_NATIONAL_NUMBER_KEY is not set")
    for reader in (nn, bis):
        try:
            digits = reader.validate(number)
        except ValidationError:
            continue
        return hmac.new(settings.NATIONAL_NUMBER_KEY.encode(), digits.encode(), hashlib.sha256).hexdigest()
    raise NoNationalNumberError("this is no national number or BIS number") from None
