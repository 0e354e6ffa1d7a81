"""What must be paid back, and what of it goes back: on the pages of the enterprise, the provider and the officials."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from portefeuille import clock
from portefeuille.applications import services
from portefeuille.applications.models import Application
from portefeuille.notifications.models import Notice
from portefeuille.wallet import selectors as wallet
from portefeuille.wallet import services as wallet_services
from portefeuille.wallet.models import Payment
from portefeuille.wallet.records import Payee
from tests.applications.life import PROVIDER_IBAN, TRAINING, World
from tests.signing_in import sign_in
from tests.wallet.life import AGENCY, PAYER, line, send
from tests.web.enterprise.application.states import Desk, in_objection, in_recovery, refund_due

pytestmark = pytest.mark.django_db
SECTION = 'id="terugvordering"'


def pays(here: World, found: Application, cents: int, account: str = PAYER) -> None:
    (claim,) = wallet.claims(found.pk)
    here.statement(line(cents, claim.communication, day=clock.today(), account=account))


def upheld(here: World, found: Application) -> None:
    services.decide_objection(found.pk, upheld=True, ruling="De lijst klopt.", actor=here.official)


def section(page: str) -> str:
    return page.partition(SECTION)[2].partition("</section>")[0]


def test_a_part_that_was_paid_and_what_is_left(seat: Desk) -> None:
    found = in_recovery(seat.here)
    assert SECTION not in seat.page(seat.here.ready(project__title="Iets anders"))
    pays(seat.here, found, 30_000)
    told = section(seat.page(found))
    assert "Je moet EUR 900,00 terugbetalen" in told and "Niemand ging" in told
    assert "Al betaald: EUR 300,00. Nog te betalen: EUR 600,00, uiterlijk op 1 april 2026." in told
    assert "Je krijgt" not in told
    assert "Een deel is terugbetaald" in seat.page(found)


def test_while_an_objection_is_looked_at_nothing_has_to_be_paid(seat: Desk) -> None:
    found = in_objection(seat.here)
    told = section(seat.page(found))
    assert "Er wordt EUR 900,00 teruggevraagd" in told and "Niemand ging" in told
    assert "Zolang je bezwaar loopt, hoef je niets te betalen." in told
    assert "Je moet" not in told and "uiterlijk" not in told
    services.decide_objection(found.pk, upheld=False, ruling="Niets getoond.", actor=seat.here.official)
    page = seat.page(found)
    assert "Nog te betalen: EUR 900,00" in section(page)
    assert "Je bezwaar is afgewezen op 2 maart 2026. Je moet nu betalen." in page
    notice = Notice.objects.get(kind="objection_decided", enterprise=found.enterprise)
    assert notice.facts["amount"] == 90_000
    with clock.use(date(2026, 4, 2)):
        page = seat.page(found)
    assert "De laatste dag is intussen voorbij: doe het meteen." in page
    assert "Kijk na of je geld al vertrokken is" not in page


def test_an_upheld_objection_says_what_comes_back_and_where_it_is(seat: Desk) -> None:
    here = seat.here
    found = in_objection(here)
    pays(here, found, 30_000)
    wallet_services.pay_agency(
        wallet.balance("agency"), payee=Payee(AGENCY, "Agentschap"), key="away", actor=here.official
    )
    upheld(here, found)
    told = section(seat.page(found))
    assert "Dit wordt niet meer teruggevraagd." in told and "Je krijgt EUR 300,00 terug." in told
    assert "EUR 300,00 vertrekt zodra de overheid het geld heeft klaargezet" in told
    here.fund(30_000)
    from portefeuille.applications.tasks import run_due

    run_due()
    told = section(seat.page(found))
    assert "EUR 300,00 gaat naar rekening BE62 5100 0754 7061." in told and "klaargezet" not in told
    assert "Wat te veel is terugbetaald, gaat terug" in seat.page(found)
    (back,) = Payment.objects.filter(purpose="return")
    send([back.pk], here.official, here.second)
    wallet_services.reject_payment(back.pk, reason="AC04", actor=here.official)
    assert "EUR 300,00 kwam niet aan. Een ambtenaar kijkt na" in section(seat.page(found))
    wallet_services.return_again(
        back.line_id or 0, payee=Payee(PAYER, "Bakkerij"), reason="gebeld", key="1", actor=here.official
    )
    here.pay_out()
    told = section(seat.page(found))
    assert "EUR 300,00 is teruggestort op 2 maart 2026." in told and "kwam niet aan" not in told
    assert "You get EUR 300.00 back." in section(seat.page(found, lang="en"))


def test_money_for_a_claim_that_was_withdrawn_comes_back_with_its_reason(seat: Desk) -> None:
    found = in_objection(seat.here)
    upheld(seat.here, found)
    pays(seat.here, found, 90_000)
    page = seat.page(found)
    assert "Dit wordt niet meer teruggevraagd: de terugvordering is ingetrokken." in page
    assert "Stortingen die niet klopten" in page and "Een terugbetaling is teruggestuurd" in page
    assert "This is not claimed back any more: the recovery was withdrawn." in seat.page(found, lang="en")


def test_a_payment_that_came_back_lowers_what_is_asked(seat: Desk) -> None:
    found = in_recovery(seat.here)
    order = found.orders.get()
    seat.here.statement(
        line(order.cents, end_to_end=order.pk, back="AC04", account=PROVIDER_IBAN, day=clock.today())
    )
    page = seat.page(found)
    assert "Je moest EUR 900,00 terugbetalen" in page and "Er moet minder worden terugbetaald" in page


def test_the_enterprise_sees_what_its_provider_owes_and_the_provider_how_to_pay_it(
    seat: Desk, client: Client
) -> None:
    here = seat.here
    found = refund_due(here)
    pays(here, found, 50_000, PROVIDER_IBAN)
    pays(here, found, 150_001, PROVIDER_IBAN)
    told = section(seat.page(found))
    assert "Je dienstverlener moet EUR 2.000,00 terugbetalen" in told
    assert "Al betaald: EUR 500,00. Nog te betalen: EUR 1.500,00" in told
    assert "Stortingen die niet klopten" not in seat.page(found)  # that is between the provider and us
    sign_in(client, TRAINING, "provider")
    page = client.get(f"/dienstverlener/{found.pk}/").content.decode()
    (claim,) = wallet.claims(found.pk)
    assert "Je moet EUR 2.000,00 terugbetalen" in page and claim.communication in page
    assert "De dienstverlener annuleerde." in page and "provider_cancels" not in page
    order = found.orders.get()
    here.statement(
        line(order.cents, end_to_end=order.pk, back="AC04", account=PROVIDER_IBAN, day=clock.today())
    )
    page = client.get(f"/dienstverlener/{found.pk}/").content.decode()
    assert "Je krijgt EUR 500,00 terug." in page and claim.communication not in page


def test_a_provider_does_not_see_what_its_client_owes(seat: Desk, client: Client) -> None:
    found = in_recovery(seat.here)
    sign_in(client, TRAINING, "provider")
    assert "Niemand ging" not in client.get(f"/dienstverlener/{found.pk}/").content.decode()
