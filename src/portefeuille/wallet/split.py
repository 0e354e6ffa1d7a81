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


def lowered(asked: Parts, kept: Parts, most: Parts) -> Parts:
    """What a claim still asks of each share when the provider has no more than ``most`` of it any more.

    ``kept`` is what came in for it and did not go back.  Less is asked to the cent of the total; a cent that the rounding
    of earlier payments put on the other share stays there, so that no share asks while the other one gives back.

    :raises ValueError: when more was kept of one share than is asked, and less of the other.
    """
    over = asked.own < kept.own or asked.subsidy < kept.subsidy
    if over and (asked.own > kept.own or asked.subsidy > kept.subsidy):
        raise ValueError(f"{kept.own} + {kept.subsidy} kept of {asked.own} + {asked.subsidy}")
    total = min(asked.own, most.own) + min(asked.subsidy, most.subsidy)
    low, high = max(total - asked.subsidy, 0), min(asked.own, total)
    if total >= sum(kept):
        low, high = max(low, kept.own), min(high, total - kept.subsidy)
    else:
        low, high = max(low, total - kept.subsidy), min(high, kept.own)
    own = min(max(min(asked.own, most.own), low), high)
    return Parts(own, total - own)
