"""What may be bought, from whom, for whom and when: the conditions on the project."""

from __future__ import annotations

from portefeuille.rules.facts import Exclusion, Participants, ProviderKind, Said, Service, Theme
from portefeuille.rules.registry import Chapter
from portefeuille.rules.tree import Leaf
from portefeuille.rules.units import Count, Day
from portefeuille.rules.words import (
    Parameters,
    doubtful,
    judgement,
    met,
    not_applicable,
    not_met,
    presumed_met,
    presumed_not_met,
    undetermined,
    unknown_law,
)

chapter = Chapter("project")


@chapter.rule("R-9.3", name="service")
def supported_service(service: Service) -> Leaf:
    """Since 2016 there are two services: training and advice."""
    if service == "training":
        return met("service.training")
    if service == "advice":
        return met("service.advice")
    return not_met("service.unsupported")


@chapter.rule("R-9.3", "R-1.7", name="theme", until="2022-12-31")
def any_theme(theme: Theme, p: Parameters) -> Leaf:
    """No restriction to themes yet; the theme matters for the bonus of cybersecurity alone."""
    if theme == "digitalisation/cybersecurity" and doubtful(p.rate.cybersecurity.small):
        return presumed_met("theme.bonus_start_disputed")
    return met("theme.free")


@chapter.rule(
    "R-9.4",
    "R-9.6",
    "R-9.8",
    "R-1.8",
    name="theme",
    since="2023-01-01",
    until="2026-01-31",
    known_from="2022-11-25",
)
def one_of_eight_themes(theme: Theme, on_occupation_list: Said, p: Parameters) -> Leaf:
    """Training and advice fit one of eight themes; occupation-specific services stand on a list."""
    if theme == "occupation_specific":
        if on_occupation_list == "yes":
            return met("theme.on_occupation_list", "R-9.8")
        if on_occupation_list == "no":
            return not_met("theme.not_on_occupation_list", "R-9.8")
        return unknown_law("theme.occupation_list_not_found", "R-9.8")
    if theme == "sustainability/energy_efficiency" and undetermined(p.rate.energy_efficiency.small):
        return unknown_law("theme.bonus_start_unknown")
    return met("theme.listed")


@chapter.rule("R-9.5", "R-9.6", "R-9.8", name="theme", since="2026-02-01", known_from="2026-01-23")
def advice_on_cybersecurity_only(service: Service, theme: Theme, on_occupation_list: Said) -> Leaf:
    """Training keeps the eight themes; advice is supported for cybersecurity alone."""
    if service == "advice":
        if theme == "digitalisation/cybersecurity":
            return met("theme.listed")
        return not_met("theme.advice_cybersecurity_only")
    if theme == "occupation_specific":
        if on_occupation_list == "yes":
            return met("theme.on_occupation_list", "R-9.8")
        if on_occupation_list == "no":
            return not_met("theme.not_on_occupation_list", "R-9.8")
        return unknown_law("theme.occupation_list_not_found", "R-9.8")
    return met("theme.listed")


@chapter.rule("R-9.13", "R-9.14", "R-9.15", "R-16.4", "R-16.5", name="exclusion")
def not_excluded(exclusion: Exclusion) -> Leaf:
    """The service is on no list of exclusions.  What became of the lists after 2022 is not known: they are presumed to
    go on, since what is named on them is refused whatever its theme.  Nor is the first day of the list of July 2021:
    on a day of doubt the day that is presumed decides."""
    if exclusion == "none":
        return met("exclusion.none")
    if exclusion == "perhaps_not_yet":
        return presumed_met("exclusion.perhaps_not_yet")
    if exclusion == "perhaps_already":
        return presumed_not_met("exclusion.perhaps_already")
    if exclusion == "still_listed":
        return presumed_not_met("exclusion.still_listed")
    if exclusion == "conditional":
        return judgement("exclusion.health_profession_only")
    if exclusion == "judgement":
        return judgement("exclusion.unsettled")
    return not_met("exclusion.listed")


