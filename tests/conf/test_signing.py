"""The key of the letters and the address of the scanner: right, or the site does not start."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from portefeuille.conf.files import files
from portefeuille.conf.signing import signing
from portefeuille.documents.signing import make


def test_without_a_key_one_is_made_but_not_in_production(tmp_path: Path) -> None:
    assert signing(tmp_path, production=False).self_made == tmp_path / "signing" / "demonstration.pem"
    assert signing(tmp_path, production=True).self_made is None


def test_a_key_with_its_certificate(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made, other = make("a"), make("b")
    for name, data in (("key", made.key), ("certificate", made.certificates), ("other", other.certificates)):
        (tmp_path / name).write_bytes(data)
    monkeypatch.setenv("PORTEFEUILLE_SIGNING_KEY", f"{tmp_path}/key")
    with pytest.raises(ImproperlyConfigured, match="given together"):
        signing(tmp_path, production=True)
    monkeypatch.setenv("PORTEFEUILLE_SIGNING_CERTIFICATE", f"{tmp_path}/other")
    with pytest.raises(ImproperlyConfigured, match="not that of the key"):
        signing(tmp_path, production=True)
    monkeypatch.setenv("PORTEFEUILLE_SIGNING_CERTIFICATE", f"{tmp_path}/certificate")
    monkeypatch.setenv("PORTEFEUILLE_SIGNING_EARLIER", f"{tmp_path}/other")
    found = signing(tmp_path, production=False)
    assert (found.key, found.earlier, found.self_made) == (tmp_path / "key", (tmp_path / "other",), None)
    monkeypatch.setenv("PORTEFEUILLE_SIGNING_EARLIER", f"{tmp_path}/nothing")
    with pytest.raises(ImproperlyConfigured, match="cannot be read"):
        signing(tmp_path, production=True)


def test_the_address_of_the_scanner(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert files(tmp_path).clamd == ""
    monkeypatch.setenv("PORTEFEUILLE_CLAMD", "tcp:127.0.0.1:3310")
    assert files(tmp_path).clamd == "tcp:127.0.0.1:3310"
    monkeypatch.setenv("PORTEFEUILLE_CLAMD", "localhost")
    with pytest.raises(ImproperlyConfigured, match="PORTEFEUILLE_CLAMD"):
        files(tmp_path)
