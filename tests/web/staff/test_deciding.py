"""An official decides a review with corrected facts, an objection, a control, a recovery."""

from __future__ import annotations

import pytest
from django.test import Client

from portefeuille.applications import selectors
from portefeuille.applications.models import Application, Event
from portefeuille.applications.services.correcting import seal
from portefeuille.applications.states import S
from portefeuille.decision.receipt import replay
from portefeuille.wallet import selectors as wallet
from tests.applications.life import DAY
from tests.signing_in import sign_in
from tests.wallet.life import line
from tests.web.enterprise.application.states import MAKE, in_objection, in_review, paid
from tests.web.staff.conftest import Office

pytestmark = pytest.mark.django_db

RULING = {"uitkomst": "goedkeuren", "woorden": "De factuur toont 20 februari."}


def corrected(office: Office, found: Application, **facts: object) -> dict[str, str]:
    """The facts are corrected; what the form of the decision then sends along."""
    office.here.corrected(found, **facts)
    return {"gezien": seal(selectors.corrections(found.pk))}


def test_what_the_enterprise_told_is_on_the_page_of_who_decides(office: Office) -> None:
    told = (
        office.page(in_review(office.here))
        .partition("Wat de onderneming opgaf")[2]
        .partition("Documenten")[0]
    )
    for words in ("Digitalisering: cybersecurity", "In een leslokaal", "EUR 2.000,00", "Werknemer"):
        assert words in told


def test_a_corrected_fact_is_shown_with_what_the_law_says_then(office: Office) -> None:
    found = in_review(office.here)
    page = office.page(found, "beslissen/")
    for words in ("De start was later", "Niet in orde", "Nog niets: de wet beslist op wat opgegeven is."):
        assert words in page
    corrected(office, found, project__start="2026-02-20")
    page = office.page(found, "beslissen/")
    assert "Niet in orde" not in page
    assert "<s>15 februari 2026</s>" in page and "<strong>20 februari 2026</strong>" in page
    assert "Zie de factuur." in page and f"/behandelen/{found.pk}/verbeteren/project.start/" in page
    assert Event.objects.filter(application=found).count() == 2


def test_granted_with_a_ruling_and_a_receipt_of_its_own(office: Office) -> None:
    found = in_review(office.here)
    told = corrected(office, found, project__start="2026-02-20")
    assert [office.send(found, "beslissen/", **told, **RULING)[0] for _ in range(2)] == [303, 303]
    now = office.here.seen(found)
    assert (now.state, now.subsidy) == (S.AWAITING_DEPOSIT, 90_000)
    law, official = selectors.receipts(found.pk)
    assert (official.by, official.ruling, official.actor) == (
        "official",
        RULING["woorden"],
        office.acting.actor,
    )
    assert replay(official.receipt) == []
    assert law.outcome == "ineligible"
    page = office.page(found, gebeurd="1")
    assert RULING["woorden"] in page and "ingewilligd" in page
    assert page.count("<strong>20 februari 2026</strong>") == 2  # what happened, and what was decided
    assert page.count("Zie de factuur.") == 2


def test_the_enterprise_reads_what_was_corrected_and_why(office: Office) -> None:
    found = in_review(office.here)
    told = corrected(office, found, project__start="2026-02-20")
    assert "Zie de factuur." not in office.page(found)  # nothing is decided yet
    office.send(found, "beslissen/", **told, **RULING)
    sign_in(office.client, office.here.enterprise)
    for lang, words in (("", "20 februari 2026"), ("/en", "20 February 2026"), ("/fr", "20 février 2026")):
        page = office.client.get(f"{lang}/mijn/aanvragen/{found.pk}/").content.decode()
        assert page.count(f"<strong>{words}</strong>") == 2 and page.count("Zie de factuur.") == 2
        assert "Ongedaan" not in page and "verbeteren/" not in page
    proof = office.client.get(f"/mijn/aanvragen/{found.pk}/beslissing/2/").content.decode()
    assert "<strong>20 februari 2026</strong>" in proof
    first = office.client.get(f"/mijn/aanvragen/{found.pk}/beslissing/1/").content.decode()
    assert "Deze gegevens zijn verbeterd:" not in first


