"""The only writers of the procedure.  Every service is one transaction, and a second time changes nothing."""

from __future__ import annotations

from portefeuille.applications.services.controlling import (
    claim,
    close_control,
    decide_objection,
    end_after_control,
    may_end,
    objection,
    open_control,
)
from portefeuille.applications.services.correcting import correct, review_preview, uncorrect
from portefeuille.applications.services.drafts import Conflict, Saved, discard_draft, save_draft, start_draft
from portefeuille.applications.services.ending import Preview, provider_refuse, stop, stop_preview, withdraw
from portefeuille.applications.services.evaluating import evaluate
from portefeuille.applications.services.paying import Ordered, cancel_order, order_payment
from portefeuille.applications.services.reviewing import contest, decide_review, take_review
from portefeuille.applications.services.submitting import Submitted, submit

__all__ = [
    "Conflict",
    "Ordered",
    "Preview",
    "Saved",
    "Submitted",
    "cancel_order",
    "claim",
    "close_control",
    "contest",
    "correct",
    "decide_objection",
    "decide_review",
    "discard_draft",
    "end_after_control",
    "evaluate",
    "may_end",
    "objection",
    "open_control",
    "order_payment",
    "provider_refuse",
    "review_preview",
    "save_draft",
    "start_draft",
    "stop",
    "stop_preview",
    "submit",
    "take_review",
    "uncorrect",
    "withdraw",
]
