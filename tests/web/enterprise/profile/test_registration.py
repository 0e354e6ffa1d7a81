"""Registering: prefilled from the register, declared when it is down, part by part until nothing is left."""

from __future__ import annotations

import pytest
from pytest_django import Settings

from portefeuille.enterprises import selectors
from portefeuille.enterprises.models import Enterprise, Value
from tests.enterprises.made import IBAN, NUMBER
from tests.web.enterprise.profile.visiting import HOME, Visitor

DOWN = "portefeuille.registers.none.NoRegister"
ON = {"verder": "1"}


def test_who_is_not_registered_is_led_to_the_registration_from_every_page(visitor: Visitor) -> None:
    for page in ("", "cijfers/", "groep/", "rekening/", "bevestigen/", "geschiedenis/"):
        answer = visitor.read(page)
        assert (answer.status, answer.to) == (302, f"{HOME}registreren/"), page
    assert not Enterprise.objects.exists()


def test_the_register_is_shown_and_nothing_it_says_is_asked(visitor: Visitor) -> None:
    page = visitor.read("registreren/").text
    assert "Voorbeeld Software" in page and "BV" in page and "Kantoor Leuven" in page and "12,5 VTE" in page
    assert page.count("Uit het voorbeeldregister, stand op 1 november 2026") == 12
    assert 'name="naam"' not in page and "Dit klopt, ga verder" in page
    assert not Enterprise.objects.exists(), "reading wrote nothing"


def test_a_whole_registration(visitor: Visitor) -> None:
    assert visitor.send("registreren/", **ON).to == f"{HOME}activiteit/"
    assert visitor.send("activiteit/", hoofdactiviteit="62.010/2008", btw="true", **ON).to == (
        f"{HOME}groep/?bewaard=activity"
    )
    assert visitor.send("groep/", zelfstandig="1", **ON).to == f"{HOME}verklaringen/?bewaard=group"
    aid = {"ander": "true", "steunrijen": "1", "steundag1": "1/5/2024", "steunbedrag1": "1.000,50"}
    assert visitor.send("verklaringen/", overheid="12,5", rsz="false", **aid, **ON).to == (
        f"{HOME}rekening/?bewaard=declarations"
    )
    assert visitor.send("rekening/", iban="be68 5390 0754 7034", **ON).to == f"{HOME}contact/?bewaard=account"
    assert visitor.send("contact/", email="an@voorbeeld.test", berichten="fr", **ON).to == (
        f"{HOME}bevestigen/?bewaard=contact"
    )
    page = visitor.read("bevestigen/").text
    assert "Kleine onderneming" in page and "Dit is juist, en mijn onderneming is in 2026 een kleine" in page
    assert visitor.send("bevestigen/", eer="ja", grootte="small").to == f"{HOME}?bewaard=confirm"
    assert selectors.incomplete(NUMBER) == []
    profile = selectors.profile(NUMBER)
    assert (profile.iban, profile.email, profile.language) == (IBAN, "an@voorbeeld.test", "fr")
    assert profile.value("public_share") == 1250 and profile.value("vat_liable") is True
    assert profile.value("de_minimis") == [{"on": "2024-05-01", "amount": 100_050}]
    page = visitor.read().text
    assert "Alles is ingevuld. Je kunt aanvragen." in page
    assert "Ingevuld door An Voorbeeld op 20 november 2026 om 10:00" in page


def test_while_the_register_is_down_everything_is_declared(visitor: Visitor, settings: Settings) -> None:
    settings.ENTERPRISE_REGISTER = DOWN
    page = visitor.read("registreren/").text
    assert "Het register antwoordt nu niet" in page
    typed = {
        "naam": "Voorbeeld Software",
        "rechtsvorm": "610",
        "vestigingrijen": "1",
        "vestigingpostcode1": "900",
    }
    answer = visitor.send("registreren/", **typed)
    assert answer.status == 422 and "Schrijf een postcode van vier cijfers" in answer.text
    assert 'value="Voorbeeld Software"' in answer.text and "<title>Fout:" in answer.text
    assert not Enterprise.objects.exists()
    more = visitor.send("registreren/", **{**typed, "vestigingpostcode1": "9000", "meer": "vestiging"})
    assert more.status == 200 and 'name="vestigingpostcode2"' in more.text and 'value="9000"' in more.text
    assert visitor.send("registreren/", **{**typed, "vestigingpostcode1": "9000"}).status == 303
    page = visitor.read().text
    assert "Nog niet nagekeken in het register: Naam, Rechtsvorm, Vestigingen." in page
    answer = visitor.send("activiteit/", nace="6201")
    assert answer.status == 303
    assert selectors.profile(NUMBER).value("main_activity") == {"code": "62.01", "version": 2008}
    assert visitor.send("activiteit/", nace="99.999").status == 422


def test_registering_twice_is_once(visitor: Visitor) -> None:
    visitor.send("registreren/", **ON)
    rows = Value.objects.count()
    assert visitor.send("registreren/", **ON).to == HOME
    assert visitor.read("registreren/").to == HOME
    assert (Enterprise.objects.count(), Value.objects.count()) == (1, rows)


@pytest.mark.parametrize(
    "language, said", [("/en", "From the sample register"), ("/fr", "Du registre d’exemple")]
)
def test_the_registration_speaks_three_languages(visitor: Visitor, language: str, said: str) -> None:
    page = visitor.read("registreren/", language).text
    assert said in page and "Ingevuld" not in page
