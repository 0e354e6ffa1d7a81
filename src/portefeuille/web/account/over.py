"""A mandate that holds no more, in words: who acted under it must not have to guess why a page is closed."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from portefeuille.decision.formats import day
from portefeuille.platform.identity import selectors
from portefeuille.platform.identity.selectors import Held
from portefeuille.web.account import names, session
from portefeuille.web.templatetags.enterprise import dotted


def of_session(request: HttpRequest) -> str:
    """That the mandate under which this session acted is over; empty when it is not, or when there was none."""
    known = session.state(request)
    found = selectors.ended(known["person"], known["mandate"]) if known and known["mandate"] else None
    return said([found])[0] if found and found.number else ""


def said(ended: Sequence[Held]) -> list[str]:
    """Of each that it is over, since when, and for whom it was."""
    called = names.of(each.number for each in ended)
    return [_said(each, called.get(each.number, "")) for each in ended]


def _said(one: Held, called: str) -> str:
    told = {
        "whose": f"{called} ({dotted(one.number)})" if called else dotted(one.number),
        "day": day(one.ended or one.start, get_language() or "nl"),
    }
    if one.revoked is not None and one.revoked == one.ended:
        return _("Je machtiging voor %(whose)s is ingetrokken op %(day)s.") % told
    return _("Je machtiging voor %(whose)s liep tot en met %(day)s.") % told
