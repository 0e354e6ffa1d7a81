"""A link to what is of another client of the same accountant leads to there; to anybody else it is as if it were not."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.test import Client

from portefeuille import clock
from portefeuille.platform import actors
from portefeuille.platform.identity import services
from tests.applications.companion.recorded import recorded
from tests.applications.life import DAY, World, world
from tests.signing_in import ENTERPRISE, OTHER, mandate, sign_in
from tests.web.enterprise.reading import visible

pytestmark = pytest.mark.django_db
NONE = "Deze pagina bestaat niet"


@pytest.fixture
def here(db: None) -> Iterator[World]:
    with clock.use(DAY):
        yield world()


@pytest.mark.parametrize("place", ["", "betalen/", "documenten/"])
def test_an_accountant_goes_on_to_the_other_client(here: World, client: Client, place: str) -> None:
    sign_in(client, OTHER, "accountant", subject="bo")
    there = mandate(here.enterprise, "accountant", subject="bo")
    path = f"/mijn/aanvragen/{here.ready().pk}/{place}"
    answer = client.get(path)
    page = visible(answer)
    assert answer.status_code == 404
    assert "Deze pagina is van Voorbeeld Software. Je werkt nu niet voor die onderneming." in page
    assert "Werk voor Voorbeeld Software en open dit" in page and NONE not in page
    chosen = client.post("/aanmelden/kies/", {"mandate": there.mandate, "next": path})
    assert chosen.headers["Location"] == path
    assert client.get(path).status_code == 200


def test_a_draft_and_what_is_followed_at_the_official_portal_too(here: World, client: Client) -> None:
    sign_in(client, OTHER, "accountant", subject="bo")
    mandate(here.enterprise, "accountant", subject="bo")
    for path in (
        f"/mijn/aanvragen/concept/{here.draft()}/data/",
        f"/mijn/elders/{recorded(here.enterprise)}/",
    ):
        assert "Je werkt nu niet voor die onderneming." in visible(client.get(path)), path


def test_who_may_not_act_for_it_is_told_nothing(here: World, client: Client) -> None:
    path = f"/mijn/aanvragen/{here.ready().pk}/"
    acting = sign_in(client, ENTERPRISE, "accountant", subject="bo")
    assert NONE in visible(client.get(path))
    over = mandate(here.enterprise, "accountant", subject="bo")
    assert over.person == acting.person
    services.revoke(mandate=over.mandate, by=actors.system())
    page = visible(client.get(path))
    assert NONE in page and "Voorbeeld Software" not in page
    assert client.post(path).status_code in (404, 405)
    assert NONE in visible(client.get("/mijn/aanvragen/0123/"))  # no such address at all
