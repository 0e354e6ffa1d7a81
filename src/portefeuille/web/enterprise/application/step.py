"""The one next action of an application, in words: what to do, by when, and where."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from portefeuille.applications.following import Next, next_action
from portefeuille.banking.days import order_by
from portefeuille.wallet import selectors as wallet
from portefeuille.web.enterprise.application.said import eur, lang, on, tone
from portefeuille.web.enterprise.application.transfer import Transfer, to_wallet
from portefeuille.web.enterprise.standing import action, until

if TYPE_CHECKING:
    from portefeuille.applications.models import Application


@dataclass(frozen=True, slots=True)
class Step:
    """``action`` is that of ``following.Next``.  ``order_by``: the last banking day to order a transfer, in words.

    ``late``: today a transfer may come too late; ``past``: the last day itself is over.
    """

    action: str
    title: str
    text: str
    last_day: str = ""
    left: str = ""
    tone: str = "good"
    order_by: str = ""
    late: bool = False
    past: bool = False
    url: str = ""
    button: str = ""
    transfer: Transfer | None = None

    @property
    def waits(self) -> bool:
        """Is it somebody else's turn?"""
        return self.action.startswith("wait_")


def step(found: Application, today: date) -> Step | None:
    """The next action in words; None when nothing is left to do."""
    following = next_action(found, today)
    if not following.action:
        return None
    last = following.last_day
    made = _target(found, following)
    transfer = _transfer(found, following)
    last_order = order_by(last) if transfer and last else None
    return Step(
        following.action, action(following.action), _text(following, past=bool(last and last < today)),
        last_day=on(last), left=until((last - today).days, lang()) if last else "", tone=tone(last_order or last, today),
        order_by=on(last_order) if last_order and last_order >= today else "",
        late=bool(last_order and last_order < today), past=bool(last and last < today),
        url=made[0], button=made[1], transfer=transfer,
    )  # fmt: skip


def _text(following: Next, *, past: bool) -> str:
    """What to know before doing it."""
    if past and following.action in ("wait_review", "wait_objection"):
        return _(
            "Die dag is voorbij en er is nog niet beslist. Je hoeft niets te doen. Wil je weten hoever het staat, vraag het dan aan het agentschap."
        )
    amount = eur(following.amount)
    return {
        "submit": _("Vul aan wat nog ontbreekt en dien in."),
        "deposit": _("Stort precies dit bedrag, met precies deze mededeling, in één keer. Anders gaat je geld terug."),
        "order_payment": _("Er staat nog %(amount)s klaar. Heb je de factuur? Geef dan de betaalopdracht.") % {"amount": amount}
        if amount
        else _("Heb je de factuur? Geef dan de betaalopdracht."),
        "contest": _("Klopt een gegeven niet, of denk je dat de regel anders moet? Eén klik en een ambtenaar bekijkt het."),
        "pay_back": _(
            "Stort precies dit bedrag, met precies deze mededeling. Niet akkoord? Zolang een bezwaar loopt, hoef je niet te betalen."
        ),
        "evaluate": _("Je liet het grootste deel betalen. Je oordeel duurt een minuut."),
        "wait_review": _("Je hoeft niets te doen. Je krijgt bericht zodra er beslist is."),
        "wait_top_up": _("Je hoeft niets te doen. Je krijgt bericht zodra het geld klaarstaat."),
        "wait_control": _("Leg je papieren klaar. Zolang de controle loopt, verlies je geen termijn."),
        "wait_refund": _("Zodra het geld terug is, krijg je jouw deel op je rekening."),
        "wait_objection": _("Je hoeft niets te doen en nu niets te betalen. Je krijgt bericht."),
        "wait_payment": _("De betaling is onderweg naar je dienstverlener. Je hoeft niets te doen."),
    }[following.action]  # fmt: skip


def _target(found: Application, following: Next) -> tuple[str, str]:
    """Where the action is done, and what its button says."""
    pages = {
        "order_payment": ("enterprise:pay", _("Geef een betaalopdracht")),
        "contest": ("enterprise:contest", _("Betwist de weigering")),
        "pay_back": ("enterprise:object", _("Maak bezwaar")),
        "evaluate": ("enterprise:evaluate", _("Beoordeel je dienstverlener")),
    }
    if following.action == "submit":
        return form_of(found), _("Werk verder aan je aanvraag")
    if following.action not in pages:
        return "", ""
    name, button = pages[following.action]
    return reverse(name, args=[found.pk]), button


def form_of(found: Application) -> str:
    """The form of a draft; empty as long as there is no such page."""
    try:
        return reverse("enterprise:draft", args=[found.pk])
    except NoReverseMatch:
        return ""


def _transfer(found: Application, following: Next) -> Transfer | None:
    if following.action == "deposit":
        asked = wallet.asked(found.pk)
        return to_wallet(asked.cents, asked.communication) if asked else None
    if following.action == "pay_back":
        claim = next((one for one in wallet.claims(found.pk) if one.claim == found.claim), None)
        return to_wallet(claim.left, claim.communication) if claim else None
    return None
