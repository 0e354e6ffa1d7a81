"""The start page and the page of the steps, in each language, on the screen and on paper."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from django.test import Client

from portefeuille import clock
from portefeuille.web.pdf import NoPdfError
from portefeuille.web.public.start import views

TODAY = date(2026, 11, 22)


@pytest.fixture(autouse=True)
def the_day() -> Iterator[None]:
    with clock.use(TODAY):
        yield


def read(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


@pytest.mark.parametrize(
    "address, said",
    [
        ("/", ["De regels van vandaag, 22 november 2026", "EUR 7.500", "20 % tot 45 %", "6 december 2026"]),
        ("/en/", ["The rules of today, 22 November 2026", "EUR 7,500", "20% to 45%", "6 December 2026"]),
        (
            "/fr/",
            ["Les règles d’aujourd’hui, 22 novembre 2026", "7 500 EUR", "20 % à 45 %", "6 décembre 2026"],
        ),
    ],
)
def test_the_start_page_tells_the_law_of_today(client: Client, address: str, said: list[str]) -> None:
    html = read(client, address)
    assert [each for each in said if each not in html] == []


def test_the_law_of_another_day_gives_another_page(client: Client) -> None:
    with clock.use(date(2019, 6, 1)):
        html = read(client, "/")
    assert "30 % tot 40 %" in html
    assert "EUR 10.000 / EUR 15.000" in html
    assert "EUR 7.500" not in html


def test_a_figure_has_its_source_and_its_day(client: Client) -> None:
    html = read(client, "/")
    assert 'sinds 1 december 2019 · bron <a href="/wet/bron/R-1.6/">R-1.6</a>' in html


@pytest.mark.parametrize(
    "address, said",
    [
        ("/zo-werkt-het/", ["De eerste keer", "Al geregistreerd? Begin hier", "DV.O", "22 december 2026", "31 december 2027"]),
        ("/en/zo-werkt-het/", ["The first time", "Already registered? Start here", "22 December 2026"]),
        ("/fr/zo-werkt-het/", ["La première fois", "Déjà enregistré ? Commencez ici", "22 décembre 2026"]),
    ],
)  # fmt: skip
def test_how_it_works(client: Client, address: str, said: list[str]) -> None:
    html = read(client, address)
    assert [each for each in said if each not in html] == []


@pytest.mark.parametrize("language", ["", "/en", "/fr"])
def test_how_it_works_on_paper(client: Client, language: str) -> None:
    answer = client.get(f"{language}/zo-werkt-het/?als=pdf")
    assert answer.headers["Content-Type"] == "application/pdf"
    assert "zo-werkt-het-2026-11-22.pdf" in answer.headers["Content-Disposition"]
    assert answer.content.startswith(b"%PDF-")


def test_without_pango_it_says_what_to_do(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_pdf(html: str) -> bytes:
        raise NoPdfError("cannot load library")

    monkeypatch.setattr(views, "pdf", no_pdf)
    answer = client.get("/zo-werkt-het/?als=pdf")
    assert answer.status_code == 503
    assert "Installeer Pango" in answer.content.decode()
