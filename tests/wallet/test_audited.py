"""Whatever a service does is told in the audit log, by whom, with the end of the ledger in it; asked again, it is told no more."""

from __future__ import annotations

import ast
import inspect
import json

import pytest

from portefeuille.platform import audit
from portefeuille.platform.models import Actor, AuditRow
from portefeuille.wallet import services
from portefeuille.wallet.models import Seal
from tests.wallet.life import Bank, funded, order

BY_ANOTHER = {
    "post", "release_batch", "take_statements", "take_statement", "take_report", "take_answer", "take_report_of",
    "suspend_claim", "resume_claim",
}  # fmt: skip
"""What does not call ``act`` itself: it is made of services that do, or (``post``) is what they are made of."""


def test_every_service_acts() -> None:
    """A new service that does not goes on the list above, with a reason, or is mended."""
    found = set()
    for name in services.__all__:
        function = getattr(services, name)
        if inspect.isfunction(function):
            called = {
                node.func.id
                for node in ast.walk(ast.parse(inspect.getsource(function)))
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
            }
            if "act" not in called:
                found.add(name)
    assert found == BY_ANOTHER


@pytest.mark.django_db
def test_what_is_done_is_told_once(official: Actor, second: Actor, bank: Bank, budget: int) -> None:
    funded("p1", bank, official)
    for _ in range(2):
        payment = order("p1", 100_000, official)
        services.cancel_payment(payment, reason="changed", actor=second)
    rows = list(AuditRow.objects.filter(subject__in=("project:p1", f"payment:{payment}")).order_by("number"))
    assert [(row.action, row.actor.name) for row in rows] == [
        ("wallet.reserve", "An official"), ("wallet.request", "An official"), ("wallet.top_up", "An official"),
        ("wallet.order", "An official"), ("wallet.cancel", "Another official"),
    ]  # fmt: skip
    told = json.loads(rows[-1].detail)
    last = Seal.objects.latest("entry_id")
    assert told["ledger"] == {"number": last.entry_id, "hash": last.hash}
    assert (told["asked"], told["answer"]) == ({"reason": "changed"}, {})
    assert audit.verify().broken is None


@pytest.mark.django_db
def test_a_correction_is_told_too(official: Actor, second: Actor, bank: Bank, budget: int) -> None:
    funded("p1", bank, official)
    number = Seal.objects.latest("entry_id").entry_id
    made = services.reverse(number, key="k", reason="topped up by mistake", actor=second)
    row = AuditRow.objects.latest("number")
    assert (row.action, row.subject, row.actor.name) == (
        "wallet.reverse",
        f"entry:{number}",
        "Another official",
    )
    assert json.loads(row.detail)["ledger"]["hash"] == made.hash
