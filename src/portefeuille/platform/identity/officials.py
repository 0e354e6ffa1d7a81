"""Officials log in with a name, a password and a code of an app (TOTP), or once with a recovery code."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth import authenticate
from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import User
from django.contrib.auth.password_validation import validate_password
from django.core import signing
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.crypto import salted_hmac
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from portefeuille.numbers import in_fours
from portefeuille.platform import actors, audit, gate
from portefeuille.platform.identity import lockout
from portefeuille.platform.identity.errors import IdentityError
from portefeuille.platform.identity.models import Login, Mandate, Person
from portefeuille.platform.identity.roles import Kind, Role
from portefeuille.platform.identity.services import grant, person, revoke
from portefeuille.platform.models import Actor

ISSUER = "local"
SALT = "portefeuille.official"
WEEK = 7 * 24 * 3600
RECOVERY = 10
"""How many recovery codes there are."""


class NoOfficialError(IdentityError):
    """The link to enrol is no use (any more)."""


class LockedError(IdentityError):
    """Too many wrong attempts."""


class WrongError(IdentityError):
    """Name, password or code is wrong; which of them is not told."""


class WeakError(IdentityError):
    """The password is too weak.  ``reasons`` tell why, in the language of the moment."""

    def __init__(self, reasons: list[str]) -> None:
        super().__init__("weak password")
        self.reasons = reasons


@dataclass(frozen=True, slots=True)
class Enrolling:
    """An official who has not finished: his name, and what his app must know."""

    username: str
    name: str
    secret: str
    uri: str


@transaction.atomic
def make(*, username: str, given_name: str, family_name: str, email: str = "") -> str:
    """A new official, or one who starts anew: his password, app and codes are gone, and the mandate under which the sessions
    of before act.  The token to enrol with.

    :raises IdentityError: for a name that cannot be one.
    """
    if not username.isascii() or not username.replace(".", "").replace("-", "").isalnum():
        raise IdentityError("expected a name of letters, digits, dots and dashes")
    gate.enter()
    user, _ = User.objects.get_or_create(username=username.lower())
    _emptied(user, active=True)
    TOTPDevice.objects.create(user=user, name="app", confirmed=False)
    who = person(
        issuer=ISSUER, subject=user.username, given_name=given_name, family_name=family_name, email=email
    )
    for held in Mandate.objects.filter(person=who, kind=Kind.OFFICIAL, revoked=None):
        revoke(mandate=held.pk, by=actors.system(), reason="starts anew")
    given = grant(person=who, kind=Kind.OFFICIAL, role=Role.OFFICIAL, by=actors.system())
    Actor.objects.filter(pk=given.actor_id).update(ended=None)
    audit.write(actors.system(), "identity.official.made", f"person:{who.pk}", {"username": user.username})
    return signing.dumps([user.username, _state(user)], salt=SALT)


@transaction.atomic
def end(username: str) -> None:
    """He is no official any more: his password, app, codes, mandate and with it his sessions are gone at once.

    What he did stays under his name; what he had taken upon himself waits for a colleague.  A second time changes nothing.

    :raises NoOfficialError: when nobody logs in under this name.
    """
    gate.enter()
    user = User.objects.filter(username=username.strip().lower()).first()
    if user is None:
        raise NoOfficialError(f"there is no official with the user name {username!r}")
    who = Person.objects.get(logins__issuer=ISSUER, logins__subject=user.username)
    held = list(Mandate.objects.filter(person=who, kind=Kind.OFFICIAL, revoked=None))
    if not user.is_active and not held:
        return
    _emptied(user, active=False)
    for each in held:
        revoke(mandate=each.pk, by=actors.system(), reason="ended")
        actors.end_official(each.actor_id)
    audit.write(actors.system(), "identity.official.ended", f"person:{who.pk}", {})


def _emptied(user: User, *, active: bool) -> None:
    """Password, app and codes are gone."""
    user.set_unusable_password()
    user.is_active = active
    user.save()
    TOTPDevice.objects.filter(user=user).delete()
    StaticDevice.objects.filter(user=user).delete()


def _state(user: User) -> str:
    """Changes when he has finished, so that the link works once."""
    return salted_hmac(SALT, f"{user.pk}{user.password}", secret=settings.SECRET_KEY).hexdigest()[:20]


def enrolling(token: str) -> Enrolling:
    """Who enrols with this token.

    :raises NoOfficialError: when it is not ours, too old or used.
    """
    user, device = _waiting(token)
    who = Person.objects.get(logins__issuer=ISSUER, logins__subject=user.username)
    secret = _base32(device)
    return Enrolling(user.username, who.name, secret, device.config_url)


def _waiting(token: str) -> tuple[User, TOTPDevice]:
    try:
        username, state = signing.loads(token, salt=SALT, max_age=WEEK)
    except (signing.BadSignature, ValueError):
        raise NoOfficialError("no such link") from None
    user = User.objects.filter(username=username, is_active=True).first()
    device = TOTPDevice.objects.filter(user=user, confirmed=False).first() if user else None
    if user is None or device is None or state != _state(user):
        raise NoOfficialError("no such link any more")
    return user, device


def _base32(device: TOTPDevice) -> str:
    from base64 import b32encode

    return in_fours(b32encode(device.bin_key).decode().rstrip("="))


def enrol(*, token: str, password: str, code: str) -> list[str]:
    """Finish: the password is his, the app is his.  His recovery codes, which nobody ever sees again.

    To be called outside a transaction: the password is hashed, which is slow, before the gate.

    :raises NoOfficialError: when the link is no use (any more).
    :raises WeakError: for a weak password.
    :raises WrongError: for a code that is not that of the app.
    """
    user, _device = _waiting(token)
    try:
        validate_password(password, user)
    except ValidationError as error:
        raise WeakError(list(error.messages)) from None
    hashed = make_password(password)
    with transaction.atomic():
        gate.enter()
        user, device = _waiting(token)
        if not device.verify_token(_digits(code)):
            raise WrongError("wrong code")
        device.confirmed = True
        device.save()
        user.password = hashed
        user.save()
        codes = [secrets.token_hex(5) for _ in range(RECOVERY)]
        static = StaticDevice.objects.create(user=user, name="recovery")
        StaticToken.objects.bulk_create([StaticToken(device=static, token=_recovery(each)) for each in codes])
        _told(user, "identity.official.enrolled")
    return codes


def enter(*, username: str, password: str, code: str, network: str) -> tuple[str, str]:
    """Log in: the ids of the person and of his mandate.

    To be called outside a transaction.  The attempt is counted as wrong in one, the slow hash is compared outside any,
    and in a second one the attempt is right after all.  Whoever breaks off in between has guessed wrong.

    :raises LockedError: after too many wrong attempts, whatever was typed now.
    :raises WrongError: when name, password or code is wrong.
    """
    name = username.strip().lower()[:150]
    rows = _counted(name, network)
    user = authenticate(username=name, password=password)
    if not isinstance(user, User):
        raise WrongError("wrong name or password")
    with transaction.atomic():
        gate.enter()
        same = User.objects.filter(pk=user.pk, is_active=True, password=user.password).exists()
        if not same or not _second(user, code):
            raise WrongError("wrong code, or a password of before")
        who = Login.objects.get(issuer=ISSUER, subject=user.username).person_id
        mandate = Mandate.objects.filter(person=who, kind=Kind.OFFICIAL, revoked=None).first()
        if mandate is None:
            raise WrongError("no official any more")
        lockout.right(name, rows)
        _told(user, "identity.official.entered")
        return who, mandate.pk


@transaction.atomic
def _counted(name: str, network: str) -> list[int]:
    gate.enter()
    if lockout.locked(name, network):
        raise LockedError("too many attempts")
    return lockout.counted(name, network)


def _second(user: User, code: str) -> bool:
    """A code of the app, which works once; or a recovery code, which works once too."""
    device = TOTPDevice.objects.filter(user=user, confirmed=True).first()
    if device is None:
        return False
    digits = _digits(code)
    if len(digits) == device.digits and digits.isdigit():
        return bool(device.verify_token(digits))
    static = StaticDevice.objects.filter(user=user).first()
    return static is not None and bool(static.verify_token(_recovery(digits)))


def _digits(code: str) -> str:
    return code.replace(" ", "").strip().lower()[:20]


def _recovery(code: str) -> str:
    """What is stored of a recovery code: sixteen hexadecimal digits of a keyed hash."""
    return salted_hmac(
        "portefeuille.recovery", code, secret=settings.SECRET_KEY, algorithm="sha256"
    ).hexdigest()[:16]


def _told(user: User, action: str) -> None:
    who = Person.objects.select_related("actor").get(logins__issuer=ISSUER, logins__subject=user.username)
    mandate = Mandate.objects.filter(person=who, kind=Kind.OFFICIAL).select_related("actor").first()
    audit.write(mandate.actor if mandate else who.actor, action, f"person:{who.pk}", {})
