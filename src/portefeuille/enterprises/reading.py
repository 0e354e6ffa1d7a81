"""Reads one value before it is recorded: the value as it is kept, or what was expected.

Kept are integers (cents, hundredths of an FTE, basis points), texts, truth values, days as ISO texts, lists and objects of
these: canonical JSON.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from portefeuille import clock
from portefeuille.decision import CaseError, lookup
from portefeuille.enterprises.errors import BadValueError
from portefeuille.law import Law
from portefeuille.numbers import read as read_number
from portefeuille.platform.canonical import Plain

Reader = Callable[[Any, str], Plain]

MOST_CENTS = 10**13
MOST_HEADCOUNT = 10**9
WHOLE_SHARE = 10_000
MOST_ROWS = 200
MOST_ANSWERS = 1000
LANGUAGES = ("nl", "en", "fr")
NACE_VERSIONS = (2003, 2008, 2025)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_LINK = re.compile(r"://|\bwww\.", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]")
_PHONE = re.compile(r"\+?[0-9][0-9 ./()-]{5,28}[0-9]")


def text(longest: int) -> Reader:
    """A text on one line, not empty, without signs that nobody sees or that turn the direction of writing."""

    def reader(value: Any, key: str) -> Plain:
        if not isinstance(value, str) or not value.strip() or _CONTROL.search(value):
            raise BadValueError(key, "a text on one line", value)
        if len(value.strip()) > longest:
            raise BadValueError(key, f"at most {longest} characters", len(value.strip()), "long")
        found = " ".join(value.split())
        if not found.isprintable():
            raise BadValueError(key, "a text of which every sign can be seen", value)
        return found

    return reader


def name(longest: int) -> Reader:
    """As a text, and no link: it stands in mails to people who did not ask for them."""
    read_text = text(longest)

    def reader(value: Any, key: str) -> Plain:
        found = read_text(value, key)
        if _LINK.search(str(found)):
            raise BadValueError(key, "a name without an address of a site", value, "link")
        return found

    return reader


def whole(most: int, what: str) -> Reader:
    """A whole number from 0."""

    def reader(value: Any, key: str) -> Plain:
        if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= most:
            raise BadValueError(key, f"{what}, a whole number from 0 to {most}", value)
        return value

    return reader


cents = whole(MOST_CENTS, "cents")
headcount = whole(MOST_HEADCOUNT, "hundredths of an FTE")
share = whole(WHOLE_SHARE, "basis points")


def truth(value: Any, key: str) -> Plain:
    """True or False."""
    if not isinstance(value, bool):
        raise BadValueError(key, "true or false", value)
    return value


def day(value: Any, key: str) -> Plain:
    """A calendar day, kept as 2025-12-31."""
    if isinstance(value, date):
        value = value.isoformat()
    if isinstance(value, str) and _DAY.fullmatch(value):
        try:
            found = date.fromisoformat(value)
        except ValueError:
            found = date.min
        if 1800 <= found.year <= 2200:
            return value
    raise BadValueError(key, "a calendar day (2025-12-31)", value, "day")


def choice(*words: str) -> Reader:
    """One of a few words."""

    def reader(value: Any, key: str) -> Plain:
        if value not in words:
            raise BadValueError(key, f"one of {', '.join(words)}", value)
        return str(value)

    return reader


def rows(fields: Mapping[str, Reader], needed: tuple[str, ...]) -> Reader:
    """A list of objects with these fields; a field that is None or empty is left out."""
    one = row(fields, needed)

    def reader(value: Any, key: str) -> Plain:
        if not isinstance(value, list | tuple) or len(value) > MOST_ROWS:
            raise BadValueError(key, f"a list of at most {MOST_ROWS}", value)
        return [one(each, f"{key}.{index}") for index, each in enumerate(value)]

    return reader


def row(fields: Mapping[str, Reader], needed: tuple[str, ...]) -> Reader:
    """An object with these fields; a field that is None or empty is left out."""

    def reader(value: Any, key: str) -> Plain:
        if not isinstance(value, Mapping):
            raise BadValueError(key, "an object", value)
        unknown = next((name for name in value if name not in fields), None)
        if unknown is not None:
            raise BadValueError(f"{key}.{unknown}", f"one of {', '.join(fields)}", unknown)
        given = {name: each for name, each in value.items() if each is not None and each != ""}
        missing = next((name for name in needed if name not in given), None)
        if missing is not None:
            raise BadValueError(f"{key}.{missing}", "a value", None, "missing")
        return {name: fields[name](each, f"{key}.{name}") for name, each in given.items()}

    return reader


def legal_form(value: Any, key: str) -> Plain:
    """A legal form by KBO code, abbreviation or name; kept as its code."""
    kept = str(text(200)(value, key))
    try:
        return lookup.legal_form_code(Law.on(clock.today()), kept)
    except CaseError as error:
        raise BadValueError(key, "a legal form of the KBO", value, "legal_form") from error


def activity(value: Any, key: str) -> Plain:
    """A code of NACE-BEL in one of its versions."""
    read = row({"code": text(10), "version": whole(9999, "a version")}, ("code", "version"))(value, key)
    assert isinstance(read, Mapping)
    if read["version"] not in NACE_VERSIONS:
        raise BadValueError(f"{key}.version", "2003, 2008 or 2025", read["version"], "nace")
    try:
        code, _ = lookup.nace(Law.on(clock.today()), str(read["code"]), str(read["version"]))
    except CaseError as error:
        raise BadValueError(
            f"{key}.code", f"a code of NACE-BEL {read['version']}", read["code"], "nace"
        ) from error
    return {"code": code, "version": read["version"]}


def activities(value: Any, key: str) -> Plain:
    """Several of them."""
    if not isinstance(value, list | tuple) or len(value) > MOST_ROWS:
        raise BadValueError(key, f"a list of at most {MOST_ROWS}", value)
    return [activity(each, f"{key}.{index}") for index, each in enumerate(value)]


def postcode(value: Any, key: str) -> Plain:
    """Four digits."""
    if not isinstance(value, str) or not re.fullmatch(r"[1-9][0-9]{3}", value.strip()):
        raise BadValueError(key, "a postcode of four digits", value, "postcode")
    return value.strip()


def number(kind: str) -> Reader:
    """An enterprise or establishment number, kept as its ten digits."""

    def reader(value: Any, key: str) -> Plain:
        found = read_number(str(value), "establishment" if kind == "establishment" else "enterprise")
        if found.canonical is None:
            raise BadValueError(key, f"the number of an {kind}", value, "number")
        return found.canonical.replace(".", "")

    return reader


def iban(value: Any, key: str) -> Plain:
    """An account number whose check digits are right, without spaces."""
    found = read_number(str(value), "iban")
    if found.canonical is None:
        raise BadValueError(key, "an IBAN with the right check digits", value, "iban")
    return found.canonical


def email(value: Any, key: str) -> Plain:
    """An e-mail address."""
    kept = str(text(254)(value, key))
    try:
        validate_email(kept)
    except ValidationError as error:
        raise BadValueError(key, "an e-mail address", value, "email") from error
    return kept


def phone(value: Any, key: str) -> Plain:
    """A telephone number as people write it."""
    kept = str(text(30)(value, key))
    if not _PHONE.fullmatch(kept):
        raise BadValueError(key, "a telephone number", value, "phone")
    return kept


ADDRESS = {"street": text(120), "postcode": postcode, "municipality": text(80)}
address = row(ADDRESS, ("postcode",))
establishments = rows({"number": number("establishment"), "name": text(120), **ADDRESS}, ("postcode",))
FIGURES: Mapping[str, Reader] = {"headcount": headcount, "turnover": cents, "balance_total": cents}
_members = rows(
    {
        "kind": choice("linked", "partner"),
        "name": text(120),
        "number": number("enterprise"),
        "share": share,
        **FIGURES,
        "previous_year": row(FIGURES, ()),
    },
    ("kind", "name"),
)


def group(value: Any, key: str) -> Plain:
    """Partner and linked enterprises; a partner has a share of at most half."""
    found = _members(value, key)
    assert isinstance(found, list)
    for index, member in enumerate(found):
        assert isinstance(member, Mapping)
        if member["kind"] == "partner" and "share" not in member:
            raise BadValueError(f"{key}.{index}.share", "the share of a partner", None, "missing")
        if member["kind"] == "partner" and int(str(member["share"])) > WHOLE_SHARE // 2:
            raise BadValueError(
                f"{key}.{index}.share", "at most half: above it is linked", member["share"], "linked"
            )
    return found


def answers(value: Any, key: str) -> Plain:
    """What was typed in a form: texts by the name of their question."""
    if not isinstance(value, Mapping) or len(value) > MOST_ANSWERS:
        raise BadValueError(key, f"at most {MOST_ANSWERS} answers", value)
    for name, each in value.items():
        if not isinstance(name, str) or not isinstance(each, str) or len(name) > 20 or len(each) > 200:
            raise BadValueError(key, "short texts", name)
    return {name: str(text(200)(each, key)) for name, each in value.items() if each.strip()}


aid = rows({"on": day, "amount": cents, "what": text(120)}, ("on", "amount"))
