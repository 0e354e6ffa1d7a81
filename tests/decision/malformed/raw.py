"""Files that are no case at all, byte by byte."""

from __future__ import annotations

GOOD = (
    b'{"on": "2024-06-05", "size": "small", "project": {"service": "training", "theme": "innovation",'
    b' "price": 1000}}'
)

RAW: dict[str, bytes] = {
    "empty file": b"",
    "only spaces": b"  \n\t ",
    "list": b"[]",
    "list of cases": b"[" + GOOD + b"]",
    "text": b'"klein"',
    "number": b"3",
    "null": b"null",
    "true": b"true",
    "cut off": GOOD[:-1],
    "cut off in a word": GOOD[:40],
    "comma too many": GOOD[:-1] + b",}",
    "two cases": GOOD + GOOD,
    "words after": GOOD + b" klaar",
    "single quotes": GOOD.replace(b'"', b"'"),
    "comment": b"// een geval\n" + GOOD,
    "yaml": b"on: 2024-06-05\nsize: small\n",
    "utf-16": GOOD.decode().encode("utf-16"),
    "latin-1": GOOD.replace(b'"training"', b'"training", "title": "caf\xe9"'),
    "lone continuation byte": GOOD.replace(b"small", b"sm\x80ll"),
    "overlong": GOOD.replace(b"small", b"sm\xc0\xaell"),
    "zero byte": GOOD + b"\x00",
    "control character": GOOD.replace(b"small", b"sm\x01all"),
    "key twice": GOOD.replace(b'"size": "small"', b'"size": "small", "size": "medium"'),
    "same key twice": GOOD.replace(b'"size": "small"', b'"size": "small", "size": "small"'),
    "key twice inside": GOOD.replace(b'"price": 1000', b'"price": 1000, "price": 2000'),
    "price NaN": GOOD.replace(b"1000", b"NaN"),
    "price Infinity": GOOD.replace(b"1000", b"Infinity"),
    "price -Infinity": GOOD.replace(b"1000", b"-Infinity"),
    "price 1e400": GOOD.replace(b"1000", b"1e400"),
    "price with a giant exponent": GOOD.replace(b"1000", b"1e999999999"),
    "price with a giant negative exponent": GOOD.replace(b"1000", b"1e-999999999"),
    "price of 5000 digits": GOOD.replace(b"1000", b"9" * 5000),
    "price of 100000 digits": GOOD.replace(b"1000", b"9" * 100_000),
    "price with 5000 decimals": GOOD.replace(b"1000", b"1000." + b"1" * 5000),
    "price with a leading zero": GOOD.replace(b"1000", b"01000"),
    "price with a plus": GOOD.replace(b"1000", b"+1000"),
    "price with a comma": GOOD.replace(b"1000", b"1000,50"),
    "price in hex": GOOD.replace(b"1000", b"0x3E8"),
    "nested lists": b"[" * 100_000,
    "nested lists closed": b"[" * 100_000 + b"]" * 100_000,
    "nested objects": b'{"on":' * 50_000 + b"1" + b"}" * 50_000,
    "nested in a fact": GOOD.replace(b"1000", b"[" * 50_000 + b"]" * 50_000),
    "lone surrogate": GOOD.replace(b'"small"', b'"\\ud800"'),
}
"""A name and the bytes; every one of them must be refused."""

KEYS: dict[str, str] = {
    "key twice": "size",
    "same key twice": "size",
    "key twice inside": "price",
    "price NaN": "NaN",
    "price 1e400": "project.price",
    "price with a giant exponent": "project.price",
}
"""For some of them the key or the word that must be named on standard error."""

MARKED = b"\xef\xbb\xbf" + GOOD
"""A sound case behind a byte order mark, as some Windows editors write it: that is read."""
