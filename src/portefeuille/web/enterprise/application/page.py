"""The page of an application: where it stands, what to do now, the money, what happened, and why it was decided so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from portefeuille import clock
from portefeuille.applications import selectors
from portefeuille.applications.following import last_day_to_apply
from portefeuille.applications.services.evaluating import to_evaluate
from portefeuille.applications.states import By, S, allowed
from portefeuille.clock import BRUSSELS
from portefeuille.notifications import notices
from portefeuille.numbers import in_fours
from portefeuille.providers import selectors as providers
from portefeuille.wallet import selectors as wallet
from portefeuille.wallet.records import LineSeen, PaymentSeen
from portefeuille.web.account.requests import ActingRequest
from portefeuille.web.enterprise.application.corrected import Changed, by_receipt, changed, saying
from portefeuille.web.enterprise.application.decided import alternatives, decisions, law_of
from portefeuille.web.enterprise.application.history import moments
from portefeuille.web.enterprise.application.ordered import paid
from portefeuille.web.enterprise.application.owed import owed
from portefeuille.web.enterprise.application.picture import picture
from portefeuille.web.enterprise.application.said import communication, eur, lang, on
from portefeuille.web.enterprise.application.standing import STANDINGS, steps
from portefeuille.web.enterprise.application.step import step
from portefeuille.web.enterprise.application.view import found_or_404
from portefeuille.web.enterprise.standing import state

if TYPE_CHECKING:
    from portefeuille.applications.models import Application, Event, Order, Receipt

NOTICES = 10
AGAIN = (S.LAPSED, S.WITHDRAWN, S.REFUSED_BY_PROVIDER)
"""It was granted and then ended without a payment: the same project may be applied for again, in time."""


@dataclass(frozen=True, slots=True)
class Returned:
    """A deposit that was not taken: when, how much, why, and whether the money has left again."""

    on: str
    amount: str
    account: str
    communication: str
    reason: str
    back: str


@dataclass(frozen=True, slots=True)
class Link:
    """Something else that can be done here."""

    url: str
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Again:
    """Applying for the same project again: the last day, whether it is still to come, and where a copy is made.

    ``refused``: the rules refused it, so that it helps only who filled in something wrong.
    """

    last_day: str
    possible: bool
    url: str
    refused: bool = False


@require_safe
def application(request: ActingRequest, application: str) -> HttpResponse:
    """One application of the enterprise that is acted for."""
    found = found_or_404(request, application)
    events = selectors.timeline(found.pk)
    receipts = selectors.receipts(found.pk)
    corrected = by_decision(found, events, receipts)
    told = moments(events, corrected)
    money = wallet.money(found.pk)
    payments = {one.payment: one for one in wallet.payments(found.pk)}
    orders = selectors.orders(found.pk)
    claims = wallet.claims(found.pk) if found.claim else []
    theirs = {each.claim for each in claims if each.debtor.startswith("provider:")}
    lines = [each for each in wallet.lines(found.pk, lang()) if each.event in RETURNED]
    context = {
        "found": found,
        "state": state(found.state),
        "standing": STANDINGS[S(found.state)],
        "steps": steps(found.state, found.held, ended_in(found, events)),
        "provider": provider_name(found),
        "applied_on": on(found.applied_on),
        "happened": told[-1] if request.GET.get("gebeurd") and told else None,
        "step": step(found, clock.today()),
        "rejected": _rejected(found, events),
        "picture": picture(found, money),
        "outside": eur(found.outside) if _pays(found, orders) else "",
        "again": again(request, found, receipts),
        "finish_by": on(found.finish_by),
        "orders": [paid(each, payments.get(each.pk)) for each in orders],
        "returned": [_returned(each) for each in lines if each.claim not in theirs],
        "owed": owed(claims, payments.values()),
        "moments": told[::-1],
        "notices": _notices(request, found),
        "decided": decisions(receipts, corrected=corrected),
        "refused": found.state == S.REFUSED,
        "alternatives": alternatives(receipts[-1]) if found.state == S.REFUSED else (),
        "links": links(request, found, orders, waits=any(_waits(each, payments) for each in orders)),
        "list": _list(),
    }
    return render(request, "enterprise/application/page.html", context)


def _rejected(found: Application, events: list[Event]) -> str:
    """The day on which an objection was rejected, while the money is asked back; empty otherwise."""
    days = [each.on for each in events if each.event == "reject_objection"]
    return on(days[-1]) if days and found.state == S.IN_RECOVERY else ""


def _pays(found: Application, orders: list[Order]) -> bool:
    """Is there something to pay to the provider directly?  Not for what ended before anything was ordered."""
    if found.state in (*AGAIN, S.STOPPED, S.EXPIRED) and not any(each.live for each in orders):
        return False
    return bool(found.outside)


def again(request: ActingRequest, found: Application, receipts: list[Receipt]) -> Again | None:
    """Whether the same project can be applied for once more; None where that is no question.

    What was refused for more than being late is not helped by a later start.
    """
    today, refused = clock.today(), found.state == S.REFUSED
    last = last_day_to_apply(found.start, today) if refused or found.state in AGAIN else None
    if last is None or (refused and last < today and not _only_late(receipts)):
        return None
    copy = f"{reverse('enterprise:draft_start')}?van={found.pk}" if request.acting.may_write else ""
    return Again(on(last), last >= today, copy, refused)


def _only_late(receipts: list[Receipt]) -> bool:
    criteria = receipts[-1].receipt["decision"]["criteria"] if receipts else []
    return [each["id"] for each in criteria if each["verdict"] == "not_met"] == ["apply_window"]


def by_decision(found: Application, events: list[Event], receipts: list[Receipt]) -> dict[int, list[Changed]]:
    """What officials corrected, in words: number of the receipt -> the corrections that it rests on."""
    stand = selectors.corrections(found.pk) if len(receipts) > 1 else []
    if not stand:
        return {}
    say = saying(found, law_of(receipts[0]))
    return {seq: changed(each, say) for seq, each in by_receipt(events, stand).items()}


def ended_in(found: Application, events: Iterable[Event]) -> str:
    """The state from which it came where it is now, a control left out; empty when it never moved."""
    came = [each.before for each in events if each.after == found.effective and each.before != each.after]
    return next((each for each in reversed(came) if each != S.UNDER_CONTROL), "")


RETURNED = ("returned", "worklist", "deposit_part")


def provider_name(found: Application) -> str:
    """The name and the number of the provider, as far as they are known."""
    known = providers.several([found.provider]) if found.provider else {}
    return f"{known[found.provider].name} ({found.provider})" if found.provider in known else found.provider


def _returned(line: LineSeen) -> Returned:
    if line.event == "deposit_part":
        back = _("We wachten op de rest.")
    elif line.event == "worklist":
        back = _("Een ambtenaar kijkt dit na.")
    elif line.back is not None and line.back.left_on:
        back = _("Teruggestort op %(day)s.") % {"day": on(line.back.left_on)}
    else:
        back = _("Het geld gaat terug naar de rekening waarvan het kwam.")
    return Returned(
        on(line.value_on), eur(line.cents), in_fours(line.account), communication(line.communication), line.text, back
    )  # fmt: skip


def _notices(request: ActingRequest, found: Application) -> list[dict[str, object]]:
    told = notices.inbox(
        request.acting.enterprise, request.acting.person, lang=lang(), limit=NOTICES, subject=f"application:{found.pk}"
    )  # fmt: skip
    return [
        {"title": each.words.title, "body": each.words.body, "read": each.read,
         "on": on(each.at.astimezone(BRUSSELS).date())}
        for each in told
    ]  # fmt: skip


def _waits(order: Order, payments: Mapping[str, PaymentSeen]) -> bool:
    payment = payments.get(order.pk)
    return order.live and payment is not None and payment.state == "ordered"


def links(request: ActingRequest, found: Application, orders: list[Order], *, waits: bool) -> list[Link]:
    """What can be done besides the next action; nothing for who only reads.  ``waits``: an order can still be taken back."""
    if not request.acting.may_write:
        return []
    may = {each.event for each in allowed(found.state, By.ENTERPRISE)}
    made: list[Link] = []
    if "withdraw" in may:
        made.append(_link("withdraw", found, _("Trek de aanvraag in"), _("Zolang er niets gestort is.")))
    if "stop" in may or ("stop_paid" in may and waits):
        text = _("Je ziet eerst wat je terugkrijgt, nu en volgend jaar.")
        made.append(_link("stop", found, _("Stop dit project"), text))
    elif "stop_paid" in may:
        text = _(
            "Je liet alles betalen. Annuleert je dienstverlener of ging niemand, dan moet hij terugbetalen."
        )
        made.append(_link("stop", found, _("Ging je project niet door? Meld het"), text))
    ordered = sum(each.cents for each in orders if each.live)
    if to_evaluate(found, ordered) and not hasattr(found, "evaluation"):
        text = _("Je oordeel duurt een minuut.")
        made.append(_link("evaluate", found, _("Beoordeel je dienstverlener"), text))
    return made


def _link(name: str, found: Application, label: str, text: str) -> Link:
    return Link(reverse(f"enterprise:{name}", args=[found.pk]), label, text)


def _list() -> str:
    try:
        return reverse("enterprise:applications")
    except NoReverseMatch:
        return reverse("enterprise:overview")
