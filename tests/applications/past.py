"""Of everything that is kept for a term: some that is just past it, and some that is within it, be it by a second or a day."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Collection, Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any, NamedTuple

from django.contrib.sessions.models import Session
from django.db.models import Model

from portefeuille import clock
from portefeuille.applications.models import Application
from portefeuille.enterprises import services
from portefeuille.enterprises.models import Value
from portefeuille.notifications.models import CalendarDay, Notice, Recipient, Subscription
from portefeuille.platform import actors
from portefeuille.platform.files import store
from portefeuille.platform.files.models import StoredFile
from portefeuille.platform.files.services import keep_made
from portefeuille.platform.identity.models import AccessRequest, Failure, Invitation, Mandate, Person
from portefeuille.platform.keeping.models import Kept
from portefeuille.platform.models import Actor, opaque
from tests.enterprises import made

NOW = datetime(2040, 6, 1, 12, tzinfo=clock.BRUSSELS)
"""So late that what was applied for in 2026 need not be kept any more."""
SECOND, DAY, YEAR = timedelta(seconds=1), timedelta(days=1), timedelta(days=365)
NUMBER = "0123456749"


class Thing(NamedTuple):
    """Something that is kept: by which term, whether that is past, and whether it is still there."""

    term: str
    past: bool
    there: Callable[[], bool]


def things(but: Collection[str] = ()) -> Iterator[Thing]:
    """Of every term some, but for these.  The clock stands at ``NOW``."""
    for term, make in MAKERS.items():
        for past in (True, False) if term not in but else ():
            for there in make(past):
                yield Thing(term, past, there)


def row(found: Model) -> Callable[[], bool]:
    """Whether the row is there."""
    kind, pk = type(found), found.pk
    return lambda: kind._default_manager.filter(pk=pk).exists()


def ago(past: bool, term: timedelta, least: timedelta = SECOND) -> datetime:
    """Exactly so long ago, or a little less long."""
    return NOW - term if past else NOW - term + least


def sessions(past: bool) -> Iterator[Callable[[], bool]]:
    """By the clock of the computer."""
    until = datetime.fromtimestamp(time.time(), UTC) + (-SECOND if past else timedelta(hours=1))
    yield row(Session.objects.create(session_key=opaque(), session_data="x", expire_date=until))


def kept(past: bool) -> Iterator[Callable[[], bool]]:
    until = NOW if past else NOW + SECOND
    yield row(Kept.objects.create(id=opaque()[:22], kind="test", content={}, created=NOW - DAY, until=until))


def invitations(past: bool) -> Iterator[Callable[[], bool]]:
    expires = ago(past, 30 * DAY)
    for more in ({}, {"withdrawn": expires - DAY}, {"mandate": mandate()}):
        fields: dict[str, Any] = {
            "token": opaque() * 2, "number": NUMBER, "role": "reader", "email": "an@voorbeeld.test",
            "created": expires - 14 * DAY, "created_by": actors.system(), "expires": expires, **more,
        }  # fmt: skip
        yield row(Invitation.objects.create(**fields))


def answered(past: bool) -> Iterator[Callable[[], bool]]:
    at = ago(past, 30 * DAY)
    for given in (None, mandate()):
        yield row(AccessRequest.objects.create(
            person=person(seen=NOW.date()), number=NUMBER, role="accountant", created=at - 200 * DAY, answered=at,
            answered_by=actors.system(), mandate=given,
        ))  # fmt: skip


def unanswered(past: bool) -> Iterator[Callable[[], bool]]:
    at = ago(past, 90 * DAY)
    yield row(
        AccessRequest.objects.create(
            person=person(seen=NOW.date()), number=NUMBER, role="accountant", created=at
        )
    )


def attempts(past: bool) -> Iterator[Callable[[], bool]]:
    yield row(Failure.objects.create(key=opaque() * 2, at=ago(past, timedelta(minutes=15))))


def persons(past: bool) -> Iterator[Callable[[], bool]]:
    """Whose mandate was revoked or ended; who never had one; who has one again, or came by, or is an official."""
    at = ago(past, 2 * YEAR)
    long_ago, before = NOW - 5 * YEAR, (at - DAY).date() if past else at.date()
    yield known(mandate(granted=long_ago, revoked=at, revoked_by=actors.system()).person)
    yield known(mandate(granted=long_ago, until=before).person)
    yield known(person(created=at))
    if past:
        return
    away: dict[str, Any] = {"granted": long_ago, "revoked": NOW - 4 * YEAR, "revoked_by": actors.system()}
    back = mandate(**away).person
    mandate(back)
    yield known(back)
    yield known(mandate(person(seen=at.date()), **away).person)
    yield known(mandate(**away, kind="official", role="official", number="").person)
    yield known(mandate(start=NOW.date() + DAY).person)


def addresses(past: bool) -> Iterator[Callable[[], bool]]:
    yield row(
        Subscription.objects.create(email=f"{opaque()}@a.test", language="nl", asked=ago(past, 7 * DAY))
    )
    if not past:
        yield row(Subscription.objects.create(
            email=f"{opaque()}@a.test", language="nl", asked=NOW - YEAR, confirmed=NOW - YEAR
        ))  # fmt: skip


def messages(past: bool) -> Iterator[Callable[[], bool]]:
    """With who was told; what is about a day to come stays."""
    for at, last in ((ago(past, 3 * YEAR), None), (NOW - 4 * YEAR, NOW.date() - DAY * past)):
        notice = Notice.objects.create(
            key=opaque(),
            enterprise=NUMBER,
            kind="closed",
            subject="application:1",
            facts={},
            at=at,
            last_day=last,
        )
        told = Recipient.objects.create(notice=notice, person="an", due=at)
        yield row(notice)
        yield row(told)


def days(past: bool) -> Iterator[Callable[[], bool]]:
    last = NOW.date() - YEAR - DAY * past
    yield row(CalendarDay.objects.create(
        enterprise=NUMBER, subject=f"application:{opaque()}", kind="pay_by", last_day=last, changed=NOW
    ))  # fmt: skip


def values(past: bool) -> Iterator[Callable[[], bool]]:
    """An account number that was replaced on the day on which it goes; the one that holds stays, however old."""
    at = NOW - 730 * DAY - DAY * past
    number = made.NUMBER if past else made.OTHER
    with clock.use(at):
        made.enterprise(number, size=None)
    if not past:
        old = Value.objects.get(enterprise=number, key="contact")
        yield lambda: Value.objects.get(pk=old.pk).value != "null"
    services.change(
        number=number,
        values={"iban": "BE43068999999501"},
        actor=actors.system(),
    )
    replaced = Value.objects.filter(enterprise=number, key="iban").order_by("version")[0]
    yield lambda: Value.objects.get(pk=replaced.pk).value != "null"


def drafts(past: bool) -> Iterator[Callable[[], bool]]:
    """With a file; one that is submitted, or for a training that is not long over, is no old draft."""
    at = ago(past, 2 * YEAR)
    starts = (None, NOW.date() - YEAR - DAY) if past else (None, NOW.date() - YEAR - DAY, date(2026, 3, 1))
    for start in starts:
        one = application("draft", changed_at=at, start=start)
        yield row(one)
        yield row(document(f"application:{one.pk}"))
    if not past:
        yield row(application("draft", changed_at=NOW - 5 * YEAR, start=NOW.date() - YEAR))
        yield row(application("refused", changed_at=NOW - 5 * YEAR))


def participants(past: bool) -> Iterator[Callable[[], bool]]:
    """What was submitted without a start counts from the day of the application; what goes on keeps its names."""
    first = date(2030, 5, 31) if past else date(2030, 6, 1)
    for start, applied in ((first, date(2026, 1, 1)), (None, first)):
        yield named(application("refused", start=start, applied_on=applied))
    if not past:
        yield named(application("in_review", start=date(2026, 3, 1), applied_on=date(2026, 3, 1)))


def documents(past: bool) -> Iterator[Callable[[], bool]]:
    """The row and its content; the same content with another file stays."""
    until = NOW.date() - DAY * past
    one = document("application:1", until=until)
    yield row(one)
    yield store.where(one.digest).is_file
    if not past:
        both = document("application:3", data=b"both")
        document("application:4", data=b"both", until=NOW.date() - DAY)
        yield row(both)
        yield store.where(both.digest).is_file


def contents(past: bool) -> Iterator[Callable[[], bool]]:
    """By the clock of the disk; also one that was never written whole."""
    written = time.time() - (24 * 3600 + 1 if past else 23 * 3600)
    path = store.where(store.put(opaque().encode()))
    unfinished = path.with_name(f".{opaque()}")
    unfinished.write_bytes(b"half")
    for each in (path, unfinished):
        os.utime(each, (written, written))
        yield each.is_file


def person(**changes: Any) -> Person:
    fields = {
        "actor": Actor.objects.create(kind="representative", name="An"), "family_name": "An", "email": "an@a.test",
        "national": opaque() * 2, "created": NOW - 5 * YEAR, **changes,
    }  # fmt: skip
    found = Person.objects.create(**fields)
    found.logins.create(issuer="https://a.test", subject=opaque(), created=found.created)
    return found


def known(one: Person) -> Callable[[], bool]:
    """Whether anything but his name is; half of it cannot be."""

    def there() -> bool:
        found = Person.objects.get(pk=one.pk)
        facts = {bool(found.email), bool(found.national), found.logins.exists()}
        assert len(facts) == 1 and found.family_name == "An"
        return facts == {True}

    return there


def mandate(whose: Person | None = None, **changes: Any) -> Mandate:
    fields = {
        "person": whose or person(), "actor": actors.system(), "kind": "enterprise", "number": NUMBER, "role": "reader",
        "origin": "portal", "start": date(2035, 1, 1), "granted": NOW - 5 * YEAR, "granted_by": actors.system(), **changes,
    }  # fmt: skip
    return Mandate.objects.create(**fields)


def application(state: str, **changes: Any) -> Application:
    number = {} if state == "draft" else {"number": opaque()[:12], "applied_on": date(2039, 1, 1)}
    fields = {
        "enterprise": NUMBER, "state": state, "answers": {"form.participants": [{"name": "Jan"}], "project.title": "Les"},
        "edits": {"project.title": {"name": "An"}}, "created_by": actors.system(), "created_at": NOW - 5 * YEAR,
        "changed_at": NOW, **number, **changes,
    }  # fmt: skip
    return Application.objects.create(**fields)


def named(one: Application) -> Callable[[], bool]:
    def there() -> bool:
        found = Application.objects.get(pk=one.pk)
        assert found.answers["project.title"] == "Les"
        assert bool(found.edits) == ("form.participants" in found.answers)
        return bool(found.edits)

    return there


def document(subject: str, *, data: bytes = b"", until: date | None = None) -> StoredFile:
    """Its content was written long ago."""
    found = keep_made(
        subject=subject, kind="x", name="x.pdf", media="application/pdf", data=data or opaque().encode(),
        actor=actors.system(), until=until,
    )  # fmt: skip
    os.utime(store.where(found.digest), (0, 0))
    return StoredFile.objects.get(pk=found.id)


MAKERS: dict[str, Callable[[bool], Iterator[Callable[[], bool]]]] = {
    "sessions": sessions, "kept": kept, "invitations": invitations, "answered requests": answered,
    "unanswered requests": unanswered, "wrong attempts": attempts, "persons": persons, "unconfirmed addresses": addresses,
    "messages": messages, "days of calendars": days, "replaced values": values, "drafts": drafts,
    "participants": participants, "files": documents, "contents without a file": contents,
}  # fmt: skip
