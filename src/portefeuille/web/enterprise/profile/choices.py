"""What can be chosen: legal forms, registered activities, languages."""

from __future__ import annotations

from typing import Any

from portefeuille import clock
from portefeuille.decision import CaseError, lookup
from portefeuille.enterprises.errors import BadValueError
from portefeuille.enterprises.selectors import Profile
from portefeuille.law import Law
from portefeuille.web.enterprise.profile.shown import activity
from portefeuille.web.enterprise.profile.words import LANGUAGES
from portefeuille.web.public.check import choices
from portefeuille.web.public.forms.shown import Option, Options


def legal_forms(profile: Profile, lang: str) -> tuple[Options, ...]:
    """Every legal form by its code, the most common ones first."""
    law = Law.on(clock.today())
    return tuple(
        Options(
            tuple(Option(lookup.legal_form_code(law, each.value), each.label) for each in group.options),
            group.title,
        )
        for group in choices.legal_forms(law, lang)
    )


def activities(profile: Profile, lang: str) -> tuple[Options, ...]:
    """Those registered for the enterprise."""
    return (Options(tuple(Option(activity_text(each), activity(each, lang)) for each in profile.activities)),)


def activity_text(value: dict[str, Any]) -> str:
    """``62.010/2008``."""
    return f"{value['code']}/{value['version']}"


def chosen_activity(text: str) -> dict[str, Any]:
    """The other way round."""
    code, _slash, version = text.partition("/")
    return {"code": code, "version": int(version)}


def typed_activity(text: str) -> dict[str, Any]:
    """A code as somebody types it, in whichever version of NACE-BEL has it.

    :raises BadValueError: when none has it.
    """
    try:
        code, version = lookup.nace(Law.on(clock.today()), text, None)
    except CaseError as error:
        raise BadValueError("main_activity", "a code of NACE-BEL", text, "nace") from error
    return {"code": code, "version": int(version)}


def languages(profile: Profile, lang: str) -> tuple[Options, ...]:
    """Dutch, English, French."""
    return (Options(tuple(Option(code, name) for code, name in LANGUAGES.items())),)
