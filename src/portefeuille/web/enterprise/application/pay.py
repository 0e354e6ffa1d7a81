"""Letting the provider be paid: the order with its check, what to pay directly, and taking an order back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from portefeuille import clock
from portefeuille.applications import selectors, services
from portefeuille.applications.errors import AmountError, StateError, UsedInvoiceError
from portefeuille.applications.services.paying import left_of
from portefeuille.applications.states import FUNDED
from portefeuille.banking.payments.characters import plain
from portefeuille.banking.payments.communication import digits
from portefeuille.numbers import in_fours, read
from portefeuille.providers import selectors as providers
from portefeuille.wallet import selectors as wallet
from portefeuille.wallet.records import PaymentSeen
from portefeuille.wallet.split import Parts, split
from portefeuille.web.account.requests import ActingRequest
from portefeuille.web.enterprise.application.ordered import where
from portefeuille.web.enterprise.application.said import communication, eur, lang, on
from portefeuille.web.enterprise.application.transfer import Transfer
from portefeuille.web.enterprise.application.view import (
    back,
    found_or_404,
    in_words,
    key_of,
    new_key,
    told_in_words,
)
from portefeuille.web.public.forms.questions import Question
from portefeuille.web.public.forms.sheet import Sheet, hundredths
from portefeuille.web.public.forms.shown import MONEY, TEXT
from portefeuille.web.public.forms.typed import typed_money

if TYPE_CHECKING:
    from portefeuille.applications.models import Application, Order

AMOUNT, INVOICE, COMMUNICATION, DIRECT, READY = "bedrag", "factuur", "mededeling", "rechtstreeks", "nagekeken"
QUESTIONS = (
    Question(
        AMOUNT,
        MONEY,
        gettext_lazy("Welk bedrag betalen we aan je dienstverlener?"),
        gettext_lazy("Zonder btw en zonder kosten die niet meetellen. Alles in één keer, of een deel."),
    ),
    Question(
        INVOICE, TEXT, gettext_lazy("Nummer van de factuur"), gettext_lazy("Zoals het op de factuur staat.")
    ),
    Question(
        COMMUNICATION,
        TEXT,
        gettext_lazy("Gestructureerde mededeling op de factuur (niet verplicht)"),
        gettext_lazy("Bijvoorbeeld +++090/9337/55493+++. Staat er geen op? Dan zetten we het factuurnummer erbij."),
    ),
    Question(
        DIRECT,
        MONEY,
        gettext_lazy("Hoeveel betaal je zelf, rechtstreeks aan je dienstverlener? (niet verplicht)"),
        gettext_lazy("De btw en wat niet meetelt, voor deze factuur. Dat gaat niet langs de portefeuille."),
    ),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Check:
    """An order before it is given: how it is split, and what is left afterwards.  In words."""

    amount: str
    own: str
    subsidy: str
    left: str
    direct: str
    invoice: str
    communication: str
    payee: str
    iban: str
    all_direct: bool
    """Does it pay all that goes directly, while part of the money stays?"""


@require_http_methods(["GET", "HEAD", "POST"])
@told_in_words
def pay(request: ActingRequest, application: str) -> HttpResponse:
    """Ask the amount and the invoice, show what it comes to, and give the order."""
    found = found_or_404(request, application)
    if found.state not in FUNDED and request.method != "POST":
        raise StateError("order", found.state)
    left = left_of(found)
    sheet = Sheet(QUESTIONS, _asked(request, found, left), lang())
    if request.GET or request.method == "POST":
        _judge(found, sheet, left, new=request.method != "POST")
    if request.method == "POST" and not sheet.errors:
        made = _order(request, found, sheet)
        if made is not None:
            return made
    ready = request.method != "POST" and READY in request.GET and not sheet.errors
    context = {
        "found": found, "left": eur(left), "outside": eur(found.outside) if found.outside else "",
        "last_day": on(found.finish_by), "fields": [sheet.asked(one.name) for one in QUESTIONS],
        "problems": sheet.problems, "check": _check(found, sheet, left) if ready else None,
        "hidden": [*sheet.texts.items(), ("taal", lang())], "key": key_of(request) if request.method == "POST" else new_key(),
        "address": sheet.address(),
    }  # fmt: skip
    status = 422 if request.method == "POST" else 200
    return render(request, "enterprise/application/pay.html", context, status=status)


def _asked(request: ActingRequest, found: Application, left: int) -> Mapping[str, str]:
    """What was typed; on a page that was just opened, everything that is left."""
    if request.method == "POST":
        return request.POST
    if request.GET:
        return request.GET
    amounts = {AMOUNT: left, DIRECT: found.outside if left == found.eligible else 0}
    return {name: typed_money(Decimal(cents) / 100, lang()) for name, cents in amounts.items() if cents}


def _judge(found: Application, sheet: Sheet, left: int, *, new: bool) -> None:
    """What is wrong with the answers, each at its question."""
    cents = hundredths(sheet.values.get(AMOUNT))
    if AMOUNT not in sheet.errors and cents is None:
        sheet.wrong(AMOUNT, _("Schrijf het bedrag."))
    elif new and cents is not None and not 0 < cents <= left:
        sheet.wrong(AMOUNT, in_words(AmountError(cents, left)))
    number = " ".join(str(sheet.values.get(INVOICE, "")).split())
    if not number:
        sheet.wrong(INVOICE, _("Schrijf het nummer van de factuur."))
    elif new and any(
        one.invoice.casefold() == number.casefold() and one.live for one in selectors.orders(found.pk)
    ):
        sheet.wrong(INVOICE, in_words(UsedInvoiceError(number)))
    elif not _carried(number):
        sheet.wrong(
            INVOICE,
            _("Een teken in dit nummer kan de bank niet overbrengen. Gebruik gewone letters en cijfers."),
        )
    told = str(sheet.values.get(COMMUNICATION, ""))
    if told and digits(told) is None:
        problem = read(told, "structured_communication").problem
        sheet.wrong(
            COMMUNICATION, problem.text(lang()) if problem else _("Dit is geen gestructureerde mededeling.")
        )


def _carried(number: str) -> bool:
    """Can a bank carry the number in words?"""
    try:
        plain(number)
    except ValueError:
        return False
    return True


def _order(request: ActingRequest, found: Application, sheet: Sheet) -> HttpResponse | None:
    """Give the order and go to its page; None when it was refused, with the reason at its question."""
    told = str(sheet.values.get(COMMUNICATION, ""))
    try:
        made = services.order_payment(
            found.pk, enterprise=request.acting.enterprise, cents=hundredths(sheet.values[AMOUNT]) or 0,
            invoice=str(sheet.values[INVOICE]), communication=communication(told),
            direct=hundredths(sheet.values.get(DIRECT)) or 0, key=key_of(request), actor=request.acting.actor,
        )  # fmt: skip
    except AmountError as error:
        sheet.wrong(AMOUNT, in_words(error))
    except UsedInvoiceError as error:
        sheet.wrong(INVOICE, in_words(error))
    else:
        place = reverse("enterprise:order", args=[found.pk, made.order])
        return HttpResponseRedirect(f"{place}?gebeurd=1", status=303)
    return None


def _direct(found: Application, besides: Order | None = None) -> int:
    """Cents that the orders of an application, but for one, told to pay to the provider directly."""
    return sum(one.direct for one in selectors.orders(found.pk) if one.live and one != besides)


def _check(found: Application, sheet: Sheet, left: int) -> Check:
    cents = hundredths(sheet.values[AMOUNT]) or 0
    used = wallet.paid(found.pk)
    parts = split(cents, Parts(found.own_share or 0, found.subsidy or 0), used)
    iban, name = providers.payee(found.provider)
    direct = hundredths(sheet.values.get(DIRECT)) or 0
    all_direct = direct > 0 and left > cents and _direct(found) + direct >= found.outside
    told = str(sheet.values.get(COMMUNICATION, ""))
    return Check(
        eur(cents), eur(parts.own), eur(parts.subsidy), eur(left - cents), eur(direct) if direct else "",
        str(sheet.values[INVOICE]), communication(told), name, in_fours(iban), all_direct,
    )  # fmt: skip


@require_safe
@told_in_words
def order(request: ActingRequest, application: str, order: str) -> HttpResponse:
    """A payment order: where its money is, and what to pay to the provider directly."""
    found = found_or_404(request, application)
    made, payment = _one(found, order)
    words, tone = where(made, payment)
    told = made.communication or _("Factuur %(number)s") % {"number": made.invoice}
    money = wallet.money(found.pk)
    others = _direct(found, besides=made)
    context = {
        "found": found, "order": made, "amount": eur(made.cents), "own": eur(made.own), "subsidy": eur(made.subsidy),
        "iban": in_fours(made.iban), "where": words, "tone": tone, "ordered_on": on(made.ordered_on),
        "communication": communication(told), "happened": "gebeurd" in request.GET and made.live,
        "left": eur(money.left) if money and money.left and found.state in FUNDED else "",
        "last_day": on(found.finish_by),
        "transfer": Transfer(made.iban, made.name, made.direct, told) if made.live and made.direct else None,
        "direct": made.live, "outside": eur(found.outside) if found.outside else "",
        "others": eur(others) if others else "",
        "cancels": request.acting.may_write and cancellable(made, payment),
    }  # fmt: skip
    return render(request, "enterprise/application/order.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@told_in_words
def cancel(request: ActingRequest, application: str, order: str) -> HttpResponse:
    """Take an order back, as long as it has not left."""
    found = found_or_404(request, application)
    made, payment = _one(found, order)
    if request.method == "POST":
        services.cancel_order(
            order, application=found.pk, enterprise=request.acting.enterprise,
            reason=request.POST.get("reden", "").strip()[:500], actor=request.acting.actor,
        )  # fmt: skip
        return back(found)
    if not cancellable(made, payment):
        raise StateError("cancel_order", found.state)
    context = {"found": found, "order": made, "amount": eur(made.cents), "today": on(clock.today())}
    return render(request, "enterprise/application/cancel.html", context)


def cancellable(made: Order, payment: PaymentSeen | None) -> bool:
    """Has the order not left yet?"""
    return made.live and payment is not None and payment.state == "ordered"


def _one(found: Application, order: str) -> tuple[Order, PaymentSeen | None]:
    made = next((one for one in selectors.orders(found.pk) if one.pk == order), None)
    if made is None:
        raise Http404
    return made, next((one for one in wallet.payments(found.pk) if one.payment == order), None)
