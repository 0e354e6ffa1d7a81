"""What people are told of an application: one notice for each thing that happened, inside the same transaction."""

from __future__ import annotations

from portefeuille.applications.models import Application
from portefeuille.notifications import notices
from portefeuille.platform.canonical import Plain
from portefeuille.providers import selectors as providers

PROVIDER = {
    "granted": "provider_new_application",
    "stopped": "provider_stopped",
    "withdrawn": "withdrawn",
    "lapsed": "lapsed",
    "expired": "expired",
    "control_ended": "control_ended",
}
"""What the provider is told when the enterprise is told something, of an application that was granted."""
HIS = ("number", "title", "provider", "reason")
"""The facts that concern him too; the own share and how it is deposited do not."""
DATED = ("stopped", "lapsed", "expired")
"""Of these the last day is his as well."""
NOTHING = ("amount", 0)
"""No sentence says that nothing comes back."""


def tell_debtor(application: Application, debtor: str, kind: str, **facts: Plain) -> None:
    """Tell who owes a claim, or owed it: the enterprise, or its provider (``provider:<number>``)."""
    whose, _, number = debtor.partition(":")
    if whose != "provider":
        tell(application, kind, officials=False, **facts)
        return
    notices.tell(
        key=f"application:{application.pk}/{application.version}/{kind}/provider", provider=number, kind=kind,
        subject=f"application:{application.pk}",
        facts={"number": application.number or "", "title": application.title, **facts},
    )  # fmt: skip


def called(provider: str) -> str:
    """The name of a provider; the number of one that is not registered here."""
    return providers.names([provider]).get(provider, provider)


def tell(application: Application, kind: str, *, officials: bool = False, **facts: Plain) -> None:
    """Tell the enterprise, and where it concerns the provider or the officials, them too."""
    told: dict[str, Plain] = {
        "number": application.number or "",
        "title": application.title,
        "provider": called(application.provider),
        **{key: value for key, value in facts.items() if value not in (None, "") and (key, value) != NOTHING},
    }
    subject = f"application:{application.pk}"
    key = f"{subject}/{application.version}/{kind}"
    notices.tell(key=key, enterprise=application.enterprise, kind=kind, subject=subject, facts=told)
    other = PROVIDER.get("granted" if kind == "submitted" else kind)
    if other and application.provider and application.eligible is not None:
        his = {name: told[name] for name in (*HIS, *(("last_day",) if kind in DATED else ())) if name in told}
        notices.tell(
            key=f"{key}/provider", provider=application.provider, kind=other, subject=subject,
            facts={**his, "amount": application.eligible},
        )  # fmt: skip
    if officials:
        notices.tell(key=f"{key}/officials", officials=True, kind=kind, subject=subject, facts=told)
