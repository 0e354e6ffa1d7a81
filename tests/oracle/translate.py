"""From a flat row to a case of the contract, and back for the cases that a row can hold."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from tests.oracle import columns as c
from tests.oracle.columns import ABSENT, row

if TYPE_CHECKING:
    from tests.oracle.enterprise import Row

Case = dict[str, Any]
FIGURES = {"headcount": "headcount", "turnover": "turnover", "balance": "balance_total"}


def _day(ordinal: int) -> str:
    return date.fromordinal(ordinal).isoformat()


def _scaled(value: int, decimals: int) -> Decimal:
    return Decimal(value).scaleb(-decimals)


def _put(target: Case, key: str, value: int, convert: Any) -> None:
    if value != ABSENT:
        target[key] = convert(value)


def _money(value: int) -> Decimal:
    return _scaled(value, 2)


def _share(value: int) -> Decimal:
    return _scaled(value, 4)


def enterprise_of(r: Row) -> Case:
    """The enterprise of a row."""
    made: Case = {"nace_version": 2008} if r["activity"] != ABSENT else {}
    _put(made, "legal_form", r["form"], c.FORMS.__getitem__)
    _put(made, "sheltered_workshop", r["workshop"], bool)
    for name, key in FIGURES.items():
        _put(made, key, r[name], _money)
    if r["prev_headcount"] != ABSENT:
        made["previous_year"] = {key: _money(r[f"prev_{name}"]) for name, key in FIGURES.items()}
    if r["member"] != c.NO_MEMBER:
        member: Case = {"kind": c.KINDS[r["member"]]} | {
            key: _money(r[f"member_{name}"]) for name, key in FIGURES.items()
        }
        if r["member"] == c.PARTNER:
            member["share"] = _share(r["member_share"])
        made["group"] = [member]
    _put(made, "public_share", r["public_share"], _share)
    _put(made, "establishments", r["region"], lambda v: [{"postcode": p} for p in c.REGIONS[v]])
    _put(made, "main_activity", r["activity"], c.ACTIVITIES.__getitem__)
    _put(made, "registered_since", r["registered"], _day)
    _put(made, "social_security_arrears", r["arrears"], bool)
    return made


def project_of(r: Row) -> Case:
    """The project of a row."""
    made: Case = {}
    for key, name, convert in (
        ("service", "service", c.SERVICES.__getitem__),
        ("theme", "theme", c.THEMES.__getitem__),
        ("on_occupation_list", "listed", bool),
        ("price", "price", _money),
        ("start", "start", _day),
        ("end", "end", _day),
        ("agreed_on", "agreed", _day),
        ("mode", "mode", c.MODES.__getitem__),
        ("interactive", "interactive", bool),
        ("written_report", "written", bool),
        ("legally_required", "required", bool),
        ("ordinary_expense", "ordinary", bool),
        ("times_in_three_years", "times", int),
        ("participants", "participant", lambda v: [{"category": c.PARTICIPANTS[v]}]),
    ):
        _put(made, key, r[name], convert)
    provider: Case = {}
    _put(provider, "registered", r["provider_registered"], bool)
    _put(provider, "related_party", r["related"], bool)
    if provider:
        made["provider"] = provider
    costs: list[Case] = []
    if r["catering"] != ABSENT:
        costs.append(
            {
                "kind": "catering",
                "amount": _money(r["catering"]),
                "persons": c.CATERING_PERSONS,
                "days": c.CATERING_DAYS,
            }
        )
    if r["exam"] != ABSENT:
        costs.append({"kind": "exam", "amount": _money(r["exam"])})
    if costs:
        made["costs"] = costs
    return made


def case_of(r: Row) -> Case:
    """The case that says what the row says."""
    case: Case = {"on": _day(r["on"])}
    if r["given_size"] != ABSENT:
        case["size"] = c.SIZES[r["given_size"]]
    else:
        case["enterprise"] = enterprise_of(r)
    if r["project"]:
        case["project"] = project_of(r)
    history: Case = {}
    _put(history, "size_this_year", r["frozen"], c.SIZES.__getitem__)
    _put(history, "subsidy_this_year", r["used"], _money)
    if r["aid"] != ABSENT:
        history["de_minimis"] = [{"on": _day(r["aid_on"]), "amount": _money(r["aid"])}]
    if history:
        case["history"] = history
    return case


def _code(table: dict[int, Any], value: Any) -> int:
    """The number of a value in one of the tables of ``columns``; a legal form that is none of the four
    examples is an accepted one.
    """
    return next((k for k, v in table.items() if v == value), 0)


def row_of(case: Case) -> Row:
    """The row of one of the contract's visible cases (one group member, one cost, one aid at most)."""
    facts: dict[str, int] = {"on": date.fromisoformat(case["on"]).toordinal()}

    def put(name: str, source: Case, key: str, convert: Any) -> None:
        if source.get(key) is not None:
            facts[name] = convert(source[key])

    def cents(value: Any) -> int:
        return int(Decimal(value) * 100)

    put("given_size", case, "size", lambda v: _code(c.SIZES, v))
    e, p, h = case.get("enterprise", {}), case.get("project", {}), case.get("history", {})
    put("form", e, "legal_form", lambda v: _code(c.FORMS, v))
    put("workshop", e, "sheltered_workshop", int)
    for name, key in FIGURES.items():
        put(name, e, key, cents)
        put(f"prev_{name}", e.get("previous_year", {}), key, cents)
    for member in e.get("group", []):
        facts |= {"member": _code(c.KINDS, member["kind"])} | {
            f"member_{n}": cents(member[k]) for n, k in FIGURES.items()
        }
        put("member_share", member, "share", lambda v: int(v * 10_000))
    put("public_share", e, "public_share", lambda v: int(v * 10_000))
    put("region", e, "establishments", lambda v: _code(c.REGIONS, tuple(x["postcode"] for x in v)))
    put("activity", e, "main_activity", lambda v: _code(c.ACTIVITIES, v))
    facts["project"] = int("project" in case)
    put("service", p, "service", lambda v: _code(c.SERVICES, v))
    put("theme", p, "theme", lambda v: _code(c.THEMES, v))
    put("price", p, "price", cents)

    def day(value: str) -> int:
        return date.fromisoformat(value).toordinal()

    put("registered", e, "registered_since", day)
    put("arrears", e, "social_security_arrears", int)
    for name, key in (("start", "start"), ("end", "end"), ("agreed", "agreed_on")):
        put(name, p, key, day)
    for name, key in (
        ("listed", "on_occupation_list"),
        ("interactive", "interactive"),
        ("written", "written_report"),
        ("required", "legally_required"),
        ("ordinary", "ordinary_expense"),
        ("times", "times_in_three_years"),
    ):
        put(name, p, key, int)
    put("mode", p, "mode", lambda v: _code(c.MODES, v))
    put("provider_registered", p.get("provider", {}), "registered", int)
    put("related", p.get("provider", {}), "related_party", int)
    put("participant", p, "participants", lambda v: _code(c.PARTICIPANTS, v[0]["category"]))
    for cost in (x for x in p.get("costs", []) if x["kind"] in ("catering", "exam")):
        facts[cost["kind"]] = cents(cost["amount"])
    put("frozen", h, "size_this_year", lambda v: _code(c.SIZES, v))
    put("used", h, "subsidy_this_year", cents)
    for aid in h.get("de_minimis", []):
        facts |= {"aid": cents(aid["amount"]), "aid_on": day(aid["on"])}
    return row(**facts)


def _bare(value: Any) -> Any:
    """A case without empty parts, nulls and titles, its numbers comparable."""
    if isinstance(value, dict):
        parts = {key: _bare(item) for key, item in value.items() if key != "title"}
        return {key: item for key, item in parts.items() if item is not None and item not in ({}, [])}
    if isinstance(value, list):
        return [_bare(item) for item in value]
    return value if isinstance(value, bool | str) or value is None else Decimal(value)


def fits_a_row(case: Case) -> bool:
    """Does a row say everything that this case says?  Of the group it knows the last year only."""
    enterprise = case.get("enterprise") or {}
    if enterprise.get("group") and enterprise.get("previous_year"):
        return False
    try:
        return bool(_bare(case_of(row_of(case))) == _bare(case))
    except KeyError:
        return False