def test_a_colleague_corrected_something_meanwhile(office: Office) -> None:
    found = in_review(office.here)
    told = corrected(office, found, project__start="2026-02-20")
    corrected(office, found, project__price=1500)
    status, page = office.send(found, "beslissen/", **told, **RULING)
    assert status == 422 and "Een collega verbeterde intussen een gegeven." in page
    assert RULING["woorden"] in page and "EUR 1.500,00" in page
    assert office.here.seen(found).state == S.IN_REVIEW


def test_the_law_is_not_set_aside(office: Office) -> None:
    found = in_review(office.here)
    status, page = office.send(found, "beslissen/", **corrected(office, found), **RULING)
    assert status == 422
    assert "Met deze gegevens keurt de wet het niet goed" in page and RULING["woorden"] in page
    assert office.here.seen(found).state == S.IN_REVIEW


@pytest.mark.parametrize(
    "told, words",
    [
        ({"uitkomst": "", "woorden": "x"}, "Kies goedkeuren of weigeren."),
        ({"uitkomst": "weigeren", "woorden": " "}, "Schrijf een reden."),
        ({"uitkomst": "weigeren", "woorden": "x" * 2049}, "Dit is te lang."),
    ],
)
def test_what_is_wrong_is_told_and_nothing_is_decided(
    office: Office, told: dict[str, str], words: str
) -> None:
    found = in_review(office.here)
    status, page = office.send(found, "beslissen/", **told)
    assert status == 422 and words in page
    assert office.here.seen(found).state == S.IN_REVIEW


def test_refused_with_a_reason(office: Office) -> None:
    found = in_review(office.here)
    told = corrected(office, found)
    office.send(found, "beslissen/", uitkomst="weigeren", woorden="Te laat blijft te laat.", **told)
    now = office.here.seen(found)
    assert (now.state, now.refused_for) == (S.REFUSED, "review")
    assert "afgewezen" in office.page(found)


def test_decided_by_a_colleague_meanwhile(office: Office) -> None:
    from portefeuille.applications import services

    found = in_review(office.here)
    services.decide_review(found.pk, granted=False, ruling="Nee", actor=office.here.official)
    status, page = office.send(found, "beslissen/", gezien="", **RULING)
    assert status == 409 and "Er is niets gewijzigd" in page
    assert len(selectors.receipts(found.pk)) == 2


def test_a_control_is_opened_and_closed_once(office: Office) -> None:
    found = office.here.ready()
    assert office.send(found, "controle/", wat="beginnen", woorden=" ")[0] == 422
    told = {"wat": "beginnen", "woorden": "Steekproef"}
    assert [office.send(found, "controle/", **told)[0] for _ in range(2)] == [303, 303]
    assert office.here.seen(found).state == S.UNDER_CONTROL
    assert "Na de controle terug naar: Klaar voor betaling." in office.page(found)
    told = {"wat": "sluiten", "woorden": "Alles in orde"}
    assert [office.send(found, "controle/", **told)[0] for _ in range(2)] == [303, 303]
    events = [each.event for each in selectors.timeline(found.pk)]
    assert (events.count("open_control"), events.count("close_control")) == (1, 1)
    assert office.here.seen(found).state == S.READY_TO_PAY


