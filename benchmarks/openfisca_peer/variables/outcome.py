"""All conditions together: the outcome, and the rate and the subsidy that go with it."""
# mypy: disable-error-code="misc,no-untyped-def,no-untyped-call"
# ruff: noqa: N801, N805

from functools import reduce
from operator import or_

from openfisca_core.indexed_enums import Enum
from openfisca_core.model_api import where
from openfisca_core.periods import DateUnit
from openfisca_core.variables import Variable

from benchmarks.openfisca_peer.choices import Outcome, pick
from benchmarks.openfisca_peer.entities import Application

REFUSALS = (
    "size_refused",
    "legal_form_refused",
    "establishment_refused",
    "private_sector_refused",
    "main_activity_refused",
    "registered_refused",
    "in_order_refused",
    "theme_refused",
    "exclusion_refused",
    "advice_conditions_refused",
    "apply_window_refused",
    "agreement_first_refused",
    "project_end_refused",
    "interaction_refused",
    "provider_refused",
    "related_party_refused",
    "participants_refused",
    "minimum_amount_refused",
    "ceiling_refused",
    "de_minimis_refused",
)
OPEN = (
    "size_open",
    "legal_form_open",
    "establishment_open",
    "main_activity_open",
    "service_open",
    "theme_open",
    "exclusion_open",
    "advice_conditions_open",
    "apply_window_open",
    "agreement_first_open",
    "interaction_open",
    "participants_open",
    "minimum_amount_open",
    "de_minimis_open",
)


class refused(Variable):
    value_type = bool
    entity = Application
    definition_period = DateUnit.DAY
    label = "Refused on one condition at least"

    def formula(application, period):
        return reduce(or_, (application(name, period) for name in REFUSALS))


class undecided(Variable):
    value_type = bool
    entity = Application
    definition_period = DateUnit.DAY
    label = "One condition at least, or the subsidy, is not known"

    def formula(application, period):
        without_subsidy = application("full_grant", period) < 0
        return reduce(or_, (application(name, period) for name in OPEN), without_subsidy)


class outcome(Variable):
    value_type = Enum
    possible_values = Outcome
    default_value = Outcome.needs_review
    entity = Application
    definition_period = DateUnit.DAY
    label = "Eligible, ineligible, or to be reviewed"

    def formula(application, period):
        return pick(
            Outcome,
            (application("refused", period), Outcome.ineligible),
            (application("undecided", period), Outcome.needs_review),
            default=Outcome.eligible,
        )


class rate(Variable):
    value_type = float
    entity = Application
    definition_period = DateUnit.DAY
    label = "The rate; -1 where refused or not known"

    def formula(application, period):
        return where(application("refused", period), -1, application("full_rate", period))


class subsidy(Variable):
    value_type = float
    entity = Application
    definition_period = DateUnit.DAY
    label = "The subsidy; -1 where refused or not known"

    def formula(application, period):
        return where(application("refused", period), -1, application("full_grant", period))
