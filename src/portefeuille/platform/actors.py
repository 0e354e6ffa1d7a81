"""Who acts.  Login comes later: for now an actor is made by name."""

from __future__ import annotations

from portefeuille.platform.models import Actor

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
