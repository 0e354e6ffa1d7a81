"""Officials: the app and the password are set up once, both are asked each time, guessing is stopped."""

from __future__ import annotations

import io
import re
import time
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.urls import URLPattern, get_resolver
from django_otp.oath import TOTP
from django_otp.plugins.otp_static.models import StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from portefeuille import clock
from portefeuille.platform import actors
from portefeuille.platform.identity import lockout, officials
from portefeuille.platform.identity.models import Failure, Mandate
from portefeuille.platform.models import AuditRow

pytestmark = pytest.mark.django_db
PASSWORD = "vier eenden in een vijver"
PLACE = "/aanmelden/ambtenaar/"


def made(name: str = "an.voorbeeld") -> str:
    """The path of the link."""
    out = io.StringIO()
    call_command("make_official", name, "--given-name", "An", "--family-name", "Voorbeeld", stdout=out)
    return re.sub(r"^http://[^/]+", "", out.getvalue().strip())


def code(later: int = 0) -> str:
    """What the app shows, so many half minutes later."""
    device = TOTPDevice.objects.get()
    totp = TOTP(device.bin_key, device.step, device.t0, device.digits, device.drift)
    totp.time = time.time() + 30 * later
    return f"{totp.token():06d}"


def enrolled(client: Client) -> list[str]:
    """An official who has finished; his recovery codes."""
    link = made()
    form = {"password": PASSWORD, "password_again": PASSWORD, "code": code()}
    answer = client.post(link, form)
    assert answer.status_code == 200, answer.content.decode()
    assert client.get(link).status_code == 404
    return re.findall(r"<li><code>(\w{10})</code>", answer.content.decode())


def log_in(client: Client, **more: str) -> Any:
    form = {"username": "an.voorbeeld", "password": PASSWORD, "code": code(1)} | more
    return client.post(PLACE, form)


def test_an_official_sets_up_and_logs_in(client: Client) -> None:
    codes = enrolled(client)
    assert len(set(codes)) == officials.RECOVERY
    answer = log_in(client)
    assert (answer.status_code, answer.headers["Location"]) == (303, "/behandelen/")
    assert client.get("/mijn/berichten/").status_code == 200
    assert client.get("/mijn/aanvragen/").status_code == 403
    told = set(AuditRow.objects.filter(actor__kind="official").values_list("action", flat=True))
    assert told == {"identity.official.enrolled", "identity.official.entered"}


def test_a_code_works_once(client: Client) -> None:
    enrolled(client)
    same = code(1)
    assert log_in(client, code=same).status_code == 303
    assert log_in(Client(), code=same).status_code == 403


def test_a_recovery_code_works_once_and_is_stored_as_a_hash(client: Client) -> None:
    codes = enrolled(client)
    assert not set(codes) & set(StaticToken.objects.values_list("token", flat=True))
    assert log_in(client, code=f" {codes[0].upper()} ").status_code == 303
    assert log_in(Client(), code=codes[0]).status_code == 403
    assert StaticToken.objects.count() == officials.RECOVERY - 1


@pytest.mark.parametrize("more", [{"password": "x"}, {"code": "000000"}, {"code": ""}, {"username": "bo"}])
def test_what_is_wrong_is_not_told(client: Client, more: dict[str, str]) -> None:
    enrolled(client)
    answer = log_in(client, **more)
    assert answer.status_code == 403
    assert "Naam, wachtwoord of code klopt niet." in answer.content.decode()
    assert client.get("/mijn/berichten/").status_code == 302


def test_guessing_closes_the_name_for_a_while_also_for_the_right_password(client: Client) -> None:
    enrolled(client)
    for _ in range(lockout.PER_NAME):
        assert log_in(client, password="x").status_code == 403
    assert log_in(client).status_code == 429
    assert log_in(client, username="bo").status_code == 403
    with clock.use(clock.now() + lockout.WINDOW + timedelta(seconds=1)):
        assert log_in(client).status_code == 303
    assert "an.voorbeeld" not in str(list(Failure.objects.values_list("key", flat=True)))


def test_guessing_many_names_closes_the_network(client: Client) -> None:
    for number in range(lockout.PER_NETWORK):
        assert log_in_as(client, f"name{number}").status_code == 403
    assert log_in_as(client, "another").status_code == 429


def log_in_as(client: Client, name: str) -> Any:
    return client.post(PLACE, {"username": name, "password": "x", "code": "1"})


