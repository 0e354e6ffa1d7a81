"""Who is told what of an application: each once, and the provider only what is his."""

from __future__ import annotations

from datetime import date

from portefeuille.applications import services
from portefeuille.applications.models import Application
from portefeuille.applications.tasks import run_due
from portefeuille.notifications.models import Notice
from portefeuille.platform.files import selectors as kept
from portefeuille.platform.files import services as files
from tests.applications.life import OWN, SUBSIDY, TRAINING, World, on

REVIEWED = {"project__theme": "occupation_specific"}


def told(found: Application, **whom: str) -> list[str]:
    notices = Notice.objects.filter(subject=f"application:{found.pk}", **whom)
    return list(notices.order_by("pk").values_list("kind", flat=True))


def test_a_provider_hears_of_what_was_granted_without_the_own_share_and_how_it_is_paid(here: World) -> None:
    found = here.submit()
    notice = Notice.objects.get(provider=TRAINING)
    assert (notice.kind, notice.facts) == (
        "provider_new_application",
        {
            "number": "2026-000001",
            "title": "Phishing herkennen",
            "provider": "Opleidingen en Zoon BV",
            "amount": OWN + SUBSIDY,
        },
    )
    services.withdraw(found.pk, enterprise=here.enterprise, actor=here.person)
    assert told(found, provider=TRAINING) == ["provider_new_application", "withdrawn"]


def test_a_provider_hears_that_an_application_lapsed_or_expired_and_not_what_went_back(here: World) -> None:
    lapsed, expired = here.submit(), here.ready(project__title="Rapporteren")
    with on(2026, 4, 2):
        here.statement(on=date(2026, 4, 2))
        run_due()
    with on(2028, 1, 1):
        run_due()
        run_due()
    for found, kind, last in ((lapsed, "lapsed", "2026-04-01"), (expired, "expired", "2027-12-31")):
        assert here.seen(found).state == kind
        assert told(found, provider=TRAINING) == ["provider_new_application", kind]
        facts = Notice.objects.get(subject=f"application:{found.pk}", provider=TRAINING, kind=kind).facts
        assert (facts["last_day"], facts["amount"]) == (last, OWN + SUBSIDY)


def test_who_deposited_nothing_is_not_told_that_nothing_comes_back(here: World) -> None:
    nothing, less = here.submit(), here.submit(project__title="Rapporteren")
    here.deposit(less, OWN - 100)
    with on(2026, 4, 2):
        here.statement(on=date(2026, 4, 2))
        run_due()
    for found in (nothing, less):
        notice = Notice.objects.get(
            subject=f"application:{found.pk}", enterprise=here.enterprise, kind="lapsed"
        )
        assert notice.facts.get("amount") != 0


def test_a_provider_does_not_hear_of_what_was_withdrawn_before_it_was_granted(here: World) -> None:
    found = here.submit(**REVIEWED)
    services.withdraw(found.pk, enterprise=here.enterprise, actor=here.person)
    assert told(found, enterprise=here.enterprise) == ["review_asked", "withdrawn"]
    assert told(found, provider=TRAINING) == []


def test_a_provider_that_must_pay_back_reads_until_when(here: World) -> None:
    found = here.ready()
    here.order(found, OWN + SUBSIDY)
    here.pay_out()
    services.stop(
        found.pk, enterprise=here.enterprise, reason="provider_cancels", words="ziek", actor=here.person
    )
    facts = Notice.objects.get(provider=TRAINING, kind="provider_stopped").facts
    assert (facts["last_day"], facts["reason"]) == ("2026-04-01", "ziek")


def test_the_judgement_is_asked_once_when_most_was_paid(here: World) -> None:
    found = here.ready()
    for cents, asked in ((100_000, 0), (70_000, 1), (30_000, 1)):
        here.order(found, cents, f"F{cents}")
        here.pay_out()
        assert told(found, enterprise=here.enterprise).count("evaluate") == asked


def test_who_judged_already_is_not_asked(here: World) -> None:
    found = here.ready()
    here.order(found, OWN + SUBSIDY)
    services.evaluate(found.pk, enterprise=here.enterprise, score=5, actor=here.person)
    here.pay_out()
    assert "evaluate" not in told(found, enterprise=here.enterprise)


def test_evidence_stays_for_a_control(here: World) -> None:
    found = here.ready()
    subject = f"application:{found.pk}"
    files.keep_made(
        subject=subject, kind="letter", name="a.pdf", media="application/pdf", data=b"x", actor=here.person,
        until=date(2026, 12, 31),
    )  # fmt: skip
    with on(2026, 11, 1):
        services.open_control(found.pk, reason="steekproef", actor=here.official)
    (file,) = kept.of(subject)
    assert file.until == date(2037, 12, 31)
