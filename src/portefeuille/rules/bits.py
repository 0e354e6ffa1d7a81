"""The bits of the masks: every reason code has a fixed place, so that letters, statistics and the API agree.

Append only: a bit that was given out keeps its meaning.  Two masks of 64 bits: what is not met, and what is unknown
(a reservation counts as unknown there, as it does in the decision).
"""

from __future__ import annotations

from collections.abc import Iterator

NOT_MET = (
    "size.large",
    "size.large_two_years",
    "legal_form.refused",
    "legal_form.no_sheltered_workshop",
    "establishment.outside_flanders",
    "establishment.none",
    "private_sector.public_share",
    "main_activity.primary_sector",
    "main_activity.not_listed",
    "registered.no",
    "registered.too_late",
    "in_order.arrears",
    "theme.not_on_occupation_list",
    "theme.advice_cybersecurity_only",
    "exclusion.listed",
    "advice_conditions.not_written",
    "advice_conditions.legally_required",
    "advice_conditions.ordinary_expense",
    "advice_conditions.periodic",
    "apply_window.too_late",
    "agreement_first.after_application",
    "project_end.too_late",
    "interaction.none",
    "provider.not_registered",
    "provider.wrong_service",
    "related_party.related",
    "participants.not_working",
    "minimum_amount.training",
    "minimum_amount.advice",
    "ceiling.used_up",
    "de_minimis.overflow",
    "service.unsupported",
    "exclusion.still_listed",
    "ceiling.too_little_left",
    "apply_window.last_day_excluded",
    "de_minimis.edge_counts",
    "project_end.starts_too_late",
    "exclusion.perhaps_already",
)

UNKNOWN = (
    # a fact is missing for the criterion, or the law gives no value
    "size.missing",
    "legal_form.missing",
    "establishment.missing",
    "private_sector.missing",
    "main_activity.missing",
    "registered.missing",
    "in_order.missing",
    "service.missing",
    "theme.missing",
    "exclusion.missing",
    "advice_conditions.missing",
    "apply_window.missing",
    "agreement_first.missing",
    "project_end.missing",
    "interaction.missing",
    "provider.missing",
    "related_party.missing",
    "participants.missing",
    "minimum_amount.missing",
    "ceiling.missing",
    "ceiling_left.missing",
    "de_minimis.missing",
    # a person must look
    "legal_form.unsettled",
    "establishment.postcode_unlisted",
    "main_activity.forestry",
    "exclusion.health_profession_only",
    "exclusion.unsettled",
    "advice_conditions.guided_implementation",
    "agreement_first.after_start",
    "de_minimis.road_freight",
    # the law is not known, no default
    "theme.occupation_list_not_found",
    "theme.bonus_start_unknown",
    "ceiling.increase_unknown",
    # the law is not known, a default stands in
    "size.two_years",
    "main_activity.list_not_found",
    "theme.bonus_start_disputed",
    "apply_window.last_day",
    "ceiling.rounded",
    "ceiling.partial_grant",
    "de_minimis.edge",
    "exclusion.perhaps_not_yet",
)

NOT_MET_BIT = {code: 1 << place for place, code in enumerate(NOT_MET)}
UNKNOWN_BIT = {code: 1 << place for place, code in enumerate(UNKNOWN)}


def codes(mask: int, of: tuple[str, ...]) -> Iterator[str]:
    """The reason codes of a mask (``of``: :data:`NOT_MET` or :data:`UNKNOWN`), in the order of their bits."""
    return (code for place, code in enumerate(of) if mask >> place & 1)
