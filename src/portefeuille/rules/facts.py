"""The facts of a row: every single thing a rule may look at, with its unit and where it comes from in a case."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from portefeuille.rules.units import Count, Day, Eur, EurExact, FteExact, Share, SizeGiven, Unit, unit_of

LegalForm = Literal["accepted", "refused", "workshop_only", "judgement"]
Region = Literal["flanders", "elsewhere", "unlisted", "none"]
Activity = Literal["primary_sector", "forestry", "unsettled", "listed", "not_listed"]
Service = Literal["training", "advice"]
Theme = Literal[
    "business_strategy",
    "occupation_specific",
    "digitalisation",
    "digitalisation/cybersecurity",
    "sustainability",
    "sustainability/energy_efficiency",
    "financial_literacy",
    "innovation",
    "internationalisation",
    "personnel_management",
    "not_given",
]
Said = Literal["yes", "no", "not_said"]
Exclusion = Literal[
    "none", "refused", "still_listed", "conditional", "judgement", "perhaps_already", "perhaps_not_yet"
]
ProviderKind = Literal["right", "wrong", "not_given"]
Participants = Literal["accepted", "refused"]


@dataclass(frozen=True, slots=True)
class FactSpec:
    """A fact: ``unit``; ``path`` in the case (dotted); ``decisive``: may be missing, and is then asked for."""

    unit: Unit
    path: str
    decisive: bool = False


def _fact(annotation: Any, path: str, *, decisive: bool = False) -> FactSpec:
    return FactSpec(unit_of(annotation), path, decisive)


def _figures(prefix: str, path: str) -> dict[str, FactSpec]:
    return {
        f"{prefix}headcount": _fact(FteExact, f"{path}.headcount", decisive=True),
        f"{prefix}turnover": _fact(EurExact, f"{path}.turnover", decisive=True),
        f"{prefix}balance_total": _fact(EurExact, f"{path}.balance_total", decisive=True),
    }


#: In the order in which missing facts are listed.
FACTS: dict[str, FactSpec] = {
    "legal_form": _fact(LegalForm, "enterprise.legal_form", decisive=True),
    "sheltered_workshop": _fact(bool, "enterprise.sheltered_workshop", decisive=True),
    "size_given": _fact(SizeGiven, "history.size_this_year"),
    **_figures("", "enterprise"),
    "has_previous_year": _fact(bool, "enterprise.previous_year"),
    **_figures("previous_", "enterprise.previous_year"),
    "has_year_before": _fact(bool, "enterprise.year_before"),
    **_figures("before_", "enterprise.year_before"),
    "region": _fact(Region, "enterprise.establishments", decisive=True),
    "main_activity": _fact(Activity, "enterprise.main_activity", decisive=True),
    "public_share": _fact(Share, "enterprise.public_share"),
    "registered": _fact(bool, "enterprise.registered"),
    "registered_since": _fact(Day, "enterprise.registered_since"),
    "reference_day": _fact(Day, "project.start"),
    "social_security_arrears": _fact(bool, "enterprise.social_security_arrears"),
    "service": _fact(Service, "project.service", decisive=True),
    "theme": _fact(Theme, "project.theme", decisive=True),
    "on_occupation_list": _fact(Said, "project.on_occupation_list"),
    "exclusion": _fact(Exclusion, "project.exclusions"),
    "written_report": _fact(bool, "project.written_report", decisive=True),
    "legally_required": _fact(bool, "project.legally_required", decisive=True),
    "ordinary_expense": _fact(bool, "project.ordinary_expense"),
    "times_in_three_years": _fact(Count, "project.times_in_three_years"),
    "guided_implementation": _fact(bool, "project.costs"),
    "on": _fact(Day, "on"),
    "agreed_on": _fact(Day, "project.agreed_on"),
    "start": _fact(Day, "project.start", decisive=True),
    "end_given": _fact(bool, "project.end"),
    "end": _fact(Day, "project.end"),
    "finish_by": _fact(Day, "on"),
    "online": _fact(bool, "project.mode"),
    "interactive": _fact(bool, "project.interactive", decisive=True),
    "provider_registered": _fact(bool, "project.provider.registered"),
    "provider_kind": _fact(ProviderKind, "project.provider.number"),
    "related_party": _fact(bool, "project.provider.related_party"),
    "participants": _fact(Participants, "project.participants"),
    "eligible_amount": _fact(Eur, "project.price", decisive=True),
    "workable_work": _fact(bool, "project.workable_work"),
    "subsidy_this_year": _fact(Eur, "history.subsidy_this_year"),
    "de_minimis_used": _fact(Eur, "history.de_minimis"),
    "de_minimis_edge": _fact(Eur, "history.de_minimis"),
    "road_freight": _fact(bool, "enterprise.main_activity"),
}
