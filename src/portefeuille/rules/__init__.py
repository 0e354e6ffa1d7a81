"""The law as functions: every rule written once, as plain typed Python that can be read beside the decree.

:func:`book` reads them; ``book().on(day, known)`` gives the rules in force on a day.
"""

from __future__ import annotations

from functools import cache

from portefeuille.rules.registry import Rule, RuleBook, RuleSet


@cache
def book() -> RuleBook:
    """All rules, read once.  :raises portefeuille.rules.errors.RuleError: when one is outside the language."""
    from portefeuille.rules import amounts, enterprise, project, size

    return RuleBook((size.chapter, enterprise.chapter, project.chapter, amounts.chapter))


__all__ = ["Rule", "RuleBook", "RuleSet", "book"]
