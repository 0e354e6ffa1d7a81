"""``portefeuille bank import``, ``worklist``, ``release`` and ``answer``: files of the simulated bank through the wallet."""

from __future__ import annotations

import json
import zipfile

import pytest

from portefeuille.banking.records import Statement as Told
from portefeuille.banking.simulate.faults import Faults
from portefeuille.wallet import services
from portefeuille.wallet.models import BankLine, Payment, Statement
from tests.banking.accounts import OWN, account
from tests.cli.holding import AGENCY, DAY, Money, batched
from tests.cli.running import ran
from tests.wallet.life import line, sound, there

pytestmark = pytest.mark.django_db


def test_every_line_of_a_day_is_told(money: Money) -> None:
    money.pays("agency", 60_000, "", AGENCY)
    money.pays("right", 140_000, money.communication)
    money.pays("again", 140_000, money.communication)
    money.pays("stray", 5, "opleiding")
    file = money.day()
    done = money.take(file)
    assert (done.status, done.err) == (0, "")
    assert done.out.splitlines() == [
        "1 statements taken, 0 taken before",
        "       1           1400.00  own share complete",
        "       1            600.00  money of the agency",
        "       2           1400.05  goes back to its payer",
        "           1  no_communication",
        "           1  second_payment",
    ]
    before = there()
    assert money.take(file).out == "0 statements taken, 1 taken before\n"
    again = json.loads(money.take(file, "--json").out)
    assert [line["event"] for line in again["statements"][0]["lines"]] == [
        "funding", "deposit", "returned", "returned"
    ]  # fmt: skip
    assert there() == before
    sound()


def test_camt_after_coda_is_the_same_statement(money: Money) -> None:
    money.pays("right", 140_000, money.communication)
    sent = {one.name[:4]: one for one in money.bank.close_day()}
    assert money.take(money.kept(sent["coda"])).status == 0
    assert money.take(money.kept(sent["camt"])).out == "0 statements taken, 1 taken before\n"
    sound()


def test_a_file_that_is_refused_changes_nothing(money: Money) -> None:
    money.pays("one", 140_000, money.communication)
    first = money.day()
    money.pays("two", 7, "x")
    second = money.day()
    gap = money.take(second.rename(second.with_name("second.cod")))
    assert gap.status == 0  # the first statement of an account may have any number
    refused = money.take(first)
    assert (refused.status, refused.out) == (2, "")
    assert "expected a statement of after 2026-03-03" in refused.err and "nothing was taken" in refused.err
    broken = money.folder / "broken.cod"
    broken.write_bytes(money.day().read_bytes()[:-200])
    assert money.take(broken).status == 2
    assert Statement.objects.count() == 1
    assert money.run("import", str(money.folder / "absent")).err.startswith("portefeuille: bank import: ")
    sound()


def test_a_zip_with_a_gap_is_refused_whole(money: Money) -> None:
    days = []
    for name in ("a", "b", "c"):
        money.pays(name, 7, "x")
        days.append(money.day())
    path = money.folder / "days.zip"
    with zipfile.ZipFile(path, "w") as made:
        made.write(days[0], "z.cod")
        made.write(days[2], "a.cod")
    done = money.take(path)
    assert done.status == 2 and "one in between is missing" in done.err
    assert (Statement.objects.count(), BankLine.objects.count()) == (0, 0)
    with zipfile.ZipFile(path, "a") as made:
        made.write(days[1], "m.cod")
    assert money.take(path).out.startswith("3 statements taken, 0 taken before\n")
    sound()


def test_the_worklist(money: Money) -> None:
    services.take_statement(_odd(), account=OWN, actor=money.first)
    told = money.run("worklist", "--lang", "en")
    assert told.status == 0
    assert "no_communication" in told.out and told.out.endswith("1 lines wait for a person\n")
    (one,) = money.run("worklist", "--json").entries
    assert (one["cents"], one["reason"], one["value_on"]) == (5, "no_communication", "2026-03-02")
    for lang in ("nl", "fr"):
        assert money.run("worklist", "--lang", lang).status == 0


def _odd() -> Told:
    made = line(5, account="", name="")
    return Told(
        account=OWN, currency="EUR", opening_date=DAY, opening=0, closing_date=DAY, closing=5, lines=(made,), form="test",
        number=1,
    )  # fmt: skip


def test_paid_rejected_and_returned(money: Money) -> None:
    batch, (good, bad) = batched(money)
    out = money.folder / "pay.xml"
    early = money.run("release", batch, "-o", str(out))
    assert early.status == 2 and "1 more approvals are needed" in early.err and not out.exists()
    services.approve_batch(batch, actor=money.second)
    assert (
        money.run("release", batch, "-o", str(out)).out == f"batch {batch}: 2 payments, 2000.00, in {out}\n"
    )
    content = out.read_bytes()
    assert money.run("release", batch, "-o", str(out)).status == 0 and out.read_bytes() == content
    assert there()["transit"] == 200_000
    money.bank.faults = Faults(named=frozenset({("reject_payment", bad), ("return_payment", good)}))
    (answer,) = (money.kept(one) for one in money.bank.take(content))
    told = money.run("answer", str(answer), "--lang", "en")
    assert told.status == 0 and f"{bad:<35}  rejected  RJCT" in told.out
    assert money.run("answer", str(answer)).status == 0
    assert there()["own:p1"] + there()["subsidy:p1"] == 80_000
    (twice,) = (money.kept(one) for one in money.bank.take(content))
    assert money.run("answer", str(twice)).status == 0
    assert Payment.objects.get(pk=good).state == "sent", "a file handed in twice undoes nothing"
    assert "payments of ours that left" in money.take(money.day("camt")).out
    assert Payment.objects.get(pk=good).state == "executed"
    assert "payments of ours that came back" in money.take(money.day()).out
    assert there()["own:p1"] + there()["subsidy:p1"] == 200_000
    sound()


def test_answers_and_batches_that_are_not_ours(money: Money) -> None:
    batch, _ = batched(money)
    assert "there is no batch 'x'" in money.run("release", "x", "-o", str(money.folder / "x")).err
    assert money.run("release", batch, "-o", str(money.folder / "no" / "x")).status == 2
    services.approve_batch(batch, actor=money.second)
    assert money.run("release", batch, "-o", str(money.folder / "no" / "x")).status == 2
    assert "transit" not in there(), "what cannot be written does not leave"
    assert money.run("release", batch, "-o", str(money.folder / "x")).status == 0
    (answer,) = (money.kept(one) for one in money.bank.take((money.folder / "x").read_bytes()))
    answer.write_bytes(answer.read_bytes().replace(batch.encode(), b"another"))
    assert "there is no batch 'another'" in money.run("answer", str(answer)).err
    sound()


def test_an_account_must_be_named(money: Money) -> None:
    file = money.day()
    done = ran(money.capsys, ["bank", "import", str(file)])
    assert done.status == 2 and "name it with --account IBAN" in done.err
    wrong = ran(money.capsys, ["bank", "import", str(file), "--account", "BE00"])
    assert wrong.status == 2 and "is no IBAN" in wrong.err
    other = ran(money.capsys, ["bank", "import", str(file), "--account", account(5)])
    assert other.status == 2 and "a statement of one of our accounts" in other.err
