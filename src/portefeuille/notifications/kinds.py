"""Every kind of notice: a table.  Its words are in texts/nl.yaml, en.yaml and fr.yaml (wording.py)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Group(StrEnum):
    """What somebody can choose about: when the mails of a group leave, or that they do not."""

    DEADLINES = "deadlines"
    APPLICATION = "application"
    MONEY = "money"
    CONTROL = "control"
    ENTERPRISE = "enterprise"


class Audience(StrEnum):
    """To whom a notice speaks."""

    ENTERPRISE = "enterprise"
    PROVIDER = "provider"
    OFFICIALS = "officials"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of notice.  ``reminder``: about a last day that is still to come; after that day it is not told.

    ``transfer``: what has to be there on the last day comes by bank, so that the order is to be given earlier.
    """

    name: str
    group: Group
    reminder: bool = False
    transfer: bool = False


class UnknownKindError(ValueError):
    """A fault of the program: a notice of a kind that is not in the table."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name!r} is no kind of notice; expected one of {', '.join(sorted(KINDS))}")


_APPLICATION = (
    "refused", "review_asked", "stopped", "refused_by_provider", "withdrawn", "lapsed", "expired", "closed", "evaluate",
    "provider_new_application", "provider_stopped",
)  # fmt: skip
_MONEY = (
    "deposit_received",
    "ready_to_pay",
    "payment_ordered",
    "payment_done",
    "payment_rejected",
    "payment_back_late",
)
_CONTROL = (
    "control_opened", "control_closed", "control_ended", "claim_made", "claim_paid", "claim_lowered", "claim_given_back", "claim_returned",
    "objection_made", "objection_decided",
)  # fmt: skip
_OWN = ("iban_changed", "register_differs")

_TABLE = (
    *(Kind(name, Group.APPLICATION) for name in _APPLICATION),
    Kind("submitted", Group.APPLICATION, transfer=True),
    Kind("review_decided", Group.APPLICATION, transfer=True),
    *(Kind(name, Group.MONEY) for name in _MONEY),
    Kind("deposit_returned", Group.MONEY, transfer=True),
    *(Kind(name, Group.CONTROL) for name in _CONTROL),
    *(Kind(name, Group.ENTERPRISE) for name in _OWN),
    Kind("apply_by", Group.DEADLINES, reminder=True),
    Kind("deposit_by", Group.DEADLINES, reminder=True, transfer=True),
    Kind("pay_by", Group.DEADLINES, reminder=True),
    Kind("review_by", Group.DEADLINES, reminder=True),
    Kind("recovery_by", Group.DEADLINES, reminder=True),
)
KINDS: dict[str, Kind] = {each.name: each for each in _TABLE}
"""Name -> kind."""
REMINDERS = tuple(each.name for each in _TABLE if each.reminder)


def kind(name: str) -> Kind:
    """The kind of this name.

    :raises UnknownKindError: when there is none.
    """
    try:
        return KINDS[name]
    except KeyError:
        raise UnknownKindError(name) from None
