"""The criteria that look at the project, but for the money."""

from __future__ import annotations

from tests.oracle.columns import ABSENT, ADVICE, CYBER, ENERGY, OCCUPATION, ONLINE, TRAINING, WORKERS
from tests.oracle.enterprise import MET, NOT_MET, UNKNOWN, Row, possible_sizes
from tests.oracle.figures import APPLY_DAYS, CYBER_ADVICE_ONLY, THEMES_IN, last_project_day, rates


def service(row: Row) -> str:
    """R-9.3: training or advice."""
    return UNKNOWN if row["service"] == ABSENT else MET


def theme(row: Row) -> str:
    """R-9.4, R-9.5, R-9.8; unknown too where the bonus of the theme is not known (R-1.8)."""
    on, key = row["on"], row["theme"]
    if on < THEMES_IN:
        return MET
    if key == ABSENT:
        return UNKNOWN
    if on >= CYBER_ADVICE_ONLY and key != CYBER:
        if row["service"] == ADVICE:
            return NOT_MET
        if row["service"] == ABSENT:
            return UNKNOWN
    if key == OCCUPATION:
        return {1: MET, 0: NOT_MET, ABSENT: UNKNOWN}[row["listed"]]
    if key == ENERGY and any(len(rates(on, s, key)) > 1 for s in possible_sizes(row)):
        return UNKNOWN
    return MET


def apply_window(row: Row) -> str:
    """R-5.1: at the latest the fourteenth day after the start, that day included."""
    if row["start"] == ABSENT:
        return MET if row["given_size"] != ABSENT else UNKNOWN
    return NOT_MET if row["on"] > row["start"] + APPLY_DAYS else MET


def agreement_first(row: Row) -> str:
    """R-5.4: the enrolment or the agreement comes before the application."""
    return NOT_MET if row["agreed"] != ABSENT and row["agreed"] > row["on"] else MET


def project_end(row: Row) -> str:
    """R-5.8; one that begins after the last day cannot end by it."""
    end = row["start"] if row["end"] == ABSENT else row["end"]
    return NOT_MET if end != ABSENT and end > last_project_day(row["on"]) else MET


def interaction(row: Row) -> str:
    """R-9.20: e-learning needs a teacher who answers; it is a condition of training."""
    if row["service"] != TRAINING or row["mode"] != ONLINE:
        return MET
    return {1: MET, 0: NOT_MET, ABSENT: UNKNOWN}[row["interactive"]]


def provider(row: Row) -> str:
    """R-9.18."""
    return NOT_MET if row["provider_registered"] == 0 else MET


def related_party(row: Row) -> str:
    """R-12.1."""
    return NOT_MET if row["related"] == 1 else MET


def participants(row: Row) -> str:
    """R-8.4 to R-8.8: for training."""
    if row["service"] != TRAINING or row["participant"] == ABSENT or row["participant"] in WORKERS:
        return MET
    return NOT_MET


def advice(row: Row) -> str:
    """R-9.26, R-9.11, R-9.10: written, not required by law, not an ordinary or periodic expense."""
    if row["service"] != ADVICE:
        return MET
    if row["written"] == 0 or row["required"] == 1 or row["ordinary"] == 1 or row["times"] > 1:
        return NOT_MET
    return UNKNOWN if ABSENT in (row["written"], row["required"]) else MET


ALWAYS = {
    "service": service,
    "theme": theme,
    "apply_window": apply_window,
    "agreement_first": agreement_first,
    "project_end": project_end,
}
WITH_ENTERPRISE = {
    "interaction": interaction,
    "provider": provider,
    "related_party": related_party,
    "participants": participants,
    "advice": advice,
}


def verdicts(row: Row) -> dict[str, str]:
    """The verdict of each criterion; ``advice`` stands for advice_conditions and for exclusion, which share
    its facts.
    """
    rules = ALWAYS if row["given_size"] != ABSENT else ALWAYS | WITH_ENTERPRISE
    return {name: rule(row) for name, rule in rules.items()}
