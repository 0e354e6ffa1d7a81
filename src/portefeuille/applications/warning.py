"""What a warning says of a last day, looked up for many at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.conf import settings

from portefeuille.applications import selectors
from portefeuille.applications.companion import selectors as companions
from portefeuille.applications.falling import Falling
from portefeuille.applications.lastdays import LastDay
from portefeuille.applications.models import Review
from portefeuille.applications.radar import Due
from portefeuille.platform.canonical import Plain
from portefeuille.providers import selectors as providers
from portefeuille.wallet import selectors as wallet


def facts(found: Sequence[Falling]) -> Iterator[dict[str, Plain]]:
    """Of each, in order; in as many questions to the database as for a few."""
    own = [each.about for each in found if isinstance(each.about, LastDay)]
    ours = {each.application: each for each in selectors.as_due(own)}
    asked = wallet.asked_of(each.row.pk for each in own if each.kind == "deposit_by")
    numbered = companions.numbers([each.about.application for each in found if isinstance(each.about, Due)])
    named = providers.names({each.row.provider for each in own} | {told for _, told in numbered.values()})
    for one in found:
        about = one.about
        if isinstance(about, Review):
            yield {"number": about.application.number or "", "title": about.application.title}
        elif isinstance(about, Due):
            number, provider = numbered.get(about.application, ("", ""))
            yield {**_told(about), "number": number, "provider": named.get(provider, provider)}
        else:
            row, request = about.row, asked.get(about.row.pk)
            told: dict[str, Plain] = {**_told(ours[row.pk]), "number": row.number or ""}
            if not about.by_provider:
                told["provider"] = named.get(row.provider, row.provider)
            if about.kind in ("deposit_by", "recovery_by"):
                by = about.claim or request
                told |= {"communication": by.communication if by else "", "iban": settings.WALLET.iban}
            yield told


def _told(due: Due) -> dict[str, Plain]:
    return {"title": due.title, **({} if due.amount is None else {"amount": due.amount})}
