"""Who may act for whom, and from when until when; what the database itself refuses."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from portefeuille import clock
from portefeuille.platform import actors
from portefeuille.platform.identity import selectors, services
from portefeuille.platform.identity.errors import MandateError
from portefeuille.platform.identity.models import Login, Mandate, Person
from portefeuille.platform.models import Actor, AuditRow
from tests.signing_in import ENTERPRISE, OTHER, mandate

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 22)


def person(subject: str = "an") -> Person:
    return services.person(issuer="https://a.test", subject=subject, given_name="An", family_name="Voorbeeld")


def give(who: Person, **more: Any) -> Mandate:
    fields: dict[str, Any] = {"person": who, "number": ENTERPRISE, "role": "reader", "by": actors.system()}
    return services.grant(**fields | more)


@pytest.mark.parametrize(
    "start, until, holds",
    [(0, None, True), (0, 0, True), (-1, 5, True), (1, None, False), (1, 3, False)],
)
def test_a_mandate_holds_from_its_first_day_to_its_last(start: int, until: int | None, holds: bool) -> None:
    with clock.use(TODAY):
        who = person()
        one = give(
            who,
            start=TODAY + timedelta(start),
            until=None if until is None else TODAY + timedelta(until),
        )
        assert (selectors.acting(who.pk, one.pk) is not None) is holds
        assert len(selectors.people_for(ENTERPRISE)) == holds
    if until is not None:
        with clock.use(TODAY + timedelta(until + 1)):
            assert selectors.acting(who.pk, one.pk) is None


def test_a_revoked_mandate_holds_no_more_and_stays_in_the_history() -> None:
    who, system = person(), actors.system()
    one = give(who)
    assert services.revoke(mandate=one.pk, by=system, reason="left") is True
    assert services.revoke(mandate=one.pk, by=system) is False
    assert selectors.acting(who.pk, one.pk) is None
    assert [(each.id, each.revoked_by) for each in selectors.mandates_for(ENTERPRISE)] == [
        (one.pk, system.name)
    ]
    told = AuditRow.objects.filter(subject=f"mandate:{one.pk}").values_list("action", flat=True)
    assert sorted(told) == ["identity.mandate.granted", "identity.mandate.revoked"]
    with pytest.raises(MandateError, match="no such mandate"):
        services.revoke(mandate="f" * 32, by=system)


def test_the_same_mandate_twice_is_one_and_another_role_takes_its_place() -> None:
    who = person()
    first = give(who)
    assert give(who).pk == first.pk
    second = give(who, role="accountant")
    assert second.pk != first.pk
    history = {each.role: each.revoked is None for each in selectors.mandates_for(ENTERPRISE)}
    assert history == {"accountant": True, "reader": False}
    assert [each.role for each in selectors.enterprises_of(who.pk)] == ["accountant"]


@pytest.mark.parametrize(
    "more, said",
    [
        ({"number": "0123456789"}, "is no enterprise number"),
        ({"role": "official"}, "is no role for enterprise"),
        ({"role": "legal_representative"}, "only the login"),
        ({"until": date(2026, 11, 21)}, "the last day"),
        ({"start": date(2026, 12, 2), "until": date(2026, 12, 1)}, "the last day"),
        ({"kind": "provider", "number": "DV.X912345", "role": "provider"}, "is no provider number"),
    ],
)
def test_what_cannot_be_given(more: dict[str, Any], said: str) -> None:
    with clock.use(TODAY), pytest.raises(MandateError, match=said):
        give(person(), **more)
    assert Mandate.objects.count() == 0


def test_what_only_the_login_gives_needs_a_login_that_says_so() -> None:
    acting = mandate(role="legal_representative")
    assert selectors.acting(acting.person, acting.mandate, [OTHER]) is None
    assert selectors.acting(acting.person, acting.mandate, [ENTERPRISE]) == acting


def test_somebody_elses_mandate_is_no_use() -> None:
    acting = mandate()
    assert selectors.acting(person().pk, acting.mandate) is None


def test_who_is_told_of_the_things_of_an_enterprise() -> None:
    for role in ("reader", "accountant", "legal_representative"):
        mandate(role=role)
    mandate(OTHER)
    found = selectors.people_for(ENTERPRISE)
    assert [(each.role, each.email, each.language) for each in found] == [
        ("legal_representative", "legal_representative@voorbeeld.test", "nl"),
        ("accountant", "accountant@voorbeeld.test", "nl"),
        ("reader", "reader@voorbeeld.test", "nl"),
    ]


def test_the_audit_log_names_an_actor_of_the_right_kind() -> None:
    kinds = {role: mandate(number, role).actor.kind for role, number in
             (("reader", ENTERPRISE), ("provider", "DV.O912345"), ("official", ""))}  # fmt: skip
    assert kinds == {"reader": "representative", "provider": "provider", "official": "official"}


GOOD: dict[str, Any] = {"kind": "enterprise", "number": ENTERPRISE, "role": "reader", "origin": "portal"}


@pytest.mark.parametrize(
    "fields",
    [
        {"role": "provider"},
        {"kind": "official", "role": "official"},
        {"kind": "provider", "role": "provider"},
        {"number": "123"},
        {"origin": "rumour"},
        {"role": "legal_representative"},
        {"until": date(2026, 1, 1)},
        {"revoked": "now"},
        {"revoked_by": "system"},
        {"revoked": "before", "revoked_by": "system"},
    ],
)
def test_a_mandate_that_cannot_be(fields: dict[str, Any]) -> None:
    now = clock.now()
    moments = {"now": now, "before": now - timedelta(seconds=1)}
    if "revoked" in fields:
        fields = fields | {"revoked": moments[fields["revoked"]]}
    if "revoked_by" in fields:
        fields = fields | {"revoked_by": actors.system()}
    who = person()
    base = GOOD | {"person": who, "actor": who.actor, "start": TODAY, "granted": now, "granted_by": who.actor}
    Mandate.objects.create(**base).delete()
    with pytest.raises(IntegrityError), transaction.atomic():
        Mandate.objects.create(**base | fields)


def test_one_mandate_at_a_time() -> None:
    one = give(person())
    with pytest.raises(IntegrityError), transaction.atomic():
        Mandate.objects.create(
            **GOOD, person=one.person, actor=one.actor, start=TODAY, granted=clock.now(), granted_by=one.actor
        )


def test_what_a_person_and_a_login_cannot_be() -> None:
    who = person()
    actor = Actor.objects.create(kind="representative", name="x")
    for fields in ({"national": "85073003328"}, {"language": "de"}, {"family_name": ""}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Person.objects.create(**{"actor": actor, "family_name": "x", "created": clock.now()} | fields)
    for issuer, subject in (("https://a.test", "an"), ("", "x"), ("x", "")):
        with pytest.raises(IntegrityError), transaction.atomic():
            Login.objects.create(person=who, issuer=issuer, subject=subject, created=clock.now())
