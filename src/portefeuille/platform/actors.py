"""Who acts.  Login comes later: for now an actor is made by name."""

from __future__ import annotations

from collections.abc import Collection

from django.db import transaction

from portefeuille import clock
from portefeuille.platform import audit, gate
from portefeuille.platform.models import Actor

LONGEST = 200
SYSTEM = "00000000000000000000000000000000"


def system() -> Actor:
    """The program itself, when no person asked for what it does."""
    made, _ = Actor.objects.get_or_create(
        id=SYSTEM, defaults={"kind": Actor.Kind.SYSTEM, "name": "Portefeuille"}
    )
    return made


def official(name: str) -> Actor:
    """A new official."""
    return Actor.objects.create(kind=Actor.Kind.OFFICIAL, name=name)


def add_official(name: str) -> Actor:
    """A new official under a name that nobody has yet, told in the audit log.

    :raises ValueError: for no name, one of more than 200 characters, or that of another official.
    """
    told = " ".join(name.split())
    if not 0 < len(told) <= LONGEST:
        raise ValueError(f"a name of 1 to {LONGEST} characters is needed")
    with transaction.atomic():
        gate.enter()
        if any(one.name.casefold() == told.casefold() for one in officials()):
            raise ValueError(f"there is an official {told!r} already")
        made = official(told)
        audit.write(system(), "platform.official", f"actor:{made.id}", {"name": told})
    return made


@transaction.atomic
def end_official(number: str) -> bool:
    """An official is one no more: nobody acts as him from now on.  False when he was none already.

    :raises LookupError: when no official has this number.
    """
    gate.enter()
    found = Actor.objects.filter(pk=number, kind=Actor.Kind.OFFICIAL).first()
    if found is None:
        raise LookupError(f"there is no official {number!r}")
    if found.ended is not None:
        return False
    found.ended = clock.now()
    found.save(update_fields=["ended"])
    audit.write(system(), "platform.official.ended", f"actor:{found.id}", {})
    return True


def officials() -> list[Actor]:
    """Every official who is one still, by name."""
    return list(Actor.objects.filter(kind=Actor.Kind.OFFICIAL, ended=None).order_by("name", "id"))


def named(text: str) -> Actor:
    """The official of that name or number.

    :raises LookupError: when there is none, or more than one of that name.
    """
    wanted = " ".join(text.split()).casefold()
    found = [one for one in officials() if wanted in {one.id, " ".join(one.name.split()).casefold()}]
    if not found:
        raise LookupError(f"there is no official {text!r}")
    if len(found) > 1:
        raise LookupError(
            f"{len(found)} officials are named {text!r}; name one by number: {', '.join(one.id for one in found)}"
        )
    return found[0]


def names(numbers: Collection[str]) -> dict[str, str]:
    """The names of actors by their number; of one that is not there, its number."""
    known = dict(Actor.objects.filter(pk__in=numbers).values_list("pk", "name"))
    return {number: known.get(number, number) for number in numbers}
