"""Posting: an entry with its legs, the balances they move, and its seal; in as few statements as there can be.

The SQL is the same for both databases.  What is written here is checked by the triggers, which know nothing of this code.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Any, NamedTuple

from django.db import IntegrityError, connection, transaction

from portefeuille import clock
from portefeuille.platform import gate
from portefeuille.platform.canonical import GENESIS, canonical, second
from portefeuille.platform.models import Actor
from portefeuille.platform.once import ReplayedError
from portefeuille.wallet.chart import CHART, kind_of
from portefeuille.wallet.errors import OverdraftError, UnbalancedError, WalletError
from portefeuille.wallet.ledger import Draft, Leg, Posted, content, link
from portefeuille.wallet.models import Entry

FIND = """SELECT entry_id, hash, 0 FROM wallet_seal WHERE entry_id = (SELECT max(id) FROM wallet_entry) UNION ALL
    SELECT entry_id, hash, 1 FROM wallet_seal WHERE entry_id = (SELECT id FROM wallet_entry WHERE key = %s)"""
KNOWN = "SELECT code, id, side FROM wallet_account WHERE code IN ({places})"
USED = "SELECT min(key) FROM wallet_entry WHERE key IN ({places})"
OPEN = "INSERT INTO wallet_account (code, kind, owner, side, book) VALUES {rows} RETURNING code, id, side"
MOVE = """WITH moved (account, legs, cents) AS (VALUES {rows})
    UPDATE wallet_balance SET version = COALESCE(version, 0) + moved.legs, amount = amount + moved.cents
    FROM moved WHERE wallet_balance.account_id = moved.account
    RETURNING wallet_balance.account_id, wallet_balance.version, wallet_balance.amount"""
ENTER = """INSERT INTO wallet_entry (id, key, kind, day, at, actor_id, subject, note, reverses_id)
    VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s)"""
LEGS = "INSERT INTO wallet_posting (entry_id, leg, account_id, amount, seq, after) VALUES {rows}"
SEAL = "INSERT INTO wallet_seal (entry_id, previous, hash) VALUES (%s, %s, %s)"


class Known(NamedTuple):
    """An account as posting needs it."""

    id: int
    side: int


def post(draft: Draft, actor: Actor) -> Posted:
    """Write an entry, or find it when its key was posted before.

    :raises UnbalancedError: when it is no entry.
    :raises OverdraftError: when an account would fall below zero.
    :raises ReplayedError: when the key was posted with another content.
    """
    legs = checked(draft)
    try:
        return _post(draft, legs, actor)
    except IntegrityError as error:
        if "_no_overdraft" in str(error):
            raise OverdraftError(_short(draft)) from None
        raise


def _post(draft: Draft, legs: list[Leg], actor: Actor) -> Posted:
    with transaction.atomic(), connection.cursor() as cursor:
        last, earlier, known = _before(cursor, draft.key, legs)
        if earlier is not None:
            return _same(draft, earlier)
        return _write(cursor, last, [(draft, legs)], known, actor)[0]


def post_all(drafts: Sequence[Draft], actor: Actor) -> list[Posted]:
    """Write many entries, all of them new, in their order: the same rows and the same triggers, in far fewer statements.

    :raises UnbalancedError: when one is no entry.
    :raises OverdraftError: when an account would fall below zero on the way.
    :raises ReplayedError: when one of the keys was posted before.
    """
    if not drafts:
        return []
    items = [(draft, checked(draft)) for draft in drafts]
    keys = [draft.key for draft in drafts]
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            last, _, known = _before(cursor, keys[0], [leg for _, legs in items for leg in legs])
            cursor.execute(USED.format(places=_places(keys)), keys)
            used = cursor.fetchone()[0]
            if used is not None:
                raise ReplayedError(used)
            return _write(cursor, last, items, known, actor)
    except IntegrityError as error:
        if "_no_overdraft" in str(error):
            raise OverdraftError(f"an account would fall below zero by {_which(drafts)}") from None
        raise


def _write(
    cursor: Any, last: Posted, items: Sequence[tuple[Draft, list[Leg]]], known: dict[str, Known], actor: Actor
) -> list[Posted]:
    """Entries after ``last``.  The balances are moved at once; then come entry, legs and seal, one after the other, since
    the triggers let no entry follow on one that is not sealed.
    """
    accounts = _opened(cursor, [leg for _, legs in items for leg in legs], known)
    at = second(clock.now())
    moment = connection.ops.adapt_datetimefield_value(at)
    written = iter(_moved(cursor, [legs for _, legs in items], accounts))
    statements: list[tuple[str, list[Any]]] = []
    posted = []
    for draft, legs in items:
        previous, last = last, Posted(last.number + 1, link(draft, last.number + 1, at, actor.id, last.hash))
        statements.append((ENTER, [
            last.number, draft.key, draft.kind, connection.ops.adapt_datefield_value(draft.day), moment, actor.id,
            draft.subject, canonical(draft.note), draft.reverses,
        ]))  # fmt: skip
        rows = ", ".join(["(%s, %s, %s, %s, %s, %s)"] * len(legs))
        statements.append((LEGS.format(rows=rows), [v for row in next(written) for v in (last.number, *row)]))
        statements.append((SEAL, [last.number, previous.hash, last.hash]))
        posted.append(last)
    _execute(cursor, statements)
    return posted


def _execute(cursor: Any, statements: Sequence[tuple[str, list[Any]]]) -> None:
    """One after the other; PostgreSQL, which may be far away, is handed them all at once."""
    if connection.vendor == "postgresql":
        cursor.execute(
            "; ".join(sql for sql, _ in statements), [v for _, values in statements for v in values]
        )
        return
    for sql, values in statements:
        cursor.execute(sql, values)


def checked(draft: Draft) -> list[Leg]:
    """The legs of a sound entry."""
    legs = draft.moving()
    unknown = [leg.account for leg in legs if kind_of(leg.account) not in CHART]
    if unknown:
        raise WalletError(f"no account of the chart: {', '.join(unknown)}")
    if len(legs) < 2:
        raise UnbalancedError(f"{draft.key}: an entry has two legs or more")
    total = sum(leg.amount for leg in legs)
    if total:
        raise UnbalancedError(f"{draft.key}: the legs sum to {total} cents, not to zero")
    if len({CHART[kind_of(leg.account)].book for leg in legs}) > 1:
        raise UnbalancedError(f"{draft.key}: an entry stays within one book")
    return legs


def _before(cursor: Any, key: str, legs: Sequence[Leg]) -> tuple[Posted, Posted | None, dict[str, Known]]:
    """Through the gate: the end of the chain, the entry that was posted with the key, and the accounts of the legs that are there."""
    codes = sorted({leg.account for leg in legs})
    found, accounts = gate.enter_and_ask(
        cursor, [(FIND, [key]), (KNOWN.format(places=_places(codes)), codes)]
    )
    last, earlier = Posted(0, GENESIS), None
    for number, own, used in found:
        last = max(last, Posted(number, own))
        if used:
            earlier = Posted(number, own)
    return last, earlier, {code: Known(number, side) for code, number, side in accounts}


def _same(draft: Draft, earlier: Posted) -> Posted:
    entry = Entry.objects.get(id=earlier.number)
    legs = entry.postings.order_by("leg").values_list("account__code", "amount")
    was = Draft(
        entry.key, entry.kind, entry.day, entry.subject, [Leg(*leg) for leg in legs], reverses=entry.reverses_id
    )  # fmt: skip
    told = Draft(draft.key, draft.kind, draft.day, draft.subject, draft.legs, reverses=draft.reverses)
    if content(was) != content(told) or entry.note != canonical(draft.note):
        raise ReplayedError(draft.key)
    return earlier


def _opened(cursor: Any, legs: Sequence[Leg], known: dict[str, Known]) -> dict[str, Known]:
    """The accounts of the legs; those that are not there yet are opened."""
    new = sorted({leg.account for leg in legs} - known.keys())
    if not new:
        return known
    values: list[Any] = []
    for code in new:
        kind, _, owner = code.partition(":")
        values += [code, kind, owner, CHART[kind].side, CHART[kind].book]
    cursor.execute(OPEN.format(rows=", ".join(["(%s, %s, %s, %s, %s)"] * len(new))), values)
    return known | {code: Known(number, side) for code, number, side in cursor.fetchall()}


def _places(values: Sequence[object]) -> str:
    return ", ".join(["%s"] * len(values))


def _moved(
    cursor: Any, entries: Sequence[Sequence[Leg]], accounts: dict[str, Known]
) -> list[list[tuple[int, int, int, int, int]]]:
    """Move the balances.  For each entry the rows of its legs: leg, account, amount, place on the account, what is there after."""
    counts = Counter(leg.account for legs in entries for leg in legs)
    sums: defaultdict[str, int] = defaultdict(int)
    for legs in entries:
        for leg in legs:
            sums[leg.account] += accounts[leg.account].side * leg.amount
    order = sorted(counts, key=lambda code: accounts[code].id)
    values = [value for code in order for value in (accounts[code].id, counts[code], sums[code])]
    cursor.execute(MOVE.format(rows=", ".join(["(%s, %s, %s)"] * len(order))), values)
    moved = {account: (version, amount) for account, version, amount in cursor.fetchall()}
    place = {code: moved[accounts[code].id][0] - counts[code] for code in order}
    there = {code: moved[accounts[code].id][1] - sums[code] for code in order}
    written = []
    for legs in entries:
        rows = []
        for number, leg in enumerate(legs, start=1):
            account = accounts[leg.account]
            place[leg.account] += 1
            there[leg.account] += account.side * leg.amount
            rows.append((number, account.id, leg.amount, place[leg.account], there[leg.account]))
        written.append(rows)
    return written


def _which(drafts: Sequence[Draft]) -> str:
    first, last = drafts[0].key, drafts[-1].key
    return first if first == last else f"one of the {len(drafts)} entries {first} to {last}"


def _short(draft: Draft) -> str:
    """The sentence about an overdraft: from which accounts how much was asked."""
    asked = ((leg.account, -CHART[kind_of(leg.account)].side * leg.amount) for leg in draft.moving())
    takes = ", ".join(f"{code} ({cents} cents)" for code, cents in asked if cents > 0)
    return f"{draft.kind} {draft.key}: there is not enough on {takes}"
