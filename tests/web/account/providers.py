"""Two independent identity providers with the same made-up people, each a process of its own."""

from __future__ import annotations

import fcntl
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urljoin, urlsplit

import requests
from joserfc.jwk import RSAKey

from portefeuille.web.account.oidc.provider import Provider
from tests.signing_in import ENTERPRISE

HERE = Path(__file__).parent / "provider"
MODULES = Path(__file__).resolve().parents[3] / "build" / "identity-provider"
BACK = "http://testserver/aanmelden/terug/"
LEFT = "http://testserver/aanmelden/afgemeld/"
SECRET = "a secret of the tests, long enough"
NUMBER = "85073003328"
KEY = RSAKey.generate_key(2048, private=True, parameters={"use": "sig"})
AN = {"given_name": "An", "family_name": "Voorbeeld", "rrn": NUMBER}
PEOPLE: dict[str, dict[str, Any]] = {
    "legal": {**AN, "vo_doelgroepcode": "EA", "vo_orgcode": ENTERPRISE, "vo_orgnaam": "Voorbeeld", "wv_orgcode": ENTERPRISE},
    "user": {"given_name": "Bo", "family_name": "Ander", "vo_doelgroepcode": "EA", "vo_orgcode": ENTERPRISE},
    "citizen": {"given_name": "Cis", "family_name": "Burger"},
    "school": {"given_name": "Dirk", "family_name": "School", "vo_doelgroepcode": "OV", "vo_orgcode": "0123"},
}  # fmt: skip
WAIT = 60


@dataclass(frozen=True)
class Running:
    """A provider that answers.  ``cookies`` is the browser of somebody there."""

    kind: str
    issuer: str

    def settings(self, client: str = "ours", **more: Any) -> Provider:
        """How we are known there."""
        scopes = (
            "openid profile" if self.kind == "mock" else "openid profile rrn vo wettelijkvertegenwoordiger"
        )
        return Provider(
            **{"issuer": self.issuer, "client": client, "secret": SECRET, "key": "", "scopes": scopes} | more
        )

    def log_in(self, url: str, subject: str, browser: requests.Session | None = None) -> str:
        """Somebody logs in there, where we sent him.  Where he is sent back to."""
        browser = browser or requests.Session()
        if self.kind == "mock":
            answer = browser.post(url, data={"sub": subject}, allow_redirects=False, timeout=WAIT)
            return str(answer.headers["Location"])
        answer = browser.get(url, timeout=WAIT)
        form = re.search(r'action="([^"]+)"', answer.text)
        assert form, answer.text
        fields = {"prompt": "login", "login": subject, "password": "x"}
        place = browser.post(form[1], data=fields, allow_redirects=False, timeout=WAIT).headers["Location"]
        while not place.startswith(BACK):
            place = browser.get(place, allow_redirects=False, timeout=WAIT).headers["Location"]
        return str(place)

    def asks(self, url: str, browser: requests.Session) -> bool:
        """Whether it asks who he is, or lets him through because it knows."""
        place = url
        while not place.startswith(BACK):
            answer = browser.get(place, allow_redirects=False, timeout=WAIT)
            if answer.status_code == 200:
                return True
            place = urljoin(self.issuer, answer.headers["Location"])
        return False

    def log_out(self, url: str, browser: requests.Session) -> str:
        """Somebody logs out there, where we sent him, and says yes.  Where he is sent back to."""
        answer = browser.get(url, timeout=WAIT)
        form = re.search(r'action="([^"]+)"', answer.text)
        assert form, answer.text
        fields = dict(re.findall(r'name="(\w+)"\s+value="([^"]*)"', answer.text)) | {"logout": "yes"}
        where = urljoin(url, form[1])
        sent = browser.post(
            where,
            data={name: unescape(each) for name, each in fields.items()},
            allow_redirects=False,
            timeout=WAIT,
        )
        return str(sent.headers["Location"])

    def token(self, client: str, subject: str, nonce: str) -> dict[str, Any]:
        """The tokens that a client gets there without us."""
        about = requests.get(f"{self.issuer}/.well-known/openid-configuration", timeout=WAIT).json()
        verifier = "v" * 64
        asked = {
            "client_id": client, "redirect_uri": BACK, "response_type": "code", "scope": "openid profile",
            "nonce": nonce, "state": "s", "code_challenge": _challenge(verifier), "code_challenge_method": "S256",
        }  # fmt: skip
        place = self.log_in(f"{about['authorization_endpoint']}?{urlencode(asked)}", subject)
        code = dict(each.split("=", 1) for each in urlsplit(place).query.split("&"))["code"]
        fields = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": BACK,
            "code_verifier": verifier,
        }
        answer = requests.post(
            about["token_endpoint"],
            data=fields,
            auth=(client, SECRET.replace(" ", "%20").replace(",", "%2C")),
            timeout=WAIT,
        )
        told: dict[str, Any] = answer.json()
        assert "id_token" in told, told
        return told


