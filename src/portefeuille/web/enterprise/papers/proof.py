"""The proof of application, from what was decided."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.conf import settings

from portefeuille import clock
from portefeuille.applications import selectors
from portefeuille.applications.states import S
from portefeuille.decision.wording import WordingError, Words
from portefeuille.documents.letters.proof import Proof
from portefeuille.documents.letters.proof import proof as letter
from portefeuille.enterprises import selectors as enterprises
from portefeuille.platform.files import letters
from portefeuille.platform.files.selectors import Kept
from portefeuille.providers import selectors as providers
from portefeuille.wallet import selectors as wallet
from portefeuille.web.enterprise.papers.kinds import OTHER

if TYPE_CHECKING:
    from portefeuille.applications.models import Application
    from portefeuille.platform.models import Actor


def issue(found: Application, lang: str, actor: Actor) -> Kept:
    """Make it, or give the one that says the same.  :raises NoPdfError: when this computer cannot make one."""
    said = letter(
        facts(found, lang),
        lang=lang,
        sender=settings.SITE.name,
        on=clock.today(),
        official=settings.SITE.official,
    )
    return letters.issue(subject=f"application:{found.pk}", said=said, actor=actor)


def facts(found: Application, lang: str) -> Proof:
    """What the letter says.  How to deposit, and by when, only while the deposit is awaited."""
    asked = wallet.asked(found.pk) if found.state == S.AWAITING_DEPOSIT else None
    receipts = selectors.receipts(found.pk)
    told = receipts[-1].receipt["decision"] if receipts else None
    assert found.number and found.applied_on and found.start and found.end
    return Proof(
        number=found.number, applied_on=found.applied_on, enterprise=found.enterprise,
        enterprise_name=enterprises.profile(found.enterprise).name, title=found.title, service=found.service,
        provider=found.provider, provider_name=providers.one(found.provider).name, start=found.start, end=found.end,
        decision=tuple(_decision(found, lang)), law_hash=told["law"]["hash"] if told else "-", theme=_theme(found, lang),
        eligible=found.eligible, rate=found.rate, subsidy=found.subsidy, own_share=found.own_share,
        deposit_by=found.deposit_by if asked else None, finish_by=found.finish_by, iban=settings.WALLET.iban if asked else "",
        communication=asked.communication if asked else "",
    )  # fmt: skip


def _decision(found: Application, lang: str) -> Iterator[str]:
    """The outcome that holds, and why when it was not simply granted."""
    for kept in selectors.receipts(found.pk)[-1:]:
        outcome = Words.of(lang).category("outcome", kept.outcome)
        yield f"{outcome[:1].upper()}{outcome[1:]}."
        for each in kept.receipt["decision"]["criteria"]:
            if each["verdict"] != "met":
                yield str(each["because"])
        if kept.ruling:
            yield kept.ruling


def _theme(found: Application, lang: str) -> str:
    code = str(found.answers.get("project.theme") or OTHER)
    try:
        return Words.of(lang).category("theme", code)
    except WordingError:
        return ""
