"""What changed: the list of days, the page of a day, the filters and the feed."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.test import Client
from lxml import etree

from portefeuille.law.touches import Touch
from portefeuille.rules.changes import everything
from portefeuille.web.public.law.filters import choices, names, read
from tests.web.public.law.reading import LANGUAGES, TODAY, page, text

DAYS = sorted({record.day for record in everything(TODAY)})
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("day", DAYS, ids=str)
def test_the_page_of_a_day(client: Client, day: date, language: str) -> None:
    html = page(client, "law_day", day.isoformat(), language=language)
    shown = text(html)
    records = [record for record in everything(TODAY) if record.day == day]
    assert html.count('<p class="from-to">') == len(records)
    for record in records:
        assert text(record.before[language]) in shown
        assert text(record.after[language]) in shown
        assert all(f'/{source}/">{source}</a>' in html for source in record.source)


def test_the_days_before_and_after(client: Client) -> None:
    html = page(client, "law_day", "2019-12-01")
    assert 'rel="prev" href="/wet/wijzigingen/2019-09-01/"' not in html, (
        "other support is no change of the law"
    )
    assert 'rel="prev" href="/wet/wijzigingen/2019-05-07/"' in html
    assert 'rel="next" href="/wet/wijzigingen/2019-12-07/"' in html
    assert 'rel="prev"' not in page(client, "law_day", DAYS[0].isoformat())
    last = page(client, "law_day", DAYS[-1].isoformat())
    assert 'rel="next"' not in last and "Deze dag moet nog komen." in last


def test_a_day_without_a_change(client: Client) -> None:
    shown = text(page(client, "law_day", "2019-12-02"))
    assert "Op die dag veranderde er niets." in shown
    assert "Vorige verandering: 1 december 2019" in shown


def test_another_way_to_write_the_day_leads_to_its_page(client: Client) -> None:
    assert client.get("/wet/wijzigingen/20191201/").headers["Location"] == "/wet/wijzigingen/2019-12-01/"
    assert client.get("/wet/wijzigingen/?dag=1/12/2019").headers["Location"] == "/wet/wijzigingen/2019-12-01/"
    html = page(client, "law_changes", dag="1 december")
    assert re.search(r'<p class="wrong-text" id="dag-fout" role="alert">Schrijf de datum als', html)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_list_names_every_day(client: Client, language: str) -> None:
    html = page(client, "law_changes", language=language)
    found = re.findall(r"/wet/wijzigingen/(\d{4}-\d\d-\d\d)/", html)
    assert found == [day.isoformat() for day in reversed(DAYS)]


def test_does_it_touch_me(client: Client) -> None:
    html = page(client, "law_changes", maat="medium", dienst="training")
    days = re.findall(r"/wet/wijzigingen/([\d-]+)/\?maat=medium&amp;dienst=training", html)
    me = Touch(sizes=frozenset({"medium"}), services=frozenset({"training"}))
    assert set(days) == {record.day.isoformat() for record in everything(TODAY) if record.touch.meets(me)}
    day = text(page(client, "law_day", "2019-12-01", maat="medium"))
    assert "Je zei: middelgroot Toon alles" in day
    assert "middelgrote onderneming" in day
    assert "kleine onderneming" not in day
    advice = text(page(client, "law_day", "2026-02-01", dienst="training"))
    assert "Advies alleen nog over cybersecurity" not in advice
    nothing = text(page(client, "law_day", "2024-12-16", situatie="fishery"))
    assert "Op die dag veranderde er niets dat jou raakt." in nothing


def test_what_is_no_choice_goes_out_of_the_address(client: Client) -> None:
    answer = client.get("/wet/wijzigingen/", {"maat": "huge", "dienst": "advice", "x": "1"})
    assert answer.headers["Location"] == "/wet/wijzigingen/?dienst=advice"
    assert (
        client.get("/wet/wijzigingen/2019-12-01/?maat=").headers["Location"] == "/wet/wijzigingen/2019-12-01/"
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_choice_has_words(language: str) -> None:
    from django.utils.translation import override

    with override(language):
        words = names(language)
    assert {key: set(found) for key, found in words.items()} == {
        key: set(found) for key, found in choices().items()
    }


def test_every_choice_keeps_something_and_leaves_something() -> None:
    records = everything(TODAY)
    for key, values in choices().items():
        for value in values:
            kept = read({key: value}).of(records)
            assert kept
            assert len(kept) < len(records) or (key, value) == ("rol", "enterprise")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_feed_is_atom_in_the_language(client: Client, language: str) -> None:
    prefix = "" if language == "nl" else f"/{language}"
    answer = client.get(f"{prefix}/wet/wijzigingen.atom")
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    root = etree.fromstring(answer.content)
    assert root.tag == f"{ATOM}feed"
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == language
    for needed in ("id", "title", "updated", "author"):
        assert root.find(f"{ATOM}{needed}") is not None, needed
    links = {link.get("rel"): link.get("href") for link in root.findall(f"{ATOM}link")}
    assert links["self"] == f"http://testserver{prefix}/wet/wijzigingen.atom"
    entries = root.findall(f"{ATOM}entry")
    assert len(entries) == len(DAYS)
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    assert len(set(ids)) == len(ids) and all(each and each.startswith("urn:uuid:") for each in ids)
    updated = [entry.findtext(f"{ATOM}updated") or "" for entry in entries]
    assert updated == sorted(updated, reverse=True)
    for entry in entries:
        assert entry.findtext(f"{ATOM}title") and entry.findtext(f"{ATOM}summary")


def test_an_entry_of_the_feed(client: Client) -> None:
    root = etree.fromstring(client.get("/wet/wijzigingen.atom").content)
    found = {
        link.get("href"): entry
        for entry in root.findall(f"{ATOM}entry")
        for link in entry.findall(f"{ATOM}link")
    }
    entry = found["http://testserver/wet/wijzigingen/2019-12-01/"]
    assert entry.findtext(f"{ATOM}updated") == "2019-11-05T12:00:00+01:00"
    assert (
        entry.findtext(f"{ATOM}title")
        == "1 december 2019: Steunpercentage voor een middelgrote onderneming en nog 5"
    )
    assert "Steunpercentage voor een kleine onderneming: 40 % → 30 %" in (
        entry.findtext(f"{ATOM}summary") or ""
    )
    big = found["http://testserver/wet/wijzigingen/2016-04-01/"].findtext(f"{ATOM}summary") or ""
    assert "veranderingen: zie de pagina." in big


def test_the_feed_has_the_filters_and_ids_that_stay(client: Client) -> None:
    whole, mine = (
        etree.fromstring(client.get(f"/wet/wijzigingen.atom{query}").content)
        for query in ("", "?maat=small&x=1")
    )
    ids = [{entry.findtext(f"{ATOM}id") for entry in root.findall(f"{ATOM}entry")} for root in (whole, mine)]
    assert ids[1] < ids[0] or ids[1] == ids[0]
    text_of = etree.tostring(mine, encoding="unicode")
    assert "?maat=small" in text_of and "x=1" not in text_of
    assert "middelgrote onderneming: 30 % → 20 %" not in text_of
    assert "kleine onderneming: 40 % → 30 %" in text_of
