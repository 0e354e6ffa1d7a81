"""A proof of application as the procedure fills it in."""

from __future__ import annotations

from datetime import date

from portefeuille.documents.letters import Letter
from portefeuille.documents.letters.proof import Proof, proof

FACTS = Proof(
    number="KP-26-000007", applied_on=date(2026, 11, 2), enterprise="0900000147", enterprise_name="Bakkerij <b>Jans</b> & Co",
    title="Boekhouden voor\x00 <script>", service="training", provider="DV.O900001", provider_name="Lesgever BV",
    start=date(2026, 11, 16), end=date(2026, 11, 17), decision=("Je aanvraag is goedgekeurd.",), law_hash="ab" * 32,
    theme="Financiële geletterdheid", eligible=100_000, rate=3_000, subsidy=30_000, own_share=70_000,
    deposit_by=date(2026, 12, 2), finish_by=date(2027, 12, 31), iban="BE11999999999948",
    communication="+++090/9337/55493+++",
)  # fmt: skip


def said(lang: str = "nl", *, official: bool = False, facts: Proof = FACTS) -> Letter:
    return proof(facts, lang=lang, sender="Portefeuille", on=date(2026, 11, 22), official=official)
