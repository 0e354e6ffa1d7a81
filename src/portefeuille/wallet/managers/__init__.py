"""Who holds the account of the wallet: we ourselves, with files of a bank; or a financial manager, with files of every day."""

from __future__ import annotations

from portefeuille.wallet.managers.external import External
from portefeuille.wallet.managers.in_house import InHouse
from portefeuille.wallet.managers.port import Manager, Report

__all__ = ["External", "InHouse", "Manager", "Report"]
