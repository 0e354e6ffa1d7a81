"""Floor 0a: the law as data. Dated, sourced parameters and lists, read on a day as known on a day."""

from portefeuille.law.book import Book, load
from portefeuille.law.errors import LawError, UnknownNameError
from portefeuille.law.law import Law
from portefeuille.law.model import Reading

__all__ = ["Book", "Law", "LawError", "Reading", "UnknownNameError", "load"]
