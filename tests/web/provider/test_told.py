"""What a provider is told stands on its pages, with when and by whom; its mail comes as it wants."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

import pytest
from django.core import mail
from django.test import Client

from portefeuille import clock
from portefeuille.applications import services
from portefeuille.applications.models import Application
from portefeuille.decision import formats
from portefeuille.notifications import preferences
from portefeuille.notifications.delivery import deliver
from portefeuille.notifications.models import Notice, Recipient
from tests.applications.life import ADVICE, TRAINING, World, world
from tests.signing_in import sign_in
from tests.web.enterprise.application import states
from tests.web.visible import texts

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 2, 12, 15, tzinfo=clock.BRUSSELS)
ENTERPRISE = "Voorbeeld Software"


@pytest.fixture
def here() -> Iterator[World]:
    """2 March 2026, a quarter past noon."""
    with clock.use(NOW):
        yield world()


def withdrawn(here: World) -> Application:
    found = here.submit()
    services.withdraw(found.pk, enterprise=here.enterprise, actor=here.person)
    return found


ENDED: dict[str, tuple[Callable[[World], Application], str, str]] = {
    "withdrawn": (withdrawn, "Ingetrokken door de onderneming", ENTERPRISE),
    "stopped": (states.stopped, "De onderneming is gestopt", ENTERPRISE),
    "lapsed": (states.lapsed, "Vervallen", "automatisch bericht"),
    "expired": (states.expired, "Verlopen", "automatisch bericht"),
}
"""How it ended -> what makes it, the title of what the provider is told, and who it comes from."""


@pytest.mark.parametrize("how", ENDED)
def test_an_end_stands_on_the_list_and_on_the_page_with_its_day_and_its_sender(
    here: World, client: Client, how: str
) -> None:
    make, title, sender = ENDED[how]
    sign_in(client, TRAINING, "provider")
    found = make(here)
    at = Notice.objects.filter(provider=TRAINING).latest("pk").at.astimezone(clock.BRUSSELS)
    day = formats.day(at.date(), "nl")
    for place in ("/dienstverlener/", f"/dienstverlener/{found.pk}/"):
        page = read(client, place)
        assert f"{title}: Phishing herkennen (2026-000001) {day} · {sender}" in page
        assert f"Op {day} om " in page and f", van: {sender}" in page
        first = "Nieuwe aanvraag op je nummer: Phishing herkennen (2026-000001)"
        assert f"{first} 2 maart 2026 · {ENTERPRISE}" in page
        assert f"Op 2 maart 2026 om 12:15, van: {ENTERPRISE}" in page


def test_another_provider_is_told_nothing(here: World, client: Client) -> None:
    sign_in(client, ADVICE, "provider")
    withdrawn(here)
    assert not Notice.objects.filter(provider=ADVICE).exists()
    assert "Phishing" not in client.get("/dienstverlener/").content.decode()


def test_what_was_read_is_no_longer_new_and_leads_to_the_application(here: World, client: Client) -> None:
    sign_in(client, TRAINING, "provider")
    found = here.submit()
    notice = Notice.objects.get(provider=TRAINING)
    page = client.get(f"/mijn/berichten/{notice.pk}/").content.decode()
    assert f'href="/dienstverlener/{found.pk}/"' in page
    client.post("/mijn/berichten/gelezen/", {"bericht": str(notice.pk)})
    assert '<span class="tag doubt">nieuw</span>' not in client.get("/dienstverlener/").content.decode()


@pytest.mark.parametrize("how, now, next_morning", [("at_once", 2, 2), ("daily", 0, 1), ("never", 0, 0)])
def test_mail_comes_as_it_was_chosen_and_the_page_tells_all_the_same(
    here: World, client: Client, how: str, now: int, next_morning: int
) -> None:
    acting = sign_in(client, TRAINING, "provider")
    preferences.choose(person=acting.person, group="application", how=how)
    found = here.submit()
    deliver()
    services.withdraw(found.pk, enterprise=here.enterprise, actor=here.person)
    deliver()
    assert mails() == now
    with clock.use(NOW + timedelta(days=1)):
        deliver()
    assert mails() == next_morning
    assert Recipient.objects.filter(person=acting.person).count() == 2
    page = read(client, "/dienstverlener/")
    assert "Nieuwe aanvraag op je nummer" in page and "Ingetrokken door de onderneming" in page


def mails() -> int:
    """How many mails the provider got."""
    return sum(each.to == ["provider@voorbeeld.test"] for each in mail.outbox)


def read(client: Client, place: str) -> str:
    """What stands on a page."""
    answer = client.get(place)
    assert answer.status_code == 200
    return " ".join(each.text for each in texts(answer.content.decode()))
