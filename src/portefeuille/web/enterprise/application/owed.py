"""What must be paid back of an application, and what of it goes back: in words, for who reads it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from portefeuille.numbers import in_fours
from portefeuille.wallet.records import ClaimSeen, PaymentSeen
from portefeuille.web.enterprise.application.said import eur, on
from portefeuille.web.enterprise.application.transfer import Transfer, to_wallet


@dataclass(frozen=True, slots=True)
class Owed:
    """A claim.  ``lines`` say what became of it; ``back`` what goes back of it, empty for nothing."""

    title: str
    reason: str
    lines: tuple[str, ...]
    back: tuple[str, ...]
    left: bool
    transfer: Transfer | None = None


def owed(
    claims: Sequence[ClaimSeen],
    payments: Iterable[PaymentSeen],
    *,
    provider: bool = False,
) -> list[Owed]:
    """The claims of an application as its enterprise reads them, or its provider (``provider``).

    Of a claim that is suspended nothing has to be paid: an objection to it is looked at.
    """
    returns = [one for one in payments if one.purpose == "return"]
    made = []
    for each in claims:
        theirs = each.debtor.startswith("provider:")
        mine = theirs == provider
        if provider and not mine:
            continue
        waits = mine and each.state == "suspended"
        made.append(
            Owed(
                _title(each, mine=mine, waits=waits), why(each.reason), tuple(_lines(each, waits=waits)),
                tuple(back(each, returns, mine=mine)), bool(each.left),
                to_wallet(each.left, each.communication) if each.left and provider else None,
            )
        )  # fmt: skip
    return made


def why(reason: str) -> str:
    """Why it is claimed: words of a person, or those of a code that the page of stopping gave."""
    codes = {
        "provider_cancels": _("De dienstverlener annuleerde."),
        "enterprise_does_not_follow": _("Niemand van de onderneming ging."),
        "other": "",
    }
    return codes.get(reason, reason)


def _title(each: ClaimSeen, *, mine: bool, waits: bool) -> str:
    amount = {"amount": eur(each.own + each.subsidy)}
    if waits and each.left:
        return _("Er wordt %(amount)s teruggevraagd") % amount
    if mine:
        return (
            _("Je moest %(amount)s terugbetalen") % amount
            if not each.left
            else _("Je moet %(amount)s terugbetalen") % amount
        )
    if not each.left:
        return _("Je dienstverlener moest %(amount)s terugbetalen") % amount
    return _("Je dienstverlener moet %(amount)s terugbetalen") % amount


def _lines(each: ClaimSeen, *, waits: bool) -> Iterator[str]:
    if not each.asked:
        yield _("Dit wordt niet meer teruggevraagd.")
    elif each.asked < each.own + each.subsidy:
        told = {"amount": eur(each.asked)}
        yield (
            _(
                "Een betaling aan de dienstverlener kwam terug of is niet vertrokken. Daarom is het nu %(amount)s."
            )
            % told
        )
    if each.paid:
        yield _("Al betaald: %(amount)s.") % {"amount": eur(each.paid)}
    if each.left and waits:
        yield _("Zolang je bezwaar loopt, hoef je niets te betalen.")
    elif each.left:
        told = {"amount": eur(each.left), "day": on(each.last_day)}
        yield _("Nog te betalen: %(amount)s, uiterlijk op %(day)s.") % told
    elif each.asked:
        yield _("Alles is betaald.")


def back(each: ClaimSeen, returns: Sequence[PaymentSeen], *, mine: bool) -> Iterator[str]:
    """What goes back of a claim, and where that money is."""
    if not each.given + each.over:
        return
    told = {"amount": eur(each.given + each.over)}
    yield (
        _("Je krijgt %(amount)s terug.") % told
        if mine
        else _("Wie betaalde, krijgt %(amount)s terug.") % told
    )
    if each.over:
        yield _(
            "%(amount)s vertrekt zodra de overheid het geld heeft klaargezet en de rekening bekend is."
        ) % {"amount": eur(each.over)}
    for one in returns:
        values = {
            "amount": eur(one.cents),
            "account": in_fours(one.iban) if mine else "",
            "day": on(one.left_on),
        }
        if one.state == "executed":
            yield _("%(amount)s is teruggestort op %(day)s.") % values
        elif one.live and mine:
            yield _("%(amount)s gaat naar rekening %(account)s.") % values
        elif one.live:
            yield _("%(amount)s gaat terug naar de rekening waarvan het kwam.") % values
    missing = each.given - sum(one.cents for one in returns if one.live)
    if missing > 0:
        yield _("%(amount)s kwam niet aan. Een ambtenaar kijkt na naar welke rekening het moet.") % {
            "amount": eur(missing)
        }
