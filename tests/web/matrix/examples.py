"""An address that takes arguments needs an example of them: a record of the enterprise OWN, made when it is asked.

To add a route: one line in EXAMPLES, name -> a function that makes what the address is about and gives its arguments.  It
runs inside the test, on an empty database, with somebody who represents OWN.  OTHER must not find it.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from portefeuille import clock
from portefeuille.applications import services as applications
from portefeuille.notifications import notices
from portefeuille.platform.files import services as files
from portefeuille.platform.identity import inviting, waiting
from portefeuille.platform.identity.acting import Acting
from portefeuille.platform.models import Actor
from portefeuille.providers import services as providers
from portefeuille.wallet import services as wallet
from tests.applications import life
from tests.applications.companion.recorded import recorded
from tests.documents.ubl.invoices import Bill
from tests.enterprises import made
from tests.signing_in import OTHER, mandate

Arguments = dict[str, str | int]
Example = Callable[[Acting], Arguments]


def _mandate(acting: Acting) -> Arguments:
    return {"mandate": mandate(OWN, "reader", subject="reads").mandate}


def _invitation(acting: Acting) -> Arguments:
    inviting.invite(by=acting, email="x@voorbeeld.test", role="reader")
    return {"invitation": waiting.invitations(OWN)[0].id}


def _token(acting: Acting) -> Arguments:
    return {"token": inviting.invite(by=acting, email="x@voorbeeld.test", role="reader")}


def _asked(acting: Acting) -> Arguments:
    inviting.ask(person=mandate(OTHER, subject="asks").person, number=OWN)
    return {"asked": waiting.requests_for(OWN)[0].id}


def _asking(acting: Acting) -> Arguments:
    inviting.ask(person=acting.person, number="0999000327")
    return {"asked": waiting.requests_of(acting.person)[0].id}


def _message(acting: Acting) -> Arguments:
    notices.tell(key="example", enterprise=OWN, kind="submitted", subject="application:1", facts={})
    return {"notice": notices.inbox(OWN, person=acting.person)[0].id}


def _companion(acting: Acting) -> Arguments:
    return {"companion": recorded(OWN, applied_on=date(2026, 2, 2))}


def _draft(acting: Acting) -> Arguments:
    return {"application": applications.start_draft(enterprise=OWN, actor=acting.actor)}


def _draft_step(acting: Acting) -> Arguments:
    return {**_draft(acting), "step": "soort"}


def _order(acting: Acting) -> Arguments:
    """An application with money on it, of which a part is ordered to be paid."""
    official = Actor.objects.create(kind="official", name="Ambtenaar")
    providers.register(
        number=life.TRAINING, name="Opleidingen en Zoon BV", enterprise="0999000327", registered_from=date(2020, 1, 1),
        iban=life.PROVIDER_IBAN, email="dienstverlener@voorbeeld.test", actor=official,
    )  # fmt: skip
    wallet.set_budget(clock.today().year, 100_000_000, key="first", actor=official)
    world = life.World(acting.actor, acting.actor, official, official, OWN)
    world.fund()
    found = world.ready()
    return {"application": found.pk, "order": world.order(found, 50_000).order}


def _application(acting: Acting) -> Arguments:
    return {"application": _order(acting)["application"]}


def _invoice(acting: Acting) -> Arguments:
    """An e-invoice that somebody of OWN brought in."""
    about = _application(acting)
    kept = files.keep(
        subject=f"application:{about['application']}", kind="invoice", name="factuur.xml", data=Bill().xml, actor=acting.actor
    )  # fmt: skip
    return {**about, "file": kept.id}


OWN = made.NUMBER
EXAMPLES: dict[str, Example] = {
    "account:invitation": _token,
    "account:revoke": _mandate,
    "account:withdraw": _invitation,
    "account:answer": _asked,
    "account:take_back": _asking,
    "enterprise:message": _message,
    "enterprise:companion_change": _companion,
    "enterprise:companion_one": _companion,
    "enterprise:companion_remove": _companion,
    "enterprise:companion_tick": _companion,
    "enterprise:draft": _draft,
    "enterprise:draft_check": _draft,
    "enterprise:draft_discard": _draft,
    "enterprise:draft_provider": _draft,
    "enterprise:draft_save": _draft_step,
    "enterprise:draft_step": _draft_step,
    "enterprise:application": _application,
    "enterprise:pay": _application,
    "enterprise:order": _order,
    "enterprise:cancel": _order,
    "enterprise:stop": _application,
    "enterprise:withdraw": _application,
    "enterprise:contest": _application,
    "enterprise:object": _application,
    "enterprise:evaluate": _application,
    "enterprise:papers": _application,
    "enterprise:paper": _invoice,
    "enterprise:invoice": _invoice,
    "enterprise:receipt": lambda acting: {**_application(acting), "seq": 1},
    "provider:application": _application,
    "provider:refuse": _application,
    "staff:application": _application,
    "staff:take": _application,
    "staff:decide": _application,
    "staff:facts": _application,
    "staff:fact": lambda acting: {**_application(acting), "fact": "project.start"},
    "staff:objection": _application,
    "staff:control": _application,
    "staff:claim": _application,
    "staff:papers": _application,
    "staff:paper": _invoice,
    "provider:papers": _application,
    "provider:paper": _invoice,
}
"""Name of the address -> what makes its arguments."""

ANYBODY = {"account:invitation"}
"""Addresses with arguments that whoever is logged in may open: he was given the address itself."""

NOT_NOW = {
    "enterprise:withdraw", "enterprise:contest", "enterprise:object", "enterprise:evaluate", "staff:decide", "staff:facts",
    "staff:fact", "staff:objection", "staff:claim",
}  # fmt: skip
"""Addresses of which the example is in a state where there is nothing to do: who may go there is told so (409)."""
