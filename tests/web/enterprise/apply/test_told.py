"""What stands in the way is told on the page where it stands, before somebody goes on; elsewhere it is a link to there."""

from __future__ import annotations

import pytest

from tests.web.enterprise.apply.filling import Form, fields, said

pytestmark = pytest.mark.django_db
UPSIDE_DOWN = "De einddag ligt voor de startdag."
TOLD = "?gezegd=1"


def test_an_end_before_the_start_is_told_before_going_on(form: Form) -> None:
    answer = form.fill("data", project__start="05/03/2026", project__end="02/03/2026")
    assert answer.headers["Location"] == form.address("data") + TOLD
    page = form.see("data", TOLD)
    assert UPSIDE_DOWN in said(page) and "notice bad" in page.content.decode()
    assert form.fill("data", opened=fields(page)).headers["Location"] == form.address("inhoud")


def test_on_another_page_it_is_a_link_and_on_the_last_page_its_reason(form: Form) -> None:
    form.fill("data", project__start="05/03/2026", project__end="02/03/2026")
    page = form.see("prijs").content.decode()
    assert f'<a href="{form.address("data")}">De data</a>' in page and UPSIDE_DOWN in page
    assert "notice bad" not in page
    last = said(form.see("nakijken")).partition("Vul dit nog aan")[2]
    assert f"De data : {UPSIDE_DOWN}" in last


def test_one_of_several_trainings_that_ends_before_it_starts(form: Form) -> None:
    rows = {
        "form.trainings.0.title": "Lassen 1", "form.trainings.0.start": "05/03/2026", "form.trainings.0.end": "06/03/2026",
        "form.trainings.0.price": "500", "form.trainings.1.title": "Lassen 2", "form.trainings.1.start": "05/03/2026",
        "form.trainings.1.end": "04/03/2026", "form.trainings.1.price": "500",
    }  # fmt: skip
    assert form.fill("data", rows).headers["Location"] == form.address("data") + TOLD
    assert f"Lassen 2: {UPSIDE_DOWN}" in said(form.see("data", TOLD))
    assert f"De data : {UPSIDE_DOWN}" in said(form.see("nakijken"))
    assert form.client.post(form.address("nakijken"), {"verklaard": "1"}).status_code == 422
    form.fill("data", {"form.trainings.1.end": "07/03/2026"})
    assert UPSIDE_DOWN not in said(form.see("data")) + said(form.see("nakijken"))


@pytest.mark.parametrize("number", ["DV.O999999", "Leerhuis", "DV.A900002"])
def test_a_provider_that_we_do_not_know_is_told_before_going_on(form: Form, number: str) -> None:
    answer = form.fill("dienstverlener", project__provider__number=number)
    assert answer.headers["Location"] == form.address("dienstverlener") + TOLD
    again = form.fill("dienstverlener", opened=fields(form.see("dienstverlener", TOLD)))
    assert again.headers["Location"] == form.address("deelnemers")


def test_who_stands_twice_among_the_participants_is_told(form: Form) -> None:
    rows = {
        "form.participants.0.name": "Jan Janssens", "form.participants.0.category": "employee",
        "form.participants.1.name": "jan  janssens", "form.participants.1.category": "employee",
    }  # fmt: skip
    answer = form.fill("deelnemers", rows)
    assert answer.headers["Location"] == form.address("deelnemers") + TOLD
    assert "Jan Janssens staat er meer dan één keer." in said(form.see("deelnemers", TOLD))
    form.fill("deelnemers", {"form.participants.1.name": "Piet Peeters"})
    assert "meer dan één keer" not in said(form.see("deelnemers"))
