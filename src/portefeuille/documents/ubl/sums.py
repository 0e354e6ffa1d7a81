"""The sums that an invoice must come out at (the rules BR-CO of EN 16931 that touch what has to be paid)."""

from __future__ import annotations

from portefeuille.documents.refused import RefusedError
from portefeuille.documents.ubl.model import Invoice


def check(invoice: Invoice, lines_total: int, allowances: int, charges: int) -> None:
    """Compare the totals that are written with what the parts give.

    :raises RefusedError: for the first that does not agree, with the number of its rule.
    """
    lines = sum(line.net for line in invoice.lines)
    off = -sum(each.amount for each in invoice.charges if each.amount < 0)
    on = sum(each.amount for each in invoice.charges if each.amount > 0)
    payable = invoice.gross - invoice.prepaid + invoice.rounding
    same = (
        ("BR-CO-10, LineExtensionAmount", lines_total, lines),
        ("BR-CO-11, AllowanceTotalAmount", allowances, off),
        ("BR-CO-12, ChargeTotalAmount", charges, on),
        ("BR-CO-13, TaxExclusiveAmount", invoice.net, lines_total - allowances + charges),
        ("BR-CO-14, TaxAmount", invoice.vat, sum(tax.amount for tax in invoice.taxes)),
        ("BR-CO-15, TaxInclusiveAmount", invoice.gross, invoice.net + invoice.vat),
        ("BR-CO-16, PayableAmount", invoice.payable, payable),
    )
    for name, written, worked_out in same:
        if written != worked_out:
            raise RefusedError("sum", where=name, expected=euros(worked_out), got=euros(written))
    if sum(tax.taxable for tax in invoice.taxes) != invoice.net:
        got = euros(sum(tax.taxable for tax in invoice.taxes))
        raise RefusedError("sum", where="TaxableAmount", expected=euros(invoice.net), got=got)


def euros(cents: int) -> str:
    """An amount as it stands in the files: ``-1234.50``."""
    return f"{'-' * (cents < 0)}{abs(cents) // 100}.{abs(cents) % 100:02d}"
