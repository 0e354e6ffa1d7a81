"""The only writers of the wallet.  Every service is one transaction, happens once, and is told in the audit log."""

from __future__ import annotations

from portefeuille.wallet.services.answers import reject_payment, take_answer, take_report
from portefeuille.wallet.services.batches import (
    approve_batch,
    dissolve_batch,
    prepare_batch,
    release,
    release_batch,
)
from portefeuille.wallet.services.correcting import reverse
from portefeuille.wallet.services.ending import expire, lapse, refuse, stop, sweep, withdraw
from portefeuille.wallet.services.lines import assign, return_again, send_back, to_agency
from portefeuille.wallet.services.payments import cancel_payment, order_payment, pay_agency, top_up
from portefeuille.wallet.services.posting import post
from portefeuille.wallet.services.reconciling import Difference, reconcile, take_report_of
from portefeuille.wallet.services.recovery import Terms, claim, resume_claim, suspend_claim, withdraw_claim
from portefeuille.wallet.services.repaying import repay_claim
from portefeuille.wallet.services.requests import issue_request
from portefeuille.wallet.services.room import reserve, set_budget
from portefeuille.wallet.services.statements import Taken, Ways, take_statement, take_statements

__all__ = [
    "Difference",
    "Taken",
    "Terms",
    "Ways",
    "approve_batch",
    "assign",
    "cancel_payment",
    "claim",
    "dissolve_batch",
    "expire",
    "issue_request",
    "lapse",
    "order_payment",
    "pay_agency",
    "post",
    "prepare_batch",
    "reconcile",
    "refuse",
    "reject_payment",
    "release",
    "release_batch",
    "repay_claim",
    "reserve",
    "resume_claim",
    "return_again",
    "reverse",
    "send_back",
    "set_budget",
    "stop",
    "suspend_claim",
    "sweep",
    "take_answer",
    "take_report",
    "take_report_of",
    "take_statement",
    "take_statements",
    "to_agency",
    "top_up",
    "withdraw",
    "withdraw_claim",
]
