"""Filling in the form as a browser does: what stands on the page is sent, with what somebody typed."""

from __future__ import annotations

from collections.abc import Mapping
from html.parser import HTMLParser
from typing import Any

from django.test import Client

from portefeuille.applications import selectors
from portefeuille.applications.models import Application
from tests.web.enterprise.reading import visible

HTMX = {"HX-Request": "true"}


class _Fields(HTMLParser):
    """The fields of the form with this id, as they would be sent."""

    def __init__(self, form: str) -> None:
        super().__init__()
        self.form, self.inside, self.select = form, False, ""
        self.found: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.inside = self.form in (told.get("id"), told.get("action"))
        if not self.inside:
            return
        if tag == "select":
            self.select = told["name"]
            self.found[self.select] = ""
        elif tag == "option" and "selected" in told:
            self.found[self.select] = told["value"]
        elif tag == "input" and (told.get("type") not in ("radio", "checkbox") or "checked" in told):
            self.found[told["name"]] = told.get("value", "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.inside = False


def fields(answer: Any, form: str = "antwoorden") -> dict[str, str]:
    """The fields of a form on a page."""
    parser = _Fields(form)
    parser.feed(answer.content.decode())
    return parser.found


class Form:
    """The form of one draft, in one browser."""

    def __init__(self, client: Client, draft: str, enterprise: str) -> None:
        self.client, self.draft, self.enterprise = client, draft, enterprise

    def address(self, step: str = "") -> str:
        return f"/mijn/aanvragen/concept/{self.draft}/{step}{'/' if step else ''}"

    def see(self, step: str = "", query: str = "") -> Any:
        """A page."""
        return self.client.get(self.address(step) + query)

    def fill(
        self,
        page: str,
        typed: Mapping[str, str] | None = None,
        *,
        opened: dict[str, str] | None = None,
        do: str = "verder",
        **more: str,
    ) -> Any:
        """Type in a page (``__`` for a dot) and press a button; ``opened``: the fields of a page that was opened before."""
        start = fields(self.see(page)) if opened is None else opened
        told = {**(typed or {}), **{name.replace("__", "."): value for name, value in more.items()}}
        return self.client.post(self.address(page), {**start, "doe": do, **told})

    def type(
        self,
        page: str,
        typed: Mapping[str, str] | None = None,
        *,
        opened: dict[str, str] | None = None,
        **more: str,
    ) -> Any:
        """Type in a page that saves by itself."""
        start = fields(self.see(page)) if opened is None else opened
        told = {**(typed or {}), **{name.replace("__", "."): value for name, value in more.items()}}
        return self.client.post(f"{self.address(page)}bewaar/", {**start, **told}, headers=HTMX)

    def submit(self, **typed: str) -> Any:
        """Declare and submit what stands on the last page."""
        opened = fields(self.see("nakijken"), self.address("nakijken"))
        return self.client.post(self.address("nakijken"), {**opened, "verklaard": "1", **typed})

    @property
    def seen(self) -> Application:
        """The application as it is stored."""
        return selectors.one(self.enterprise, self.draft)

    @property
    def answers(self) -> dict[str, Any]:
        """What is stored of the answers."""
        answers: dict[str, Any] = self.seen.answers
        return answers


def said(answer: Any) -> str:
    """The texts of a page."""
    return visible(answer)
