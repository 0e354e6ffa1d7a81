"""The conditions on the project: refused, or open (unknown, or a person must look)."""
# mypy: disable-error-code="misc,no-untyped-def,no-untyped-call"
# ruff: noqa: N801, N805

from numpy import isnat, timedelta64
from openfisca_core.periods import DateUnit
from openfisca_core.variables import Variable

from benchmarks.openfisca_peer.choices import (
    Answer,
    Exclusion,
    Participants,
    ProviderKind,
    Said,
    Service,
    Theme,
)
from benchmarks.openfisca_peer.entities import Application


class service_open(Variable):
    value_type = bool
    entity = Application
    definition_period = DateUnit.DAY
    label = "Neither training nor advice, as far as is known"

    def formula(application, period):
        return application("service", period) == Service.missing


class theme_refused(Variable):
    value_type = bool
    entity = Application
    definition_period = DateUnit.DAY
    label = "The occupation-specific service stands on no list"

    def formula(application, period):
        occupation = application("theme", period) == Theme.occupation_specific
        return occupation & (application("on_occupation_list", period) == Said.no)


class theme_open(Variable):
    value_type = bool
    entity = Application
    definition_period = DateUnit.DAY
    label = "The theme is not known, or the list was not found"

    def formula(application, period):
        theme, said = application("theme", period), application("on_occupation_list", period)
        unlisted = (theme == Theme.occupation_specific) & (said == Said.not_said)
        return unlisted | ((theme == Theme.missing) & (said != Said.yes))


class exclusion_refused(Variable):
    value_type = bool
    entity = Application
    definition_period = DateUnit.DAY
    label = "The service stands on a list of exclusions"

    def formula(application, period):
        exclusion = application("exclusion", period)
        return (exclusion == Exclusion.refused) | (exclusion == Exclusion.still_listed)


class exclusion_open(Variable):
    value_type = bool
    entity = Application
    definition_period = DateUnit.DAY
    label = "The exclusion is unsettled"

    def formula(application, period):
        exclusion = application("exclusion", period)
        return (exclusion == Exclusion.conditional) | (exclusion == Exclusion.judgement)


class advice_defect(Variable):
    value_type = bool
    entity = Application
    definition_period = DateUnit.DAY
    label = "As advice it would be refused"

    def formula(application, period, parameters):
        most = parameters(period).conditions.advice_max_times_in_three_years
        return (
            (application("written_report", period) == Answer.no)
            | (application("legally_required", period) == Answer.yes)
            | application("ordinary_expense", period)
            | (application("times_in_three_years", period) > most)
        )


class advice_doubt(Variable):
    value_type = bool
    entity = Application
    definition_period = DateUnit.DAY
    label = "As advice it may be refused"

    def formula(application, period):
        return (
            (application("written_report", period) == Answer.missing)
            | (application("legally_required", period) == Answer.missing)
            | application("guided_implementation", period)
        )


class advice_conditions_refused(Variable):
    value_type = bool
    entity = Application
    definition_period = DateUnit.DAY
    label = "Advice that does not fulfil the conditions"

    def formula(application, period):
        return (application("service", period) == Service.advice) & application("advice_defect", period)


class advice_conditions_open(Variable):
    value_type = bool
    entity = Application
    definition_period = DateUnit.DAY
    label = "Advice that may not fulfil the conditions"

    def formula(application, period):
        service = application("service", period)
        defect, doubt = application("advice_defect", period), application("advice_doubt", period)
        advice, unsaid = service == Service.advice, service == Service.missing
        return (advice & doubt & ~defect) | (unsaid & (defect | doubt))


class apply_window_refused(Variable):
    value_type = bool
    entity = Application
    definition_period = DateUnit.DAY
    label = "Applied too late"

    def formula(application, period, parameters):
        last_day = application("start", period) + timedelta64(parameters(period).conditions.apply_days, "D")
        return application("on", period) > last_day


class apply_window_open(Variable):
    value_type = bool
    entity = Application
    definition_period = DateUnit.DAY
    label = "The start is not known"

    def formula(application, period):
        return isnat(application("start", period))


class agreement_first_refused(Variable):
    value_type = bool
    entity = Application
    definition_period = DateUnit.DAY
    label = "Agreed after the application"

    def formula(application, period):
        return application("agreed_on", period) > application("on", period)


class agreement_first_open(Variable):
    value_type = bool
    entity = Application
    definition_period = DateUnit.DAY
    label = "Agreed after the start, or the start is not known"

    def formula(application, period):
        # A comparison with NaT does not hold.
        return ~(application("agreed_on", period) <= application("start", period))


class project_end_refused(Variable):
    value_type = bool
    entity = Application
    definition_period = DateUnit.DAY
    label = "Ends too late"

    def formula(application, period):
        too_late = application("end", period) > application("finish_by", period)
        return application("end_given", period) & too_late


class interaction_refused(Variable):
    value_type = bool
    entity = Application
    definition_period = DateUnit.DAY
    label = "Distance learning without interaction"

    def formula(application, period):
        alone = application("online", period) & (application("interactive", period) == Answer.no)
        return alone & (application("service", period) == Service.training)


class interaction_open(Variable):
    value_type = bool
    entity = Application
    definition_period = DateUnit.DAY
    label = "Distance learning, perhaps without interaction"

    def formula(application, period):
        service, interactive = application("service", period), application("interactive", period)
        training = (service == Service.training) & (interactive == Answer.missing)
        unsaid = (service == Service.missing) & (interactive != Answer.yes)
        return application("online", period) & (training | unsaid)


class provider_refused(Variable):
    value_type = bool
    entity = Application
    definition_period = DateUnit.DAY
    label = "The provider is not registered for this service"

    def formula(application, period):
        wrong = application("provider_kind", period) == ProviderKind.wrong
        return ~application("provider_registered", period) | wrong


class related_party_refused(Variable):
    value_type = bool
    entity = Application
    definition_period = DateUnit.DAY
    label = "Enterprise and provider are related"

    def formula(application, period):
        return application("related_party", period)


class participants_refused(Variable):
    value_type = bool
    entity = Application
    definition_period = DateUnit.DAY
    label = "Those trained do not work in the enterprise"

    def formula(application, period):
        strangers = application("participants", period) == Participants.refused
        return strangers & (application("service", period) == Service.training)


class participants_open(Variable):
    value_type = bool
    entity = Application
    definition_period = DateUnit.DAY
    label = "Those trained do not work in the enterprise, if it is a training"

    def formula(application, period):
        strangers = application("participants", period) == Participants.refused
        return strangers & (application("service", period) == Service.missing)
