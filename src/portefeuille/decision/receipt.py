"""Receipts: a decision with what it was made from, so that it can be proved later; and their replay."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from portefeuille.decision.decide import decide
from portefeuille.decision.errors import CaseError
from portefeuille.decision.formats import LANGUAGES
from portefeuille.decision.model import Decision

SCHEMA = "portefeuille-receipt/1"
#: Digits of the longest whole number that a receipt keeps to the last one; no fact has as many.
LONGEST = 30
OUTCOME = (
    "outcome", "size", "eligible_amount", "rate", "subsidy", "own_share", "outside_wallet", "capped_by", "deadlines",
)  # fmt: skip
"""What a decision comes to, beside its verdicts."""


def engine() -> str:
    """The version of the engine that decides."""
    try:
        return version("portefeuille")
    except PackageNotFoundError:
        return "0+source"


def receipt(case: Mapping[str, Any], decision: Decision) -> dict[str, Any]:
    """The receipt of a decision: schema, engine version, law hash, facts, language, decision, and a seal over them.

    ``known`` is written into the facts, so that a later publication does not change what is replayed.
    """
    facts = {**_plain(case), "known": decision.known.isoformat()}
    body = {
        "schema": SCHEMA,
        "engine": engine(),
        "law": decision.law_hash,
        "lang": decision.lang,
        "facts": facts,
        "decision": decision.as_dict(),
    }
    return {**body, "seal": seal(body)}


def seal(body: Mapping[str, Any]) -> str:
    """sha256 over the canonical JSON of a receipt without its seal."""
    text = json.dumps(body, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def replay(written: Any) -> list[str]:
    """What no longer holds of a receipt, in sentences; nothing when it is proved.

    :raises CaseError: when it is no receipt at all.
    """
    keys = {"schema", "engine", "law", "lang", "facts", "decision", "seal"}
    if not isinstance(written, dict) or set(written) != keys or written.get("schema") != SCHEMA:
        raise CaseError("", f"a receipt of schema {SCHEMA}", "something else")
    if written["lang"] not in LANGUAGES or not isinstance(written["decision"], dict):
        raise CaseError("", f"a receipt of schema {SCHEMA}", "one with another language or decision in it")
    body = _sealed(written)
    if seal(body) != written["seal"]:
        return ["the receipt was changed after it was written: its seal does not fit"]
    now = receipt(written["facts"], decide(written["facts"], written["lang"]))
    wrong = []
    if now["engine"] != written["engine"]:
        wrong.append(f"decided by engine {written['engine']}, this is {now['engine']}")
    if now["law"] != written["law"]:
        wrong.append("the law is written down differently now (its hash differs)")
    then, again = (_under(each["decision"], each["law"]) for each in (body, now))
    wrong += [
        f"{key} was {json.dumps(then.get(key))}, is now {json.dumps(again.get(key))}"
        for key in _differ(then, again)
    ]
    return wrong


def holds(written: Mapping[str, Any]) -> bool:
    """Does the decision of a receipt come out the same, amounts and days and verdicts, whatever words it is told in now?

    :raises CaseError: when it cannot be decided again.
    """
    body = _sealed(written)
    now = _plain(decide(written["facts"], written["lang"]).as_dict())
    return seal(body) == written["seal"] and _outcome(body["decision"]) == _outcome(now)


def _sealed(written: Mapping[str, Any]) -> dict[str, Any]:
    """What the seal of a receipt is over."""
    return {key: _plain(written[key]) for key in written if key != "seal"}


def _outcome(decision: Mapping[str, Any]) -> dict[str, Any]:
    verdicts = [(each.get("id"), each.get("verdict")) for each in decision.get("criteria") or ()]
    return {"criteria": verdicts, **{key: decision.get(key) for key in OUTCOME}}


def _under(decision: Mapping[str, Any], law_hash: Any) -> dict[str, Any]:
    """The decision; of the hash of its law only whether it is the one of the receipt, which is compared itself."""
    law = decision.get("law")
    if not isinstance(law, dict):
        return dict(decision)
    return {**decision, "law": {**law, "hash": "as above" if law.get("hash") == law_hash else "another"}}


def _differ(then: Mapping[str, Any], again: Mapping[str, Any]) -> list[str]:
    return [key for key in sorted({*then, *again}) if then.get(key) != again.get(key)]


def _plain(value: Any) -> Any:
    """Decimals as the numbers they were written as, days as text; the same for dictionaries and lists of them."""
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if isinstance(value, Decimal):
        whole = value.is_finite() and abs(value.adjusted()) < LONGEST and value == value.to_integral_value()
        return int(value) if whole else float(value)
    if isinstance(value, date):
        return value.isoformat()
    return value
