"""The queue of officials, and finding an application by its number."""

from __future__ import annotations

from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from portefeuille import clock
from portefeuille.applications import selectors
from portefeuille.applications.errors import NotFoundError
from portefeuille.applications.services.reviewing import take_review
from portefeuille.platform import actors
from tests.signing_in import ENTERPRISE, sign_in
from tests.web.enterprise.application.states import in_review
from tests.web.staff.conftest import Office

pytestmark = pytest.mark.django_db


def test_what_waits_stands_there_with_its_term_and_its_owner(office: Office) -> None:
    assert "Niets wacht op een mens." in office.client.get("/behandelen/").content.decode()
    found = in_review(office.here)
    page = office.client.get("/behandelen/").content.decode()
    for words in (
        found.number,
        "Phishing herkennen",
        "Betwiste weigering",
        "1 april 2026",
        "nog 30 dagen",
        "nog niemand",
    ):
        assert str(words) in page
    assert office.send(found, "nemen/") == (303, f"/behandelen/{found.pk}/")
    assert "Jij behandelt dit." in office.page(found) and "Dit is gebeurd" not in office.page(found)
    assert "<strong>jij</strong>" in office.client.get("/behandelen/").content.decode()
    assert "jij" in office.client.get("/behandelen/", {"van": "mij"}).content.decode()
    with clock.use(date(2026, 4, 2)):
        page = office.client.get("/behandelen/").content.decode()
    assert '<span class="tag bad">1 dag geleden</span>' in page


def test_what_an_official_left_behind_waits_for_a_colleague(office: Office) -> None:
    found = in_review(office.here)
    gone = actors.add_official("Gone Before")
    take_review(found.pk, actor=gone)
    assert "Gone Before" in office.client.get("/behandelen/").content.decode()
    actors.end_official(gone.id)
    queue, page = office.client.get("/behandelen/").content.decode(), office.page(found)
    assert "nog niemand" in queue and "Niemand behandelt dit nog." in page
    assert "Gone Before" not in queue + page
    assert office.send(found, "nemen/")[0] == 303
    assert "<strong>jij</strong>" in office.client.get("/behandelen/").content.decode()


def test_a_longer_queue_asks_no_more_questions(
    office: Office, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    in_review(office.here)
    for _ in range(2):
        with django_assert_num_queries(4):  # the session, who acts, how many, which
            office.client.get("/behandelen/")
        in_review(office.here)


@pytest.mark.parametrize("typed", ["2026-000001", " 2026-000001 "])
def test_a_number_leads_to_its_application(office: Office, typed: str) -> None:
    found = office.here.submit()
    answer = office.client.get("/behandelen/", {"nummer": typed})
    assert (answer.status_code, answer.headers["Location"]) == (302, f"/behandelen/{found.pk}/")


def test_a_number_that_is_none_is_told(office: Office) -> None:
    page = office.client.get("/behandelen/", {"nummer": "2026-999999"}).content.decode()
    assert "We vinden geen aanvraag met dit nummer." in page and "<title>Fout:" in page


def test_a_draft_has_no_number(office: Office) -> None:
    found = office.here.draft()
    with pytest.raises(NotFoundError):
        selectors.by_number("")
    assert office.client.get(f"/behandelen/{found}/").status_code == 404


def test_only_officials(office: Office) -> None:
    found = in_review(office.here)
    sign_in(office.client, ENTERPRISE)
    for part in ("", f"{found.pk}/", f"{found.pk}/beslissen/", f"{found.pk}/controle/"):
        assert office.client.get(f"/behandelen/{part}").status_code == 403
    assert office.client.post(f"/behandelen/{found.pk}/nemen/").status_code == 403
    assert selectors.queue().get().owner is None
