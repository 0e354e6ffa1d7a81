"""One mail with the notices that wait for a person: by itself when it is one, together when there are more."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from portefeuille.decision.formats import day
from portefeuille.notifications import kinds, mails, tokens, wording
from portefeuille.notifications.audience import Person
from portefeuille.notifications.models import Notice, Recipient
from portefeuille.notifications.notices import audience_of

BLOCK = (4, 7)
"""Where a dot stands in an enterprise number: 0123.456.749."""


@dataclass(frozen=True, slots=True)
class Item:
    """A notice as it stands in a mail."""

    words: wording.Words
    whose: str
    link: str
    last_day: date | None
    reminder: bool
    group: str


def send(to: Person, rows: Sequence[Recipient], today: date, names: Mapping[str, str]) -> None:
    """Send these notices to this person.  ``names`` are those of enterprises, by number, as far as they are known.

    The same notices to the same person have the same Message-ID: after a crash a mail program sees that it has it already.

    :raises SMTPException: when the server refuses it; OSError: when there is no server to be reached.
    """
    with override(to.language):
        items = sorted(
            (item(row.notice, to.language, today, names) for row in rows),
            key=lambda one: (one.last_day or date.max, one.whose),
        )
        stop = mails.link("enterprise:mail_stop", tokens.stopping(to.id, (each.group for each in items)))
        envelope = mails.Envelope(to.email, to.language, stop, {"Message-ID": _identity(rows)})
        context = {
            "items": items,
            "inbox": mails.link("enterprise:messages"),
            "preferences": mails.link("enterprise:preferences"),
            "groups": sorted({wording.group_name(each.group, to.language) for each in items}),
        }
        mails.send(envelope, _subject(items, to.language), "notices", context)


def item(notice: Notice, lang: str, today: date, names: Mapping[str, str]) -> Item:
    """A notice in the words of its reader."""
    what = kinds.kind(notice.kind)
    said = wording.words(what, audience_of(notice), notice.facts, lang, today)
    number = notice.enterprise or notice.provider
    return Item(
        said, _whose(number, names), mails.link("enterprise:message", notice.pk), notice.last_day, what.reminder,
        what.group,
    )  # fmt: skip


def _subject(items: Sequence[Item], lang: str) -> str:
    if len(items) == 1:
        return items[0].words.title
    days = [each.last_day for each in items if each.reminder and each.last_day]
    if days:
        return _("%(count)s berichten, de eerste laatste dag is %(day)s") % {
            "count": len(items), "day": day(min(days), lang),
        }  # fmt: skip
    return _("%(count)s berichten") % {"count": len(items)}


def _whose(number: str, names: Mapping[str, str]) -> str:
    first, second = BLOCK
    shown = f"{number[:first]}.{number[first:second]}.{number[second:]}" if number.isdigit() else number
    return f"{names[number]} ({shown})" if names.get(number) else shown


def _identity(rows: Sequence[Recipient]) -> str:
    named = ",".join(str(each.pk) for each in sorted(rows, key=lambda row: row.pk))
    host = urlsplit(settings.SITE_URL).hostname or "localhost"
    return f"<{hashlib.sha256(named.encode()).hexdigest()[:32]}@{host}>"
