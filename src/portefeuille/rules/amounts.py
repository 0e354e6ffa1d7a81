"""How much: rate, ceiling, subsidy, minimum and de minimis (decision of 26 February 2016, art. 18; its decree, art. 31).

Amounts are cents.
"""

from __future__ import annotations

from portefeuille.rules.facts import Service, Theme
from portefeuille.rules.registry import Chapter
from portefeuille.rules.tree import Leaf
from portefeuille.rules.units import Eur, Rate, Size
from portefeuille.rules.words import (
    Parameters,
    doubtful,
    inexact,
    judgement,
    met,
    not_met,
    presumed_met,
    share_down,
    share_half_even,
    share_of,
    undetermined,
    unknown_law,
)

chapter = Chapter("amounts")


@chapter.rule("R-1.5", "R-1.6", "R-1.7", "R-1.8", "R-1.9", "R-1.10")
def rate(enterprise_size: Size, theme: Theme, p: Parameters) -> Rate:
    """The support rate: by size and, where a bonus exists, by theme.  A large sheltered workshop has the medium rate."""
    if theme == "digitalisation/cybersecurity":
        if enterprise_size == "small":
            return p.rate.cybersecurity.small
        return p.rate.cybersecurity.medium
    if theme == "sustainability/energy_efficiency":
        if enterprise_size == "small":
            return p.rate.energy_efficiency.small
        return p.rate.energy_efficiency.medium
    if enterprise_size == "small":
        return p.rate.base.small
    return p.rate.base.medium


@chapter.rule("R-2.4", "R-2.5", "R-2.8", "R-2.9")
def year_ceiling(enterprise_size: Size, p: Parameters) -> Eur:
    """The ceiling on the subsidy of a calendar year of application, without temporary increase."""
    if enterprise_size == "small":
        return p.ceiling.year.small
    return p.ceiling.year.medium


@chapter.rule("R-2.9")
def ordinary_room(year_ceiling: Eur, subsidy_this_year: Eur) -> Eur:
    """What is left of the ceiling of the year."""
    return max(0, year_ceiling - subsidy_this_year)


@chapter.rule("R-2.6", "R-2.7", "R-2.9")
def room(year_ceiling: Eur, subsidy_this_year: Eur, workable_work: bool, p: Parameters) -> Eur:
    """What is left of the ceiling of the year, with the temporary increase for workable work."""
    if workable_work:
        return max(0, year_ceiling + p.ceiling.increase - subsidy_this_year)
    return max(0, year_ceiling - subsidy_this_year)


@chapter.rule("R-1.5", "R-1.6", "R-2.13")
def full_subsidy(rate: Rate, eligible_amount: Eur, p: Parameters) -> Eur:
    """The rate times the eligible amount, before the ceiling, brought to the cent once."""
    if p.rounding.subsidy == "down":
        return share_down(rate, eligible_amount)
    if p.rounding.subsidy == "half_even":
        return share_half_even(rate, eligible_amount)
    return share_of(rate, eligible_amount)


@chapter.rule("R-2.8", "R-2.12")
def subsidy(full_subsidy: Eur, ordinary_room: Eur, room: Eur) -> Eur:
    """The subsidy: what the rate gives, as far as there is room under the ceiling."""
    if full_subsidy <= ordinary_room:
        return full_subsidy
    return min(full_subsidy, room)


@chapter.rule("R-5.5", "R-2.8")
def own_share(eligible_amount: Eur, subsidy: Eur) -> Eur:
    """What the enterprise deposits in the wallet: the eligible amount less the subsidy."""
    return eligible_amount - subsidy


@chapter.rule("R-3.1", "R-3.2", name="minimum_amount")
def large_enough(service: Service, eligible_amount: Eur, p: Parameters) -> Leaf:
    """The eligible amount, not the invoice, reaches the minimum of the service."""
    if service == "training":
        if eligible_amount >= p.minimum.training:
            return met("minimum_amount.reached")
        return not_met("minimum_amount.training")
    if eligible_amount >= p.minimum.advice:
        return met("minimum_amount.reached")
    return not_met("minimum_amount.advice")


@chapter.rule("R-2.4", "R-2.5", "R-2.6", "R-2.7", "R-2.12", "R-2.13", name="ceiling")
def room_under_ceiling(
    full_subsidy: Eur,
    ordinary_room: Eur,
    room: Eur,
    workable_work: bool,
    rate: Rate,
    eligible_amount: Eur,
    p: Parameters,
) -> Leaf:
    """There is room left in the annual ceiling; whether what passes it is cut off or refused is not written down."""
    if ordinary_room > 0 and full_subsidy <= ordinary_room:
        if doubtful(p.rounding.subsidy) and inexact(rate, eligible_amount):
            return presumed_met("ceiling.rounded")
        return met("ceiling.room")
    if workable_work and undetermined(p.ceiling.increase):
        return unknown_law("ceiling.increase_unknown")
    if room <= 0:
        return not_met("ceiling.used_up")
    if full_subsidy > room and p.ceiling.partial_grant == "refuse":
        return not_met("ceiling.too_little_left")
    if full_subsidy > room and doubtful(p.ceiling.partial_grant):
        return presumed_met("ceiling.partial_grant")
    return met("ceiling.increased")


@chapter.rule("R-2.8", "R-2.9", name="ceiling_left")
def some_room_left(room: Eur) -> Leaf:
    """Without a project: there is anything left of the ceiling of this year."""
    if room <= 0:
        return not_met("ceiling.used_up")
    return met("ceiling.room_left")


@chapter.rule("R-10.1", "R-10.2", "R-10.4", "R-10.6", name="de_minimis")
def below_de_minimis(
    subsidy: Eur, de_minimis_used: Eur, de_minimis_edge: Eur, road_freight: bool, p: Parameters
) -> Leaf:
    """All de minimis aid of the single undertaking stays below the ceiling; an overflow is refused as a whole.

    ``de_minimis_edge`` is aid granted exactly on the first day of the window: whether it counts is not written down.
    """
    if de_minimis_used + subsidy > p.de_minimis.ceiling:
        return not_met("de_minimis.overflow")
    if (
        p.de_minimis.window.edge == "included"
        and de_minimis_used + de_minimis_edge + subsidy > p.de_minimis.ceiling
    ):
        return not_met("de_minimis.edge_counts")
    if road_freight and de_minimis_used + subsidy > p.de_minimis.ceiling.road_freight:
        return judgement("de_minimis.road_freight")
    if (
        doubtful(p.de_minimis.window.edge)
        and de_minimis_used + de_minimis_edge + subsidy > p.de_minimis.ceiling
    ):
        return presumed_met("de_minimis.edge")
    return met("de_minimis.below")
