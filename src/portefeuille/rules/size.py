"""How large the enterprise is: small, medium or large (decree of 16 March 2012, art. 3; Annex I of Regulation 651/2014).

The figures are those of the enterprise with its partner and linked enterprises (rules/steps/group.py).
"""

from __future__ import annotations

from portefeuille.rules.facts import LegalForm
from portefeuille.rules.registry import Chapter
from portefeuille.rules.tree import Leaf
from portefeuille.rules.units import EurExact, FteExact, Size, SizeGiven
from portefeuille.rules.words import Parameters, met, not_met, presumed_met, presumed_not_met

chapter = Chapter("size")


@chapter.part
def class_of_year(headcount: FteExact, turnover: EurExact, balance_total: EurExact, p: Parameters) -> Size:
    """The class of one year: headcount always counts, the more favourable of turnover and balance total may be used."""
    if headcount < p.size.small.headcount and (
        turnover <= p.size.small.turnover or balance_total <= p.size.small.balance_total
    ):
        return "small"
    if headcount < p.size.medium.headcount and (
        turnover <= p.size.medium.turnover or balance_total <= p.size.medium.balance_total
    ):
        return "medium"
    return "large"


@chapter.rule("R-6.1", "R-6.2", "R-6.3", "R-6.4")
def size_last_year(headcount: FteExact, turnover: EurExact, balance_total: EurExact, p: Parameters) -> Size:
    """The class by the last closed financial year."""
    return class_of_year(headcount, turnover, balance_total, p)


@chapter.rule("R-6.10")
def size_previous_year(
    previous_headcount: FteExact, previous_turnover: EurExact, previous_balance_total: EurExact, p: Parameters
) -> Size:
    """The class by the year before the last."""
    return class_of_year(previous_headcount, previous_turnover, previous_balance_total, p)


@chapter.rule("R-6.10")
def size_year_before(
    before_headcount: FteExact, before_turnover: EurExact, before_balance_total: EurExact, p: Parameters
) -> Size:
    """The class by the year before that: it settles what the status was."""
    return class_of_year(before_headcount, before_turnover, before_balance_total, p)


@chapter.rule("R-6.9", "R-6.10")
def enterprise_size(
    size_given: SizeGiven,
    has_previous_year: bool,
    has_year_before: bool,
    size_last_year: Size,
    size_previous_year: Size,
    size_year_before: Size,
) -> Size:
    """The size that counts: frozen by this year's first application, else crossed only after two years in a row.

    With three years known a ceiling counts as crossed when two of the three years lie beyond it: two years in a row
    on the same side set the status, and one year on the other side does not change it.
    """
    if size_given != "not_given":
        return size_given
    if not has_previous_year or size_last_year == size_previous_year:
        return size_last_year
    if not has_year_before:
        return size_previous_year
    if size_year_before == size_last_year or size_year_before == size_previous_year:
        return size_year_before
    return "medium"


@chapter.rule("R-6.1", "R-6.2", "R-6.3", "R-6.10", "R-1.10", name="size")
def size_admitted(
    enterprise_size: Size,
    legal_form: LegalForm,
    sheltered_workshop: bool,
    size_given: SizeGiven,
    has_previous_year: bool,
    size_last_year: Size,
    size_previous_year: Size,
    p: Parameters,
) -> Leaf:
    """Small and medium enterprises are admitted; a sheltered workshop of any size, since 2026."""
    years_differ = size_given == "not_given" and has_previous_year and size_last_year != size_previous_year
    if enterprise_size == "large":
        if p.size.sheltered_workshop_exempt and legal_form == "workshop_only" and sheltered_workshop:
            return met("size.sheltered_workshop", "R-1.10")
        if years_differ:
            return presumed_not_met("size.large_two_years", "R-6.10")
        return not_met("size.large", "R-6.3")
    if years_differ:
        return presumed_met("size.two_years", "R-6.10")
    if enterprise_size == "small":
        return met("size.small")
    return met("size.medium", "R-6.2")
