"""Mandates between people: invited and accepted, asked and answered, taken away; only by who may, and freshly logged in."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.conf import settings as settings_of_site
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils.formats import date_format
from pytest_django import DjangoAssertNumQueries, Settings

from portefeuille import clock
from portefeuille.applications import selectors as selectors_of_applications
from portefeuille.applications.companion import services as companions
from portefeuille.applications.companion.services import Facts
from portefeuille.platform.identity import inviting, selectors, waiting
from portefeuille.platform.identity.errors import MandateError, NotAllowedError
from portefeuille.platform.identity.models import AccessRequest, Invitation, Mandate
from portefeuille.web.account import session, typed
from tests.applications import life
from tests.signing_in import ENTERPRISE, OTHER, enter, mandate, sign_in

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 30, 12, tzinfo=clock.BRUSSELS)
FORM = {"email": "bo@voorbeeld.test", "role": "accountant", "until": ""}


def stale(client: Client) -> None:
    """The login was an hour ago."""
    kept = client.session
    kept[session.LOGIN] = {**kept[session.LOGIN], "proved": kept[session.LOGIN]["proved"] - 3600}
    kept.save()


def the_site() -> str:
    """Its address as it is set, not as the browser spelled it."""
    assert settings_of_site.SITE_URL
    return re.escape(settings_of_site.SITE_URL)


def invited(client: Client, **more: str) -> str:
    answer = client.post("/mijn/machtigingen/uitnodigen/", FORM | more)
    assert answer.status_code == 303, answer.content.decode()
    found = re.search(
        rf"<code>{the_site()}([^<]+)</code>", client.get("/mijn/machtigingen/").content.decode()
    )
    assert found
    return found[1]


def test_an_invitation_is_accepted_once_by_who_logs_in(
    client: Client, settings: Settings, django_capture_on_commit_callbacks: Any
) -> None:
    settings.MAIL_AVAILABLE, settings.EMAIL_BACKEND = True, "django.core.mail.backends.locmem.EmailBackend"
    sign_in(client, role="legal_representative")
    with django_capture_on_commit_callbacks(execute=True):
        link = invited(client)
    assert [(each.to, link in each.body) for each in mail.outbox] == [(["bo@voorbeeld.test"], True)]
    assert "<code>" not in client.get("/mijn/machtigingen/").content.decode()
    bo = Client()
    answer = bo.get(link)
    assert answer.headers["Location"].startswith("/aanmelden/?next=")
    acting = sign_in(bo, OTHER, subject="bo")
    assert "0123.456.749" in bo.get(link).content.decode()
    assert bo.post(link).status_code == bo.post(link).status_code == 303
    assert [(each.number, each.role) for each in selectors.enterprises_of(acting.person)] == [
        (ENTERPRISE, "accountant"),
        (OTHER, "representative"),
    ]
    third = Client()
    sign_in(third, OTHER, subject="third")
    assert third.post(link).status_code == third.get(link).status_code == 404


def test_an_invitation_that_is_withdrawn_old_or_of_who_left_is_no_use(client: Client) -> None:
    acting = sign_in(client, role="legal_representative")
    other = mandate(OTHER, subject="bo")
    links = [inviting.invite(by=acting, email="x@voorbeeld.test", role="reader") for _ in range(3)]
    first = waiting.invitation(links[0])
    assert first is not None
    client.post(f"/mijn/uitnodigingen/{first.id}/intrekken/")
    with pytest.raises(MandateError):
        inviting.accept(token=links[0], person=other.person)
    with clock.use(clock.now() + inviting.WAITING + timedelta(seconds=1)), pytest.raises(MandateError):
        inviting.accept(token=links[1], person=other.person)
    Mandate.objects.filter(pk=acting.mandate).update(revoked=clock.now(), revoked_by=acting.actor)
    with pytest.raises(MandateError, match="may not do so any more"):
        inviting.accept(token=links[2], person=other.person)


@pytest.mark.parametrize(
    "more, said",
    [
        ({"email": "bo"}, "geen e-mailadres"),
        ({"role": "legal_representative"}, "Kies een van de antwoorden"),
        ({"role": ""}, "Kies een van de antwoorden"),
        ({"until": "31/02/2027"}, "dd/mm/jjjj"),
        ({"until": "1/1/2020"}, "al voorbij"),
    ],
)
def test_an_invitation_that_cannot_be(client: Client, more: dict[str, str], said: str) -> None:
    sign_in(client, role="legal_representative")
    answer = client.post("/mijn/machtigingen/uitnodigen/", FORM | more)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert said in page or "dag" in page
    assert 'value="bo' in page
    assert Invitation.objects.count() == 0


@pytest.mark.parametrize(
    "role, given", [("legal_representative", 3), ("representative", 2), ("accountant", 0), ("reader", 0)]
)
def test_each_role_gives_what_the_table_says(client: Client, role: str, given: int) -> None:
    acting = sign_in(client, role=role)
    allowed = 0
    for each in ("representative", "accountant", "reader"):
        try:
            inviting.invite(by=acting, email="x@voorbeeld.test", role=each)
            allowed += 1
        except NotAllowedError:
            continue
    assert allowed == given
    assert client.get("/mijn/machtigingen/uitnodigen/").status_code == (200 if given else 403)


def test_who_gives_a_mandate_shows_again_who_he_is_and_loses_nothing(client: Client) -> None:
    acting = sign_in(client, role="legal_representative")
    stale(client)
    answer = client.post("/mijn/machtigingen/uitnodigen/", FORM)
    assert answer.status_code == 303
    assert answer.headers["Location"] == "/aanmelden/?opnieuw=1&next=%2Faanmelden%2Fverder%2F"
    assert Invitation.objects.count() == 0
    assert "nog eens te tonen wie je bent" in client.get(answer.headers["Location"]).content.decode()
    kept = client.session[typed.TYPED]
    enter(client, acting)
    fresh = client.session
    fresh[typed.TYPED] = kept
    fresh.save()
    page = client.get("/aanmelden/verder/").content.decode()
    assert 'name="email" value="bo@voorbeeld.test"' in page
    assert 'action="/mijn/machtigingen/uitnodigen/"' in page
    assert client.post("/mijn/machtigingen/uitnodigen/", FORM).status_code == 303
    assert client.get("/aanmelden/verder/").status_code == 302


def test_what_was_typed_survives_a_session_that_ended(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    acting = sign_in(client, role="legal_representative")
    kept = client.session
    kept[session.LOGIN] = {**kept[session.LOGIN], "seen": kept[session.LOGIN]["seen"] - session.IDLE - 1}
    kept.save()
    answer = client.post(
        "/mijn/machtigingen/uitnodigen/", FORM | {"csrfmiddlewaretoken": "x", "password": "geheim"}
    )
    page = answer.content.decode()
    assert answer.status_code == 403
    assert "hebben we bewaard" in page
    assert "geheim" not in str(dict(client.session))
    client.get("/")  # another page in between
    request: Any = type("Request", (), {"session": client.session, "META": {}})()
    session.enter(request, person=acting.person, mandate=acting.mandate, attested=[ENTERPRISE])
    assert request.session[typed.TYPED]["person"] == acting.person
    session.enter(request, person="somebody else")
    assert typed.TYPED not in request.session


def test_htmx_is_told_by_an_event(client: Client) -> None:
    answer = client.post("/mijn/machtigingen/uitnodigen/", FORM, headers={"HX-Request": "true"})
    assert (answer.status_code, answer.headers["HX-Trigger"]) == (403, "session-expired")


def test_an_address_is_invited_so_often_and_it_is_told_when_again(client: Client) -> None:
    by = sign_in(client, role="legal_representative")
    with clock.use(NOON):
        for number in range(3):
            invited(client, email="Bo@voorbeeld.test" if number else "bo@voorbeeld.test")
            (each,) = waiting.invitations(by.enterprise)
            client.post(f"/mijn/uitnodigingen/{each.id}/intrekken/")
        answer = client.post("/mijn/machtigingen/uitnodigen/", FORM)
        told = "Je onderneming nodigde dit adres de laatste 24 uur al 3 keer uit. Het kan weer vanaf 1 december 2026 om 12.00 uur."
        assert (answer.status_code, told in answer.content.decode()) == (422, True)
        assert (Invitation.objects.count(), waiting.invitations(by.enterprise)) == (3, [])
        invited(client, email="iemand@voorbeeld.test")
    with clock.use(NOON + timedelta(days=1)):
        invited(client)


def test_an_enterprise_and_a_person_invite_so_often(client: Client) -> None:
    with clock.use(NOON):
        first, other = (
            mandate(number, "legal_representative", subject="an") for number in (ENTERPRISE, OTHER)
        )
        for by in (first, other):
            for number in range(20):
                inviting.invite(by=by, email=f"{number}@voorbeeld.test", role="reader")
            Invitation.objects.update(withdrawn=clock.now())
            enter(client, by)
            page = client.post("/mijn/machtigingen/uitnodigen/", FORM).content.decode()
            assert "Je onderneming nodigde de laatste 24 uur al 20 keer iemand uit." in page
        third = mandate("0999000129", "legal_representative", subject="an")
        enter(client, third)
        page = client.post("/mijn/machtigingen/uitnodigen/", FORM).content.decode()
        assert "Je nodigde de laatste 24 uur al 40 keer iemand uit." in page


def test_who_was_refused_does_not_ask_again_the_same_day(client: Client) -> None:
    by = mandate(role="legal_representative")
    with clock.use(NOON):
        sign_in(client, OTHER, "accountant")
        ask = {"numbers": ENTERPRISE}
        assert "Gevraagd: je klant bevestigt" in client.post("/mijn/klanten/", ask).content.decode()
        assert "Dit was al gevraagd" in client.post("/mijn/klanten/", ask).content.decode()
        inviting.answer(request=AccessRequest.objects.get().pk, by=by, yes=False)
        page = client.post("/mijn/klanten/", ask).content.decode()
        assert (
            "Je vroeg deze machtiging de laatste 24 uur al. Het kan weer vanaf 1 december 2026 om 12.00 uur."
            in page
        )
        assert waiting.requests_for(ENTERPRISE) == []
    with clock.use(NOON + timedelta(days=1)):
        assert "Gevraagd: je klant bevestigt" in client.post("/mijn/klanten/", ask).content.decode()


def test_fifty_clients_at_once_each_line_answered(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    acting = sign_in(client, role="accountant")
    numbers = [f"0{base:07d}{97 - base % 97:02d}" for base in range(4000000, 4000050)]
    text = "Nummer;Naam\n" + "\n".join(f"{each};Klant {each}" for each in numbers)
    text += f"\n{ENTERPRISE};bestaat\nBE0400000042;fout\n{numbers[0]};twee keer\n;leeg\n"
    file = SimpleUploadedFile("klanten.csv", text.encode("cp1252"), "text/csv")
    answer = client.post("/mijn/klanten/", {"file": file})
    page = answer.content.decode()
    assert answer.status_code == 200
    assert page.count("Gevraagd: je klant bevestigt") == 50
    assert page.count("Hiervoor kun je al werken") == 1
    assert page.count("Dit is geen ondernemingsnummer") == 2 and "Regels die niet lukten: 2." in page
    assert ">leeg</th>" in page
    assert page.count("Dit was al gevraagd") == 1
    assert AccessRequest.objects.filter(person=acting.person).count() == 50
    with django_assert_max_num_queries(12):
        client.get("/mijn/klanten/")


def test_the_numbers_may_stand_in_any_column(client: Client) -> None:
    sign_in(client, role="accountant")
    text = f"Klant;Telefoon;Nummer\n12;091234567;0999.000.228\n13;;BE0999000327\n14;02;\nBakker;04;{ENTERPRISE[:-1]}8\n"
    page = client.post(
        "/mijn/klanten/", {"file": SimpleUploadedFile("k.csv", text.encode())}
    ).content.decode()
    assert re.findall(r'<th scope="row" role="rowheader">([^<]*)</th><td role="cell" class="(\w+)-line"', page) == [
        ("0999.000.228", "doubt"), ("0999.000.327", "doubt"), ("14;02", "bad"), (f"{ENTERPRISE[:-1]}8", "bad"),
    ]  # fmt: skip


def test_several_numbers_on_a_line_are_all_read(client: Client) -> None:
    sign_in(client, role="accountant")
    page = client.post(
        "/mijn/klanten/", {"numbers": "0999.000.228, BE0999000327\n0999.000.426"}
    ).content.decode()
    assert re.findall(r">(\d)</td><th scope=\"row\" role=\"rowheader\">([^<]*)</th>", page) == [
        ("1", "0999.000.228"), ("1", "0999.000.327"), ("2", "0999.000.426"),
    ]  # fmt: skip


def test_who_asked_takes_it_back_and_is_told_of_a_no(client: Client) -> None:
    by = mandate(role="legal_representative")
    with clock.use(NOON):
        acting = sign_in(client, OTHER, "accountant")
        client.post("/mijn/klanten/", {"numbers": f"{ENTERPRISE}\n0999000327"})
        back = re.findall(
            r'action="(/mijn/klanten/\w+/intrekken/)"', client.get("/mijn/klanten/").content.decode()
        )
        assert len(back) == 2
        kept = AccessRequest.objects.get(number=ENTERPRISE)
        wrong = AccessRequest.objects.get(number="0999000327")
        assert client.post(f"/mijn/klanten/{wrong.pk}/intrekken/").status_code == 303
        assert client.post(f"/mijn/klanten/{wrong.pk}/intrekken/").status_code == 404
        assert [each.number for each in waiting.requests_of(acting.person)] == [ENTERPRISE]
        with pytest.raises(MandateError):
            inviting.take_back(request=kept.pk, person=by.person)
        inviting.answer(request=kept.pk, by=by, yes=False)
        page = client.get("/mijn/klanten/").content.decode()
        assert "Wie nee zei" in page and page.count("geweigerd op") == 1
        assert client.post(f"/mijn/klanten/{kept.pk}/intrekken/").status_code == 404
    with clock.use(NOON + timedelta(days=31)):
        assert "Wie nee zei" not in client.get("/mijn/klanten/").content.decode()


def test_the_board_tells_the_first_last_day_of_each_client(client: Client) -> None:
    with clock.use(life.DAY):
        world = life.world()
        world.submit()
        enter(client, mandate(world.enterprise, "accountant", subject="b"))
        page = client.get("/mijn/klanten/").content.decode()
    last = selectors_of_applications.due([world.enterprise], life.DAY)[0].last_day
    assert date_format(last, "j F Y") in page
    assert "nog 30 dagen" in page
    assert "/mijn/termijnen/?alle=1" in page


def test_the_board_begins_with_the_most_urgent_client_also_when_that_is_at_the_official_portal(
    client: Client,
) -> None:
    with clock.use(life.DAY):
        world = life.world()
        world.submit()
        first, second = (mandate(each, "accountant", subject="b") for each in (world.enterprise, OTHER))
        enter(client, first)
        page = client.get("/mijn/klanten/").content.decode()
        assert page.index(f'value="{first.mandate}"') < page.index(f'value="{second.mandate}"')
        facts = Facts(title="Elders", service="training", applied_on=life.DAY - timedelta(days=25))
        companions.record(enterprise=OTHER, facts=facts, actor=second.actor)
        page = client.get("/mijn/klanten/").content.decode()
    assert page.index(f'value="{second.mandate}"') < page.index(f'value="{first.mandate}"')
    assert '<span class="tag doubt">nog 5 dagen</span>' in page


@pytest.mark.parametrize(
    "data, said",
    [
        ({}, "Zet op elke regel"),
        ({"numbers": "\n".join(["0123456749"] * 201)}, "te veel regels"),
        ({"file": b"\x00\x01"}, "geen CSV-bestand"),
        ({"file": b"1" * 100_001}, "te groot"),
    ],
)
def test_a_list_that_cannot_be_read(client: Client, data: dict[str, Any], said: str) -> None:
    sign_in(client, role="accountant")
    if "file" in data:
        data = {"file": SimpleUploadedFile("x.csv", data["file"])}
    answer = client.post("/mijn/klanten/", data)
    assert answer.status_code == 422
    assert said in answer.content.decode()


def test_the_client_confirms_or_not(client: Client) -> None:
    people = [mandate(OTHER, subject=name) for name in ("an", "bo")]
    for each in people:
        assert inviting.ask(person=each.person, number=ENTERPRISE) is True
    sign_in(client, role="legal_representative")
    page = client.get("/mijn/machtigingen/").content.decode()
    one, other = re.findall(r'action="(/mijn/vragen/\w+/)"', page)
    assert client.post(one, {"yes": "1"}).status_code == client.post(other, {"yes": "0"}).status_code == 303
    assert client.post(one, {"yes": "1"}).status_code == 404
    held = {each.person for each in selectors.mandates_for(ENTERPRISE) if each.role == "accountant"}
    assert len(held) == 1


def test_a_mandate_that_is_over_is_asked_for_again() -> None:
    made = mandate(role="accountant")
    with pytest.raises(MandateError):
        inviting.ask(person=made.person, number=ENTERPRISE)
    Mandate.objects.update(until=clock.today() - timedelta(1), start=clock.today() - timedelta(9))
    assert inviting.ask(person=made.person, number=ENTERPRISE) is True
    (asked,) = waiting.requests_for(ENTERPRISE)
    boss = mandate(role="legal_representative", subject="boss")
    renewed = inviting.answer(request=asked.id, by=boss, yes=True)
    assert renewed is not None
    assert selectors.acting(made.person, renewed.pk) is not None


def test_a_mandate_of_another_enterprise_is_not_found(client: Client) -> None:
    other = mandate(OTHER)
    sign_in(client, role="legal_representative")
    assert client.post(f"/mijn/machtigingen/{other.mandate}/intrekken/").status_code == 404
    assert selectors.acting(other.person, other.mandate) is not None


def test_an_accountant_takes_his_own_mandate_and_no_other(client: Client) -> None:
    other, own = mandate(role="reader"), sign_in(client, role="accountant")
    assert client.post(f"/mijn/machtigingen/{other.mandate}/intrekken/").status_code == 403
    assert client.post(f"/mijn/machtigingen/{own.mandate}/intrekken/").status_code == 303
    assert selectors.acting(own.person, own.mandate) is None
    assert selectors.acting(other.person, other.mandate) is not None


@pytest.mark.parametrize(
    "fields",
    [{"token": "x"}, {"number": "1"}, {"role": "legal_representative"}, {"expires": "now"}, {"both": "1"}],
)
def test_an_invitation_that_the_database_refuses(fields: dict[str, Any]) -> None:
    acting, now = mandate(), clock.now()
    base: dict[str, Any] = {
        "token": "a" * 64, "number": ENTERPRISE, "role": "reader", "email": "x@voorbeeld.test", "created": now,
        "created_by": acting.actor, "expires": now + timedelta(days=1),
    }  # fmt: skip
    Invitation.objects.create(**base).delete()
    more: dict[str, dict[str, Any]] = {
        "expires": {"expires": now},
        "both": {"withdrawn": now, "mandate_id": acting.mandate},
    }
    wrong = more.get(next(iter(fields)), fields)
    with pytest.raises(IntegrityError), transaction.atomic():
        Invitation.objects.create(**base | wrong)


@pytest.mark.parametrize(
    "fields", [{"number": "1"}, {"role": "official"}, {"answered": True}, {"mandate": True}, {}]
)
def test_a_request_that_the_database_refuses(fields: dict[str, Any]) -> None:
    acting, now = mandate(), clock.now()
    base: dict[str, Any] = {"person_id": acting.person, "number": OTHER, "role": "accountant", "created": now}
    AccessRequest.objects.create(**base)
    wrong: dict[str, dict[str, Any]] = {
        "answered": {"answered": now},
        "mandate": {"mandate_id": acting.mandate},
    }
    name = next(iter(fields), "")
    if name:
        AccessRequest.objects.all().delete()
    with pytest.raises(IntegrityError), transaction.atomic():
        AccessRequest.objects.create(**base | wrong.get(name, fields))