@chapter.rule("R-9.10", "R-9.11", "R-9.26", "R-9.28", "R-4.9", name="advice_conditions")
def conditions_of_advice(
    service: Service,
    written_report: bool,
    legally_required: bool,
    ordinary_expense: bool,
    times_in_three_years: Count,
    guided_implementation: bool,
    p: Parameters,
) -> Leaf:
    """Advice is written, not required by law, no ordinary expense, not periodic; implementation is only guided."""
    if service == "training":
        return not_applicable("advice_conditions.training")
    if not written_report:
        return not_met("advice_conditions.not_written", "R-9.26")
    if legally_required:
        return not_met("advice_conditions.legally_required", "R-9.11")
    if ordinary_expense:
        return not_met("advice_conditions.ordinary_expense")
    if times_in_three_years > p.advice.max_times_in_three_years:
        return not_met("advice_conditions.periodic")
    if guided_implementation:
        return judgement("advice_conditions.guided_implementation", "R-4.9")
    return met("advice_conditions.fulfilled")


@chapter.rule("R-5.1", "R-5.3", name="apply_window")
def applied_in_time(on: Day, start: Day, p: Parameters) -> Leaf:
    """The application is made at the latest 14 calendar days after the start; no weekend or holiday moves that day."""
    if on < start + p.deadline.apply:
        return met("apply_window.in_time")
    if on == start + p.deadline.apply:
        if p.deadline.apply.last_day == "exclusive":
            return not_met("apply_window.last_day_excluded")
        if doubtful(p.deadline.apply.last_day):
            return presumed_met("apply_window.last_day")
        return met("apply_window.in_time")
    return not_met("apply_window.too_late")


@chapter.rule("R-5.4", "R-5.3", name="agreement_first")
def agreed_before_applying(on: Day, agreed_on: Day, start: Day) -> Leaf:
    """The enrolment or the agreement exists before the application.

    One who joins a course that has begun enrols after its official start: a person must look.
    """
    if agreed_on > on:
        return not_met("agreement_first.after_application")
    if agreed_on > start:
        return judgement("agreement_first.after_start")
    return met("agreement_first.yes")


@chapter.rule("R-5.8", name="project_end")
def finished_in_time(end_given: bool, end: Day, finish_by: Day, reference_day: Day) -> Leaf:
    """The project ends by 31 December of the year after the application, that day included.

    One that begins after that day cannot end by it, whatever its end.
    """
    if not end_given:
        if reference_day > finish_by:
            return not_met("project_end.starts_too_late")
        return met("project_end.not_given")
    if end <= finish_by:
        return met("project_end.in_time")
    return not_met("project_end.too_late")


@chapter.rule("R-9.20", "R-16.8", name="interaction")
def direct_interaction(service: Service, online: bool, interactive: bool) -> Leaf:
    """Distance learning counts only with direct interaction with the teacher."""
    if service == "advice":
        return not_applicable("interaction.advice")
    if not online:
        return met("interaction.on_site")
    if interactive:
        return met("interaction.direct")
    return not_met("interaction.none")


@chapter.rule("R-9.18", name="provider")
def registered_provider(provider_registered: bool, provider_kind: ProviderKind) -> Leaf:
    """The provider is registered for this service: DV.O for training, DV.A for advice."""
    if not provider_registered:
        return not_met("provider.not_registered")
    if provider_kind == "wrong":
        return not_met("provider.wrong_service")
    return met("provider.registered")


@chapter.rule("R-12.1", name="related_party")
def unrelated(related_party: bool) -> Leaf:
    """Enterprise and provider are not related."""
    if related_party:
        return not_met("related_party.related")
    return met("related_party.unrelated")


@chapter.rule("R-8.4", "R-8.5", "R-8.6", "R-8.8", name="participants")
def working_participants(service: Service, participants: Participants) -> Leaf:
    """Those trained work in the enterprise; for advice nobody is named."""
    if service == "advice":
        return not_applicable("participants.advice")
    if participants == "refused":
        return not_met("participants.not_working", "R-8.6")
    return met("participants.working")