def _challenge(verifier: str) -> str:
    from authlib.oauth2.rfc7636 import create_s256_code_challenge

    return str(create_s256_code_challenge(verifier))


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@contextmanager
def mock() -> Iterator[Running]:
    """PyPI oidc-provider-mock."""
    port = free_port()
    users = [f"--user-claims={json.dumps({'sub': subject, **claims})}" for subject, claims in PEOPLE.items()]
    command = [sys.executable, "-W", "ignore", "-m", "oidc_provider_mock", "--port", str(port), *users]
    with started(command, port):
        yield Running("mock", f"http://127.0.0.1:{port}")


@contextmanager
def node(folder: Path) -> Iterator[Running]:
    """npm oidc-provider, installed from its lock file into build/ the first time."""
    install()
    port = free_port()
    common = {
        "redirect_uris": [BACK],
        "post_logout_redirect_uris": [LEFT],
        "grant_types": ["authorization_code"],
        "response_types": ["code"],
    }
    clients = [
        {"client_id": "ours", "client_secret": SECRET, **common},
        {"client_id": "other", "client_secret": SECRET, **common},
        {
            "client_id": "signed", "token_endpoint_auth_method": "private_key_jwt",
            "jwks": {"keys": [KEY.as_dict(private=False)]}, **common,
        },
    ]  # fmt: skip
    file = folder / "provider.json"
    file.write_text(json.dumps({"clients": clients, "people": PEOPLE}), "utf-8")
    command = ["node", str(HERE / "provider.mjs"), str(port), str(file), str(MODULES)]
    with started(command, port):
        yield Running("node", f"http://127.0.0.1:{port}")


def install() -> None:
    """The packages of the lock file, each checked against its hash; nothing of them is run while installing.

    One at a time: the workers of pytest-xdist begin together, and two installations in one folder break each other.
    """
    MODULES.mkdir(parents=True, exist_ok=True)
    with (MODULES / "installing").open("w") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)
        _install((HERE / "package-lock.json").read_bytes(), MODULES / "installed.json")


def _install(lock: bytes, stamp: Path) -> None:
    if stamp.exists() and stamp.read_bytes() == lock:
        return
    for name in ("package.json", "package-lock.json"):
        shutil.copy(HERE / name, MODULES / name)
    command = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--omit=dev"]
    done = subprocess.run(command, cwd=MODULES, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"npm ci failed: {done.stderr[-800:]}"
    stamp.write_bytes(lock)


@contextmanager
def started(command: list[str], port: int) -> Iterator[None]:
    """A process that answers on its port; it ends with the block."""
    environment = {**os.environ, "NO_COLOR": "1", "NODE_ENV": "test"}
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    ) as process:
        try:
            _wait(process, port)
            yield
        finally:
            process.kill()


def _wait(process: subprocess.Popen[str], port: int) -> None:
    for _ in range(WAIT * 10):
        if process.poll() is not None:
            raise AssertionError(f"the provider stopped: {process.stderr.read() if process.stderr else ''}")
        with socket.socket() as one:
            if one.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise AssertionError("the provider does not answer")
