"""What somebody reads who did something too often: what, how many times, and from when it can be done again."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from django.utils.functional import Promise
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from portefeuille.clock import BRUSSELS
from portefeuille.decision.formats import day
from portefeuille.platform.limits import TooOftenError

SAID: Mapping[str, str | Promise] = {
    "invitations": _("Je onderneming nodigde de laatste 24 uur al %(most)s keer iemand uit. Het kan weer vanaf %(again)s."),
    "inviter": _("Je nodigde de laatste 24 uur al %(most)s keer iemand uit. Het kan weer vanaf %(again)s."),
    "invited": _("Je onderneming nodigde dit adres de laatste 24 uur al %(most)s keer uit. Het kan weer vanaf %(again)s."),
    "requests": _("Je vroeg de laatste 24 uur al %(most)s keer een machtiging. Het kan weer vanaf %(again)s."),
    "request": _("Je vroeg deze machtiging de laatste 24 uur al. Het kan weer vanaf %(again)s."),
    "files": _("Er werden de laatste 24 uur al %(most)s documenten toegevoegd, door jou en je collega’s. Het kan weer vanaf %(again)s."),
    "letter": _("Deze brief werd het laatste uur al %(most)s keer nagekeken vanaf jouw netwerk. Het kan weer vanaf %(again)s."),
    "letters": _("Er werden het laatste uur al %(most)s brieven nagekeken vanaf jouw netwerk. Het kan weer vanaf %(again)s."),
    "law mail": _("Vanaf jouw netwerk werd het laatste uur al %(most)s keer mail gevraagd. Het kan weer vanaf %(again)s."),
    "law mail day": _("Vanaf jouw netwerk werd de laatste 24 uur al %(most)s keer mail gevraagd. Het kan weer vanaf %(again)s."),
    "law mail all": _("Er werd het laatste uur al %(most)s keer mail gevraagd, door iedereen samen. Het kan weer vanaf %(again)s."),
    "answers": _("Vanaf jouw netwerk werden het laatste uur al %(most)s links gemaakt. Het kan weer vanaf %(again)s."),
}  # fmt: skip
"""The name of a limit -> the sentence.  Of an address that was asked for nobody is told anything."""


def said(error: TooOftenError) -> str:
    """The sentence, in the language of the page."""
    return str(SAID[error.limit.name]) % {"most": error.limit.most, "again": _again(error)}


def _again(error: TooOftenError) -> str:
    """In whole minutes, never too early."""
    at = (error.again + timedelta(seconds=59)).astimezone(BRUSSELS)
    when = {
        "day": day(at.date(), get_language() or "nl"),
        "hour": str(at.hour),
        "minute": f"{at.minute:02}",
    }
    return gettext("%(day)s om %(hour)s.%(minute)s uur") % when