@pytest.mark.parametrize(
    "more, said",
    [
        ({"password": "kort", "password_again": "kort"}, "12"),
        ({"password": "an.voorbeeld1", "password_again": "an.voorbeeld1"}, "gebruikersnaam"),
        ({"password_again": "anders"}, "niet twee keer hetzelfde"),
        ({"code": "000000"}, "Deze code klopt niet"),
    ],
)
def test_what_cannot_be_set_up(client: Client, more: dict[str, str], said: str) -> None:
    link = made()
    form = {"password": PASSWORD, "password_again": PASSWORD, "code": code()} | more
    answer = client.post(link, form)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not TOTPDevice.objects.get().confirmed


def test_who_starts_anew_ends_the_sessions_of_before(client: Client) -> None:
    enrolled(client)
    log_in(client)
    assert client.get("/behandelen/").status_code == 200
    made()
    assert client.get("/behandelen/").headers["Location"].startswith("/aanmelden/kies/")
    anew = Mandate.objects.get(kind="official", revoked=None)
    assert client.post("/aanmelden/kies/", {"mandate": anew.pk}).status_code == 422
    assert "/aanmelden/ambtenaar/" in client.get("/aanmelden/kies/").content.decode()
    assert client.get("/behandelen/").status_code == 302


def test_who_is_no_official_any_more_is_out_at_once(client: Client) -> None:
    codes = enrolled(client)
    log_in(client)
    next_code = code(2)
    call_command("end_official", "An.Voorbeeld")
    assert client.get("/behandelen/").headers["Location"].startswith("/aanmelden/kies/")
    device = TOTPDevice.objects.all()
    assert (
        not device.exists() and not StaticToken.objects.exists() and not Mandate.objects.filter(revoked=None)
    )
    for each in (codes[0], next_code):
        form = {"username": "an.voorbeeld", "password": PASSWORD, "code": each}
        assert Client().post(PLACE, form).status_code == 403
    told = list(AuditRow.objects.order_by("number").values_list("action", flat=True))
    assert told[-3:] == ["identity.mandate.revoked", "platform.official.ended", "identity.official.ended"]
    assert actors.officials() == []
    call_command("end_official", "an.voorbeeld")
    assert AuditRow.objects.count() == len(told), "a second time changes nothing"
    with pytest.raises(CommandError, match="no official with the user name 'niemand'"):
        call_command("end_official", "niemand")


def test_who_was_ended_may_start_anew(client: Client) -> None:
    enrolled(client)
    before = actors.officials()
    call_command("end_official", "an.voorbeeld")
    enrolled(client)
    assert log_in(client).status_code == 303
    assert client.get("/behandelen/").status_code == 200
    assert actors.officials() == before


def test_a_link_to_set_up_does_not_survive_the_end(client: Client) -> None:
    link = made()
    call_command("end_official", "an.voorbeeld")
    assert client.get(link).status_code == 404


def test_who_starts_anew_makes_the_old_link_and_app_useless(client: Client) -> None:
    enrolled(client)
    old = code(1)
    link = made()
    assert log_in(client, code=old).status_code == 403
    assert client.get(link).status_code == 200
    assert client.get(link[:-3] + "xx/").status_code == 404
    with pytest.raises(CommandError, match="letters, digits"):
        made("an voorbeeld")


def test_the_key_is_on_the_page_as_a_picture_and_as_text(client: Client) -> None:
    page = client.get(made()).content.decode()
    assert re.search(
        r'<svg[^>]* viewBox="0 0 (\d+) \1"', page
    )  # it grows and shrinks, and nothing is cut off
    assert "style=" not in page
    assert re.search(r"<code>(?:[A-Z2-7]{4} ?)+</code>", page)


def test_a_failure_that_tells_who_it_was_is_refused() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Failure.objects.create(key="an.voorbeeld", at=clock.now())


@pytest.mark.django_db(transaction=True)
def test_a_password_is_hashed_in_no_transaction(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    inside = []
    for name in ("verify", "encode"):
        real = getattr(MD5PasswordHasher, name)

        def watched(hasher: Any, *told: Any, real: Any = real) -> Any:
            inside.append(connection.in_atomic_block)
            return real(hasher, *told)

        monkeypatch.setattr(MD5PasswordHasher, name, watched)
    enrolled(client)
    assert log_in(client, password="x").status_code == 403
    assert log_in(client, username="bo").status_code == 403
    assert log_in(client).status_code == 303
    assert len(inside) >= 4 and not any(inside)


def test_these_pages_are_the_only_ones_without_a_transaction_of_their_own() -> None:
    def views(patterns: Any) -> Iterator[Any]:
        for each in patterns:
            if isinstance(each, URLPattern):
                yield each
            else:
                yield from views(each.url_patterns)

    marked = {each.name for each in views(get_resolver().url_patterns) if hasattr(each.callback, "in_parts")}
    assert marked == {"official", "official_enrol", "papers", "verify"}
