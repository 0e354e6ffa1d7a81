"""The timeline of an application: every event in words, with who and when."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from portefeuille.clock import BRUSSELS
from portefeuille.platform.models import Actor
from portefeuille.web.enterprise.application.corrected import Changed
from portefeuille.web.enterprise.application.said import eur, on

if TYPE_CHECKING:
    from portefeuille.applications.models import Event


@dataclass(frozen=True, slots=True)
class Moment:
    """Something that happened.  ``words`` are those of a person, in whatever language he wrote; ``changed``: what he corrected."""

    event: str
    title: str
    text: str
    words: str
    by: str
    on: str
    time: str
    tone: str
    changed: tuple[Changed, ...] = ()


BAD = {"refuse", "review_refuse", "lapse", "provider_refuse", "payment_back", "deposit_returned", "claim", "expire",
       "reject_objection", "claim_returned", "control_ends"}  # fmt: skip
GOOD = {
    "grant",
    "review_grant",
    "deposit",
    "top_up",
    "payment_done",
    "close",
    "uphold",
    "close_control",
    "refunded",
    "repaid",
    "claim_lowered",
}


def titles() -> dict[str, str]:
    """Event -> what happened."""
    return {
        "grant": _("Ingediend en goedgekeurd"),
        "refuse": _("Ingediend en niet goedgekeurd"),
        "ask_review": _("Ingediend; een ambtenaar kijkt het na"),
        "contest": _("De weigering is betwist"),
        "review_grant": _("Goedgekeurd door een ambtenaar"),
        "review_refuse": _("Niet goedgekeurd door een ambtenaar"),
        "withdraw": _("Ingetrokken"),
        "deposit": _("Jouw deel is ontvangen"),
        "deposit_part": _("Een deel van jouw storting is ontvangen"),
        "deposit_returned": _("Een storting is teruggestuurd"),
        "worklist": _("Een storting wordt nagekeken"),
        "top_up": _("De overheid legde haar deel erbij"),
        "lapse": _("Vervallen: jouw deel was niet op tijd binnen"),
        "provider_refuse": _("Geweigerd door de dienstverlener"),
        "order": _("Betaalopdracht gegeven"),
        "cancel_order": _("Betaalopdracht geannuleerd"),
        "payment_back": _("Een betaling kwam terug van de bank"),
        "payment_done": _("De bank heeft de dienstverlener betaald"),
        "stop": _("Stopgezet"),
        "stop_paid": _("Stopgezet; de dienstverlener moet terugbetalen"),
        "refunded": _("De dienstverlener heeft terugbetaald"),
        "expire": _("Verlopen: de laatste dag om te betalen is voorbij"),
        "close": _("Afgesloten"),
        "swept": _("Geld dat later terugkwam, is doorgestort"),
        "open_control": _("Een controle is begonnen"),
        "close_control": _("De controle is klaar: alles is in orde"),
        "control_ends": _("Geen subsidie na de controle; de aanvraag is afgesloten"),
        "claim": _("Er moet subsidie worden terugbetaald"),
        "object": _("Bezwaar gemaakt"),
        "uphold": _("Je bezwaar is gegrond: je hoeft niets terug te betalen"),
        "reject_objection": _("Je bezwaar is afgewezen"),
        "recovered": _("De subsidie is terugbetaald"),
        "claim_part": _("Een deel is terugbetaald"),
        "claim_lowered": _("Er moet minder worden terugbetaald"),
        "claim_returned": _("Een terugbetaling is teruggestuurd"),
        "repaid": _("Wat te veel is terugbetaald, gaat terug"),
        "evaluate": _("Je hebt de dienstverlener beoordeeld"),
    }


def moments(
    events: Iterable[Event], corrected: Mapping[int, Iterable[Changed]] | None = None
) -> list[Moment]:
    """The events in words, in their order; ``corrected``: what a decision rests on, by the number of its receipt."""
    known, changed = titles(), corrected or {}
    return [_moment(each, known, changed.get(each.detail.get("receipt", 0), ())) for each in events]


def _moment(each: Event, known: Mapping[str, str], changed: Iterable[Changed]) -> Moment:
    at = each.at.astimezone(BRUSSELS)
    told: Mapping[str, Any] = each.detail
    return Moment(
        each.event,
        known[each.event],
        _text(each.event, told),
        next((str(told[key]) for key in ("reason", "words", "ruling") if _spoken(each.event, key, told)), ""),
        by(each.actor),
        on(each.on),
        f"{at:%H:%M}",
        "bad" if each.event in BAD else "good" if each.event in GOOD else "plain",
        tuple(changed),
    )


def _spoken(event: str, key: str, told: Mapping[str, Any]) -> bool:
    """Does the detail hold words of a person under this key?  A code of ours or of the bank is none."""
    if event in ("stop", "stop_paid") and key == "reason":
        return False
    return bool(told.get(key)) and event not in (
        "deposit_returned",
        "deposit_part",
        "worklist",
        "payment_back",
        "claim_returned",
    )


def _text(event: str, told: Mapping[str, Any]) -> str:
    """The figures of an event, in a sentence; empty for none."""
    amount = eur(told["cents"]) if isinstance(told.get("cents"), int) else ""
    if event in ("grant", "review_grant"):
        return _("Subsidie %(subsidy)s, jouw deel %(own)s, te storten uiterlijk op %(day)s.") % {
            "subsidy": eur(told["subsidy"]), "own": eur(told["own_share"]), "day": on(told["last_day"]),
        }  # fmt: skip
    if event in ("ask_review", "contest", "object"):
        return _("Een antwoord komt uiterlijk op %(day)s.") % {"day": on(told.get("due_on"))}
    if event == "order":
        return _("%(amount)s voor factuur %(invoice)s.") % {"amount": amount, "invoice": told["invoice"]}
    if event in ("stop", "expire", "control_ends") and told.get("own"):
        return _("Terug naar je rekening: %(amount)s.") % {"amount": eur(told["own"])}
    if event == "lapse" and told.get("part"):
        return _("Terug naar je rekening: %(amount)s.") % {"amount": eur(told["part"])}
    if event in ("claim", "stop_paid") and told.get("last_day"):
        return _("%(amount)s, uiterlijk op %(day)s.") % {"amount": amount, "day": on(told["last_day"])} if amount else (
            _("Uiterlijk op %(day)s.") % {"day": on(told["last_day"])}
        )  # fmt: skip
    if event == "claim_lowered":
        return _("Nog te betalen: %(amount)s.") % {"amount": eur(told["left"])}
    if event == "evaluate":
        return _("%(score)s op 5.") % {"score": told["score"]}
    return _("%(amount)s.") % {"amount": amount} if amount else ""


def by(actor: Actor) -> str:
    """Who did it."""
    if actor.kind == Actor.Kind.SYSTEM:
        return _("automatisch")
    if actor.kind == Actor.Kind.PROVIDER:
        return _("je dienstverlener")
    if actor.kind == Actor.Kind.OFFICIAL:
        return _("ambtenaar %(name)s") % {"name": actor.name}
    return actor.name
