"""camt.053 files of versions 2 to 8, made so that the schema of their version accepts them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from xml.sax.saxutils import escape

from tests.banking.files.accounts import OURS, THEIRS

DAY = date(2026, 11, 20)


@dataclass(frozen=True, slots=True)
class Payment:
    """A transaction (``TxDtls``)."""

    amount: int
    free: str = ""
    reference: str = ""
    account: str = THEIRS
    name: str = "Bakkerij De Proef BV"
    bic: str = "XXXXBEBB"
    end_to_end: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry (``Ntry``)."""

    payments: Sequence[Payment]
    booked: date = DAY
    value: date | None = DAY
    status: str = "BOOK"
    reversal: bool = False
    batch: str = ""
    count: int = 0
    amount: int | None = None

    @property
    def total(self) -> int:
        """In cents."""
        return sum(one.amount for one in self.payments) if self.amount is None else self.amount


@dataclass(frozen=True, slots=True)
class Written:
    """One statement."""

    entries: Sequence[Entry]
    opening: int = 100_000
    account: str = OURS
    currency: str = "EUR"
    number: int | None = 7
    opened: date = DAY
    closed: date = DAY
    closing: int | None = None
    summary: bool = True
    opening_code: str = "OPBD"
    copy: bool = False
    identifier: str = "STMT-7"


def camt(
    *statements: Written, version: int = 2, head: str = '<?xml version="1.0" encoding="UTF-8"?>\n'
) -> bytes:
    """A file."""
    inside = "".join(_statement(one, version) for one in statements)
    return (
        f'{head}<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.{version:02d}"><BkToCstmrStmt>'
        f"<GrpHdr><MsgId>MSG-1</MsgId><CreDtTm>2026-11-21T06:00:00+01:00</CreDtTm></GrpHdr>\n{inside}"
        "</BkToCstmrStmt></Document>\n"
    ).encode()


def _statement(one: Written, version: int) -> str:
    booked = [entry for entry in one.entries if entry.status == "BOOK"]
    closing = one.opening + sum(entry.total for entry in booked) if one.closing is None else one.closing
    number = "" if one.number is None else f"<ElctrncSeqNb>{one.number}</ElctrncSeqNb>"
    copy = "<CpyDplctInd>DUPL</CpyDplctInd>" if one.copy else ""
    code = "BIC" if version == 2 else "BICFI"
    return (
        f"<Stmt><Id>{one.identifier}</Id>{number}<CreDtTm>2026-11-21T06:00:00+01:00</CreDtTm>{copy}"
        f"<Acct><Id><IBAN>{one.account}</IBAN></Id><Ccy>{one.currency}</Ccy><Ownr><Nm>Fonds voor de proef</Nm></Ownr>"
        f"<Svcr><FinInstnId><{code}>XXXXBEBB</{code}></FinInstnId></Svcr></Acct>\n"
        f"{_balance(one.opening_code, one.opening, one.currency, one.opened)}"
        f"{_balance('CLBD', closing, one.currency, one.closed)}"
        f"{_summary(booked, one.currency) if one.summary and len(booked) == len(one.entries) else ''}"
        f"{''.join(_entry(entry, one, version) for entry in one.entries)}</Stmt>\n"
    )


def _balance(code: str, amount: int, currency: str, day: date) -> str:
    return (
        f"<Bal><Tp><CdOrPrtry><Cd>{code}</Cd></CdOrPrtry></Tp>{_money(amount, currency)}"
        f"<Dt><Dt>{day}</Dt></Dt></Bal>\n"
    )


def _summary(entries: Sequence[Entry], currency: str) -> str:
    total = sum(abs(entry.total) for entry in entries)
    return f"<TxsSummry><TtlNtries><NbOfNtries>{len(entries)}</NbOfNtries><Sum>{_euros(total)}</Sum></TtlNtries></TxsSummry>\n"


def _entry(entry: Entry, one: Written, version: int) -> str:
    status = f"<Sts><Cd>{entry.status}</Cd></Sts>" if version >= 7 else f"<Sts>{entry.status}</Sts>"
    value = "" if entry.value is None else f"<ValDt><Dt>{entry.value}</Dt></ValDt>"
    batch = (
        f"<Btch><PmtInfId>{entry.batch}</PmtInfId><NbOfTxs>{entry.count or len(entry.payments)}</NbOfTxs></Btch>"
        if entry.batch
        else ""
    )
    inside = "".join(_payment(each, entry, one, version) for each in entry.payments)
    details = f"<NtryDtls>{batch}{inside}</NtryDtls>" if batch or inside else ""
    family = "RCDT" if entry.total > 0 else "ICDT"
    return (
        f"<Ntry>{_money(entry.total, one.currency)}{'<RvslInd>true</RvslInd>' if entry.reversal else ''}{status}"
        f"<BookgDt><Dt>{entry.booked}</Dt></BookgDt>{value}<AcctSvcrRef>REF</AcctSvcrRef>"
        f"<BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>{family}</Cd><SubFmlyCd>ESCT</SubFmlyCd></Fmly></Domn></BkTxCd>"
        f"{details}</Ntry>\n"
    )


def _payment(one: Payment, entry: Entry, statement: Written, version: int) -> str:
    money = _money(one.amount, statement.currency)
    amount = f"<AmtDtls><TxAmt>{money.split('<CdtDbtInd>')[0]}</TxAmt></AmtDtls>" if version == 2 else money
    incoming = (one.amount > 0) != bool(one.reason)
    side, ours = ("Dbtr", "Cdtr") if incoming else ("Cdtr", "Dbtr")
    code = "BIC" if version == 2 else "BICFI"
    there = {
        side: _party(side, one.name, one.account, version),
        ours: _party(ours, "Fonds voor de proef", statement.account, version),
    }
    agent = (
        f"<RltdAgts><{side}Agt><FinInstnId><{code}>{one.bic}</{code}></FinInstnId></{side}Agt></RltdAgts>"
        if one.bic
        else ""
    )
    structured = (
        "<Strd><CdtrRefInf><Tp><CdOrPrtry><Cd>SCOR</Cd></CdOrPrtry><Issr>BBA</Issr></Tp>"
        f"<Ref>{escape(one.reference)}</Ref></CdtrRefInf></Strd>"
        if one.reference
        else ""
    )
    free = f"<Ustrd>{escape(one.free)}</Ustrd>" if one.free else ""
    remittance = f"<RmtInf>{free}{structured}</RmtInf>" if free or structured else ""
    returned = f"<RtrInf><Rsn><Cd>{one.reason}</Cd></Rsn></RtrInf>" if one.reason else ""
    return (
        f"<TxDtls><Refs><EndToEndId>{one.end_to_end or 'NOTPROVIDED'}</EndToEndId></Refs>{amount}"
        f"<RltdPties>{there['Dbtr']}{there['Cdtr']}</RltdPties>{agent}{remittance}{returned}</TxDtls>"
    )


def _party(side: str, name: str, account: str, version: int) -> str:
    named = f"<Nm>{escape(name)}</Nm>" if name else ""
    if version >= 7 and named:
        named = f"<Pty>{named}</Pty>"
    number = f"<{side}Acct><Id><IBAN>{account}</IBAN></Id></{side}Acct>" if account else ""
    return (f"<{side}>{named}</{side}>" if named else "") + number


def _money(amount: int, currency: str) -> str:
    return f'<Amt Ccy="{currency}">{_euros(abs(amount))}</Amt><CdtDbtInd>{"DBIT" if amount < 0 else "CRDT"}</CdtDbtInd>'


def _euros(amount: int) -> str:
    return f"{amount // 100}.{amount % 100:02d}"
