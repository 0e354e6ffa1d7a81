"""The warnings of a whole life of applications: three before each last day, none after it was met, none twice."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.conf import settings
from django.core import mail

from portefeuille import clock
from portefeuille.applications import services
from portefeuille.applications.companion import services as companions
from portefeuille.applications.reminding import remind
from portefeuille.notifications.delivery import deliver
from portefeuille.notifications.models import Notice
from portefeuille.notifications.notices import inbox
from portefeuille.wallet import selectors as wallet
from tests.applications.companion.recorded import actor, recorded
from tests.applications.life import OWN, TRAINING, World, on
from tests.signing_in import mandate
from tests.wallet.life import line


def given(kind: str) -> list[str]:
    """The days on which a warning of this kind was given."""
    found = Notice.objects.filter(kind=kind, officials=False).order_by("pk")
    return [each.at.astimezone(clock.BRUSSELS).date().isoformat() for each in found]


def run(first: date, last: date, step: int = 1) -> None:
    """The job on each of these days, twice."""
    day = first
    while day <= last:
        with clock.use(day):
            remind(day)
            assert remind(day).given == 0
        day += timedelta(days=step)


def test_the_forgetful_gets_three_warnings_and_no_more(here: World) -> None:
    found = here.submit()
    run(date(2026, 3, 2), date(2026, 4, 10))
    assert given("deposit_by") == ["2026-03-25", "2026-03-30", "2026-04-01"]
    (newest, *_rest) = inbox(here.enterprise)
    assert newest.subject == f"application:{found.pk}"


def test_who_did_it_is_not_warned_and_what_waited_is_not_mailed(here: World) -> None:
    mandate(here.enterprise, "accountant")  # one mail a day
    found = here.submit()
    run(date(2026, 3, 20), date(2026, 3, 25))
    assert given("deposit_by") == ["2026-03-25"]
    with on(2026, 3, 25):
        here.deposit(found)
        assert Notice.objects.filter(kind="deposit_by", settled=None).count() == 0
    with on(2026, 3, 26):
        assert remind(date(2026, 3, 26)).given == 0
        deliver()
    assert not any("Stort" in str(each.subject) for each in mail.outbox)
    run(date(2026, 3, 27), date(2026, 4, 10))
    assert given("deposit_by") == ["2026-03-25"]


def test_a_late_job_gives_the_nearest_warning_only(here: World) -> None:
    here.submit()
    run(date(2026, 3, 31), date(2026, 3, 31))
    assert given("deposit_by") == ["2026-03-31"]
    with on(2026, 4, 2):
        assert remind(date(2026, 4, 2)).given == 0


def test_what_it_says_of_a_deposit(here: World) -> None:
    found = here.submit()
    with on(2026, 3, 25):
        remind(clock.today())
    told = Notice.objects.get(kind="deposit_by").facts
    asked = wallet.asked(found.pk)
    assert asked is not None
    assert told == {
        "title": "Phishing herkennen", "amount": OWN, "number": found.number, "provider": "Opleidingen en Zoon BV",
        "communication": asked.communication, "iban": settings.WALLET.iban, "last_day": "2026-04-01",
    }  # fmt: skip


def test_an_official_is_warned_of_what_he_must_decide(here: World) -> None:
    here.submit(project__theme="occupation_specific")
    review = Notice.objects.filter(officials=True, kind="review_asked").get()
    assert review.last_day is not None
    run(review.last_day - timedelta(days=8), review.last_day + timedelta(days=3))
    warned = Notice.objects.filter(officials=True, kind="review_by")
    assert sorted(each.key.rsplit(":", 1)[1] for each in warned) == ["0", "2", "7"]


def test_a_provider_is_warned_of_what_he_must_pay_back_and_not_after_he_did(here: World) -> None:
    found = here.ready()
    here.order(found, 200_000)
    here.pay_out()
    services.stop(found.pk, enterprise=here.enterprise, reason="provider_cancels", actor=here.person)
    (claim,) = wallet.claims(found.pk)
    warned = Notice.objects.filter(provider=TRAINING, kind="recovery_by")
    assert str(claim.last_day) == "2026-04-01"
    with on(2026, 3, 25):
        assert remind(clock.today()).given == 1
    assert warned.get().facts["amount"] == 200_000
    with on(2026, 3, 26):
        here.statement(line(200_000, claim.communication, day=clock.today()))
        remind(clock.today())
    run(date(2026, 3, 27), claim.last_day)
    assert warned.filter(settled=None).count() == 0
    assert warned.count() == 1


@pytest.mark.django_db
def test_an_enterprise_with_nothing_here_is_warned_of_what_it_filed_elsewhere() -> None:
    with on(2026, 3, 10):
        companion = recorded()
        assert Notice.objects.count() == 0
    run(date(2026, 3, 10), date(2026, 3, 30))
    assert given("deposit_by") == ["2026-03-25", "2026-03-30"]
    with on(2026, 3, 31):
        companions.tick(
            companion, enterprise="0123456749", step="deposited", on=date(2026, 3, 31), actor=actor()
        )
        assert Notice.objects.filter(settled=None).count() == 0
    run(date(2026, 4, 1), date(2026, 4, 5))
    run(date(2027, 12, 20), date(2028, 1, 5))
    assert given("deposit_by") == ["2026-03-25", "2026-03-30"]
    assert given("pay_by") == ["2027-12-24", "2027-12-29", "2027-12-31"]


@pytest.mark.django_db
def test_another_last_day_is_warned_of_anew() -> None:
    from tests.applications.companion.recorded import facts as told

    with on(2026, 3, 10):
        companion = recorded(deposit_told=date(2026, 3, 12))
        assert remind(date(2026, 3, 10)).given == 1
        companions.change(
            companion,
            enterprise="0123456749",
            version=1,
            facts=told(deposit_told=date(2026, 3, 16)),
            actor=actor(),
        )
        assert remind(date(2026, 3, 10)).given == 1
    assert list(Notice.objects.filter(settled=None).values_list("last_day", flat=True)) == [date(2026, 3, 16)]
