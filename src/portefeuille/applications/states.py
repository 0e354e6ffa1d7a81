"""The states of an application and every transition between them: one table, which can be listed, drawn and tested.

``procedure.md`` section 10 has the proposal it began with; where it differs, docs/adr/0020 says why.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple


class State(StrEnum):
    """Where an application stands."""

    DRAFT = "draft"
    IN_REVIEW = "in_review"
    REFUSED = "refused"
    AWAITING_DEPOSIT = "awaiting_deposit"
    DEPOSITED = "deposited"
    READY_TO_PAY = "ready_to_pay"
    PARTLY_PAID = "partly_paid"
    PAID = "paid"
    CLOSED = "closed"
    STOPPED = "stopped"
    REFUND_DUE = "refund_due"
    UNDER_CONTROL = "under_control"
    REFUSED_BY_PROVIDER = "refused_by_provider"
    WITHDRAWN = "withdrawn"
    LAPSED = "lapsed"
    EXPIRED = "expired"
    IN_RECOVERY = "in_recovery"
    IN_OBJECTION = "in_objection"
    RECOVERED = "recovered"


class By(StrEnum):
    """Who may cause a transition: the kind of an actor."""

    ENTERPRISE = "representative"
    PROVIDER = "provider"
    OFFICIAL = "official"
    CLOCK = "system"


class Transition(NamedTuple):
    """``event`` brings an application from any of ``sources`` to one of ``targets``; ``guard``, ``money`` and ``deadline``
    say in words what must hold, what moves in the wallet, and until when.

    ``held``: during a control the event still happens, to the state the application will come back to.
    """

    event: str
    sources: tuple[State, ...]
    targets: tuple[State, ...]
    by: By
    guard: str = ""
    money: str = ""
    deadline: str = ""
    held: bool = False


S = State
FUNDED = (S.READY_TO_PAY, S.PARTLY_PAID)
RUNNING = (S.AWAITING_DEPOSIT, S.DEPOSITED, *FUNDED)
"""Accepted, and not fully paid."""
ACCEPTED = (*RUNNING, S.PAID)
PROMISED = (*ACCEPTED, S.UNDER_CONTROL)
"""The subsidy is promised and counts as aid as a whole."""
FINAL = (
    S.REFUSED, S.CLOSED, S.STOPPED, S.REFUSED_BY_PROVIDER, S.WITHDRAWN, S.LAPSED, S.EXPIRED, S.RECOVERED,
)  # fmt: skip
"""Nothing is expected of the enterprise any more."""
GRANTED_ONCE = tuple(each for each in State if each not in (S.DRAFT, S.IN_REVIEW, S.REFUSED))
"""An amount was granted at some time; to a withdrawn application perhaps not."""

TABLE: tuple[Transition, ...] = (
    Transition("grant", (S.DRAFT,), (S.AWAITING_DEPOSIT,), By.ENTERPRISE,
               "nothing missing; the law grants it; it fits in the ceiling and the budget",
               "room reserved, own share asked for", "start + deadline.apply"),
    Transition("refuse", (S.DRAFT,), (S.REFUSED,), By.ENTERPRISE, "the law refuses it, or the budget is exhausted"),
    Transition("ask_review", (S.DRAFT,), (S.IN_REVIEW,), By.ENTERPRISE,
               "the law leaves it to a person", "", "start + deadline.apply"),
    Transition("contest", (S.REFUSED,), (S.IN_REVIEW,), By.ENTERPRISE,
               "refused automatically, not contested before", "", "REVIEW contest days"),
    Transition("review_grant", (S.IN_REVIEW,), (S.AWAITING_DEPOSIT,), By.OFFICIAL,
               "the law grants it on the facts as settled", "room reserved, own share asked for", "REVIEW term"),
    Transition("review_refuse", (S.IN_REVIEW,), (S.REFUSED,), By.OFFICIAL, "a reason is given", "", "REVIEW term"),
    Transition("withdraw", (S.IN_REVIEW, S.AWAITING_DEPOSIT), (S.WITHDRAWN,), By.ENTERPRISE,
               "nothing deposited", "room free again"),
    Transition("deposit", (S.AWAITING_DEPOSIT,), (S.DEPOSITED,), By.CLOCK,
               "exact amount and communication, value date in time", "own share in", "deposit_by", held=True),
    Transition("top_up", (S.DEPOSITED,), (S.READY_TO_PAY,), By.CLOCK, "own share complete", "subsidy in", held=True),
    Transition("lapse", (S.AWAITING_DEPOSIT,), (S.LAPSED,), By.CLOCK,
               "a closed statement covers the last day", "room free again, a part that came in goes back",
               "deposit_by"),
    Transition("provider_refuse", (S.AWAITING_DEPOSIT, S.DEPOSITED, S.READY_TO_PAY), (S.REFUSED_BY_PROVIDER,),
               By.PROVIDER, "before the first payment; a reason is given", "own share back, room free again"),
    Transition("order", FUNDED, (S.PARTLY_PAID, S.PAID), By.ENTERPRISE,
               "at most what is left", "pro rata to the provider", "finish_by"),
    Transition("cancel_order", (S.PARTLY_PAID, S.PAID), FUNDED, By.ENTERPRISE,
               "not in a batch yet", "back to the wallet"),
    Transition("payment_back", (S.PARTLY_PAID, S.PAID, S.CLOSED), FUNDED, By.CLOCK,
               "the bank rejected or returned it, and the project was not stopped", "back to the wallet", held=True),
    Transition("stop", (S.DEPOSITED, *FUNDED), (S.STOPPED,), By.ENTERPRISE,
               "a reason is given; of what was ordered wholly, what is in no batch is cancelled first",
               "rest of the own share back; room back in the year of application only"),
    Transition("stop_paid", (S.PAID,), (S.REFUND_DUE,), By.ENTERPRISE,
               "fully paid, and every payment has left or is in a batch: the provider cancels, or nobody went",
               "claim on the provider"),
    Transition("refunded", (S.REFUND_DUE,), (S.STOPPED,), By.CLOCK,
               "the claim is paid, or the payments came back", "own share on to the enterprise"),
    Transition("expire", (S.DEPOSITED, *FUNDED), (S.EXPIRED,), By.CLOCK,
               "the last day to pay has passed", "rest back, no room back", "finish_by"),
    Transition("close", (S.PAID,), (S.CLOSED,), By.CLOCK, "paid out, the project has ended"),
    Transition("open_control", (*ACCEPTED, S.CLOSED, S.STOPPED, S.EXPIRED), (S.UNDER_CONTROL,), By.OFFICIAL,
               "a reason is given", "payments frozen"),
    Transition("close_control", (S.UNDER_CONTROL,), (*ACCEPTED, S.CLOSED, S.STOPPED, S.EXPIRED), By.OFFICIAL,
               "in order: back to where it was"),
    Transition("claim", (S.UNDER_CONTROL,), (S.IN_RECOVERY,), By.OFFICIAL,
               "a breach; at most what was paid", "the rest goes back; claim on the enterprise"),
    Transition("control_ends", (S.UNDER_CONTROL,), (S.STOPPED,), By.OFFICIAL,
               "a breach before anything was paid, and it had not ended yet", "own share back, no room back"),
    Transition("object", (S.IN_RECOVERY,), (S.IN_OBJECTION,), By.ENTERPRISE,
               "a reason is given; no source gives a term", "claim suspended"),
    Transition("uphold", (S.IN_OBJECTION,), (S.CLOSED,), By.OFFICIAL, "a reason is given",
               "claim withdrawn, what was paid on it goes back"),
    Transition("reject_objection", (S.IN_OBJECTION,), (S.IN_RECOVERY,), By.OFFICIAL, "a reason is given", "claim resumed"),
    Transition("recovered", (S.IN_RECOVERY, S.IN_OBJECTION), (S.RECOVERED,), By.CLOCK,
               "the claim is paid, or the payments came back", "subsidy in"),
)  # fmt: skip

DUE: dict[str, str] = {
    S.DRAFT: "apply_by", S.REFUSED: "review_by", S.AWAITING_DEPOSIT: "deposit_by", S.READY_TO_PAY: "pay_by",
    S.PARTLY_PAID: "pay_by", S.IN_RECOVERY: "recovery_by",
}  # fmt: skip
"""State -> the kind of last day that runs in it (``portefeuille.applications.radar``)."""

MISSED = ("lapse", "expire")
"""Events by which a last day was not met: nobody is told that what warned of it is in order."""

EVENTS: dict[str, Transition] = {each.event: each for each in TABLE}
NOTES = (
    "deposit_returned", "deposit_part", "worklist", "payment_done", "evaluate", "swept",
    "claim_part", "claim_lowered", "claim_returned", "repaid",
)  # fmt: skip
"""Events that change no state."""


def allowed(state: str, by: str) -> Iterator[Transition]:
    """What an actor of this kind may do from a state."""
    return (each for each in TABLE if state in each.sources and each.by == by)
