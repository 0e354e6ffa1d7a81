"""The identity provider in the settings: what is refused, said in one line; a demonstration is never production."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from portefeuille.conf.login import provider
from portefeuille.web.account.oidc.provider import SCOPES
from tests.conf.test_production import GOOD, KEY, manage

BASE = {
    "PORTEFEUILLE_OIDC_ISSUER": "https://login.test/op",
    "PORTEFEUILLE_OIDC_CLIENT_ID": "ours",
    "PORTEFEUILLE_OIDC_CLIENT_SECRET": "secret",
}


def use(monkeypatch: pytest.MonkeyPatch, **more: str) -> None:
    for name, value in (BASE | {f"PORTEFEUILLE_{name}": value for name, value in more.items()}).items():
        monkeypatch.setenv(name, value)


def test_without_an_issuer_nobody_logs_in_that_way() -> None:
    assert provider(production=True) is None


def test_what_is_asked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "key.pem").write_text("PEM", "ascii")
    use(
        monkeypatch, OIDC_CLIENT_SECRET="", OIDC_KEY_FILE=str(tmp_path / "key.pem"), OIDC_APPLICATION="ours",
        OIDC_ROLES="Beheerder=representative,Lezer=reader",
    )  # fmt: skip
    found = provider(production=True)
    assert found is not None
    assert (found.origin, found.key, found.secret) == ("https://login.test", "PEM", "")
    assert found.scopes == f"{SCOPES} ours"
    assert found.roles == (("Beheerder", "representative"), ("Lezer", "reader"))
    assert "PEM" not in repr(found)


@pytest.mark.parametrize(
    "more, said",
    [
        ({"OIDC_ISSUER": "http://login.test"}, "expected https"),
        ({"OIDC_ISSUER": "http://127.0.0.1:9"}, "expected https"),
        ({"OIDC_ISSUER": "https://login.test/?x=1"}, "nothing after"),
        ({"OIDC_CLIENT_ID": ""}, "OIDC_CLIENT_ID is not set"),
        ({"OIDC_CLIENT_SECRET": ""}, "expected one of"),
        ({"OIDC_KEY_FILE": "x.pem"}, "expected one of"),
        ({"OIDC_CLIENT_SECRET": "", "OIDC_KEY_FILE": "/nowhere.pem"}, "cannot be read"),
        ({"OIDC_SCOPES": "profile"}, "openid is not among them"),
        ({"OIDC_ROLES": "Beheerder=boss"}, "expected a name"),
    ],
)
def test_what_is_refused(monkeypatch: pytest.MonkeyPatch, more: dict[str, str], said: str) -> None:
    use(monkeypatch, **more)
    with pytest.raises(ImproperlyConfigured, match=said):
        provider(production=True)


def test_a_provider_on_this_computer_may_do_without_tls_outside_production(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    use(monkeypatch, OIDC_ISSUER="http://127.0.0.1:9")
    assert provider(production=False) is not None


def test_production_with_a_login_needs_a_key_for_national_numbers(tmp_path: Path) -> None:
    done = manage(tmp_path, "check", **GOOD, **BASE)
    assert done.returncode == 2
    assert "PORTEFEUILLE_NATIONAL_NUMBER_KEY is not set" in done.stderr
    complete = {**GOOD, **BASE, "PORTEFEUILLE_NATIONAL_NUMBER_KEY": KEY[::-1]}
    assert "only an official site" in manage(tmp_path, "check", **complete).stderr
    official = {"PORTEFEUILLE_OFFICIAL": "1", "PORTEFEUILLE_SITE_NAME": "Voorbeeld"}
    done = manage(tmp_path, "check", **complete, **official)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    "mode, on", [("production", "False"), ("development", "False"), ("demonstration", "True")]
)
def test_a_demonstration_is_a_mode_of_its_own(tmp_path: Path, mode: str, on: str) -> None:
    code = "from django.conf import settings; print(settings.DEMONSTRATION, settings.DEMONSTRATION and settings.PRODUCTION)"
    done = manage(tmp_path, "shell", "--no-imports", "-c", code, **GOOD | {"PORTEFEUILLE_MODE": mode})
    assert done.stdout.split() == [on, "False"], done.stderr
