"""Made status reports, as bytes."""

from __future__ import annotations

from collections.abc import Iterable


def transaction(own: str, status: str = "", reason: str = "", extra: str = "", text: str = "") -> str:
    """What a report says of one payment."""
    return (
        f"<TxInfAndSts><OrgnlEndToEndId>{own}</OrgnlEndToEndId>"
        + (f"<TxSts>{status}</TxSts>" if status else "")
        + why(reason, text)
        + f"{extra}</TxInfAndSts>"
    )


def why(reason: str, text: str = "") -> str:
    """A reason."""
    words = f"<AddtlInf>{text}</AddtlInf>" if text else ""
    return f"<StsRsnInf><Rsn><Cd>{reason}</Cd></Rsn>{words}</StsRsnInf>" if reason else ""


def block(own: str, *transactions: str, status: str = "", extra: str = "") -> str:
    """What a report says of one block."""
    words = f"<PmtInfSts>{status}</PmtInfSts>" if status else ""
    return f"<OrgnlPmtInfAndSts><OrgnlPmtInfId>{own}</OrgnlPmtInfId>{extra}{words}{''.join(transactions)}</OrgnlPmtInfAndSts>"


def report(
    *blocks: str,
    status: str = "",
    reason: str = "",
    answers: str = "KP-20261201-1",
    version: str = "03",
    kind: str = "pain.001.001.09",
    counts: Iterable[str] = (),
    extra: str = "",
) -> bytes:
    """A whole report."""
    words = f"<GrpSts>{status}</GrpSts>" if status else ""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.{version}">\n'
        "<CstmrPmtStsRpt><GrpHdr><MsgId>BANK-1</MsgId><CreDtTm>2026-12-01T09:00:00+01:00</CreDtTm></GrpHdr>\n"
        f"<OrgnlGrpInfAndSts><OrgnlMsgId>{answers}</OrgnlMsgId><OrgnlMsgNmId>{kind}</OrgnlMsgNmId>{extra}"
        f"{words}{why(reason)}{''.join(counts)}</OrgnlGrpInfAndSts>\n"
        + "\n".join(blocks)
        + "\n</CstmrPmtStsRpt></Document>\n"
    ).encode()
