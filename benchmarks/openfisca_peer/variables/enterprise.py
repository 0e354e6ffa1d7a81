"""The conditions on the enterprise: refused, or open (unknown, or a person must look)."""
# mypy: disable-error-code="misc,no-untyped-def,no-untyped-call"
# ruff: noqa: N801, N805

from openfisca_core.periods import DateUnit
from openfisca_core.variables import Variable

from benchmarks.openfisca_peer.choices import Activity, Answer, LegalForm, Region
from benchmarks.openfisca_peer.entities import Application


class legal_form_refused(Variable):
    value_type = bool
    entity = Application
    definition_period = DateUnit.DAY
    label = "The legal form is not accepted"

    def formula(application, period):
        form = application("legal_form", period)
        not_a_workshop = application("sheltered_workshop", period) == Answer.no
        return (form == LegalForm.refused) | ((form == LegalForm.workshop_only) & not_a_workshop)


class legal_form_open(Variable):
    value_type = bool
    entity = Application
    definition_period = DateUnit.DAY
    label = "The legal form is not known, or unsettled"

    def formula(application, period):
        form = application("legal_form", period)
        unsaid = application("sheltered_workshop", period) == Answer.missing
        unknown = (form == LegalForm.missing) | (form == LegalForm.judgement)
        return unknown | ((form == LegalForm.workshop_only) & unsaid)


class establishment_refused(Variable):
    value_type = bool
    entity = Application
    definition_period = DateUnit.DAY
    label = "No establishment in the Flemish Region"

    def formula(application, period):
        region = application("region", period)
        return (region == Region.elsewhere) | (region == Region.none)


class establishment_open(Variable):
    value_type = bool
    entity = Application
    definition_period = DateUnit.DAY
    label = "Where the establishments lie is not known"

    def formula(application, period):
        region = application("region", period)
        return (region == Region.unlisted) | (region == Region.missing)


class private_sector_refused(Variable):
    value_type = bool
    entity = Application
    definition_period = DateUnit.DAY
    label = "Public authorities hold 25 % or more"

    def formula(application, period, parameters):
        return application("public_share", period) >= parameters(period).conditions.public_share_max


class main_activity_refused(Variable):
    value_type = bool
    entity = Application
    definition_period = DateUnit.DAY
    label = "The main activity is excluded"

    def formula(application, period):
        activity = application("main_activity", period)
        return (activity == Activity.primary_sector) | (activity == Activity.not_listed)


class main_activity_open(Variable):
    value_type = bool
    entity = Application
    definition_period = DateUnit.DAY
    label = "The main activity is not known, or unsettled"

    def formula(application, period):
        activity = application("main_activity", period)
        return (activity == Activity.forestry) | (activity == Activity.missing)


class registered_refused(Variable):
    value_type = bool
    entity = Application
    definition_period = DateUnit.DAY
    label = "Not active in the KBO on the reference day"

    def formula(application, period):
        too_late = application("registered_since", period) > application("reference_day", period)
        return ~application("registered", period) | too_late


class in_order_refused(Variable):
    value_type = bool
    entity = Application
    definition_period = DateUnit.DAY
    label = "Overdue social security debts"

    def formula(application, period):
        return application("social_security_arrears", period)
