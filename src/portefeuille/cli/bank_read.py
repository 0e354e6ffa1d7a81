"""``portefeuille bank read``: what a statement of the bank says, or why it is refused."""

from __future__ import annotations

import argparse
import io
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from portefeuille.cli.files import standard_input
from portefeuille.cli.saying import refused

if TYPE_CHECKING:
    from portefeuille.banking.errors import BankFileError
    from portefeuille.banking.records import Line, Statement

_EPILOG = "Exit status: 0 when the file was read; 2 when it is refused: then nothing of it is printed."
_NAME_WIDTH = 30


def add(subparsers: Any) -> None:
    """Register the command and its options."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "read", help="print a statement in CODA or camt.053, or a zip of these", epilog=_EPILOG
    )
    parser.add_argument("file", metavar="FILE", help="the file of the bank; - reads standard input")
    parser.add_argument(
        "--currency",
        default="EUR",
        type=_currency,
        metavar="CODE",
        help="that of the account; any: not checked (EUR)",
    )
    parser.add_argument(
        "--json", action="store_true", help="as JSON: amounts as text with two decimals, ISO dates"
    )
    parser.add_argument("--lang", choices=("nl", "en", "fr"), default="nl", help="the language of the answer")


def run(args: argparse.Namespace) -> int:
    """Print every statement of the file, or refuse the file.  Returns the exit status."""
    from portefeuille.banking.errors import BankFileError
    from portefeuille.banking.limits import MOST_BYTES
    from portefeuille.banking.reading import read_statements

    currency = None if args.currency == "any" else args.currency
    try:
        if args.file == "-":
            given = io.BytesIO(standard_input().read(MOST_BYTES + 1))
            found = read_statements(given, name="standard input", currency=currency)
        else:
            found = read_statements(Path(args.file), currency=currency)
    except BankFileError as error:
        return _refused(error, args.lang, args.json)
    except OSError as error:
        return refused("bank read", f"cannot read {args.file}: {error.strerror}")
    if args.json:
        print(json.dumps({"statements": [_as_dict(one) for one in found]}, ensure_ascii=False, indent=2))
    else:
        print("\n\n".join(_written(one, args.lang) for one in found))
    return 0


def _currency(text: str) -> str:
    if text != "any" and not re.fullmatch(r"[A-Z]{3}", text):
        raise argparse.ArgumentTypeError(f"{text!r} is no code of a currency, like EUR; and not any")
    return text


def _refused(error: BankFileError, lang: str, as_json: bool) -> int:
    from portefeuille.banking.error_texts import headline

    if as_json:
        print(
            json.dumps(
                {"error": {**error.as_dict(), "text": headline(error.code, lang)}},
                ensure_ascii=False,
                indent=2,
            )
        )
    return refused("bank read", str(error), headline(error.code, lang))


def _written(one: Statement, lang: str) -> str:
    """A statement as a person reads it."""
    from portefeuille.cli.bank_words import WORDS
    from portefeuille.decision import formats

    words = WORDS[lang]
    number = f" {one.number}" if one.number is not None else ""
    head = f"{words['statement']}{number}, {one.account} {one.holder}".rstrip()
    copy = f" ({words['copy']})" if one.copy else ""
    lines = [f"{head}{copy}", f"{one.form}, {one.identifier}".rstrip(", "), ""]
    opening, closing = formats.money(one.opening, lang), formats.money(one.closing, lang)
    if one.currency != "EUR":
        opening, closing = (text.replace("EUR", one.currency) for text in (opening, closing))
    lines.append(f"{words['opening']} {formats.day(one.opening_date, lang)}: {opening}")
    for line in one.lines:
        lines.append(_row(line, lang, words))
        lines += [f"    {_row(part, lang, words)}" for part in line.parts]
    lines.append(f"{words['closing']} {formats.day(one.closing_date, lang)}: {closing}")
    lines += [f"{words['remark']}: {remark}" for remark in one.remarks]
    return "\n".join(lines)


def _row(line: Line, lang: str, words: dict[str, str]) -> str:
    from portefeuille.decision import formats

    amount = formats.money(line.amount, lang).replace("EUR", "").strip()
    what = line.structured or line.free
    told = [f"{words['back']} {line.return_reason}"] if line.return_reason else []
    told += [words["reversal"]] if line.reversal else []
    told += [f"{words['batch']} {line.batch_size or '?'}"] if line.batch_size != 1 else []
    party = " ".join(
        text for text in (line.counterparty.account, line.counterparty.name[:_NAME_WIDTH]) if text
    )
    day = line.value_on or line.booked_on
    return "  ".join(text for text in (f"  {day}", f"{amount:>14}", party, what, *told) if text)


def _as_dict(one: Statement) -> dict[str, Any]:
    from portefeuille.banking.errors import euros

    return {
        "account": one.account, "currency": one.currency, "holder": one.holder, "bic": one.bic, "form": one.form,
        "number": one.number, "legal_number": one.legal_number, "identifier": one.identifier,
        "created_on": one.created_on and str(one.created_on), "copy": one.copy,
        "opening_date": str(one.opening_date), "opening": euros(one.opening),
        "closing_date": str(one.closing_date), "closing": euros(one.closing),
        "remarks": list(one.remarks), "lines": [_line(line) for line in one.lines],
    }  # fmt: skip


def _line(line: Line) -> dict[str, Any]:
    from portefeuille.banking.errors import euros

    party = line.counterparty
    return {
        "place": line.place, "amount": euros(line.amount), "booked_on": str(line.booked_on),
        "value_on": line.value_on and str(line.value_on),
        "counterparty": {"account": party.account, "name": party.name, "bic": party.bic},
        "structured": line.structured, "free": line.free, "bank_reference": line.bank_reference,
        "end_to_end": line.end_to_end, "code": line.code, "return_reason": line.return_reason,
        "reversal": line.reversal, "batch": line.batch, "batch_size": line.batch_size,
        "parts": [_line(part) for part in line.parts],
    }  # fmt: skip
