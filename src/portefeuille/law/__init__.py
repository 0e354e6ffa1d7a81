"""Floor 0a: the law as data. Dated parameters and lists, each with its source; read on a day, as known on a day."""

from portefeuille.law.book import Book, load
from portefeuille.law.errors import LawError, UnknownName
from portefeuille.law.law import Law
from portefeuille.law.model import Reading

__all__ = ["Book", "Law", "LawError", "Reading", "UnknownName", "load"]
