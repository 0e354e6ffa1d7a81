"""Tell something once, to everybody whom it concerns: into their inbox, and by mail as they want it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.db.models import Count, Q, QuerySet

from portefeuille import clock
from portefeuille.notifications import audience as told
from portefeuille.notifications import kinds, wording
from portefeuille.notifications.kinds import Audience
from portefeuille.notifications.models import Notice, Recipient
from portefeuille.notifications.preferences import first_moments
from portefeuille.platform.canonical import Plain, canonical


@dataclass(frozen=True, slots=True)
class Message:
    """A notice as somebody reads it.  ``read``: whether he did; ``past``: it warned of a day that is over; ``settled``: that
    was met or fell away."""

    id: int
    kind: str
    subject: str
    enterprise: str
    at: datetime
    last_day: date | None
    read: bool
    past: bool
    settled: bool
    words: wording.Words


def tell(
    *,
    key: str,
    enterprise: str = "",
    provider: str = "",
    officials: bool = False,
    kind: str,
    subject: str,
    facts: Mapping[str, Plain],
) -> bool:
    """Tell it, inside the transaction of what it tells about.  False when it was told before, under the same key.

    ``facts``: what of number, title, amount (cents), last_day (2026-12-15), provider, communication, iban and reason is
    known; a text may be a mapping of languages.  ``subject`` is what it is about, as ``application:<id>``.

    :raises UnknownKindError: for a kind that is not in the table.
    :raises ValueError: when it is not told to exactly one of an enterprise, a provider and the officials; for a day that
        cannot be read, or that a reminder lacks.
    :raises TypeError: for a fact that is not plain.
    """
    found, number = _audience(enterprise, provider, officials)
    what = kinds.kind(kind)
    canonical(facts)
    last = wording.last_day(facts)
    if what.reminder and last is None:
        raise ValueError(f"{kind!r} is about a last day; expected last_day among its facts")
    if Notice.objects.filter(key=key).exists():
        return False
    now = clock.now()
    with transaction.atomic():
        try:
            with transaction.atomic():
                notice = Notice.objects.create(
                    key=key, enterprise=enterprise, provider=provider, officials=officials, kind=kind,
                    subject=subject, facts=dict(facts), last_day=last, at=now,
                )  # fmt: skip
        except IntegrityError:  # another transaction told it meanwhile
            if not Notice.objects.filter(key=key).exists():
                raise
            return False
        people = told.people(found, number)
        moments = first_moments(people, what, last, now)
        Recipient.objects.bulk_create(
            Recipient(notice=notice, person=each.id, due=moments[each.id]) for each in people
        )
    return True


def inbox(
    enterprise: str | Collection[str],
    person: str = "",
    *,
    lang: str = "nl",
    limit: int = 200,
    subject: str = "",
    before: int | None = None,
) -> list[Message]:
    """What an enterprise (or several) was told, the newest first; all of it, whatever anybody wants by mail.

    ``read`` is that of the person; who had no mandate yet when it was told has nothing to catch up on.  ``before``: only
    what was told before the notice with this id.
    """
    numbers = [enterprise] if isinstance(enterprise, str) else list(enterprise)
    found = Notice.objects.filter(enterprise__in=numbers).exclude(enterprise="")
    if subject:
        found = found.filter(subject=subject)
    return _messages(_newest(found, before, limit), person, lang)


def queue(
    *,
    provider: str = "",
    person: str = "",
    lang: str = "nl",
    limit: int = 200,
    subject: str = "",
    before: int | None = None,
) -> list[Message]:
    """What a provider was told; without a number: what the officials were told.  The newest first."""
    found = Notice.objects.filter(provider=provider) if provider else Notice.objects.filter(officials=True)
    if subject:
        found = found.filter(subject=subject)
    return _messages(_newest(found, before, limit), person, lang)


def one(
    notice: int,
    *,
    enterprises: Collection[str] = (),
    provider: str = "",
    officials: bool = False,
    person: str = "",
    lang: str = "nl",
) -> Message | None:
    """A notice that was told to one of these; None when there is none."""
    whose = Q(enterprise__in=[each for each in enterprises if each])
    if provider:
        whose |= Q(provider=provider)
    if officials:
        whose |= Q(officials=True)
    found = _messages(list(Notice.objects.filter(whose, pk=notice)), person, lang)
    return found[0] if found else None


def audience_of(notice: Notice) -> Audience:
    """To whom a notice speaks."""
    if notice.officials:
        return Audience.OFFICIALS
    return Audience.PROVIDER if notice.provider else Audience.ENTERPRISE


def unread(person: str, enterprise: str = "") -> int:
    """How many notices a person has not read: of one enterprise, or of all for which he was told."""
    found = Recipient.objects.filter(person=person, read=None)
    return (found.filter(notice__enterprise=enterprise) if enterprise else found).count()


def unread_of(person: str) -> dict[str, int]:
    """How many notices a person has not read, by enterprise, in one query; those without are left out."""
    found = Recipient.objects.filter(person=person, read=None).exclude(notice__enterprise="")
    return dict(found.values_list("notice__enterprise").annotate(Count("pk")).order_by())


def mark_read(
    *,
    person: str,
    enterprise: str = "",
    provider: str = "",
    officials: bool = False,
    notice: int | None = None,
) -> int:
    """He has read it: one notice, or all that an enterprise, a provider or the officials were told (without one: all there
    is).  How many were not yet.
    """
    with transaction.atomic():
        found = Recipient.objects.filter(person=person, read=None)
        if enterprise:
            found = found.filter(notice__enterprise=enterprise)
        if provider:
            found = found.filter(notice__provider=provider)
        if officials:
            found = found.filter(notice__officials=True)
        if notice is not None:
            found = found.filter(notice=notice)
        return found.update(read=clock.now())


def _audience(enterprise: str, provider: str, officials: bool) -> tuple[Audience, str]:
    if sum((bool(enterprise), bool(provider), officials)) != 1:
        raise ValueError("a notice is told to exactly one of: an enterprise, a provider, the officials")
    if officials:
        return Audience.OFFICIALS, ""
    return (Audience.ENTERPRISE, enterprise) if enterprise else (Audience.PROVIDER, provider)


def _newest(found: QuerySet[Notice], before: int | None, limit: int) -> list[Notice]:
    if before is not None:
        found = found.filter(pk__lt=before)
    return list(found.order_by("-pk")[:limit])


def _messages(notices: list[Notice], person: str, lang: str) -> list[Message]:
    new = set(
        Recipient.objects.filter(notice__in=notices, person=person, read=None).values_list(
            "notice", flat=True
        )
    )
    today = clock.today()
    return [_message(each, each.pk not in new, lang, today) for each in notices]


def _message(notice: Notice, read: bool, lang: str, today: date) -> Message:
    what = kinds.kind(notice.kind)
    settled = notice.settled is not None
    past = settled or (what.reminder and notice.last_day is not None and notice.last_day < today)
    said_on = notice.at.astimezone(clock.BRUSSELS).date() if past else today
    return Message(
        notice.pk, notice.kind, notice.subject, notice.enterprise, notice.at, notice.last_day, read, past,
        settled, wording.words(what, audience_of(notice), notice.facts, lang, said_on),
    )  # fmt: skip
