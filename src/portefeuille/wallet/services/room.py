"""Room: what may be promised within the annual ceiling of an enterprise and the budget of a year.

Ceiling and budget are told by the caller, who knows the law.  What is left of each is a balance that cannot fall below
zero: of any number of applications at once exactly those that fit are granted.
"""

from __future__ import annotations

from datetime import date

from portefeuille import clock
from portefeuille.platform.canonical import Plain
from portefeuille.platform.models import Actor
from portefeuille.wallet.chart import code
from portefeuille.wallet.errors import NoRoomError, OverdraftError, WalletError
from portefeuille.wallet.ledger import Draft, Leg, credit, debit
from portefeuille.wallet.models import Project
from portefeuille.wallet.selectors import balance
from portefeuille.wallet.services.acting import act
from portefeuille.wallet.services.posting import post


def set_budget(year: int, cents: int, *, key: str, actor: Actor) -> int:
    """Say what the budget of a year is.  What is left of it then.

    :raises NoRoomError: when more than that is committed already.
    """
    total, free = code("budget", f"{year}"), code("free", f"{year}")

    def work() -> dict[str, Plain]:
        delta = cents - balance(total)
        try:
            _resize(f"budget/{year}/{key}", "budget", f"year:{year}", free, total, delta, actor)
        except OverdraftError:
            raise NoRoomError(f"the budget of {year}", -delta, balance(free)) from None
        return {"left": balance(free)}

    if cents < 0:
        raise WalletError(f"a budget of {cents} cents")
    return int(act(actor, "budget", f"year:{year}", work, key=key, content={"cents": cents})["left"])


def reserve(
    project: str,
    *,
    enterprise: str,
    applied_on: date,
    own_share: int,
    subsidy: int,
    ceiling: int,
    actor: Actor,
) -> None:
    """Take the subsidy of a new project from the annual ceiling and from the budget of the year of application.

    ``ceiling`` is that of this enterprise in that year, in cents; when it differs from what was told before, the new
    one counts from now on.

    :raises NoRoomError: when it does not fit; then nothing is known of the project afterwards.
    :raises WalletError: for amounts below one cent, or an enterprise number that is not ten digits.
    """
    if min(own_share, subsidy) <= 0 or ceiling < 0:
        raise WalletError(
            f"no amounts of a project: own share {own_share}, subsidy {subsidy}, ceiling {ceiling}"
        )
    if not (enterprise.isascii() and enterprise.isdigit() and len(enterprise) == 10):
        raise WalletError(f"{enterprise!r} is no enterprise number of ten digits")
    taken, committed = code("taken", project), code("committed", project)
    made = Project(
        pk=project, enterprise=enterprise, applied_on=applied_on, own_share=own_share, subsidy=subsidy
    )
    room, free = code("room", made.ceiling_owner), code("free", f"{made.year}")

    def work() -> dict[str, Plain]:
        total = code("ceiling", made.ceiling_owner)
        try:
            delta = ceiling - balance(total)
            _resize(f"ceiling/{project}", "ceiling", f"enterprise:{enterprise}", room, total, delta, actor)
        except OverdraftError:
            raise NoRoomError(f"the ceiling of {made.ceiling_owner}", subsidy, 0) from None
        made.save(force_insert=True)
        legs = (
            debit(taken, subsidy),
            credit(room, subsidy),
            debit(committed, subsidy),
            credit(free, subsidy),
        )
        try:
            post(Draft(f"reserve/{project}", "reserve", applied_on, f"project:{project}", legs), actor)
        except OverdraftError:
            left = balance(room)
            if left < subsidy:
                raise NoRoomError(f"the ceiling of {made.ceiling_owner}", subsidy, left) from None
            raise NoRoomError(f"the budget of {made.year}", subsidy, balance(free)) from None
        return {}

    content: dict[str, Plain] = {
        "enterprise": enterprise, "applied_on": applied_on.isoformat(), "own_share": own_share, "subsidy": subsidy,
        "ceiling": ceiling,
    }  # fmt: skip
    act(actor, "reserve", f"project:{project}", work, content=content)


def give_back(project: Project, key: str, cents: int, room: bool, actor: Actor) -> int:
    """Part of a service that ends a project: what it did not use is free again in the budget, and in the ceiling when the
    law says so (``room``).  The cents that the ceiling got back.
    """
    committed, taken = code("committed", project.pk), code("taken", project.pk)
    legs = [debit(code("free", f"{project.year}"), cents), credit(committed, cents)]
    if room:
        legs += [debit(code("room", project.ceiling_owner), cents), credit(taken, cents)]
    if cents:
        post(Draft(key, "release", clock.today(), f"project:{project.pk}", legs), actor)
    return cents if room else 0


def _resize(key: str, kind: str, subject: str, left: str, total: str, delta: int, actor: Actor) -> None:
    if delta:
        post(Draft(key, kind, clock.today(), subject, (Leg(left, delta), Leg(total, -delta))), actor)
