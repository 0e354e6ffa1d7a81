"""What a provider must still pay back: it stands above everything else on its first page."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from portefeuille import clock
from portefeuille.applications import selectors
from portefeuille.applications.states import S
from portefeuille.wallet import selectors as wallet
from portefeuille.web.enterprise.application.said import eur, lang, on
from portefeuille.web.enterprise.radar.due import tone
from portefeuille.web.enterprise.standing import until


@dataclass(frozen=True, slots=True)
class Due:
    """One claim of which something is left; ``left``: how far its last day is."""

    url: str
    title: str
    number: str
    amount: str
    last_day: str
    left: str
    tone: str


def due(provider: str) -> list[Due]:
    """The claims, the first last day first."""
    today = clock.today()
    waiting = selectors.of_provider(provider).filter(state=S.REFUND_DUE)
    open_ = [
        (each.last_day, found.number or "", each.left, found)
        for found in waiting
        for each in wallet.claims(found.pk)
        if each.left and each.debtor.startswith("provider:")
    ]
    return [
        Due(
            reverse("provider:application", args=[found.pk]), found.title, number, eur(left), on(last),
            until((last - today).days, lang()), tone((last - today).days),
        )
        for last, number, left, found in sorted(open_, key=lambda one: one[:2])
    ]  # fmt: skip