def test_subsidy_is_claimed_back_at_most_what_was_paid(office: Office) -> None:
    found = paid(office.here)
    office.here.pay_out()
    office.send(found, "controle/", wat="beginnen", woorden="Steekproef")
    page = office.page(found, "terugvorderen/")
    assert "Van de subsidie is EUR 900,00 betaald." in page
    told = {"woorden": "Niemand ging", "sleutel": "c" * 32}
    assert office.send(found, "terugvorderen/", bedrag="900,01", **told)[0] == 422
    assert office.send(found, "terugvorderen/", bedrag="900", woorden="")[0] == 422
    assert [office.send(found, "terugvorderen/", bedrag="450", **told)[0] for _ in range(2)] == [303, 303]
    (claim,) = wallet.claims(found.pk)
    assert (claim.subsidy, claim.reason) == (45_000, "Niemand ging")
    assert "nog open EUR 450,00" in office.page(found)


def test_a_breach_before_anything_was_paid_ends_it(office: Office) -> None:
    found = office.here.ready()
    office.send(found, "controle/", wat="beginnen", woorden="Steekproef")
    page = office.page(found, "terugvorderen/")
    assert "Er is nog niets betaald" in page and "EUR 1.100,00" in page
    assert office.send(found, "terugvorderen/", woorden=" ")[0] == 422
    told = {"woorden": "De cursist werkt er niet"}
    assert [office.send(found, "terugvorderen/", **told)[0] for _ in range(2)] == [303, 303]
    now = office.here.seen(found)
    assert (now.state, now.held, now.aid) == (S.STOPPED, "", 0)
    enterprise = Client()
    sign_in(enterprise, office.here.enterprise)
    page = enterprise.get(f"/mijn/aanvragen/{found.pk}/").content.decode()
    assert "Geen subsidie na de controle" in page and "De cursist werkt er niet" in page
    assert "Terug naar je rekening: EUR 1.100,00." in page


@pytest.mark.parametrize("outcome, state", [("goedkeuren", S.CLOSED), ("weigeren", S.IN_RECOVERY)])
def test_an_objection_is_decided_once(office: Office, outcome: str, state: S) -> None:
    found = in_objection(office.here)
    page = office.page(found, "bezwaar/")
    assert "We gingen wel" in page and "EUR 900,00" in page
    assert office.send(found, "bezwaar/", uitkomst="", woorden="x")[0] == 422
    told = {"uitkomst": outcome, "woorden": "We keken alles na"}
    assert [office.send(found, "bezwaar/", **told)[0] for _ in range(2)] == [303, 303]
    assert office.here.seen(found).state == state


def test_the_page_says_what_goes_back_when_the_objection_is_upheld(office: Office) -> None:
    found = in_objection(office.here)
    (claim,) = wallet.claims(found.pk)
    office.here.statement(line(30_000, claim.communication, day=DAY))
    page = office.page(found, "bezwaar/")
    assert "Teruggevraagd: EUR 900,00" in page and "Daarvan is al EUR 300,00 betaald." in page
    assert "Betaald: EUR 300,00." in office.page(found)
    office.send(found, "bezwaar/", uitkomst="goedkeuren", woorden="De lijst klopt.")
    page = office.page(found)
    assert "Wie betaalde, krijgt EUR 300,00 terug." in page
    assert "EUR 300,00 gaat terug naar de rekening waarvan het kwam." in page
    assert "Telt nu mee als steun" in page and "EUR 900,00" in page


@pytest.mark.parametrize("state", [each for each in S if each is not S.DRAFT])
def test_every_state_has_its_page(office: Office, state: S) -> None:
    found = MAKE[state](office.here)
    page = office.page(found)
    assert str(found.number) in page
    offered = {each for each in ("beslissen", "bezwaar", "controle", "terugvorderen") if f"/{each}/" in page}
    wanted = {
        S.IN_REVIEW: {"beslissen"}, S.IN_OBJECTION: {"bezwaar"}, S.UNDER_CONTROL: {"controle", "terugvorderen"},
    }  # fmt: skip
    nothing = (
        S.REFUSED,
        S.REFUND_DUE,
        S.REFUSED_BY_PROVIDER,
        S.WITHDRAWN,
        S.LAPSED,
        S.IN_RECOVERY,
        S.RECOVERED,
    )
    assert offered == wanted.get(state, set() if state in nothing else {"controle"})
