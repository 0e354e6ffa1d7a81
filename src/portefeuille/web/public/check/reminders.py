"""The last days of a decision for a calendar.  Nothing about the visitor but what he typed in himself."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from portefeuille import clock
from portefeuille.decision.formats import money
from portefeuille.documents.calendar import Day
from portefeuille.web.public.check.answer import Answer

TITLES: dict[str, str | Promise] = {
    "apply_by": _("Kmo-portefeuille: laatste dag om aan te vragen"),
    "deposit_by": _("Kmo-portefeuille: laatste dag om te storten"),
    "finish_by": _("Kmo-portefeuille: laatste dag van je project"),
}
TEXTS: dict[str, str | Promise] = {
    "apply_by": _("Vraag de steun vandaag ten laatste aan op het officiële portaal."),
    "deposit_by": _(
        "Jouw deel moet vandaag ten laatste op de rekening staan, als je aanvroeg op de dag van je check."
    ),
    "finish_by": _("Je opleiding of advies moet vandaag ten laatste klaar zijn."),
}
NO_OFFICIAL = _("Nagerekend op een website die niet officieel is. Kijk de dagen na op het officiële portaal.")


def reminders(answer: Answer) -> tuple[Day, ...]:
    """The last days that are still to come, of somebody who is not refused."""
    decision, today = answer.decision, clock.today()
    if decision.outcome == "ineligible" or decision.alone:
        return ()
    title = answer.form.values.get("project.title", "")
    return tuple(
        Day(
            when,
            f"{TITLES[name]} ({title})" if title else str(TITLES[name]),
            _text(name, answer),
            (name, decision.on.isoformat(), when.isoformat(), title),
        )
        for name, when in decision.deadlines.items()
        if when is not None and when >= today
    )


def _text(name: str, answer: Answer) -> str:
    own = answer.decision.own_share
    amount = f" {money(own, answer.lang)}." if name == "deposit_by" and own is not None else ""
    return f"{TEXTS[name]}{amount}\n{NO_OFFICIAL}"
