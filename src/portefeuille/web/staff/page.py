"""One application as an official sees it: facts, money, what happened, what was decided, and what can be done."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from portefeuille import clock
from portefeuille.applications import selectors, services
from portefeuille.applications.papers import Party
from portefeuille.applications.states import By, S, allowed
from portefeuille.clock import BRUSSELS
from portefeuille.enterprises import selectors as enterprises
from portefeuille.platform.models import Actor
from portefeuille.wallet import selectors as wallet
from portefeuille.web.account.requests import ActingRequest
from portefeuille.web.enterprise.application.corrected import Changed
from portefeuille.web.enterprise.application.decided import decisions
from portefeuille.web.enterprise.application.history import moments, titles
from portefeuille.web.enterprise.application.owed import back as back_of
from portefeuille.web.enterprise.application.owed import why
from portefeuille.web.enterprise.application.page import by_decision, provider_name
from portefeuille.web.enterprise.application.picture import picture
from portefeuille.web.enterprise.application.said import eur, lang, on, tone
from portefeuille.web.enterprise.application.standing import STANDINGS
from portefeuille.web.enterprise.apply.given import filled
from portefeuille.web.enterprise.papers import listed
from portefeuille.web.enterprise.standing import until
from portefeuille.web.staff.queue import kinds
from portefeuille.web.staff.view import found_or_404, guarded

if TYPE_CHECKING:
    from portefeuille.applications.models import Application, Event, Review


@dataclass(frozen=True, slots=True)
class Asked:
    """A question to the officials, open or decided."""

    kind: str
    asked_on: str
    words: str
    due_on: str
    left: str
    tone: str
    owner: str
    mine: bool
    open: bool
    outcome: str
    ruling: str


TOLD = (
    "project.service", "project.theme", "project.mode", "project.agreed_on", "form.hours", "form.participants",
    "form.trainings", "project.costs", "project.price", "project.vat",
)  # fmt: skip
"""What was told, before anybody corrected it; the days and the amounts that count stand apart."""


@dataclass(frozen=True, slots=True)
class Line:
    """Something that happened, as the administration calls it."""

    title: str
    text: str
    words: str
    by: str
    on: str
    time: str
    changed: tuple[Changed, ...] = ()


@require_safe
def application(request: ActingRequest, application: str) -> HttpResponse:
    """Any submitted application."""
    found = found_or_404(application)
    events = selectors.timeline(found.pk)
    receipts = selectors.receipts(found.pk)
    corrected = by_decision(found, events, receipts)
    history = lines(events, corrected)
    returns = [one for one in wallet.payments(found.pk) if one.purpose == "return"] if found.claim else []
    asked = [_asked(each, request.acting.actor) for each in selectors.reviews(found.pk)]
    context = {
        "found": found,
        "standing": STANDINGS[S(found.state)],
        "held": STANDINGS[S(found.held)].label if found.held else "",
        "enterprise": enterprises.names([found.enterprise]).get(found.enterprise, ""),
        "provider": provider_name(found),
        "facts": _facts(found),
        "told": filled(found, TOLD, lang()),
        "asked": asked[::-1],
        "open": next((each for each in asked if each.open), None),
        "picture": picture(found, wallet.money(found.pk)),
        "claims": [
            {"amount": eur(one.own + one.subsidy), "left": eur(one.left), "last_day": on(one.last_day), "reason": why(one.reason),
             "paid": eur(one.paid) if one.paid else "", "back": list(back_of(one, returns, mine=False))}
            for one in wallet.claims(found.pk)
        ],
        "lines": history[::-1],
        "happened": history[-1] if request.GET.get("gebeurd") and history else None,
        "decided": decisions(receipts, proof=False, corrected=corrected),
        "links": _links(found),
        "papers": len(listed.seen(found, Party.OFFICIAL)),
    }  # fmt: skip
    return render(request, "staff/application.html", context)


@require_POST
@guarded
def take(request: ActingRequest, application: str) -> HttpResponse:
    """Take the open question upon oneself."""
    found = found_or_404(application)
    services.take_review(found.pk, actor=request.acting.actor)
    return HttpResponseRedirect(reverse("staff:application", args=[found.pk]), status=303)


def lines(events: list[Event], corrected: Mapping[int, Iterable[Changed]] | None = None) -> list[Line]:
    """The events: a change of state by the name of the new state, the others by their own."""
    known = titles()
    told = moments(events, corrected)
    return [
        Line(
            str(STANDINGS[S(each.after)].label) if each.before != each.after else known[each.event],
            said.text, said.words, _by(each.actor), on(each.on), f"{each.at.astimezone(BRUSSELS):%H:%M}",
            said.changed,
        )
        for each, said in zip(events, told, strict=True)
    ]  # fmt: skip


def _by(actor: Actor) -> str:
    kinds = {
        Actor.Kind.SYSTEM: _("het programma"),
        Actor.Kind.PROVIDER: _("dienstverlener"),
        Actor.Kind.OFFICIAL: _("ambtenaar"),
        Actor.Kind.REPRESENTATIVE: _("onderneming"),
    }
    kind = kinds[Actor.Kind(actor.kind)]
    return kind if actor.kind == Actor.Kind.SYSTEM else f"{actor.name} ({kind})"


def _facts(found: Application) -> list[tuple[str, str]]:
    told = (
        (_("Ingediend op"), on(found.applied_on)),
        (_("Start"), on(found.start)),
        (_("Einde"), on(found.end)),
        (_("Wat meetelt, zonder btw"), eur(found.eligible)),
        (_("Subsidie"), eur(found.subsidy)),
        (_("Eigen aandeel"), eur(found.own_share)),
        (_("Laatste dag om te storten"), on(found.deposit_by)),
        (_("Laatste dag om te betalen"), on(found.finish_by)),
        (_("Telt nu mee als steun"), eur(found.aid) if found.aid else ""),
    )
    return [(label, value) for label, value in told if value]


def _asked(each: Review, actor: Actor) -> Asked:
    today = clock.today()
    outcomes = {"": "", "granted": _("ingewilligd"), "refused": _("afgewezen"), "withdrawn": _("vervallen")}
    return Asked(
        kinds()[each.kind], on(each.asked_on), each.words, on(each.due_on), until((each.due_on - today).days, lang()),
        tone(each.due_on, today), each.handler, each.owner_id == actor.pk, not each.outcome,
        outcomes[each.outcome], each.ruling,
    )  # fmt: skip


def _links(found: Application) -> list[tuple[str, str]]:
    """What an official can do from here: where, and how it is called."""
    may = {each.event for each in allowed(found.state, By.OFFICIAL)}
    pages = (
        ({"review_grant", "review_refuse"}, "staff:decide", _("Beslis over deze aanvraag")),
        ({"uphold", "reject_objection"}, "staff:objection", _("Beslis over het bezwaar")),
        ({"open_control"}, "staff:control", _("Begin een controle")),
        ({"close_control"}, "staff:control", _("Sluit de controle: alles in orde")),
        ({"claim"}, "staff:claim", _("Er is een inbreuk: vorder terug of sluit af")),
    )
    return [(reverse(name, args=[found.pk]), label) for events, name, label in pages if may & events]
