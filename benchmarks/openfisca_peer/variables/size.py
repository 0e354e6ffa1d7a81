"""How large the enterprise is."""
# mypy: disable-error-code="misc,no-untyped-def,no-untyped-call"
# ruff: noqa: N801, N805

from openfisca_core.indexed_enums import Enum
from openfisca_core.periods import DateUnit
from openfisca_core.variables import Variable

from benchmarks.openfisca_peer.choices import Answer, LegalForm, Size, pick
from benchmarks.openfisca_peer.entities import Application


def class_of_year(headcount, turnover, balance_total, ceilings):
    """The class of a year; a figure below zero is missing and leaves open every answer it could give."""
    few, not_few = (
        headcount < ceilings.small.headcount,
        (headcount >= ceilings.small.headcount) | (headcount < 0),
    )
    little = (turnover <= ceilings.small.turnover) | (balance_total <= ceilings.small.balance_total)
    not_little = ((turnover > ceilings.small.turnover) | (turnover < 0)) & (
        (balance_total > ceilings.small.balance_total) | (balance_total < 0)
    )
    can_be_small, can_be_larger = few & little, not_few | not_little
    fewer = headcount < ceilings.medium.headcount
    not_fewer = (headcount >= ceilings.medium.headcount) | (headcount < 0)
    less = (turnover <= ceilings.medium.turnover) | (balance_total <= ceilings.medium.balance_total)
    not_less = ((turnover > ceilings.medium.turnover) | (turnover < 0)) & (
        (balance_total > ceilings.medium.balance_total) | (balance_total < 0)
    )
    return pick(
        Size,
        (~can_be_larger, Size.small),
        (can_be_small, Size.unknown),
        (~(not_fewer | not_less), Size.medium),
        (~(fewer & less), Size.large),
        default=Size.unknown,
    )


class size_last_year(Variable):
    value_type = Enum
    possible_values = Size
    default_value = Size.unknown
    entity = Application
    definition_period = DateUnit.DAY
    label = "Class by the last closed financial year"

    def formula(application, period, parameters):
        return class_of_year(
            application("headcount", period),
            application("turnover", period),
            application("balance_total", period),
            parameters(period).size,
        )


class size_previous_year(Variable):
    value_type = Enum
    possible_values = Size
    default_value = Size.unknown
    entity = Application
    definition_period = DateUnit.DAY
    label = "Class by the year before the last"

    def formula(application, period, parameters):
        return class_of_year(
            application("previous_headcount", period),
            application("previous_turnover", period),
            application("previous_balance_total", period),
            parameters(period).size,
        )


class size_year_before(Variable):
    value_type = Enum
    possible_values = Size
    default_value = Size.unknown
    entity = Application
    definition_period = DateUnit.DAY
    label = "Class by the year before that"

    def formula(application, period, parameters):
        return class_of_year(
            application("before_headcount", period),
            application("before_turnover", period),
            application("before_balance_total", period),
            parameters(period).size,
        )


class size(Variable):
    value_type = Enum
    possible_values = Size
    default_value = Size.unknown
    entity = Application
    definition_period = DateUnit.DAY
    label = "The size that counts: frozen this year, else crossed only after two years in a row"

    def formula(application, period):
        given = application("size_given", period)
        last = application("size_last_year", period)
        previous = application("size_previous_year", period)
        before = application("size_year_before", period)
        has_previous = application("has_previous_year", period)
        has_before = application("has_year_before", period)
        last_known, previous_known = last != Size.unknown, previous != Size.unknown
        both_known = last_known & previous_known
        between = both_known & has_before & (before != Size.unknown)
        return pick(
            Size,
            (given != Size.unknown, given),
            (~has_previous | (both_known & (last == previous)), last),
            (both_known & ~has_before, previous),
            (between & ((before == last) | (before == previous)), before),
            (between, Size.medium),
            (last_known & has_before & (before == last), last),
            default=Size.unknown,
        )


class sheltered_workshop_of_any_size(Variable):
    value_type = bool
    entity = Application
    definition_period = DateUnit.DAY
    label = "A recognised sheltered workshop, where those are admitted whatever their size"

    def formula(application, period, parameters):
        return (
            parameters(period).size.sheltered_workshop_exempt
            & (application("legal_form", period) == LegalForm.workshop_only)
            & (application("sheltered_workshop", period) == Answer.yes)
        )


class perhaps_such_a_workshop(Variable):
    value_type = bool
    entity = Application
    definition_period = DateUnit.DAY
    label = "It is, or may be, such a sheltered workshop"

    def formula(application, period, parameters):
        form, workshop = application("legal_form", period), application("sheltered_workshop", period)
        return (
            parameters(period).size.sheltered_workshop_exempt
            & ((form == LegalForm.workshop_only) | (form == LegalForm.missing))
            & (workshop != Answer.no)
        )


class size_refused(Variable):
    value_type = bool
    entity = Application
    definition_period = DateUnit.DAY
    label = "Too large"

    def formula(application, period):
        return (application("size", period) == Size.large) & ~application("perhaps_such_a_workshop", period)


class size_open(Variable):
    value_type = bool
    entity = Application
    definition_period = DateUnit.DAY
    label = "Perhaps too large"

    def formula(application, period):
        of_size = application("size", period)
        maybe, surely = "perhaps_such_a_workshop", "sheltered_workshop_of_any_size"
        return ((of_size == Size.unknown) & ~application(surely, period)) | (
            (of_size == Size.large) & application(maybe, period) & ~application(surely, period)
        )
