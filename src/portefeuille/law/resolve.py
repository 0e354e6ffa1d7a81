"""What one parameter says on a day, as known on a day: doubtful days, unknowns, following another."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from portefeuille.law.dating import locate
from portefeuille.law.model import CONFIDENCE, DAY, TIMELINE, Parameter, Reading, Segment, Status
from portefeuille.law.units import Value

Lookup = Callable[[str], Reading]


def resolve(parameter: Parameter, on: date, known: date, lookup: Lookup) -> Reading:
    """The reading on the day `on`, with what was published by `known`.

    A segment that was not yet published is not there, and the one before it runs on. Between earliest and
    latest of a boundary the reading is uncertain: the alternatives are the old and the new value, and the
    default decides. `lookup` reads another parameter on the same days.
    """
    place = locate(parameter.segments, on, known)
    first, segment = parameter.segments[0], place.found
    if not place.visible:
        return nothing(parameter, "unpublished", first.start.earliest, None)
    eve = place.after.start.begins - DAY if place.after is not None else None
    if segment is None:
        if place.visible[0] is not first:
            return nothing(parameter, "unpublished", first.start.earliest, eve)
        return nothing(parameter, "unknown", min(TIMELINE, eve or TIMELINE), eve)
    if place.over and segment.until is not None:
        return nothing(parameter, "unknown", segment.until + DAY, eve)
    new = _face(parameter, segment, segment.start.default or segment.start.latest, place.last_day, lookup)
    return _between(parameter, segment, place.before, new, on, lookup) if place.doubt else new


def _between(
    parameter: Parameter, segment: Segment, before: Segment | None, new: Reading, on: date, lookup: Lookup
) -> Reading:
    """A day on which we do not know whether the segment had begun."""
    start, eve = segment.start, segment.start.begins - DAY
    if before is None:
        old = nothing(parameter, "absent", start.earliest, eve)
    else:
        old = _face(parameter, before, before.start.default or before.start.latest, eve, lookup)
    alternatives = tuple(dict.fromkeys((*_could_be(old), *_could_be(new))))
    if len(alternatives) == 1:
        same = new if start.default is not None and on >= start.default else old
        return replace(same, since=old.since, until=new.until)
    confidence = start.confidence or _weaker(old.confidence, new.confidence)
    if start.default is None:
        return replace(
            new,
            value=None,
            status="unknown",
            since=start.earliest,
            until=start.latest - DAY,
            uncertain=True,
            alternatives=alternatives,
            has_default=False,
            confidence=confidence,
            source=_join(new.source, old.source),
        )
    chosen, other = (new, old) if on >= start.default else (old, new)
    return replace(
        chosen,
        uncertain=True,
        alternatives=alternatives,
        confidence=confidence,
        has_default=chosen.has_default or not chosen.uncertain,
        source=_join(chosen.source, other.source),
        notes=new.notes or old.notes,
        contradictions=_join(new.contradictions, old.contradictions),
        criterion=parameter.criterion,
    )


def _face(parameter: Parameter, segment: Segment, since: date, until: date | None, lookup: Lookup) -> Reading:
    """The segment as a reading, were it simply in force."""
    if segment.same_as is not None:
        other = lookup(segment.same_as)
        ends = [day for day in (until, other.until) if day is not None]
        return replace(
            other,
            name=parameter.name,
            since=max(since, other.since),
            until=min(ends) if ends else None,
            source=_join(other.source, segment.source),
            confidence=_weaker(other.confidence, segment.confidence),
            checked_on=min(other.checked_on, segment.checked_on),
            known_from=max(other.known_from, segment.known_from),
            criterion=other.criterion if other.uncertain else parameter.criterion,
            title=parameter.title,
            notes=segment.notes or other.notes,
            contradictions=_join(segment.contradictions, other.contradictions),
        )
    unknown = segment.kind == "unknown"
    status: Status = "absent" if segment.kind == "absent" else "unknown" if unknown else "known"
    return Reading(
        parameter.name,
        parameter.unit,
        segment.value,
        since,
        until,
        segment.source,
        segment.confidence,
        segment.checked_on,
        segment.known_from,
        unknown,
        segment.alternatives,
        unknown and segment.value is not None,
        parameter.criterion,
        segment.notes,
        parameter.title,
        status,
        segment.contradictions,
    )


def nothing(parameter: Parameter, status: Status, since: date, until: date | None) -> Reading:
    """No segment speaks: before the first one, in a gap of the timeline, or nothing published yet."""
    first = parameter.segments[0]
    return Reading(
        parameter.name,
        parameter.unit,
        None,
        since,
        until,
        first.source,
        "U",
        first.checked_on,
        first.known_from,
        status == "unknown",
        (),
        False,
        parameter.criterion,
        {},
        parameter.title,
        status,
        (),
    )


def _could_be(reading: Reading) -> tuple[Value | None, ...]:
    return reading.alternatives or (reading.value,)


def _weaker(one: str, other: str) -> str:
    return max(one, other, key=CONFIDENCE.index)


def _join(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*one, *other)))
