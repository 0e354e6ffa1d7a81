"""Too late: what now?  Only what has a source."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from portefeuille import clock
from portefeuille.decision import Decision
from portefeuille.decision.formats import day, days
from portefeuille.law import Law, load


@dataclass(frozen=True, slots=True)
class Tip:
    """What can still be done, and where that stands."""

    text: str | Promise
    source: str

    @property
    def quoted(self) -> str:
        """The source in Dutch, as it is written down in the register."""
        return str(load().sources[self.source].text["nl"])


def tips(decision: Decision) -> tuple[Tip, ...]:
    """What somebody can still do whose last day to apply is past, or whose last day to deposit is."""
    today, last = clock.today(), decision.deadlines.get("apply_by")
    if last is not None and max(decision.on, today) > last:
        return tuple(_apply(decision))
    deposit = decision.deadlines.get("deposit_by")
    if deposit is not None and today > deposit and decision.outcome != "ineligible":
        return tuple(_deposit(decision))
    return ()


def _apply(decision: Decision) -> Iterator[Tip]:
    within = int(str(Law.on(decision.on, decision.known).value("deadline.apply")))
    yield Tip(_("Later instappen helpt niet: de officiële start telt, niet je eigen eerste dag."), "R-5.3")
    yield Tip(
        _(
            "Start dezelfde opleiding of hetzelfde advies later opnieuw? Daarvoor kun je wel aanvragen, tot %(days)s na die start."
        )
        % {"days": days(within, decision.lang)},
        "R-5.1",
    )
    yield Tip(
        _(
            "Schrijf je daar eerst voor in, of teken een nieuwe overeenkomst: die moet er zijn voor je aanvraagt."
        ),
        "R-5.4",
    )


def _deposit(decision: Decision) -> Iterator[Tip]:
    last = decision.deadlines["apply_by"]
    yield Tip(
        _("Vroeg je echt aan op %(on)s en stond je geld er niet op tijd? Dan vervalt die aanvraag.")
        % {"on": day(decision.on, decision.lang)},
        "R-5.5",
    )
    if last is not None:
        yield Tip(
            _("Opnieuw aanvragen kan nog tot en met %(last)s.") % {"last": day(last, decision.lang)}, "R-5.19"
        )
