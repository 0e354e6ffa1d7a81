"""Values are changed, by several people perhaps: what somebody else changed meanwhile is told, and nothing is lost."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from django.db import transaction

from portefeuille.enterprises import known
from portefeuille.enterprises.errors import BadValueError, Conflict, ConflictError, RegisterOwnsError
from portefeuille.enterprises.keys import KEYS, Owner
from portefeuille.enterprises.models import RegisterAnswer
from portefeuille.enterprises.services import telling
from portefeuille.enterprises.services.recording import Said, Source, locked, read, record
from portefeuille.platform.canonical import Plain, canonical
from portefeuille.platform.models import Actor

LONGEST_REASON = 300


def change(
    *, number: str, values: Mapping[str, Any], actor: Actor, seen: int | None = None, reason: str = ""
) -> int:
    """Record values that are declared; None takes one away.  ``seen`` is the version that was on the screen.

    What is the same already is not recorded again.  The version afterwards.

    :raises BadValueError: when a value cannot be; nothing is recorded.
    :raises RegisterOwnsError: when the register says this value.
    :raises ConflictError: when somebody else changed one of these values since ``seen``, to something else.
    """
    with transaction.atomic():
        enterprise = locked(number)
        now = known.current(number)
        kept = read(values, now)
        fresh = {
            key: each for key, each in kept.items()
            if key == "honour" or known.value(now, key) != each
        }  # fmt: skip
        _refuse_conflicts(fresh, now, seen, enterprise.version)
        for key in fresh:
            if KEYS[key].owner is Owner.REGISTER and key in now and now[key].verified:
                raise RegisterOwnsError(key, now[key].register)
        if not fresh:
            return enterprise.version
        said = _said(known.last_answer(number))
        rows = [
            Said(
                key,
                each,
                against=canonical(said[key]) if key in said and said[key] != each else "",
                reason=_short(reason),
            )
            for key, each in fresh.items()
        ]
        version = record(enterprise, rows, actor, "enterprise.changed")
        if known.value(now, "iban") is not None and "iban" in fresh:
            telling.account_changed(enterprise.number, version, now)
        return version


def check(*, number: str, values: Mapping[str, Any]) -> None:
    """Before somebody is asked to log in anew for them: can these values be?  Nothing is recorded.

    :raises BadValueError: when one cannot.
    """
    read(values, known.current(number))


def settle(*, number: str, key: str, take: bool, actor: Actor, reason: str = "") -> int:
    """Settle a difference: take what the register says, or keep to the own value with a reason.

    :raises BadValueError: when there is no such difference (any more), or no reason.
    """
    with transaction.atomic():
        enterprise = locked(number)
        now, last = known.current(number), known.last_answer(number)
        open_ = {each.key: each for each in known.differences(now, last)}
        if key not in open_ or last is None or last.as_of is None:
            raise BadValueError(key, "a difference with the register", key, "settled")
        if take:
            theirs = Said(key, open_[key].register_value, Source(last.register, last.as_of))
            return record(enterprise, [theirs], actor, "enterprise.settled")
        if not reason.strip():
            raise BadValueError("reason", "why the own value holds", reason, "missing")
        row = Said(
            key, open_[key].declared, against=canonical(open_[key].register_value), reason=_short(reason)
        )
        return record(enterprise, [row], actor, "enterprise.settled")


def _refuse_conflicts(
    fresh: Mapping[str, Plain], now: Mapping[str, known.Known], seen: int | None, version: int
) -> None:
    if seen is None:
        return
    conflicts = tuple(
        Conflict(key, now[key].value, mine, now[key].by, now[key].at)
        for key, mine in fresh.items()
        if key != "honour" and key in now and now[key].since > seen
    )
    if conflicts:
        raise ConflictError(conflicts, version)


def _said(answer: RegisterAnswer | None) -> Mapping[str, Plain]:
    found: Mapping[str, Plain] = json.loads(answer.content) if answer else {}
    return found


def _short(reason: str) -> str:
    text = " ".join(reason.split())
    if len(text) > LONGEST_REASON:
        raise BadValueError("reason", f"at most {LONGEST_REASON} characters", len(text), "long")
    return text
