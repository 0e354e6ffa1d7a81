"""From the values that are kept to the ``enterprise`` of a case: cents become euro, hundredths FTE, basis points a share."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from portefeuille.enterprises.keys import FIGURES
from portefeuille.enterprises.known import Known, value


def facts_of(number: str, values: Mapping[str, Known], on: date) -> dict[str, Any]:
    """The object ``enterprise`` of a case, without what is not known."""
    given: dict[str, Any] = {"number": number}
    for key in ("legal_form", "sheltered_workshop", "registered_since", "social_security_arrears"):
        given[key] = value(values, key)
    given |= _year(values, "")
    given["previous_year"] = _year(values, "previous_") or None
    given["group"] = _group(value(values, "group"))
    public = value(values, "public_share")
    given["public_share"] = None if public is None else Decimal(public) / 10_000
    places = value(values, "establishments")
    given["establishments"] = None if places is None else [{"postcode": each["postcode"]} for each in places]
    activity = value(values, "main_activity")
    if activity is not None:
        given["main_activity"], given["nace_version"] = activity["code"], activity["version"]
    until = value(values, "registered_until")
    if until is not None and until < on.isoformat():
        given["registered"] = False
    return {key: each for key, each in given.items() if each is not None}


def _year(values: Mapping[str, Known], prefix: str) -> dict[str, Decimal]:
    return _figures({name: value(values, f"{prefix}{name}") for name in FIGURES})


def _figures(kept: Mapping[str, Any]) -> dict[str, Decimal]:
    return {name: Decimal(kept[name]) / 100 for name in FIGURES if kept.get(name) is not None}


def _group(kept: list[dict[str, Any]] | None) -> list[dict[str, Any]] | None:
    if kept is None:
        return None
    return [_member(each) for each in kept]


def _member(kept: Mapping[str, Any]) -> dict[str, Any]:
    given: dict[str, Any] = {"kind": kept["kind"], **_figures(kept)}
    if kept["kind"] == "partner":
        given["share"] = Decimal(kept["share"]) / 10_000
    if kept.get("previous_year"):
        given["previous_year"] = _figures(kept["previous_year"])
    return given
