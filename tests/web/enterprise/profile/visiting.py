"""Reads and sends the pages of the profile as a browser does: with the version that stood in the form."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape

from django.test import Client

from portefeuille.platform.models import Actor

HOME = "/mijn/onderneming/"
_VERSION = re.compile(r'name="versie" value="(\d+)"')


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back."""

    status: int
    to: str
    text: str


@dataclass(frozen=True, slots=True)
class Visitor:
    """Somebody who is logged in."""

    client: Client
    actor: Actor

    def read(self, page: str = "", language: str = "") -> Answer:
        """A page below ``mijn/onderneming/``."""
        answer = self.client.get(f"{language}{HOME}{page}")
        return Answer(
            answer.status_code, answer.headers.get("Location", ""), unescape(answer.content.decode())
        )

    def send(self, page: str, version: str | None = None, **typed: str) -> Answer:
        """The form of a page; ``version`` None: as it stands in the form now."""
        if version is None:
            found = _VERSION.search(self.read(page).text)
            version = found[1] if found else ""
        answer = self.client.post(HOME + page, {"taal": "nl", "versie": version, **typed})
        return Answer(
            answer.status_code, answer.headers.get("Location", ""), unescape(answer.content.decode())
        )
