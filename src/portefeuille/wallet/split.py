"""How a payment is taken from own share and subsidy: pro rata, to the cent, closing exactly."""

from __future__ import annotations

from typing import NamedTuple


class Parts(NamedTuple):
    """Cents of each."""

    own: int
    subsidy: int


def split(cents: int, whole: Parts, used: Parts) -> Parts:
    """The parts of a payment, so that all payments together are pro rata by the largest remainder.

    ``whole`` is what the project has in all, ``used`` what earlier payments took.  Half a cent goes to the own share.
    What the payments took never differs by a cent or more from their exact share, unless one of them came back
    in between; the last payment takes exactly what is left.

    :raises ValueError: for less than one cent, or more than what is left.
    """
    left = Parts(whole.own - used.own, whole.subsidy - used.subsidy)
    if not 0 < cents <= left.own + left.subsidy or min(left) < 0:
        raise ValueError(f"{cents} cents out of {left.own} + {left.subsidy}")
    total = whole.own + whole.subsidy
    paid = used.own + used.subsidy + cents
    target = (2 * whole.own * paid + total) // (2 * total)
    own = min(max(target - used.own, cents - left.subsidy, 0), left.own, cents)
    return Parts(own, cents - own)
