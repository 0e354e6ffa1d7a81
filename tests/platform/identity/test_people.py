"""The same person is known again; the national number is nowhere but in a keyed hash, and never in a log."""

from __future__ import annotations

import logging

import pytest
from django.core import serializers
from django.core.exceptions import ImproperlyConfigured
from pytest_django import Settings

from portefeuille.platform.identity import services
from portefeuille.platform.identity.errors import OtherPersonError
from portefeuille.platform.identity.models import Login, Person
from portefeuille.platform.identity.national import NoNationalNumberError, keyed
from portefeuille.platform.models import Actor, AuditRow

NUMBER, SPELLED, OTHER = "85073003328", "85.07.30-033.28", "90020300167"


def arrive(
    subject: str = "an", issuer: str = "https://a.test", family: str = "Voorbeeld", **more: str
) -> Person:
    return services.person(issuer=issuer, subject=subject, given_name="An", family_name=family, **more)


@pytest.mark.django_db
def test_a_person_is_known_by_issuer_and_subject_together() -> None:
    one = arrive()
    assert arrive().pk == one.pk
    assert arrive(issuer="https://b.test").pk != one.pk
    assert arrive(subject="AN").pk != one.pk
    assert Person.objects.count() == 3


@pytest.mark.django_db
def test_a_person_is_known_by_the_national_number_at_another_provider() -> None:
    one = arrive(national_number=NUMBER)
    assert arrive("else", "https://b.test", national_number=SPELLED).pk == one.pk
    assert Login.objects.filter(person=one).count() == 2


@pytest.mark.django_db
def test_a_known_login_with_another_number_is_refused_and_changes_nothing() -> None:
    one = arrive(national_number=NUMBER)
    other = arrive("piet", family="Ander")
    with pytest.raises(OtherPersonError):
        arrive(national_number=OTHER, family="Vals")
    with pytest.raises(OtherPersonError):
        arrive("piet", national_number=NUMBER, family="Vals")
    assert {each.family_name for each in Person.objects.all()} == {one.family_name, other.family_name}


@pytest.mark.django_db
def test_a_name_that_changed_is_taken_over_an_address_is_the_persons_own() -> None:
    arrive(email="an@voorbeeld.test")
    one = arrive(family="Nieuw", email="login@voorbeeld.test")
    assert (one.name, one.email) == ("An Nieuw", "an@voorbeeld.test")
    assert Actor.objects.get(pk=one.actor_id).name == "An Nieuw"


def test_the_hash_depends_on_the_key_and_not_on_the_spelling(settings: Settings) -> None:
    first = keyed(NUMBER)
    assert keyed(SPELLED) == first
    settings.NATIONAL_NUMBER_KEY = "another"
    assert keyed(NUMBER) != first
    settings.NATIONAL_NUMBER_KEY = ""
    with pytest.raises(ImproperlyConfigured):
        keyed(NUMBER)


@pytest.mark.parametrize("number", ["85073003329", "", "abc", "85.07.30"])
def test_what_is_no_national_number_is_refused_without_being_repeated(number: str) -> None:
    with pytest.raises(NoNationalNumberError) as caught:
        keyed(number)
    assert str(caught.value) == "this is no national number or BIS number"


@pytest.mark.django_db
def test_the_number_is_in_no_table_and_in_no_log(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    arrive(national_number=SPELLED)
    with pytest.raises(OtherPersonError):
        arrive(national_number=OTHER)
    stored = serializers.serialize(
        "json", [*Person.objects.all(), *Login.objects.all(), *AuditRow.objects.all()]
    )
    for secret in (NUMBER, SPELLED, OTHER):
        assert secret not in caplog.text + stored
