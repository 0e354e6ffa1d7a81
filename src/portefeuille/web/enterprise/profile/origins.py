"""A value with where it comes from, in words."""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from portefeuille.clock import BRUSSELS
from portefeuille.enterprises.keys import KEYS, Owner
from portefeuille.enterprises.known import Known
from portefeuille.enterprises.selectors import Answer
from portefeuille.web.enterprise.profile import shown, words
from portefeuille.web.enterprise.profile.words import LABELS, Message


@dataclass(frozen=True, slots=True)
class Told:
    """A value on the page.  ``tone``: good (a register says so), doubt (it could, and did not), empty."""

    key: str
    label: Message
    lines: tuple[str, ...]
    origin: str
    tone: str
    tag: str
    reason: str = ""


def told(key: str, known: Known | None, lang: str, last: Answer | None = None) -> Told:
    """The value of a key with its origin.  ``last``: the last answer of a register, which may confirm it on a later day."""
    value = known.value if known else None
    lines = shown.lines(key, value, lang)
    if known is None or value is None:
        return Told(key, LABELS[key], lines, "", "", "")
    tone, tag = _tone(key, known)
    return Told(key, LABELS[key], lines, origin(_confirmed(known, last), lang), tone, tag, known.reason)


def _confirmed(known: Known, last: Answer | None) -> Known:
    """The same, as of the day on which the register said it last."""
    same = last is not None and last.register == known.register and last.values.get(known.key) == known.value
    if last is None or not same or known.as_of is None or last.as_of is None:
        return known
    return replace(known, as_of=max(known.as_of, last.as_of))


def _tone(key: str, known: Known) -> tuple[str, str]:
    if known.verified:
        return "good", _("nagekeken")
    if KEYS[key].owner is Owner.REGISTER:
        return "doubt", _("niet nagekeken")
    return "", ""


def origin(known: Known, lang: str) -> str:
    """Who says so, and of which day."""
    if known.register and known.as_of is not None:
        return _("Uit het %(register)s, stand op %(day)s") % {
            "register": words.register(known.register),
            "day": shown.day(known.as_of, lang),
        }
    at = known.at.astimezone(BRUSSELS)
    return _("Ingevuld door %(who)s op %(day)s om %(time)s") % {
        "who": known.by,
        "day": shown.day(at.date(), lang),
        "time": f"{at:%H:%M}",
    }
