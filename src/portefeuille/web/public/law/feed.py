"""The changes as an Atom feed, in the language asked, with the filters of the page."""

from __future__ import annotations

from datetime import date, datetime, time
from functools import lru_cache
from itertools import groupby
from uuid import NAMESPACE_URL, uuid5

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _

from portefeuille import clock
from portefeuille.law.changes import Record
from portefeuille.law.inwords import COLON
from portefeuille.rules import changes
from portefeuille.web.public.law.filters import Filter
from portefeuille.web.public.law.said import day

MOST = 30
"""How many changes of a day the feed tells; the page of the day tells all."""


class Feed(Atom1Feed):
    """Atom with the language and the ids that stay."""

    content_type = "application/atom+xml; charset=utf-8"


def feed(request: HttpRequest, filtered: Filter, lang: str) -> HttpResponse:
    """One entry for each day on which something changed, the one published last on top."""
    site = f"{request.scheme}://{request.get_host()}"
    return HttpResponse(_made(site, filtered, lang, clock.today()), content_type=Feed.content_type)


@lru_cache(maxsize=64)
def _made(site: str, filtered: Filter, lang: str, today: date) -> str:
    made = Feed(
        title=_("De kmo-portefeuille: wat er verandert in de wet"),
        link=site + reverse("public:law_changes") + filtered.query,
        description=_("Elke verandering in de regels van de kmo-portefeuille, met voor en na."),
        language=lang,
        feed_url=site + reverse("public:law_feed") + filtered.query,
        author_name=site.partition("://")[2],
    )
    by_day = groupby(filtered.of(changes.everything(today)), lambda record: record.day)
    entries = [(when, tuple(records)) for when, records in by_day]
    for when, records in sorted(entries, key=lambda each: (_known(each[1]), each[0]), reverse=True):
        made.add_item(
            title=day(when, lang) + COLON[lang] + _what(records, lang),
            link=site + reverse("public:law_day", args=[when.isoformat()]) + filtered.query,
            description=_told(records, lang),
            unique_id=uuid5(NAMESPACE_URL, f"portefeuille/law/{lang}/{when.isoformat()}").urn,
            updateddate=_noon(_known(records)),
        )
    written: str = made.writeString("utf-8")
    return written


def _known(records: tuple[Record, ...]) -> date:
    """The day on which the last of these changes was published."""
    return max(record.known_from for record in records)


def _noon(when: date) -> datetime:
    return datetime.combine(when, time(12), clock.BRUSSELS)


def _what(records: tuple[Record, ...], lang: str) -> str:
    first = records[0].title[lang]
    more = len({record.title[lang] for record in records}) - 1
    return _("%(first)s en nog %(more)s") % {"first": first, "more": more} if more else first


def _told(records: tuple[Record, ...], lang: str) -> str:
    lines = [
        f"{record.title[lang]}{COLON[lang]}{record.before[lang]} → {record.after[lang]}"
        for record in records[:MOST]
    ]
    if len(records) > MOST:
        lines.append(_("En nog %(more)s veranderingen: zie de pagina.") % {"more": len(records) - MOST})
    return "\n".join(lines)
