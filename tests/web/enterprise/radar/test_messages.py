"""The messages, the preferences and the link that stops the mails: for whom they are, and for nobody else."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from portefeuille.notifications import preferences, tokens
from portefeuille.notifications.kinds import Group
from portefeuille.notifications.models import Notice
from portefeuille.notifications.notices import tell, unread
from tests.signing_in import ENTERPRISE, OTHER, PROVIDER, mandate, sign_in
from tests.web.enterprise.reading import visible

pytestmark = pytest.mark.django_db


def told(enterprise: str = ENTERPRISE, key: str = "k", title: str = "Excel") -> int:
    tell(key=key, enterprise=enterprise, kind="ready_to_pay", subject="application:1", facts={"title": title})
    return Notice.objects.get(key=key).pk


def test_what_was_told_and_read_by_a_button(client: Client) -> None:
    acting = sign_in(client)
    notice = told()
    page = client.get("/mijn/berichten/")
    assert "Je kunt betalen: Excel" in visible(page)
    assert "nieuw Je kunt betalen" in visible(page)
    assert unread(acting.person) == 1
    answer = client.post("/mijn/berichten/gelezen/", {"bericht": str(notice)})
    assert (answer.status_code, answer["Location"], unread(acting.person)) == (303, "/mijn/berichten/", 0)
    assert "nieuw Je kunt betalen" not in visible(client.get("/mijn/berichten/"))


def test_a_message_leads_to_what_it_is_about(client: Client) -> None:
    sign_in(client)
    tell(
        key="k",
        enterprise=ENTERPRISE,
        kind="pay_by",
        subject="companion:abc",
        facts={"last_day": "2027-12-31"},
    )
    page = client.get(f"/mijn/berichten/{Notice.objects.get().pk}/").content.decode()
    assert 'href="/mijn/elders/abc/"' in page


def test_a_message_of_another_enterprise_is_not_found_and_stays_unread(client: Client) -> None:
    other = mandate(OTHER)
    notice = told(OTHER)
    sign_in(client)
    assert client.get(f"/mijn/berichten/{notice}/").status_code == 404
    assert "Excel" not in visible(client.get("/mijn/berichten/?alle=1"))
    client.post("/mijn/berichten/gelezen/", {"bericht": str(notice)})
    assert unread(other.person) == 1


def test_an_accountant_sees_all_clients_and_opens_one_by_choosing_it(client: Client) -> None:
    acting = sign_in(client, ENTERPRISE, "accountant", subject="bo")
    mandate(OTHER, "accountant", subject="bo")
    told(key="a", title="Excel")
    notice = told(OTHER, "b", "Boekhouding")
    here, everywhere = visible(client.get("/mijn/berichten/")), visible(client.get("/mijn/berichten/?alle=1"))
    assert ("Boekhouding" in here, "Boekhouding" in everywhere, "Excel" in everywhere) == (False, True, True)
    assert client.get(f"/mijn/berichten/{notice}/").status_code == 200
    client.post("/mijn/berichten/gelezen/", {"bericht": "alle", "alle": "1"})
    assert unread(acting.person) == 0


def test_a_reader_may_say_that_he_has_read(client: Client) -> None:
    acting = sign_in(client, role="reader")
    notice = told()
    assert client.post("/mijn/berichten/gelezen/", {"bericht": str(notice)}).status_code == 303
    assert unread(acting.person) == 0


def test_a_provider_and_an_official_have_messages_of_their_own(client: Client) -> None:
    sign_in(client, PROVIDER, "provider")
    tell(
        key="p",
        provider=PROVIDER,
        kind="provider_new_application",
        subject="application:1",
        facts={"title": "Excel"},
    )
    told()
    page = visible(client.get("/mijn/berichten/"))
    assert ("Nieuwe aanvraag op je nummer: Excel" in page, "Je kunt betalen" in page) == (True, False)
    own = Notice.objects.get(key="p").pk
    assert client.get(f"/mijn/berichten/{own}/").status_code == 200
    sign_in(client, "", "official")
    assert client.get(f"/mijn/berichten/{own}/").status_code == 404
    assert "Excel" not in visible(client.get("/mijn/berichten/"))


@pytest.mark.parametrize(
    "kind, number, whom",
    [("provider", PROVIDER, {"provider": PROVIDER}), ("official", "", {"officials": True})],
)
def test_everything_read_is_everything_of_whom_one_acts_for(
    client: Client, kind: str, number: str, whom: dict[str, Any]
) -> None:
    acting = sign_in(client, number, kind, subject="bo")
    mandate(ENTERPRISE, subject="bo")
    tell(
        key="own",
        kind="objection_made" if whom.get("officials") else "provider_stopped",
        subject="application:1",
        facts={},
        **whom,
    )
    told()
    assert unread(acting.person) == 2
    client.post("/mijn/berichten/gelezen/", {"bericht": "alle"})
    assert (unread(acting.person), unread(acting.person, ENTERPRISE)) == (1, 1)


@pytest.mark.parametrize("which", ["", "x", "-1", "9" * 30])
def test_a_number_that_is_none_reads_nothing(client: Client, which: str) -> None:
    acting = sign_in(client)
    told()
    assert client.post("/mijn/berichten/gelezen/", {"bericht": which}).status_code == 303
    assert client.get("/mijn/berichten/", {"voor": which}).status_code == 200
    assert unread(acting.person) == 1


def test_many_messages_are_shown_in_parts(client: Client) -> None:
    sign_in(client)
    for each in range(55):
        told(key=str(each), title=f"Cursus {each}.")
    first = client.get("/mijn/berichten/")
    assert visible(first).count("Je kunt betalen: Cursus") == 50 * 2  # the title, and the name of its button
    older = client.get(f"/mijn/berichten/?voor={first.context['older']}")
    assert visible(older).count("Je kunt betalen: Cursus") == 5 * 2
    assert "Cursus 4." in visible(older)


def test_a_choice_is_kept_for_the_person(client: Client) -> None:
    acting = sign_in(client)
    asked = {
        "deadlines": "at_once",
        "application": "daily",
        "money": "never",
        "control": "at_once",
        "enterprise": "daily",
    }
    answer = client.post("/mijn/mail/", asked)
    assert (answer.status_code, answer["Location"]) == (303, "/mijn/mail/?bewaard=1")
    assert preferences.of(acting.person, ["representative"]) == asked
    assert "Je keuze is bewaard." in visible(client.get("/mijn/mail/?bewaard=1"))


def test_half_a_choice_changes_nothing_and_says_so(client: Client) -> None:
    acting = sign_in(client)
    answer = client.post("/mijn/mail/", {"deadlines": "never", "money": "often"})
    assert answer.status_code == 422
    assert "Er is niets gewijzigd." in visible(answer)
    assert set(preferences.of(acting.person, ["representative"]).values()) == {"at_once"}


def test_one_click_stops_without_a_login_and_a_visit_does_not(client: Client) -> None:
    address = f"/mijn/mail/uit/{tokens.stopping('an', ['money'])}/"
    assert "Stop met mailen" in visible(client.get(address))
    assert preferences.of("an", [])[Group.MONEY] == "at_once"
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(address, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert preferences.of("an", [])[Group.MONEY] == "never"
    assert client.post("/mijn/mail/uit/an.money~false/").status_code == 404
