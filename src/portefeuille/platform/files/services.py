"""Keep a file, keep it longer, and remove what is past its day.  There is no other way for a file to go."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from datetime import date, timedelta
from itertools import islice

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet

from portefeuille import clock
from portefeuille.documents import uploads
from portefeuille.documents.uploads import RefusedError
from portefeuille.documents.uploads.scanner import scanner
from portefeuille.law.law import Law
from portefeuille.platform import audit, gate
from portefeuille.platform.canonical import Plain
from portefeuille.platform.files import store
from portefeuille.platform.files.models import StoredFile
from portefeuille.platform.files.selectors import Kept, kept
from portefeuille.platform.models import Actor
from portefeuille.platform.pieces import SIZE, pieces

MOST_FILES = 40
"""Of one subject, by actors of one kind: who fills it up takes no place from the others.  What we make ourselves is not counted."""
MADE = "made"
TOGETHER = 50
"""Files that go in one transaction: each leaves a row in the audit log, and others wait for that."""
ORPHAN_AFTER = timedelta(days=1)
"""A content that no row names is left alone for so long: its row may still be on its way."""


def keep(*, subject: str, kind: str, name: str, data: bytes, actor: Actor, until: date | None = None) -> Kept:
    """Keep what somebody brought in.  The same content again, of the same kind, is the file that is there.

    ``until``: the last day on which it is kept; otherwise long enough for any project that runs now.

    :raises RefusedError: when it may not be kept: its kind, its size, what is in it, how many there are.
    """
    checked = uploads.check(name, data)
    scanned = scanner(settings.FILES.clamd).scan(data)
    return _keep(subject, kind, checked.name, checked.about.media, data, scanned, actor, until)


def keep_made(
    *, subject: str, kind: str, name: str, media: str, data: bytes, actor: Actor, until: date | None = None
) -> Kept:
    """Keep what the program made itself, such as a letter: nothing is looked for in it."""
    return _keep(subject, kind, name, media, data, MADE, actor, until)


def _keep(
    subject: str, kind: str, name: str, media: str, data: bytes, scan: str, actor: Actor, until: date | None
) -> Kept:
    digest = store.put(data)
    with transaction.atomic():
        gate.enter()
        there = StoredFile.objects.filter(subject=subject)
        same = there.select_related("kept_by").filter(kind=kind, digest=digest).first()
        if same is not None:
            return kept(same)
        count = there.filter(kept_by__kind=actor.kind).exclude(scan=MADE).count()
        if scan != MADE and count >= MOST_FILES:
            raise RefusedError("too_many", expected=str(MOST_FILES), got=str(count))
        if not store.where(digest).is_file():  # nobody drops a content while we are inside
            store.put(data)
        row = StoredFile.objects.create(
            subject=subject, kind=kind, name=name, media=media, size=len(data), digest=digest, scan=scan,
            kept_at=clock.now(), kept_by=actor, until=until or default_until(clock.today()),
        )  # fmt: skip
        # No name: people put names of people in it, and this log is never cleared.
        detail: dict[str, Plain] = {
            "digest": digest,
            "id": row.id,
            "kind": kind,
            "scan": scan,
            "size": row.size,
        }
        audit.write(actor, "file.keep", subject, detail)
    return kept(row)


def given(file: Kept, *, actor: Actor) -> None:
    """An official takes a file of somebody else: the log says which one, and who.  Before it is given."""
    with transaction.atomic():
        audit.write(
            actor, "file.given", file.subject, {"digest": file.digest, "id": file.id, "kind": file.kind}
        )


def digest_of(data: bytes) -> str:
    """The SHA-256 under which the content would be kept."""
    return hashlib.sha256(data).hexdigest()


def default_until(today: date) -> date:
    """The end of the year after next plus the years that evidence is kept, counted from a start that may still come."""
    years = Law.on(today).value("retention.training")
    if not isinstance(years, int):
        raise TypeError(f"retention.training is {years!r} on {today}; expected years")
    return date(today.year + years + 1, 12, 31)


def keep_longer(*, subject: str, until: date, actor: Actor) -> int:
    """Keep every file of a subject until a later day, for a control or an objection.  How many; never a shorter time."""
    with transaction.atomic():
        gate.enter()
        count = StoredFile.objects.filter(subject=subject, until__lt=until).update(until=until)
        if count:
            audit.write(actor, "file.keep_longer", subject, {"count": count, "until": until.isoformat()})
    return count


def remove_expired(*, actor: Actor) -> int:
    """Remove the files whose last day is past, with their content, in pieces.  How many; a second time none."""
    past = StoredFile.objects.filter(until__lt=clock.today())
    return sum(
        _remove(past.filter(pk__in=[each.pk for each in some]), actor)
        for some in pieces(past, by="until", size=TOGETHER)
    )


def remove_all(*, subject: str, actor: Actor) -> int:
    """Remove the files of a subject that is not there any more, as part of its transaction.  How many."""
    return _remove(StoredFile.objects.filter(subject=subject), actor)


def _remove(which: QuerySet[StoredFile], actor: Actor) -> int:
    with transaction.atomic():
        gate.enter()
        gone = list(which.order_by("until", "id"))
        for row in gone:
            detail = {"digest": row.digest, "id": row.id, "kind": row.kind, "until": row.until.isoformat()}
            audit.write(actor, "file.remove", row.subject, detail)
            row.delete()
        if gone:
            transaction.on_commit(lambda: _drop_unnamed({row.digest for row in gone}))
    return len(gone)


def remove_orphans() -> int:
    """Drop the contents that no row names, and what was never written whole.  How many; a second time none."""
    gone, some = (
        store.drop_unfinished(ORPHAN_AFTER.total_seconds()),
        store.settled(ORPHAN_AFTER.total_seconds()),
    )
    while piece := set(islice(some, SIZE)):
        gone += _drop_unnamed(piece)
    return gone


def _drop_unnamed(digests: Collection[str]) -> int:
    """Behind the gate, so that no new row for one comes at the same time; what was written just now is left alone."""
    gone = 0
    with transaction.atomic():
        gate.enter()
        named = set(StoredFile.objects.filter(digest__in=digests).values_list("digest", flat=True))
        for digest in sorted(set(digests) - named):
            if store.is_settled(digest, ORPHAN_AFTER.total_seconds()):
                store.drop(digest)
                gone += 1
    return gone
