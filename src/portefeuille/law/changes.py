"""What changed in the law on which day, in words, with its source and whom it touches. Made from the data alone.

The rules add theirs in portefeuille.rules.changes, where everything comes together.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, Literal

from portefeuille.law import inwords
from portefeuille.law.book import Book
from portefeuille.law.dating import breaks
from portefeuille.law.diff import Change, diff
from portefeuille.law.model import DAY, START, TIMELINE, Reading, Texts
from portefeuille.law.touches import CRITERION_OF_LIST, Touch, of_parameter, of_row

Nature = Literal["begins", "changes", "ends", "doubt", "certain"]
#: A row of a list as it reads on a day.
Entry = Mapping[str, Any]
#: Lists that tell about the world around the law: other support, addresses, what pages claim.
NOT_LAW = frozenset({"alternatives", "contacts", "page_claims"})
#: Parameters that tell what we found, not what the law says.
OUR_FILE = frozenset({"main_activity.official_list", "occupation_list.official"})
#: The column in which a list says what it decides, where it has one.
MAIN = ("verdict", "scope", "services")


@dataclass(frozen=True, slots=True)
class Record:
    """One thing that is different from a day on.

    id: stays the same as long as the day and the name do. kind: parameter, row or rule. subject: the parameter, the
    list or the rule; key: the row of the list. known_from: day of publication, as for a segment (docs/law.md).
    nature: begins, ends; changes; doubt (from now on not certain), certain (from now on certain).
    uncertain: what it says now is under reservation. before, after, title: in nl, en and fr.
    """

    id: str
    day: date
    known_from: date
    kind: str
    subject: str
    key: str
    nature: Nature
    uncertain: bool
    title: Texts
    before: Texts
    after: Texts
    source: tuple[str, ...]
    confidence: str
    notes: Texts
    criterion: str | None
    touch: Touch


def days(book: Book) -> tuple[date, ...]:
    """The days on which something in the data may change, in order."""
    found = {day for day in book.break_days if day >= TIMELINE}
    for name in book.list_names:
        if name not in NOT_LAW:
            found.update(day for row in book.list(name).history for day in breaks(row.periods))
    return tuple(sorted(found))


def known_day(book: Book, known: date, more: Iterable[date] = ()) -> date:
    """The last day on or before `known` on which something was published (`more`: other days of publication).

    All days up to the next one see the same law, so what is made once for this day holds for all of them.
    """
    published = _published(book)
    found = bisect_right(published, known)
    return max([published[found - 1] if found else date.min, *(day for day in more if day <= known)])


@lru_cache(maxsize=8)
def _published(book: Book) -> tuple[date, ...]:
    parameters = (*book.parameters.values(), *book.timeline.values())
    found = {segment.known_from for parameter in parameters for segment in parameter.segments}
    for name in book.list_names:
        if name not in NOT_LAW:
            found.update(period.known_from for row in book.list(name).history for period in row.periods)
    # A regime that ends is known on the day itself (see _parameter).
    return tuple(sorted({*found, START}))


@lru_cache(maxsize=128)
def records(book: Book, known: date) -> tuple[Record, ...]:
    """Everything that changes in parameters and lists, in order of day, as known on a day.

    Before START lists only say that they do not decide, so their first rows are no change. On START a value that was
    not read before is said to be so.
    """
    if known != known_day(book, known):
        return records(book, known_day(book, known))
    found = (record for day in days(book) for record in on_day(book, day, known))
    return tuple(record for record in found if record.known_from <= known)


def on_day(book: Book, day: date, known: date) -> Iterable[Record]:
    """The changes of one day."""
    for change in diff(book, day - DAY, day, known):
        if change.kind == "parameter":
            if _tells(change, day):
                yield _parameter(book, change, day)
        elif day > TIMELINE and change.name.partition("[")[0] not in NOT_LAW:
            yield _row(book, change, day, known)


def _tells(change: Change, day: date) -> bool:
    """Not what is about our file; not, on the first day of all, what did not exist yet."""
    after = change.reading_after
    absent = day == TIMELINE and after is not None and after.status == "absent"
    return change.name not in OUR_FILE and not absent


def _parameter(book: Book, change: Change, day: date) -> Record:
    one, two = change.reading_before, change.reading_after
    assert one is not None and two is not None
    begin = (
        inwords.phrase("before_scheme")
        if day == TIMELINE
        else inwords.in_each(lambda lang: inwords.before(one, lang))
    )
    # A regime that ends is told by what it said last; no act of its own was read, so it is known since the day itself.
    over = two.status == "absent" and day == START
    known_from, told = (day, one) if over else (two.known_from, two)
    return Record(
        f"{day}:{change.name}",
        day,
        known_from,
        "parameter",
        change.name,
        "",
        _nature(one, two, day),
        two.uncertain,
        two.title,
        begin,
        inwords.in_each(lambda lang: inwords.after(two, lang)),
        told.source,
        told.confidence,
        told.notes,
        two.criterion or one.criterion,
        of_parameter(book, change.name),
    )


def _nature(one: Reading, two: Reading, day: date) -> Nature:
    if two.status == "absent":
        return "ends"
    if two.uncertain and (two.value is None or two.value == one.value):
        return "doubt"
    if one.status == "absent" or day == TIMELINE:
        return "begins"
    if one.uncertain and not two.uncertain and one.value in (None, two.value):
        return "certain"
    return "changes"


def _row(book: Book, change: Change, day: date, known: date) -> Record:
    name, _, rest = change.name.partition("[")
    key, _, column = rest.partition("]")
    column = column.removeprefix(".")
    dated = book.list(name)
    one, two = dated.row(key, day - DAY, known), dated.row(key, day, known)
    row: Entry = two or one or {}
    # Without a default, what differs between the two sides of an uncertain day is None: the new side tells then.
    dating: Entry = row["alternatives"][1] if row["uncertain"] else row
    if not column:
        column = next((each for each in MAIN if each in row), "")
    old, new = (each.get(column) if each is not None else None for each in (one, two))
    title = row.get("title") or row.get("label") or {}
    return Record(
        f"{day}:{change.name}",
        day,
        dating["known_from"],
        "row",
        name,
        key,
        _row_nature(one, two, old, new, day),
        bool(row.get("uncertain")),
        inwords.in_each(lambda lang: dated.header.title[lang] + inwords.COLON[lang] + title.get(lang, key)),
        _said(name, column, one, old, "not_yet", day),
        _said(name, column, two, new, "no_longer", None),
        tuple(row["source"]),
        dating["confidence"],
        row["notes"],
        CRITERION_OF_LIST.get(name),
        of_row(book, name, key, old, new, row),
    )


def _row_nature(one: Entry | None, two: Entry | None, old: Any, new: Any, day: date) -> Nature:
    if two is None:
        return "ends"
    if two["uncertain"] and (new is None or one is None):
        return "doubt"
    if one is None or (day == START and _undecided(old)):
        return "begins"
    return "certain" if one["uncertain"] and old in (None, new) else "changes"


def _undecided(cell: Any) -> bool:
    """Is it what a list says of the days before START, that it does not decide on them?"""
    if isinstance(cell, Mapping):
        return set(cell.values()) == {"judgement"}
    return cell in ("judgement", "not_applicable")


def _said(name: str, column: str, row: Entry | None, cell: Any, missing: str, day: date | None) -> Texts:
    if row is None:
        return inwords.phrase(missing)
    if day == START and _undecided(cell):
        return inwords.phrase("not_recorded")
    said = (
        inwords.in_each(lambda lang: inwords.cell(name, column, cell, lang))
        if column
        else inwords.phrase("in_force")
    )
    if not row["uncertain"] or cell is None:
        return said
    return {lang: f"{text} ({inwords.phrase('reservation')[lang]})" for lang, text in said.items()}
