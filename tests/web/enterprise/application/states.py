"""An application in each of its states, made by the services and the bank; and a client who acts for its enterprise."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from unittest.mock import patch

from django.test import Client

from portefeuille import clock
from portefeuille.applications import services, tasks
from portefeuille.applications.models import Application
from portefeuille.applications.states import S
from portefeuille.wallet import selectors as wallet
from portefeuille.wallet.errors import OverdraftError
from tests.applications.life import OWN, World
from tests.signing_in import sign_in
from tests.wallet.life import line

LATE = {"project__start": "2026-02-15", "project__agreed_on": "2026-02-01"}


@dataclass
class Desk:
    """A world with somebody at a screen."""

    here: World
    client: Client

    def page(self, found: Application | str, part: str = "", lang: str = "", **query: str) -> str:
        """A page of the application, read."""
        answer = self.client.get(address(found, part, lang), query)
        assert answer.status_code == 200, (answer.status_code, part)
        return answer.content.decode()

    def send(self, found: Application | str, part: str, **told: str) -> tuple[int, str]:
        """A form that is sent: the status, and where it leads or what it says."""
        answer = self.client.post(address(found, part), told)
        return answer.status_code, answer.headers.get("Location") or answer.content.decode()


def address(found: Application | str, part: str = "", lang: str = "") -> str:
    """Of a page of an application."""
    number = found if isinstance(found, str) else found.pk
    return f"{'/' + lang if lang else ''}/mijn/aanvragen/{number}/{part}"


def desk(here: World, client: Client, role: str = "representative") -> Desk:
    """Somebody who acts for the enterprise of a world."""
    sign_in(client, here.enterprise, role)
    return Desk(here, client)


def refused(here: World) -> Application:
    return here.submit(**LATE)


def in_review(here: World) -> Application:
    found = refused(here)
    services.contest(found.pk, enterprise=here.enterprise, words="De start was later", actor=here.person)
    return here.seen(found)


def deposited(here: World) -> Application:
    """The agency has not enough money in the wallet to put the subsidy beside it."""
    found = here.submit()
    with patch("portefeuille.wallet.services.top_up", side_effect=OverdraftError("agency: nothing left")):
        here.deposit(found)
    return here.seen(found)


def partly_paid(here: World) -> Application:
    found = here.ready()
    here.order(found, 120_000)
    return here.seen(found)


def paid(here: World) -> Application:
    found = here.ready()
    here.order(found, 200_000)
    return here.seen(found)


def closed(here: World) -> Application:
    found = paid(here)
    here.pay_out()
    with clock.use(date(2026, 5, 4)):
        tasks.run_due()
    return here.seen(found)


def stopped(here: World) -> Application:
    found = here.ready()
    services.stop(found.pk, enterprise=here.enterprise, reason="other", words="ziek", actor=here.person)
    return here.seen(found)


def refund_due(here: World) -> Application:
    found = paid(here)
    here.pay_out()
    services.stop(found.pk, enterprise=here.enterprise, reason="provider_cancels", actor=here.person)
    return here.seen(found)


def under_control(here: World) -> Application:
    found = here.ready()
    services.open_control(found.pk, reason="steekproef", actor=here.official)
    return here.seen(found)


def refused_by_provider(here: World) -> Application:
    found = here.ready()
    services.provider_refuse(
        found.pk, provider=found.provider, reason="We kennen je niet", actor=here.provider
    )
    return here.seen(found)


def withdrawn(here: World) -> Application:
    found = here.submit()
    services.withdraw(found.pk, enterprise=here.enterprise, actor=here.person)
    return here.seen(found)


def lapsed(here: World) -> Application:
    found = here.submit()
    here.deposit(found, OWN - 100)
    with clock.use(date(2026, 4, 2)):
        here.statement(on=date(2026, 4, 2))
        tasks.run_due()
    return here.seen(found)


def expired(here: World) -> Application:
    found = partly_paid(here)
    with clock.use(date(2028, 1, 1)):
        tasks.run_due()
    return here.seen(found)


def in_recovery(here: World) -> Application:
    found = paid(here)
    here.pay_out()
    services.open_control(found.pk, reason="steekproef", actor=here.official)
    services.claim(found.pk, subsidy=90_000, reason="Niemand ging", key="k", actor=here.official)
    return here.seen(found)


def in_objection(here: World) -> Application:
    found = in_recovery(here)
    services.objection(found.pk, enterprise=here.enterprise, words="We gingen wel", actor=here.person)
    return here.seen(found)


def recovered(here: World) -> Application:
    found = in_recovery(here)
    (claim,) = wallet.claims(found.pk)
    here.statement(line(90_000, claim.communication, day=clock.today()))
    return here.seen(found)


MAKE: dict[S, Callable[[World], Application]] = {
    S.DRAFT: lambda here: here.seen(here.draft()),
    S.IN_REVIEW: in_review,
    S.REFUSED: refused,
    S.AWAITING_DEPOSIT: lambda here: here.submit(),
    S.DEPOSITED: deposited,
    S.READY_TO_PAY: lambda here: here.ready(),
    S.PARTLY_PAID: partly_paid,
    S.PAID: paid,
    S.CLOSED: closed,
    S.STOPPED: stopped,
    S.REFUND_DUE: refund_due,
    S.UNDER_CONTROL: under_control,
    S.REFUSED_BY_PROVIDER: refused_by_provider,
    S.WITHDRAWN: withdrawn,
    S.LAPSED: lapsed,
    S.EXPIRED: expired,
    S.IN_RECOVERY: in_recovery,
    S.IN_OBJECTION: in_objection,
    S.RECOVERED: recovered,
}
