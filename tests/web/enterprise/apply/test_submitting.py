"""Submitting: once, whatever is pressed twice; what stood on the page; and what becomes of it."""

from __future__ import annotations

import time
from datetime import date

import pytest
from django.test import Client

from portefeuille.applications import selectors
from portefeuille.applications.models import Application, Event, Receipt
from portefeuille.notifications import notices
from portefeuille.wallet.models import Project
from tests.applications.life import World, on
from tests.signing_in import sign_in
from tests.web.enterprise.apply.filling import Form, fields, said


def submitted(form: Form) -> tuple[int, int, int]:
    """How many projects, decisions and transitions there are of this draft."""
    return (
        Project.objects.filter(pk=form.draft).count(),
        Receipt.objects.filter(application=form.draft).count(),
        Event.objects.filter(application=form.draft).count(),
    )


def test_what_is_granted_asks_a_deposit_and_tells_everybody(form: Form) -> None:
    answer = form.submit()
    assert answer.status_code == 303
    assert (form.seen.state, form.seen.number) == ("awaiting_deposit", "2026-000001")
    assert form.answers["form.declarations"] is True
    assert [each.kind for each in notices.inbox(form.enterprise)] == ["submitted"]
    assert form.see().headers["Location"] == answer.headers["Location"]


def test_the_page_after_it_tells_what_to_pay_and_by_when(form: Form) -> None:
    answer = form.submit()
    page = said(form.client.get(answer.headers["Location"]))
    assert "EUR 1.100,00" in page
    assert "1 april 2026" in page
    assert "+++" in page


def test_pressed_twice_from_two_tabs_or_by_two_people_it_is_one_application(form: Form) -> None:
    opened = {**fields(form.see("nakijken"), form.address("nakijken")), "verklaard": "1"}
    first = form.client.post(form.address("nakijken"), opened)
    before = submitted(form)
    again = form.client.post(form.address("nakijken"), opened)
    sign_in(form.client, form.enterprise, "legal_representative")
    other = form.client.post(form.address("nakijken"), opened)
    assert {each.status_code for each in (first, again, other)} == {303}
    assert len({each.headers["Location"] for each in (first, again, other)}) == 1
    assert submitted(form) == before == (1, 1, 1)
    assert Application.objects.count() == 1


def test_without_the_declaration_nothing_is_submitted(form: Form) -> None:
    answer = form.submit(verklaard="")
    assert answer.status_code == 422
    assert "Vink het vakje aan." in said(answer)
    assert form.seen.state == "draft"


def test_what_somebody_changed_since_the_page_was_opened_is_looked_at_first(form: Form) -> None:
    opened = {**fields(form.see("nakijken"), form.address("nakijken")), "verklaard": "1"}
    sign_in(form.client, form.enterprise, "accountant")
    form.fill("prijs", project__price="20.000")
    sign_in(form.client, form.enterprise)
    answer = form.client.post(form.address("nakijken"), opened)
    assert answer.status_code == 409
    assert "Iemand veranderde intussen iets." in said(answer)
    assert "EUR 20.000,00" in said(answer)
    assert form.seen.state == "draft"


def test_what_looks_like_an_earlier_one_is_asked_about(form: Form, here: World) -> None:
    form.submit()
    second = Form(form.client, here.draft(project__provider__related_party=False), form.enterprise)
    assert "Dit lijkt op een aanvraag die er al is" in said(second.see("nakijken"))
    refused = second.submit()
    assert (refused.status_code, second.seen.state) == (422, "draft")
    assert second.submit(anders="1").status_code == 303
    assert second.seen.state == "awaiting_deposit"


def test_something_missing_is_named_and_leads_to_its_page(form: Form) -> None:
    form.type("deelnemers", {"form.participants.0.name": "", "form.participants.0.category": ""})
    page = form.see("nakijken")
    assert "Vul dit nog aan" in said(page)
    assert f'<a href="{form.address("deelnemers")}">' in page.content.decode()
    assert "Dien je aanvraag in" not in said(page)
    assert form.submit(versie=str(form.seen.version)).status_code == 422
    assert form.seen.state == "draft"


