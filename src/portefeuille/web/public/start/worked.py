"""What is worked out from the law of the day for a sentence: last days, numbers of providers, how to reach the agency."""

from __future__ import annotations

from portefeuille.decision.formats import day
from portefeuille.law import Law
from portefeuille.rules.steps.deadlines import apply_by, deposit_by, finish_by


def _term(law: Law, name: str) -> int:
    return int(law.value(name) or 0)


def last_day_to_apply(law: Law, lang: str) -> str:
    """For what starts on the day itself."""
    return day(apply_by(law.on_date, _term(law, "deadline.apply")), lang)


def last_day_to_deposit(law: Law, lang: str) -> str:
    """For an application on the day itself."""
    return day(deposit_by(law.on_date, _term(law, "deadline.deposit")), lang)


def last_day_to_finish(law: Law, lang: str) -> str:
    """For an application on the day itself."""
    return day(finish_by(law.on_date, _term(law, "deadline.finish")), lang)


def number_for_training(law: Law, lang: str) -> str:
    """How the number of a provider of training begins."""
    return _number(law, "training")


def number_for_advice(law: Law, lang: str) -> str:
    """How the number of a provider of advice begins."""
    return _number(law, "advice")


def _number(law: Law, service: str) -> str:
    row = law.row("services", service)
    return str(row["provider_number"]) if row else ""


def documents_of_training(law: Law, lang: str) -> str:
    """What is kept of a training."""
    return _documents(law, lang, "training")


def documents_of_advice(law: Law, lang: str) -> str:
    """What is kept of an advice."""
    return _documents(law, lang, "advice")


def _documents(law: Law, lang: str, service: str) -> str:
    wanted = (service, "both")
    titles = [row["title"][lang] for row in law.rows("evidence") if row["service"] in wanted]
    return ", ".join(title[:1].lower() + title[1:] for title in titles)


def website(law: Law, lang: str) -> str:
    """Where the agency tells about the scheme."""
    row = law.row("contacts", "website")
    return str(row["value"]) if row else ""
