"""The radar: everything that is due, for whom it is, with the days that are left; and the calendar that says the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from django.test import Client
from icalendar import Calendar

from portefeuille import clock
from portefeuille.applications.companion import services
from portefeuille.applications.companion.radar import next_days
from portefeuille.applications.reminding import remind
from portefeuille.notifications import calendars
from portefeuille.notifications.models import Feed
from portefeuille.notifications.notices import tell, unread_of
from portefeuille.web.enterprise.radar.due import tone
from tests.applications.companion.recorded import actor, facts, recorded
from tests.signing_in import ENTERPRISE, OTHER, mandate, sign_in
from tests.web.enterprise.reading import visible

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 30)


@pytest.fixture(autouse=True)
def the_day() -> Iterator[None]:
    with clock.use(TODAY):
        yield


def own_feed(client: Client) -> str:
    """The address of a new calendar."""
    client.post("/mijn/kalender/nieuw/")
    found = re.search(r"/mijn/kalender/[\w-]+\.ics", client.get("/mijn/kalender/").content.decode())
    assert found is not None
    return found[0]


def events(client: Client, address: str) -> list[dict[str, str]]:
    """What a calendar program reads."""
    found = Calendar.from_ical(client.get(address).content)
    return [{name: str(each[name]) for name in ("uid", "summary", "description")}
            | {"status": str(each.get("status", "")), "sequence": str(each.get("sequence", "")),
               "on": each.decoded("dtstart").isoformat()}
            for each in found.walk("VEVENT")]  # fmt: skip


def test_everything_that_is_due_by_day(client: Client) -> None:
    sign_in(client)
    recorded(title="Excel")
    recorded(title="Boekhouding", deposit_told=date(2026, 5, 4))
    recorded(OTHER, title="Van een ander")
    page = visible(client.get("/mijn/termijnen/"))
    assert "Stort jouw deel: Excel" in page
    assert "1 april 2026 nog 2 dagen" in page
    assert "Geef je overschrijving uiterlijk op 31 maart 2026" in page
    assert "4 mei 2026 nog 35 dagen" in page
    assert "Geef je overschrijving uiterlijk op 30 april 2026" in page  # 1 May and a weekend between
    assert "EUR 700,00" in page
    assert "Van een ander" not in visible(client.get("/mijn/termijnen/?alle=1"))
    assert page.index("Excel") < page.index("Boekhouding")


def test_when_a_transfer_is_too_late_it_says_what_is_left(client: Client) -> None:
    sign_in(client)
    recorded()
    with clock.use(date(2026, 4, 1)):
        page = visible(client.get("/mijn/termijnen/"))
    assert "vandaag is de laatste dag" in page
    assert "Geef meteen een instantoverschrijving." in page


def test_an_accountant_sees_all_clients_and_goes_to_one_by_choosing_it(client: Client) -> None:
    acting = sign_in(client, ENTERPRISE, "accountant", subject="bo")
    other = mandate(OTHER, "accountant", subject="bo")
    recorded(title="Excel")
    companion = recorded(OTHER, title="Boekhouding")
    assert "Boekhouding" not in visible(client.get("/mijn/termijnen/"))
    page = client.get("/mijn/termijnen/?alle=1")
    assert "Boekhouding" in visible(page)
    assert f'value="{other.mandate}"' in page.content.decode()
    answer = client.post("/aanmelden/kies/", {"mandate": other.mandate, "next": f"/mijn/elders/{companion}/"})
    assert answer["Location"] == f"/mijn/elders/{companion}/"
    assert client.get(answer["Location"]).status_code == 200
    first = next_days([ENTERPRISE, OTHER], TODAY)
    assert {number: due.title for number, due in first.items()} == {ENTERPRISE: "Excel", OTHER: "Boekhouding"}
    tell(key="k", enterprise=OTHER, kind="closed", subject="application:1", facts={})
    assert unread_of(acting.person) == {OTHER: 1}


def test_nothing_due_is_said_too(client: Client) -> None:
    sign_in(client)
    assert "Er loopt nu geen termijn." in visible(client.get("/mijn/termijnen/"))


@pytest.mark.parametrize("left, expected", [(0, "bad"), (2, "bad"), (3, "doubt"), (7, "doubt"), (8, "good")])
def test_how_near_it_is(left: int, expected: str) -> None:
    assert tone(left) == expected


def test_the_address_is_shown_once_and_only_its_hash_is_kept(client: Client) -> None:
    acting = sign_in(client)
    address = own_feed(client)
    token = address.rsplit("/", 1)[1].removesuffix(".ics")
    assert token not in client.get("/mijn/kalender/").content.decode()
    assert list(Feed.objects.values_list("person", "token")) == [(acting.person, calendars.hashed(token))]
    assert Client().get(address).status_code == 200
    again = own_feed(client)
    assert [Client().get(each).status_code for each in (address, again)] == [404, 200]
    client.post("/mijn/kalender/weg/")
    client.post("/mijn/kalender/weg/")
    assert Client().get(again).status_code == 404
    assert Client().post(again).status_code in (403, 405)


def test_the_calendar_of_who_acts_for_several_says_whose_each_day_is(client: Client) -> None:
    sign_in(client, ENTERPRISE, "accountant", subject="bo")
    recorded(title="Excel")
    address = own_feed(client)
    assert [each["summary"] for each in events(client, address)] == [
        "Stort uiterlijk op 31 maart 2026: Excel"
    ]
    mandate(OTHER, "accountant", subject="bo")
    recorded(OTHER, title="Boekhouding")
    assert {each["summary"] for each in events(client, address)} == {
        "Stort uiterlijk op 31 maart 2026: Excel · 0123.456.749",
        "Stort uiterlijk op 31 maart 2026: Boekhouding · 0200.000.340",
    }


def test_an_event_stays_the_same_while_its_day_moves_and_is_struck_out_when_it_is_met(client: Client) -> None:
    sign_in(client)
    companion, address = recorded(), own_feed(client)
    (first,) = events(client, address)
    assert (first["on"], first["summary"]) == ("2026-04-01", "Stort uiterlijk op 31 maart 2026: Excel")
    assert "nog 2 dagen" not in first["description"]
    remind(TODAY)
    services.change(
        companion, enterprise=ENTERPRISE, version=1, facts=facts(deposit_told=date(2026, 4, 7)), actor=actor()
    )
    (moved,) = events(client, address)
    assert (moved["uid"], moved["on"], moved["sequence"]) == (first["uid"], "2026-04-07", "1")
    remind(TODAY)
    remind(TODAY)
    assert events(client, address)[0]["sequence"] == "1"
    services.tick(companion, enterprise=ENTERPRISE, step="deposited", on=TODAY, actor=actor())
    met, ahead = events(client, address)
    assert (met["uid"], met["status"], met["sequence"]) == (first["uid"], "CANCELLED", "2")
    assert (ahead["on"], ahead["status"]) == ("2027-12-31", "")
    remind(TODAY)
    assert events(client, address)[0] == met
    services.tick(companion, enterprise=ENTERPRISE, step="deposited", on=None, actor=actor())
    back = [each for each in events(client, address) if each["uid"] == first["uid"]]
    assert [(each["status"], each["sequence"]) for each in back] == [("CONFIRMED", "3")]


def test_the_alarms_also_ring_on_the_last_day_to_order_a_transfer(client: Client) -> None:
    sign_in(client)
    recorded(deposit_told=date(2026, 4, 7))  # after Easter: to be ordered on 2 April
    found = Calendar.from_ical(client.get(own_feed(client)).content)
    (event,) = found.walk("VEVENT")
    rings = sorted(each.decoded("trigger") for each in event.walk("VALARM"))
    assert rings == [timedelta(hours=9) - timedelta(days=each) for each in (7, 5, 2, 0)]


def test_who_lost_his_mandate_sees_an_empty_calendar(client: Client) -> None:
    from portefeuille.platform.identity import services as identity

    acting = sign_in(client)
    recorded()
    address = own_feed(client)
    assert len(events(client, address)) == 1
    identity.revoke(mandate=acting.mandate, by=acting.actor)
    assert events(client, address) == []
