"""Days with an external financial manager: files out and in, and what happens when one of them is late, lost or wrong."""

from __future__ import annotations

import pytest

from portefeuille.banking.errors import BankFileError
from portefeuille.platform.models import Actor
from portefeuille.platform.once import ReplayedError
from portefeuille.wallet import services
from portefeuille.wallet.managers import External, manager
from portefeuille.wallet.managers.movements import movements
from portefeuille.wallet.models import BankLine, Payment, Statement
from portefeuille.wallet.services import Difference, Ways
from portefeuille.wallet.services.batches import transfers
from portefeuille.wallet.split import Parts
from tests.wallet.life import AGENCY, OURS, applied, order, send, sound, there
from tests.wallet.manager import Manager, MissingError

pytestmark = pytest.mark.django_db
WAYS = Ways(OURS, {AGENCY})


def take(data: bytes, actor: Actor) -> tuple[list[str], list[Difference]]:
    """A report comes in: the events of its lines (none when it came before), and where the two differ."""
    taken, differences = services.take_report_of(External().receive(data), WAYS, actor=actor)
    return [line.event for one in taken if not one.again for line in one.lines], differences


@pytest.fixture
def funded(official: Actor, budget: int) -> Manager:
    """Own share and subsidy of p1 stand in the wallet; the manager knows."""
    asked, theirs = applied("p1", official), Manager()
    theirs.line(60_000, iban=AGENCY)
    theirs.line(140_000, structured=asked.communication)
    events, differences = take(theirs.report(), official)
    assert events == ["funding", "deposit"]
    assert [one.text() for one in differences] == [
        "project p1: own share 0.00 with them, 1400.00 here (1400.00 less)"
    ]
    services.top_up("p1", actor=official)
    theirs.move(movements(0)[1])
    assert theirs.wallets == {"p1": [140_000, 60_000]}
    return theirs


def paid(theirs: Manager, official: Actor, second: Actor) -> bytes:
    payment = order("p1", 120_000, official)
    batch = send([payment], official, second)
    return manager("external").send(transfers(batch))[1]


def test_a_payment_goes_out_and_the_two_agree_to_the_cent(
    funded: Manager, official: Actor, second: Actor
) -> None:
    file = paid(funded, official, second)
    funded.pay(file)
    funded.pay(file)
    funded.move(movements(funded.after)[1])
    report = funded.report()
    assert take(report, official) == (["executed"], [])
    assert take(report, official) == ([], [])
    assert funded.wallets["p1"] == [56_000, 24_000] == [there()["own:p1"], there()["subsidy:p1"]]
    sound()


def test_a_file_of_movements_that_is_lost_shows_and_is_made_again(
    funded: Manager, official: Actor, second: Actor
) -> None:
    seen = funded.after
    funded.pay(paid(funded, official, second))
    lost, _ = movements(seen)
    events, differences = take(funded.report(), official)
    assert events == ["executed"]
    assert differences == [Difference("p1", Parts(140_000, 60_000), Parts(56_000, 24_000))]
    assert differences[0].text() == (
        "project p1: own share 1400.00 with them, 560.00 here (840.00 more); "
        "subsidy 600.00 with them, 240.00 here (360.00 more)"
    )
    with pytest.raises(MissingError):
        funded.move(movements(lost)[1])
    whole = movements(seen)[1]
    funded.move(whole)
    funded.move(whole)
    assert take(funded.report(), official) == ([], [])
    sound()


def test_a_report_that_is_lost_holds_up_the_next(funded: Manager, official: Actor) -> None:
    funded.line(5, iban=AGENCY)
    lost = funded.report()
    funded.line(7, iban=AGENCY)
    following = funded.report()
    with pytest.raises(BankFileError, match="one in between is missing"):
        take(following, official)
    assert Statement.objects.count() == 1
    assert take(lost, official)[0] == take(following, official)[0] == ["funding"]
    sound()


def test_a_report_that_was_changed_on_the_way_is_refused(funded: Manager, official: Actor) -> None:
    funded.line(500, iban=AGENCY)
    report = funded.report()
    for damaged in (report[:-9], report.replace(b'"cents":500', b'"cents":600'), b""):
        with pytest.raises(BankFileError):
            take(damaged, official)
    assert Statement.objects.count() == 1
    sound()


def test_two_reports_of_a_day_that_say_something_else(funded: Manager, official: Actor) -> None:
    funded.wallets["p1"][0] += 1
    told = funded.report()
    assert [one.text() for one in take(told, official)[1]] == [
        "project p1: own share 1400.01 with them, 1400.00 here (0.01 more)"
    ]
    assert take(told, official)[1], "asked again, the difference is told again"
    funded.wallets["p1"][0] -= 1
    funded.number, funded.day = funded.number - 1, External().receive(told).statements[0].closing_date
    with pytest.raises(ReplayedError):
        take(funded.report(), official)
    sound()


def test_a_payment_that_the_manager_makes_twice_or_by_himself(
    funded: Manager, official: Actor, second: Actor
) -> None:
    file = paid(funded, official, second)
    funded.line(100_000, iban=AGENCY)
    funded.pay(file)
    funded.paid.clear()
    funded.pay(file)
    assert take(funded.report(), official)[0] == ["funding", "executed", "worklist"]
    line = BankLine.objects.get(verdict="worklist")
    assert (line.reason, line.amount, there()["unexplained"]) == ("debited_again", -120_000, 120_000)
    assert Payment.objects.get(project="p1").state == "executed"
    sound()


def test_a_wallet_that_one_of_the_two_does_not_know(funded: Manager, official: Actor) -> None:
    funded.wallets["p9"] = [1, 2]
    del funded.wallets["p1"]
    assert take(funded.report(), official)[1] == [
        Difference("p1", Parts(0, 0), Parts(140_000, 60_000)),
        Difference("p9", Parts(1, 2), Parts(0, 0)),
    ]
    sound()
