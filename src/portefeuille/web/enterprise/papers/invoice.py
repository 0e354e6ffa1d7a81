"""An e-invoice beside the project: a proposed payment order, which somebody confirms on the page of the order."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from portefeuille import clock
from portefeuille.applications import selectors as applications
from portefeuille.applications.services.paying import left_of
from portefeuille.applications.states import FUNDED
from portefeuille.documents.invoices import Checked, Expected, Proposal, compare
from portefeuille.documents.ubl import read
from portefeuille.numbers import in_fours
from portefeuille.platform.files import selectors
from portefeuille.providers import selectors as providers
from portefeuille.web.account.requests import ActingRequest
from portefeuille.web.enterprise.application.said import eur, lang, on
from portefeuille.web.enterprise.papers.listed import is_invoice
from portefeuille.web.enterprise.papers.views import kept_or_404, submitted_or_404
from portefeuille.web.public.forms.typed import typed_money

if TYPE_CHECKING:
    from portefeuille.applications.models import Application

TONES = {"accepted": "good", "refused": "bad", "judgement": "doubt"}


@require_safe
def invoice(request: ActingRequest, application: str, file: str) -> HttpResponse:
    """What stands in it, what counts, and the proposal or the reasons why there is none."""
    found = submitted_or_404(request, application)
    kept = kept_or_404(found, file)
    if not is_invoice(kept):
        raise Http404
    checked = compare(read(selectors.content(kept)), expected(found))
    bill, proposal = checked.invoice, checked.proposal
    context = {
        "found": found, "number": bill.number, "seller": bill.seller.name, "issued": on(bill.issued),
        "credit": bill.kind != "invoice", "euro": bill.currency == "EUR", "currency": bill.currency,
        "lines": [(each.line.name or each.line.text, eur(each.line.net), TONES[each.verdict]) for each in checked.lines],
        "net": eur(bill.net), "vat": eur(bill.vat), "payable": eur(bill.payable), **_said(checked),
        "proposal": proposal, "amount": eur(proposal.cents) if proposal else "",
        "direct": eur(proposal.direct) if proposal and proposal.direct else "",
        "payee": providers.one(found.provider).name, "iban": in_fours(providers.one(found.provider).iban),
        "pay": pay_address(found, proposal) if proposal and found.state in FUNDED and request.acting.may_write else "",
        "funded": found.state in FUNDED,
    }  # fmt: skip
    return render(request, "enterprise/papers/invoice.html", context)


def _said(checked: Checked) -> dict[str, list[str]]:
    return {
        "reasons": [each.text(lang()) for each in checked.reasons],
        "remarks": [each.text(lang()) for each in checked.remarks],
    }


def expected(found: Application) -> Expected:
    """The project.  Money that is not there yet is expected: then the whole project can still be ordered."""
    provider = providers.one(found.provider)
    orders = applications.orders(found.pk)
    assert found.applied_on and found.start
    return Expected(
        provider=provider.enterprise, iban=provider.iban, buyer=found.enterprise, service=found.service,
        outstanding=left_of(found) if found.state in FUNDED or orders else found.eligible or 0, start=found.start,
        applied_on=found.applied_on, today=clock.today(), ordered=frozenset(each.invoice for each in orders if each.live),
    )  # fmt: skip


def pay_address(found: Application, proposal: Proposal) -> str:
    """The page of the order with everything filled in, ready to look over and confirm."""
    asked = {
        "bedrag": typed_money(Decimal(proposal.cents) / 100, lang()), "factuur": proposal.invoice,
        "mededeling": proposal.communication, "rechtstreeks": typed_money(Decimal(proposal.direct) / 100, lang()),
        "taal": lang(), "nagekeken": "1",
    }  # fmt: skip
    filled = {name: value for name, value in asked.items() if value and value != "0"}
    return f"{reverse('enterprise:pay', args=[found.pk])}?{urlencode(filled)}"
