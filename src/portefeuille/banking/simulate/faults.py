"""What goes wrong at the simulated bank: chosen by a seed or by name, and always the same way for the same thing.

Whether something goes wrong hangs on the seed, the kind and the thing alone, not on the order of events: a run that is
repeated gives the same faults.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

KINDS: Mapping[str, str] = {
    "reject_file": "a payment file is rejected whole (key: its MsgId)",
    "reject_payment": "a payment is rejected (key: its EndToEndId)",
    "late_answer": "the answer comes when the day closes; before it only that the file was received (key: MsgId)",
    "return_payment": "a payment is debited and comes back the next day (key: EndToEndId)",
    "wrong_amount": "a deposit arrives one cent short (key: its id)",
    "unknown_communication": "a deposit arrives with another communication (key: its id)",
    "late_statement": "the statement of a day comes a day later (key: YYYY-MM-DD)",
    "duplicate_statement": "the statement of a day comes again the next day (key: YYYY-MM-DD)",
}
_STEPS = 2**64


@dataclass(frozen=True, slots=True)
class Faults:
    """``rates``: how often each kind strikes, from 0 to 1; ``named``: what it certainly strikes."""

    seed: int = 0
    rates: Mapping[str, float] = field(default_factory=dict)
    named: frozenset[tuple[str, str]] = frozenset()

    def strikes(self, kind: str, key: str) -> bool:
        """Does this go wrong?  :raises KeyError: for a kind that is not in ``KINDS``."""
        if kind not in KINDS:
            raise KeyError(kind)
        return (kind, key) in self.named or self._number(kind, key) < self.rates.get(kind, 0.0) * _STEPS

    def choice(self, kind: str, key: str, options: Sequence[str]) -> str:
        """One of the options, the same for the same thing."""
        return options[self._number(f"{kind}, how", key) % len(options)]

    def _number(self, kind: str, key: str) -> int:
        return int.from_bytes(hashlib.sha256(f"{self.seed}|{kind}|{key}".encode()).digest()[:8], "big")


def parse(texts: Sequence[str], seed: int) -> Faults:
    """Faults as they are typed: ``KIND=RATE`` or ``KIND:KEY``.  :raises ValueError: with what was expected."""
    rates: dict[str, float] = {}
    named = set()
    for text in texts:
        kind, separator, rest = text.partition(":" if ":" in text.partition("=")[0] else "=")
        if kind not in KINDS or not separator or not rest:
            raise ValueError(f"{text!r}: expected KIND=RATE or KIND:KEY, KIND one of {', '.join(KINDS)}")
        if separator == ":":
            named.add((kind, rest))
        else:
            rates[kind] = _rate(rest, text)
    return Faults(seed, rates, frozenset(named))


def _rate(text: str, whole: str) -> float:
    try:
        rate = float(text)
    except ValueError:
        rate = -1.0
    if not 0 <= rate <= 1:
        raise ValueError(f"{whole!r}: expected a rate from 0 to 1")
    return rate
