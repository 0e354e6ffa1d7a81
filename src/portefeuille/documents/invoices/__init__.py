"""An e-invoice beside the project that it is for: a proposed payment order, or the reasons why there is none.

A person always confirms the order; nothing here pays anything.
"""

from __future__ import annotations

from portefeuille.documents.invoices.compare import compare
from portefeuille.documents.invoices.model import Checked, Expected, Judged, Proposal, Remark

__all__ = ["Checked", "Expected", "Judged", "Proposal", "Remark", "compare"]