def test_a_participant_of_whom_we_do_not_know_what_he_is_holds_it_up(form: Form) -> None:
    form.type("deelnemers", {"form.participants.0.category": ""})
    assert form.answers["form.participants"] == [{"name": "Jan Janssens"}]
    assert "Vul dit nog aan Wie volgt de opleiding" in said(form.see("nakijken"))
    assert form.submit(versie=str(form.seen.version)).status_code == 422
    wrong = form.fill("deelnemers")
    assert said(wrong).count("Vul dit in.") == 2  # one field, in the summary too
    assert form.seen.state == "draft"


def test_what_is_refused_can_be_submitted_and_is_then_refused_with_its_reason(form: Form) -> None:
    form.fill("prijs", project__price="99")
    page = said(form.see("nakijken"))
    assert "wordt het meteen afgekeurd" in page
    assert "Dien toch in" in page
    assert form.submit().status_code == 303
    assert (form.seen.state, form.seen.refused_for) == ("refused", "minimum_amount.training")


@pytest.mark.parametrize(
    "now, state", [((2026, 3, 19, 23), "awaiting_deposit"), ((2026, 3, 20, 0), "refused")]
)
def test_the_last_day_to_apply_counts_until_midnight_in_brussels(
    form: Form, now: tuple[int, int, int, int], state: str
) -> None:
    with on(*now):
        assert form.submit().status_code == 303
    assert (form.seen.state, form.seen.applied_on) == (state, date(*now[:3]))


@pytest.mark.parametrize("day, year", [(31, 2026), (1, 2027)])
def test_an_application_of_new_years_eve_counts_for_the_old_year(form: Form, day: int, year: int) -> None:
    form.fill("data", project__start="22/12/2026", project__end="31/12/2027")
    with on(year, 12 if day == 31 else 1, day):
        page = said(form.see("nakijken"))
        assert f"Rond je project af ten laatste op 31 december {year + 1}" in page


def test_the_ceiling_leaves_less_than_the_percentage(form: Form) -> None:
    form.fill("prijs", project__price="20.000")
    page = said(form.see("nakijken"))
    assert "Je steunplafond van dit jaar laat niet meer toe" in page
    assert "≤ EUR 7.500,00" in page
    form.submit()
    assert (form.seen.subsidy, form.seen.own_share) == (750_000, 1_250_000)


def test_an_incomplete_profile_is_said_first_and_nothing_is_submitted(form: Form, here: World) -> None:
    from portefeuille.enterprises import services

    services.change(number=form.enterprise, values={"iban": None}, actor=here.person)
    for page in (
        form.client.get("/mijn/aanvragen/"),
        form.client.get("/mijn/aanvragen/nieuw/"),
        form.see("nakijken"),
    ):
        assert "het rekeningnummer voor terugbetalingen" in said(page)
    assert form.submit(versie=str(form.seen.version)).status_code == 422
    assert form.seen.state == "draft"


def test_what_was_typed_survives_a_session_that_ended(form: Form, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = fields(form.see("prijs"))
    later = time.time() + 31 * 60
    monkeypatch.setattr(time, "time", lambda: later)
    by_itself = form.type("prijs", opened=opened, project__price="1.750")
    assert (by_itself.status_code, by_itself.headers["HX-Trigger"]) == (403, "session-expired")
    sent = form.fill("prijs", opened=opened, project__price="1.750")
    assert sent.status_code == 403
    assert "bewaard" in said(sent)
    assert form.answers["project.price"] == 2000


def test_a_reader_cannot_submit(form: Form) -> None:
    sign_in(form.client, form.enterprise, "reader")
    assert "Dien je aanvraag in" not in said(form.see("nakijken"))
    assert form.submit(versie="2").status_code == 403
    assert form.seen.state == "draft"


def test_nobody_logged_in_submits_nothing(form: Form) -> None:
    opened = {**fields(form.see("nakijken"), form.address("nakijken")), "verklaard": "1"}
    assert Client().post(form.address("nakijken"), opened).status_code == 403
    assert form.seen.state == "draft"
    assert not selectors.receipts(form.draft)
