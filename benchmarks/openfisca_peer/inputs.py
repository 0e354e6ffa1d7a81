"""What is known of an application: one input variable for each fact of our row."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from openfisca_core.indexed_enums import Enum
from openfisca_core.periods import DateUnit
from openfisca_core.variables import Variable

from benchmarks.openfisca_peer import choices
from benchmarks.openfisca_peer.entities import Application

if TYPE_CHECKING:
    from collections.abc import Iterator

CHOICES: dict[str, Any] = {
    "legal_form": choices.LegalForm,
    "sheltered_workshop": choices.Answer,
    "size_given": choices.Size,
    "region": choices.Region,
    "main_activity": choices.Activity,
    "service": choices.Service,
    "theme": choices.Theme,
    "on_occupation_list": choices.Said,
    "exclusion": choices.Exclusion,
    "written_report": choices.Answer,
    "legally_required": choices.Answer,
    "interactive": choices.Answer,
    "provider_kind": choices.ProviderKind,
    "participants": choices.Participants,
}
FLAGS = (
    "has_previous_year",
    "has_year_before",
    "registered",
    "social_security_arrears",
    "ordinary_expense",
    "guided_implementation",
    "end_given",
    "online",
    "provider_registered",
    "related_party",
    "workable_work",
    "road_freight",
)
FIGURES = tuple(
    f"{year}{figure}"
    for year in ("", "previous_", "before_")
    for figure in ("headcount", "turnover", "balance_total")
)
AMOUNTS = ("eligible_amount", "subsidy_this_year", "de_minimis_used", "de_minimis_edge")
DAYS = ("registered_since", "reference_day", "on", "agreed_on", "start", "end", "finish_by")
COUNTS = ("times_in_three_years",)


def _variable(name: str, value_type: type, **attributes: Any) -> type[Variable]:
    common = {"entity": Application, "definition_period": DateUnit.DAY, "label": name.replace("_", " ")}
    return type(name, (Variable,), {"value_type": value_type, **common, **attributes})


def variables() -> Iterator[type[Variable]]:
    """The classes of the input variables."""
    for name, choice in CHOICES.items():
        yield _variable(name, Enum, possible_values=choice, default_value=list(choice)[-1])
    for name in FLAGS:
        yield _variable(name, bool)
    for name in (*FIGURES, *AMOUNTS, "public_share"):
        yield _variable(name, float)
    for name in DAYS:
        yield _variable(name, date)
    for name in COUNTS:
        yield _variable(name, int)
