"""How much: rate, ceiling, subsidy, minimum and de minimis.  An amount of -1 is not known."""
# mypy: disable-error-code="misc,no-untyped-def,no-untyped-call"
# ruff: noqa: N801, N805

from numpy import floor
from openfisca_core.model_api import max_, min_, where
from openfisca_core.periods import DateUnit
from openfisca_core.variables import Variable

from benchmarks.openfisca_peer.choices import Service, Size, Theme
from benchmarks.openfisca_peer.entities import Application


class full_rate(Variable):
    value_type = float
    entity = Application
    definition_period = DateUnit.DAY
    label = "Rate by size and theme"

    def formula(application, period, parameters):
        rates = parameters(period).rate
        of_size, theme = application("size", period), application("theme", period)
        small = of_size == Size.small
        rate = where(small, rates.base.small, rates.base.medium)
        cyber, energy = theme == Theme.cybersecurity, theme == Theme.energy_efficiency
        rate = where(cyber, where(small, rates.cybersecurity.small, rates.cybersecurity.medium), rate)
        rate = where(
            energy, where(small, rates.energy_efficiency.small, rates.energy_efficiency.medium), rate
        )
        return where((of_size == Size.unknown) | (theme == Theme.missing), -1, rate)


class year_ceiling(Variable):
    value_type = float
    entity = Application
    definition_period = DateUnit.DAY
    label = "Ceiling of the year, by size"

    def formula(application, period, parameters):
        ceiling = parameters(period).amounts.ceiling.year
        return where(application("size", period) == Size.small, ceiling.small, ceiling.medium)


class ordinary_room(Variable):
    value_type = float
    entity = Application
    definition_period = DateUnit.DAY
    label = "What is left of the ceiling of the year"

    def formula(application, period):
        return max_(0, application("year_ceiling", period) - application("subsidy_this_year", period))


class room(Variable):
    value_type = float
    entity = Application
    definition_period = DateUnit.DAY
    label = "What is left of the ceiling, with the temporary increase"

    def formula(application, period, parameters):
        increase = application("workable_work", period) * parameters(period).amounts.ceiling.increase
        return max_(
            0, application("year_ceiling", period) + increase - application("subsidy_this_year", period)
        )


class full_subsidy(Variable):
    value_type = float
    entity = Application
    definition_period = DateUnit.DAY
    label = "Rate times eligible amount, half up to the cent, before the ceiling"

    def formula(application, period):
        rate, amount = application("full_rate", period), application("eligible_amount", period)
        return where((rate < 0) | (amount < 0), -1, floor(rate * amount * 100 + 0.5) / 100)


class full_grant(Variable):
    value_type = float
    entity = Application
    definition_period = DateUnit.DAY
    label = "The subsidy, as far as there is room under the ceiling"

    def formula(application, period):
        full = application("full_subsidy", period)
        beyond = full > application("ordinary_room", period)
        return where(beyond, min_(full, application("room", period)), full)


class ceiling_refused(Variable):
    value_type = bool
    entity = Application
    definition_period = DateUnit.DAY
    label = "The ceiling of the year is used up"

    def formula(application, period):
        return application("room", period) <= 0


class minimum_amount_refused(Variable):
    value_type = bool
    entity = Application
    definition_period = DateUnit.DAY
    label = "Below the minimum of the service"

    def formula(application, period, parameters):
        minimum = parameters(period).amounts.minimum
        service, amount = application("service", period), application("eligible_amount", period)
        least = where(service == Service.advice, minimum.advice, minimum.training)
        return (amount >= 0) & (amount < least)


class minimum_amount_open(Variable):
    value_type = bool
    entity = Application
    definition_period = DateUnit.DAY
    label = "Perhaps below the minimum"

    def formula(application, period, parameters):
        minimum = parameters(period).amounts.minimum
        unsaid = application("service", period) == Service.missing
        amount = application("eligible_amount", period)
        return (amount < 0) | (unsaid & (amount >= minimum.training) & (amount < minimum.advice))


class de_minimis_refused(Variable):
    value_type = bool
    entity = Application
    definition_period = DateUnit.DAY
    label = "Over the de minimis ceiling"

    def formula(application, period, parameters):
        grant = application("full_grant", period)
        together = application("de_minimis_used", period) + grant
        return (grant >= 0) & (together > parameters(period).amounts.de_minimis.ceiling)


class de_minimis_open(Variable):
    value_type = bool
    entity = Application
    definition_period = DateUnit.DAY
    label = "Perhaps over the ceiling of road freight, or the subsidy is not known"

    def formula(application, period, parameters):
        limits = parameters(period).amounts.de_minimis
        grant = application("full_grant", period)
        together = application("de_minimis_used", period) + grant
        freight = application("road_freight", period) & (together > limits.road_freight)
        return (grant < 0) | (freight & (together <= limits.ceiling))
