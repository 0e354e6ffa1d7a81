"""Signatures on letters (PAdES), and what a signature that comes back is worth."""

from __future__ import annotations

from portefeuille.documents.signing.keys import Signer, load, make
from portefeuille.documents.signing.sign import sign
from portefeuille.documents.signing.verify import Verdict, verify

__all__ = ["Signer", "Verdict", "load", "make", "sign", "verify"]
