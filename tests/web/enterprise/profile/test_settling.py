"""Differences with the register, the group, and the confirmation at the end."""

from __future__ import annotations

from datetime import date

import pytest

from portefeuille import clock
from portefeuille.enterprises import selectors, services
from portefeuille.enterprises.models import ConfirmedSize, Value
from tests.enterprises.made import NUMBER, enterprise, person
from tests.signing_in import sign_in
from tests.web.enterprise.profile.visiting import HOME, Visitor

GROUP = {
    "rijen": "2", "aandelen": "0", "naam1": "Holding", "soort1": "enterprise", "band1": "eigenaar", "met1": "0",
    "kapitaal1": "60", "vte1": "60", "omzet1": "1.000.000", "balans1": "800.000", "naam2": "Partner",
    "soort2": "enterprise", "band2": "dochter", "met2": "0", "kapitaal2": "30", "vte2": "40", "omzet2": "5.000.000",
    "balans2": "2.000.000",
}  # fmt: skip


@pytest.fixture(autouse=True)
def registered(db: None) -> None:
    enterprise()


def test_a_difference_is_shown_and_taken_over(visitor: Visitor) -> None:
    services.change(number=NUMBER, values={"legal_form": "014"}, actor=person())
    services.consolidate_due()
    page = visitor.read().text
    assert "Het register zegt iets anders" in page and page.count('name="gegeven"') == 4
    answer = visitor.send("verschil/", gegeven="legal_form", keuze="neem")
    assert (answer.status, answer.to) == (303, f"{HOME}#verschillen")
    assert selectors.profile(NUMBER).values["legal_form"].verified
    assert [each.key for each in selectors.differences(NUMBER)] == ["establishments"]


def test_whoever_keeps_his_own_says_why(visitor: Visitor) -> None:
    services.consolidate_due()
    answer = visitor.send("verschil/", gegeven="establishments", keuze="houd", reden=" ")
    assert answer.to == f"{HOME}?reden=establishments#reden-establishments"
    assert "Schrijf waarom." in visitor.read("?reden=establishments").text
    visitor.send("verschil/", gegeven="establishments", keuze="houd", reden="Leuven sloot")
    assert selectors.differences(NUMBER) == ()
    assert "Reden: Leuven sloot" in visitor.read().text
    rows = Value.objects.count()
    assert visitor.send("verschil/", gegeven="establishments", keuze="neem").status == 303
    assert Value.objects.count() == rows, "it was settled already"


def test_what_the_register_confirms_later_is_of_that_later_day(visitor: Visitor) -> None:
    services.change(number=NUMBER, values={"legal_form": None, "turnover": 150_000_000}, actor=person())
    services.consolidate_due()
    for day, when in (("2026-11-20", "1 november 2026"), ("2027-01-05", "1 januari 2027")):
        with clock.use(date.fromisoformat(day)):
            sign_in(visitor.client, NUMBER)
            services.consolidate_due()
            page = visitor.read().text
            assert page.count("Uit het voorbeeldregister, stand op") == 10
            assert page.count(f"Uit het voorbeeldregister, stand op {when}") == 10
            assert "EUR 1.500.000,00" in page
    assert selectors.profile(NUMBER).values["legal_form"].as_of == date(2026, 11, 1), (
        "what was recorded stays"
    )


def test_trying_a_group_shows_it_and_keeps_nothing(visitor: Visitor) -> None:
    answer = visitor.send("groep/", toon="1", **GROUP)
    assert answer.status == 200
    assert "Holding heeft 60 % van de stemmen in Voorbeeld Software" in answer.text and "<svg" in answer.text
    assert "84,5 VTE" in answer.text, "12.5 + 60 + 30 % of 40"
    assert selectors.profile(NUMBER).version == 1
    assert 'name="naam3"' in visitor.send("groep/", meer="1", **GROUP).text


def test_a_group_that_is_kept_gives_the_members_and_the_form_comes_back(visitor: Visitor) -> None:
    assert visitor.send("groep/", bewaar="1", **GROUP).status == 303
    assert selectors.profile(NUMBER).value("group") == [
        {"kind": "linked", "name": "Holding", "headcount": 6000, "turnover": 100_000_000, "balance_total": 80_000_000},
        {"kind": "partner", "name": "Partner", "share": 3000, "headcount": 4000, "turnover": 500_000_000,
         "balance_total": 200_000_000},
    ]  # fmt: skip
    page = visitor.read("groep/").text
    assert 'value="Holding"' in page and "Dit is je groep" in page
    assert "Middelgrote onderneming" in visitor.read().text
    assert selectors.incomplete(NUMBER) == ["honour", "size"]
    visitor.send("groep/", zelfstandig="1")
    assert selectors.profile(NUMBER).value("group") == []
    assert "Holding" not in visitor.read("groep/").text


def test_a_group_that_cannot_be_is_told_and_not_kept(visitor: Visitor) -> None:
    answer = visitor.send("groep/", bewaar="1", **{**GROUP, "kapitaal1": "veel"})
    assert answer.status == 422 and "Schrijf een getal" in answer.text
    assert selectors.profile(NUMBER).version == 1


def test_the_own_figures_come_from_the_profile_whatever_is_sent(visitor: Visitor) -> None:
    assert "84,5 VTE" in visitor.send("groep/", toon="1", vte0="1", naam0="Ander", **GROUP).text


def test_a_group_that_somebody_else_changed_meanwhile(visitor: Visitor) -> None:
    other = [{"kind": "linked", "name": "Zus", "headcount": 100}]
    services.change(number=NUMBER, values={"group": other}, actor=person("Bart Maes"))
    answer = visitor.send("groep/", version="1", bewaar="1", **GROUP)
    assert answer.status == 409 and "Bart Maes wijzigde intussen de groep in: Zus: verbonden" in answer.text
    assert 'value="Holding"' in answer.text and selectors.profile(NUMBER).value("group") == other


def test_nothing_is_confirmed_without_the_tick(visitor: Visitor) -> None:
    answer = visitor.send("bevestigen/", grootte="small")
    assert answer.status == 422 and "Vink aan dat alles juist is." in answer.text
    assert selectors.profile(NUMBER).version == 1


def test_what_changed_since_it_was_read_is_read_again(visitor: Visitor) -> None:
    services.change(number=NUMBER, values={"headcount": 30_000}, actor=person())
    answer = visitor.send("bevestigen/", version="1", eer="ja", grootte="small")
    assert answer.status == 409 and "Kijk alles opnieuw na." in answer.text
    answer = visitor.send("bevestigen/", eer="ja", grootte="small")
    assert answer.status == 409 and "Je grootte is intussen anders." in answer.text
    assert selectors.profile(NUMBER).version == 2 and ConfirmedSize.objects.count() == 1
    assert "notice bad" in answer.text, "a large enterprise is told so"
    assert visitor.send("bevestigen/", eer="ja", grootte="large").status == 303


def test_a_frozen_size_is_told_and_not_asked(visitor: Visitor) -> None:
    services.freeze_size(number=NUMBER, year=2026, size="small", application="a", actor=person())
    services.change(number=NUMBER, values={"headcount": 30_000}, actor=person())
    page = visitor.read("bevestigen/").text
    assert "Je eerste aanvraag van 2026 legde je grootte vast." in page
    assert "Met je cijfers van nu ben je een grote onderneming. Dat telt pas volgend jaar." in page
    assert visitor.send("bevestigen/", eer="ja", grootte="large").status == 303
    assert ConfirmedSize.objects.count() == 1
