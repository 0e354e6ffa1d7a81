"""Too late: what now?  Each tip with its source; and the calendar of who is in time."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.test import Client
from icalendar import Calendar

from portefeuille import clock
from portefeuille.web.public.check.decided import decided
from portefeuille.web.public.check.form import Form
from portefeuille.web.public.check.late import tips
from tests.web.public.check.answers import TODAY, WHOLE


def sources(changes: dict[str, str], today: date = TODAY) -> list[str]:
    with clock.use(today):
        decision = decided(Form({**WHOLE, "taal": "nl", **changes}, "nl"))
        assert decision is not None
        found = tips(decision)
        assert all(tip.quoted and str(tip.text) for tip in found)
    return [tip.source for tip in found]


@pytest.mark.parametrize(
    "changes, today, expected",
    [
        ({}, TODAY, []),
        ({"project.start": "8/11/2026", "project.end": ""}, TODAY, []),
        ({"project.start": "7/11/2026"}, TODAY, ["R-5.3", "R-5.1", "R-5.4"]),
        ({}, date(2026, 12, 14), []),
        ({}, date(2026, 12, 15), ["R-5.3", "R-5.1", "R-5.4"]),
        ({"project.start": "1/3/2027", "project.end": ""}, date(2026, 12, 22), []),
        ({"project.start": "1/3/2027", "project.end": ""}, date(2026, 12, 23), ["R-5.5", "R-5.19"]),
        ({"project.start": "1/3/2027", "project.end": "", "vorm": "maatschap"}, date(2026, 12, 23), []),
    ],
)
def test_what_can_still_be_done(changes: dict[str, str], today: date, expected: list[str]) -> None:
    assert sources(changes, today) == expected


def test_the_page_says_it_with_its_source(client: Client) -> None:
    with clock.use(TODAY):
        html = client.get("/check/", {**WHOLE, "taal": "nl", "project.start": "1/11/2026"}).content.decode()
    assert "Te laat: wat nu?" in html
    assert "tot 14 dagen na die start" in html
    assert 'href="/wet/bron/R-5.3/"' in html


def events(client: Client, answers: dict[str, str], today: date = TODAY) -> dict[str, date]:
    with clock.use(today):
        answer = client.get("/check/", {**WHOLE, "taal": "nl", **answers, "als": "ics"})
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="check-2026-11-22.ics"'
    found = Calendar.from_ical(answer.content).events
    assert all(len(event.walk("VALARM")) == 3 for event in found)
    return {str(event["summary"]): event.decoded("dtstart") for event in found}


def test_three_days_in_the_calendar(client: Client) -> None:
    assert events(client, {}) == {
        "Kmo-portefeuille: laatste dag om aan te vragen": date(2026, 12, 14),
        "Kmo-portefeuille: laatste dag om te storten": date(2026, 12, 22),
        "Kmo-portefeuille: laatste dag van je project": date(2027, 12, 31),
    }


def test_a_day_that_is_past_is_not_put_in_and_the_own_title_is(client: Client) -> None:
    found = events(client, {"titel": "Phishing"}, TODAY + timedelta(days=30))
    assert sorted(found.values()) == [date(2026, 12, 22), date(2027, 12, 31)]
    assert "Kmo-portefeuille: laatste dag om te storten (Phishing)" in found


def test_nobody_who_is_refused_gets_a_calendar(client: Client) -> None:
    with clock.use(TODAY):
        answer = client.get("/check/", {**WHOLE, "vorm": "maatschap", "taal": "nl", "als": "ics"})
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    assert "Zet in je agenda" not in answer.content.decode()
