"""A form that no page of ours can have sent: nothing breaks, and nothing of it is kept."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.applications.life import World
from tests.signing_in import sign_in
from tests.web.enterprise.apply.filling import Form

PAGES = ("", "data", "deelnemers", "dienstverlener", "prijs", "nakijken")
ROWS = "mijn-form.participants"


@pytest.mark.parametrize(
    "step, sent",
    [
        ("data", {"mijn-project.start": "no JSON"}),
        ("data", {"mijn-project.start": "5"}),
        ("data", {"mijn-project.start": "5", "neem": "project.start"}),
        ("data", {"mijn-no.field": '"x"', "neem": "no.field"}),
        ("prijs", {ROWS: '[{"no column": 1}]'}),
        ("deelnemers", {ROWS: '[{"no column": 1}]', "neem": "form.participants"}),
        ("dienstverlener", {"kies": "9" * 500}),
    ],
)
def test_refused(here: World, client: Client, step: str, sent: dict[str, str]) -> None:
    sign_in(client, here.enterprise)
    address = client.post("/mijn/aanvragen/nieuw/").headers["Location"]
    form = Form(client, address.rstrip("/").rpartition("/")[2], here.enterprise)
    was = {f"was-{name}": "null" for name in ("project.start", "form.participants")}
    assert client.post(form.address(step), {**was, **sent}).status_code == 303
    assert client.post(f"{form.address(step)}bewaar/", {**was, **sent}).status_code == 200
    assert [form.see(page).status_code for page in PAGES] == [200] * len(PAGES)
    assert set(form.answers) <= {"project.provider.number"}
