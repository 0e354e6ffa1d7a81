"""What the services of this app refuse."""

from __future__ import annotations


class IdentityError(Exception):
    """A request about persons or mandates that cannot be done; the message says why, without personal data."""


class OtherPersonError(IdentityError):
    """A login that is known says that it is somebody else now."""


class MandateError(IdentityError):
    """A mandate that cannot be given or taken."""


class NotAllowedError(IdentityError):
    """Whoever asks may not give or take this mandate."""


class NoAddressError(IdentityError):
    """What was typed is no e-mail address."""
