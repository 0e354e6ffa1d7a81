"""Letters: what they say as plain data, and the same on paper as PDF/UA-1 with a code that anybody can look up."""

from __future__ import annotations

from portefeuille.documents.letters.codes import code, read_code, seal, spelled
from portefeuille.documents.letters.model import Heading, Letter, Table
from portefeuille.documents.letters.page import letter

__all__ = ["Heading", "Letter", "Table", "code", "letter", "read_code", "seal", "spelled"]
