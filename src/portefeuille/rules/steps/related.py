"""Are provider and enterprise related (aanverwant)?  A flag with its reasons; related parties get no support
(R-12.1).

No source sets a size of shareholding from which it counts (C-12a): taken literally, one small common
shareholder is enough.  When shares are the only tie, ``doubtful`` says that a person should look.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from portefeuille.rules.steps.base import Line, Value, step

Role = Literal["manager", "director", "employee", "shareholder"]
Kinship = Literal["spouse", "blood", "cohabiting"]

#: Roles whose family ties count (R-12.1, third criterion): not those of employees.
FAMILY_ROLES: tuple[Role, ...] = ("manager", "director", "shareholder")


class Kin(NamedTuple):
    """A tie between someone at the provider and someone at the enterprise; ``degree`` for blood relatives."""

    kinship: Kinship
    at_provider: Role
    at_enterprise: Role
    degree: int | None = None


class Ties(NamedTuple):
    """What is known of the two; None where it was not asked.

    Shares are the higher of capital and votes in basis points, direct and indirect; ``common`` are the roles
    in which one person sits at both.
    """

    same_enterprise: bool | None = False
    provider_in_enterprise_bp: int | None = None
    enterprise_in_provider_bp: int | None = None
    common: tuple[Role, ...] | None = None
    kin: tuple[Kin, ...] | None = None


class Related(NamedTuple):
    """``related`` is None while a tie that was not asked could still decide; ``missing`` then names it."""

    related: bool | None
    doubtful: bool
    missing: tuple[str, ...]
    lines: tuple[Line, ...]


@step(source=("R-12.1", "R-12.3"))
def related(ties: Ties, *, kin_degree: int) -> Related:
    """Judge the ties; ``kin_degree`` is the furthest degree of blood relatives that counts.

    :raises ValueError: for a share outside 0 to 100 %.
    """
    lines, only_shares = [], True
    if ties.same_enterprise:
        lines.append(Line("related.same_enterprise", {}, ("R-12.3",)))
        only_shares = False
    for name in ("provider_in_enterprise_bp", "enterprise_in_provider_bp"):
        share: int | None = getattr(ties, name)
        if share is not None and not 0 <= share <= 10_000:
            raise ValueError(f"{name} is not between 0 and 1")
        if share:
            lines.append(Line(f"related.{name.removesuffix('_bp')}", {"share_bp": share}, ("R-12.1",)))
    for role in dict.fromkeys(ties.common or ()):
        lines.append(Line("related.common", {"role": role}, ("R-12.1",)))
        only_shares = only_shares and role == "shareholder"
    unknown: list[str] = []
    for number, kin in enumerate(ties.kin or ()):
        match _counts(kin, kin_degree):
            case True:
                lines.append(_kin_line(kin))
                only_shares = False
            case None:
                unknown.append(f"kin.{number}.degree")
    if lines:
        doubtful = only_shares
        return Related(
            related=True, doubtful=doubtful, missing=(), lines=(*lines, *((_DOUBT,) if doubtful else ()))
        )
    missing = (*(name for name, value in ties._asdict().items() if value is None), *unknown)
    return Related(
        related=None if missing else False, doubtful=False, missing=missing, lines=() if missing else (_NONE,)
    )


_DOUBT = Line("related.only_shares", {}, ("R-12.1",))
_NONE = Line("related.none", {}, ("R-12.1",))


def _counts(kin: Kin, kin_degree: int) -> bool | None:
    """Does the tie count?  None for blood relatives whose degree is not known."""
    if kin.at_provider not in FAMILY_ROLES or kin.at_enterprise not in FAMILY_ROLES:
        return False
    if kin.kinship != "blood":
        return True
    return None if kin.degree is None else kin.degree <= kin_degree


def _kin_line(kin: Kin) -> Line:
    values: dict[str, Value] = {"at_provider": kin.at_provider, "at_enterprise": kin.at_enterprise}
    if kin.degree is not None:
        values["degree"] = kin.degree
    return Line(f"related.{kin.kinship}", values, ("R-12.1",))
