"""The account that holds the money, from the environment."""

from __future__ import annotations

import pytest
from django.core.exceptions import ImproperlyConfigured

from portefeuille.conf.wallet import wallet


def test_nothing_told(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("WALLET_IBAN", "WALLET_NAME", "AGENCY_IBANS", "WALLET_MANAGER", "APPROVALS"):
        monkeypatch.delenv(f"PORTEFEUILLE_{name}", raising=False)
    found = wallet()
    assert (found.iban, found.name, found.agency, found.manager) == (
        "",
        "Portefeuille",
        frozenset(),
        "in-house",
    )
    assert found.approvals == ((0, 1),)


def test_all_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORTEFEUILLE_WALLET_IBAN", "BE68 5390 0754 7034")
    monkeypatch.setenv("PORTEFEUILLE_AGENCY_IBANS", "BE71096123456769, BE62510007547061")
    monkeypatch.setenv("PORTEFEUILLE_WALLET_MANAGER", "external")
    monkeypatch.setenv("PORTEFEUILLE_APPROVALS", "0:1, 100000:2")
    found = wallet()
    assert (found.iban, found.manager) == ("BE68539007547034", "external")
    assert found.approvals == ((0, 1), (10_000_000, 2))
    assert found.agency == {"BE71096123456769", "BE62510007547061"}


@pytest.mark.parametrize(
    "name, value",
    [
        ("WALLET_IBAN", "BE00"),
        ("AGENCY_IBANS", "BE71096123456769,x"),
        ("WALLET_MANAGER", "somebody"),
        ("APPROVALS", "100000"),
        ("APPROVALS", "0:0"),
        ("APPROVALS", "1.5:2"),
    ],
)
def test_what_is_refused(name: str, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(f"PORTEFEUILLE_{name}", value)
    with pytest.raises(ImproperlyConfigured, match=f"PORTEFEUILLE_{name}"):
        wallet()
