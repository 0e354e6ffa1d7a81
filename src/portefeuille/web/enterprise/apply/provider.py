"""The provider: by its number however it is spelled, or looked up by its name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from portefeuille import clock
from portefeuille.providers import selectors
from portefeuille.providers.selectors import Found, Provider
from portefeuille.web.account.requests import ActingRequest
from portefeuille.web.enterprise.apply import pages
from portefeuille.web.enterprise.apply.steps import PROVIDER, SERVICE

LOOKED_FOR, CHOSEN = "zoek", "kies"
LONGEST = 40
"""Characters of a number that is chosen."""


@dataclass(frozen=True, slots=True)
class Said:
    """What we know of a number that was typed.  ``meant``: another number that is probably meant."""

    tone: str
    words: str
    meant: Provider | None = None


def said(answers: Mapping[str, Any], lang: str) -> Said | None:
    """What the number of the provider gives; None when none was typed."""
    text = answers.get(PROVIDER)
    if not text:
        return None
    found = selectors.by_number(text, clock.today())
    if found.provider is None:
        return _named(text, answers) or Said("bad", _problem(found, lang), _meant(text, answers))
    if found.provider.service != answers.get(SERVICE, found.provider.service):
        other = _(
            "%(name)s is met %(number)s alleen geregistreerd voor de andere dienst. Kijk het nummer na."
        )
        return Said("bad", other % _names(found.provider), _sister(found.provider))
    if not found.registered:
        return Said("bad", _problem(found, lang))
    return Said("good", _("%(number)s: %(name)s, geregistreerd.") % _names(found.provider))


@require_safe
def search(request: ActingRequest, application: str) -> HttpResponse:
    """The piece of the page with the providers of a name."""
    draft = pages.application(request, application)
    return render(
        request, "enterprise/apply/found.html", looked_up(request.GET.get(LOOKED_FOR, ""), draft.answers)
    )


def looked_up(text: str, answers: Mapping[str, Any]) -> dict[str, object]:
    """What the template shows of a search: nothing asked, nobody found, or a list (``meant``: of names that look like it)."""
    asked = text.strip()[:100]
    found, meant = _search(asked, answers) if asked else ([], False)
    return {"looked_for": asked, "providers": found, "meant": meant}


def _search(asked: str, answers: Mapping[str, Any]) -> tuple[list[Provider], bool]:
    """The providers of the service with this in their name; or, and then true, those with a name that looks like it."""
    service, today = answers.get(SERVICE) or "training", clock.today()
    found = selectors.search(asked, service, today)
    if found:
        return found, False
    meant = selectors.looks_like(asked, service, today)
    return meant, bool(meant)


def _names(provider: Provider) -> dict[str, str]:
    return {"name": provider.name, "number": provider.number}


def _problem(found: Found, lang: str) -> str:
    words = {
        "unknown": _("We kennen geen dienstverlener met dit nummer. Kijk het na, of zoek op naam."),
        "not_yet": _("Deze dienstverlener is nog niet geregistreerd."),
        "ended": _("De registratie van deze dienstverlener is afgelopen."),
        "suspended": _("Deze dienstverlener is geschorst: nieuwe aanvragen kunnen nu niet."),
    }
    return words.get(found.problem or "", "") or found.said(lang)


def _meant(text: str, answers: Mapping[str, Any]) -> Provider | None:
    """The provider with these digits and the letter of the service, when there is one."""
    digits = re.sub(r"[^0-9]", "", text)
    letter = "A" if answers.get(SERVICE) == "advice" else "O"
    return (
        selectors.by_number(f"DV.{letter}{digits}", clock.today()).provider if 6 <= len(digits) <= 7 else None
    )


def _named(text: str, answers: Mapping[str, Any]) -> Said | None:
    """What to say when the name was typed instead of the number; None when there are digits in it."""
    if any(each.isdigit() for each in text) or text.casefold().startswith("dv"):
        return None
    found, _meant_so = _search(text, answers)
    one = found[0] if len(found) == 1 else None
    return Said("bad", _("Dit is geen nummer. Weet je het nummer niet? Zoek dan op naam."), one)


def _sister(provider: Provider) -> Provider | None:
    """The other registration of the same firm, when it has exactly one."""
    others = [
        each for each in selectors.of_enterprise(provider.enterprise) if each.service != provider.service
    ]
    return others[0] if len(others) == 1 else None
