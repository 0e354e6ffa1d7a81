"""Who may apply: the conditions on the enterprise (decision of 26 February 2016, art. 4)."""

from __future__ import annotations

from portefeuille.rules.facts import Activity, LegalForm, Region
from portefeuille.rules.registry import Chapter
from portefeuille.rules.tree import Leaf
from portefeuille.rules.units import Day, Share
from portefeuille.rules.words import Parameters, judgement, met, not_met, presumed_met

chapter = Chapter("enterprise")


@chapter.rule("R-7.1", "R-7.2", "R-7.3", name="legal_form")
def accepted_legal_form(legal_form: LegalForm, sheltered_workshop: bool) -> Leaf:
    """The legal form is one of those accepted; a vzw only as a recognised sheltered workshop, since 2026."""
    if legal_form == "accepted":
        return met("legal_form.accepted")
    if legal_form == "workshop_only":
        if sheltered_workshop:
            return met("legal_form.sheltered_workshop")
        return not_met("legal_form.no_sheltered_workshop")
    if legal_form == "judgement":
        return judgement("legal_form.unsettled")
    return not_met("legal_form.refused")


@chapter.rule("R-8.1", name="establishment")
def establishment_in_flanders(region: Region) -> Leaf:
    """At least one establishment lies in the Flemish Region; Brussels alone is not enough."""
    if region == "flanders":
        return met("establishment.flanders")
    if region == "unlisted":
        return judgement("establishment.postcode_unlisted")
    if region == "none":
        return not_met("establishment.none")
    return not_met("establishment.outside_flanders")


@chapter.rule("R-8.3", name="private_sector")
def private_sector(public_share: Share, p: Parameters) -> Leaf:
    """Public authorities hold less than 25 %; exactly 25 % is refused."""
    if public_share < p.public_share.max:
        return met("private_sector.below")
    return not_met("private_sector.public_share")


@chapter.rule("R-7.4", "R-16.3", name="main_activity")
def accepted_main_activity(main_activity: Activity) -> Leaf:
    """The main activity stands on the list of the ministerial decree.  The list itself was not found."""
    if main_activity == "primary_sector":
        return not_met("main_activity.primary_sector")
    if main_activity == "forestry":
        return judgement("main_activity.forestry")
    if main_activity == "not_listed":
        return not_met("main_activity.not_listed")
    if main_activity == "listed":
        return met("main_activity.listed")
    return presumed_met("main_activity.list_not_found")


@chapter.rule("R-7.14", name="registered")
def registered_in_time(registered: bool, registered_since: Day, reference_day: Day) -> Leaf:
    """The enterprise is active in the KBO on the day the training or advice starts."""
    if not registered:
        return not_met("registered.no")
    if registered_since <= reference_day:
        return met("registered.yes")
    return not_met("registered.too_late")


@chapter.rule("R-7.15", name="in_order")
def in_order_with_regulation(social_security_arrears: bool) -> Leaf:
    """The enterprise has no overdue social security debts."""
    if social_security_arrears:
        return not_met("in_order.arrears")
    return met("in_order.yes")
