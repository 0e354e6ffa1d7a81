"""The demonstration from nothing: people, enterprises, providers, and a year that was lived."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from functools import partial

from django.conf import settings
from django.db import transaction

from portefeuille import clock
from portefeuille.demonstration import cast
from portefeuille.demonstration.bank import leap, opened
from portefeuille.demonstration.days import at, pass_until
from portefeuille.demonstration.models import Stage
from portefeuille.demonstration.playing import Player
from portefeuille.demonstration.stories import LONG_AGO, STORIES, Story
from portefeuille.enterprises import outside
from portefeuille.enterprises import services as enterprises
from portefeuille.platform.identity import services as identity
from portefeuille.platform.models import Actor
from portefeuille.providers import services as providers
from portefeuille.wallet import services as wallet

DAYS = 360
BUDGET = 4_000_000_00
SETTLED = timedelta(days=3)
"""After so many evenings what people did at the bank has come through."""
REGISTERED = timedelta(days=900)


def stage() -> Stage | None:
    """The stage as it is; None before the demonstration was made."""
    return Stage.objects.first()


def make(today: date, told: Callable[[int, int], None] | None = None) -> Stage:
    """Make everything up to the noon of ``today``, in one transaction.  ``told`` is called with the days done, of how many."""
    busy = today - timedelta(days=DAYS)
    first = date(today.year - 2, 11, 15)
    with transaction.atomic(), _nobody_mailed():
        with clock.use(at(first)):
            people, official = _people(first)
            _enterprises(people, first)
            _providers(first, official[0])
            for year in range(first.year, today.year + 2):
                wallet.set_budget(year, BUDGET, key="demonstration", actor=official[0])
            found = opened(first)
        player = Player(
            found, people, {each.number: people[each.number] for each in cast.PROVIDERS}, official[0]
        )
        plan = _plan(player, today, first)

        def play(day: date) -> None:
            for step in plan.get(day, ()):
                step()
            if told is not None and day > busy:
                told((day - busy).days, DAYS)

        with clock.use(at(first)):
            play(first)
        for day in sorted(each for each in plan if first < each < busy):
            pass_until(found, found.day + SETTLED, *official)
            leap(found, day)
            with clock.use(at(day)):
                play(day)
        pass_until(found, found.day + SETTLED, *official)
        leap(found, busy)
        pass_until(found, today, *official, play)
        return found


@contextmanager
def _nobody_mailed() -> Iterator[None]:
    """The mails of a year that was played at once are not sent and not written to files."""
    before = settings.EMAIL_BACKEND
    settings.EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
    try:
        yield
    finally:
        settings.EMAIL_BACKEND = before


def officials() -> tuple[Actor, Actor]:
    """The two officials who send payments to the bank."""
    inge, tom = (Actor.objects.filter(kind="official").order_by("name", "pk"))[:2]
    return inge, tom


def _people(day: date) -> tuple[dict[str, Actor], tuple[Actor, Actor]]:
    """By the number of an enterprise or provider who acts first for it; and the officials."""
    system = Actor.objects.create(kind="official", name="De demonstratie")
    acting: dict[str, Actor] = {}
    found: list[Actor] = []
    for each in cast.PEOPLE:
        made = identity.person(
            issuer=cast.ISSUER, subject=each.key, given_name=each.given_name, family_name=each.family_name,
            email=each.email, language=each.language,
        )  # fmt: skip
        for number, role in each.mandates:
            mandate = identity.grant(
                person=made,
                number=number,
                role=role,
                by=system,
                kind=each.kind,
                start=day,
                origin="login" if role == "legal_representative" else "portal",
            )
            if each.kind == "official":
                found.append(mandate.actor)
            else:
                acting.setdefault(number, mandate.actor)
    for one in cast.PROVIDERS:
        if one.number not in acting:
            acting[one.number] = Actor.objects.create(kind="provider", name=one.name)
    inge, tom = found
    return acting, (inge, tom)


def _enterprises(people: dict[str, Actor], day: date) -> None:
    for each in cast.ENTERPRISES:
        actor, register = people[each.number], outside.register().lookup(each.number)
        code, version = each.activity
        values = {
            "main_activity": {"code": code, "version": version}, "group": [], "public_share": 0,
            "social_security_arrears": False, "de_minimis": [], "iban": each.iban, "contact": each.contact,
            "email": f"onderneming-{each.number}@voorbeeld.invalid", "language": "nl", **each.declared(day), "honour": True,
        }  # fmt: skip
        said = outside.values_of(register) if register else {}
        figures = {key: value for key, value in said.items() if key not in values and key not in FIXED}
        enterprises.register(number=each.number, values={**figures, **values}, actor=actor, found=register)


FIXED = ("name", "legal_form", "seat", "registered_since", "registered_until", "establishments", "activities")


def _providers(day: date, official: Actor) -> None:
    for each in cast.PROVIDERS:
        providers.register(
            number=each.number, name=each.name, enterprise=each.enterprise, registered_from=day - REGISTERED,
            iban=each.iban, email=f"{each.number.lower().replace('.', '')}@voorbeeld.invalid", themes=each.themes,
            actor=official,
        )  # fmt: skip


def _plan(player: Player, today: date, first: date) -> dict[date, list[Callable[[], None]]]:
    """Day -> what people do on it, in the order of the stories."""
    plan: dict[date, list[Callable[[], None]]] = defaultdict(list)
    days: list[tuple[date, Story]] = [(today - timedelta(days=story.applied), story) for story in STORIES]
    for applied, story in [(first, LONG_AGO), *days]:
        plan[applied].append(partial(player.apply, story, applied))
        for after, what in story.then:
            day = applied + timedelta(days=after)
            if day <= today:
                plan[day].append(partial(player.act, story, what))
    return plan
