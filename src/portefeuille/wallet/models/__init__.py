"""The tables of the wallet.  Only ``portefeuille.wallet.services`` writes them."""

from __future__ import annotations

from portefeuille.wallet.models.bank import BankLine, Statement
from portefeuille.wallet.models.claims import Claim, Repayment
from portefeuille.wallet.models.ledger import Account, Balance, Entry, Posting, Seal
from portefeuille.wallet.models.payments import LIVE, Approval, Batch, Payment
from portefeuille.wallet.models.projects import Project, Request

__all__ = [
    "LIVE",
    "Account",
    "Approval",
    "Balance",
    "BankLine",
    "Batch",
    "Claim",
    "Entry",
    "Payment",
    "Posting",
    "Project",
    "Repayment",
    "Request",
    "Seal",
    "Statement",
]
