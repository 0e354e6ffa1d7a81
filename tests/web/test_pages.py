"""What holds for every page: headers, banner, languages, no script or style inside, no cookie, no query."""

from __future__ import annotations

import gzip
import re
from dataclasses import replace

import pytest
from django.conf import settings
from django.test import Client
from django.utils.translation import override
from pytest_django import DjangoAssertNumQueries, Settings

from benchmarks.pages import PAGES as MEASURED
from tests.web.pages import PAGES, address

LANGUAGES = [code for code, _ in settings.LANGUAGES]
POLICY = {
    "default-src 'none'", "base-uri 'none'", "connect-src 'self'", "form-action 'self'", "frame-ancestors 'none'",
    "img-src 'self'", "script-src 'self'", "style-src 'self'",
}  # fmt: skip
NOT_OFFICIAL = {
    "nl": "Dit is geen officiële website.",
    "en": "This is not an official website.",
    "fr": "Ceci n’est pas un site officiel.",
}


def read(client: Client, name: str, language: str = "nl") -> str:
    with override(language):
        answer = client.get(address(name))
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize("name", PAGES)
def test_the_headers(client: Client, name: str) -> None:
    headers = client.get(address(name)).headers
    assert {part.strip() for part in headers["Content-Security-Policy"].split(";")} == POLICY
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["X-Robots-Tag"] == "noindex, nofollow"
    assert "camera=()" in headers["Permissions-Policy"]
    assert "Set-Cookie" not in headers


@pytest.mark.parametrize("place", [*MEASURED.values(), "/zo-werkt-het/?als=pdf", "/robots.txt", "/nergens/"])
def test_no_cookie_and_a_strict_policy_on_whatever_is_asked(client: Client, place: str) -> None:
    answer = client.get(place)
    assert answer.status_code == (404 if place == "/nergens/" else 200)
    assert {part.strip() for part in answer.headers["Content-Security-Policy"].split(";")} == POLICY
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert not answer.cookies


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_sent_packed_to_who_can_unpack_it(client: Client, name: str) -> None:
    answer = client.get(address(name), headers={"accept-encoding": "gzip"})
    assert answer.headers["Content-Encoding"] == "gzip"
    assert b"</html>" in gzip.decompress(answer.content)


@pytest.mark.parametrize("name", PAGES)
def test_nothing_inline_and_nothing_from_elsewhere(client: Client, name: str) -> None:
    html = read(client, name)
    assert not re.search(r"<style|\sstyle=|<script(?![^>]*\ssrc=)|\son\w+=|javascript:", html)
    assert not re.search(r"(?:src|action)=\"(?:https?:)?//", html)
    assert not re.search(r"<link(?! rel=\"alternate\")[^>]+href=\"(?:https?:)?//", html)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PAGES)
def test_the_banner_the_language_and_one_heading(client: Client, name: str, language: str) -> None:
    html = read(client, name, language)
    assert f'<html lang="{language}">' in html
    assert NOT_OFFICIAL[language] in html
    assert html.count("<h1") == 1
    assert '<meta name="robots" content="noindex, nofollow">' in html


@pytest.mark.parametrize("name", PAGES)
def test_the_switch_leads_to_the_same_page(client: Client, name: str) -> None:
    html = read(client, name)
    for language in LANGUAGES:
        with override(language):
            target = address(name)
        assert f'<a href="{target}" lang="{language}"' in html
        assert f'<link rel="alternate" hreflang="{language}" href="http://testserver{target}">' in html
    assert len(re.findall(r'hreflang="nl" aria-current="true"', html)) == 1


def test_the_language_of_the_browser_does_not_change_an_address(client: Client) -> None:
    answer = client.get("/", headers={"accept-language": "fr"})
    assert '<html lang="nl">' in answer.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("name", PAGES)
def test_a_page_for_everybody_asks_the_database_nothing(
    client: Client, name: str, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(0):
        read(client, name)


@pytest.mark.django_db
@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_only_for_reading(client: Client, name: str) -> None:
    assert client.post(address(name)).status_code == 405


def test_an_official_site_has_its_own_name_and_may_be_found(client: Client, settings: Settings) -> None:
    settings.SITE = replace(settings.SITE, name="Een andere naam", official=True)
    answer = client.get("/")
    html = answer.content.decode()
    assert "X-Robots-Tag" not in answer.headers
    assert "noindex" not in html
    assert NOT_OFFICIAL["nl"] not in html
    assert "Een andere naam</title>" in html
    assert client.get("/robots.txt").content == b"User-agent: *\nDisallow: \n"


def test_robots_stay_away(client: Client) -> None:
    assert client.get("/robots.txt").content == b"User-agent: *\nDisallow: /\n"
