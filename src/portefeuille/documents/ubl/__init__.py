"""E-invoices and credit notes in UBL 2.1, as they go over Peppol (BIS Billing 3, EN 16931)."""

from __future__ import annotations

from portefeuille.documents.refused import RefusedError
from portefeuille.documents.ubl.model import Invoice, Line, Party, Payment, Tax
from portefeuille.documents.ubl.reading import read

__all__ = ["Invoice", "Line", "Party", "Payment", "RefusedError", "Tax", "read"]
