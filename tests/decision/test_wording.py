"""What is said to a person: short whole sentences without holes, in the right form of address."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portefeuille.decision.formats import LANGUAGES
from portefeuille.decision.wording import PLACEHOLDER, WordingError, Words, inside
from tests.decision.texts import (
    FILES,
    SPOKEN,
    SPOKEN_KEYS,
    capital,
    leaves_of,
    sample,
    samples,
    say,
    spoken,
    variants,
)

#: Characters in a text, words in a sentence; with values filled in.
LONGEST, MOST_WORDS = 220, 38

# sentences


@pytest.mark.parametrize("lang", LANGUAGES)
def test_sentences_are_short_whole_and_end_well(lang: str) -> None:
    words = Words.of(lang)
    for section, key, texts in spoken(lang):
        for text in texts:
            said = PLACEHOLDER.sub(lambda found: sample(found[1], lang), text)
            assert len(said) <= LONGEST, (key, len(said), said)
            assert all(len(part.split()) <= MOST_WORDS for part in re.split(r"(?<=\.) ", said)), (key, said)
            assert said.endswith(".") or (section, key) in (
                ("notes", "reservation"),
                ("notes", "not_given"),
            ), (key, said)
        richest = say(words, section, key, samples(texts[0], lang))
        assert richest == capital(PLACEHOLDER.sub(lambda found: sample(found[1], lang), texts[0]))


@settings(deadline=None)  # the first sentence reads the file
@given(st.sampled_from(SPOKEN_KEYS), st.sampled_from(LANGUAGES), st.data())
def test_an_unknown_value_never_leaves_a_hole(place: tuple[str, str], lang: str, data: st.DataObject) -> None:
    section, key = place
    texts = variants(FILES[lang][section][key])
    names = sorted({name for text in texts for name in PLACEHOLDER.findall(text)})
    values = {name: data.draw(st.sampled_from(("", "7"))) for name in names if data.draw(st.booleans())}
    said = say(Words.of(lang), section, key, values)
    assert not re.search(r"[{}]|\bNone\b|  ", said)
    whole = [text for text in texts if all(values.get(name) for name in PLACEHOLDER.findall(text))]
    assert said == capital(PLACEHOLDER.sub("7", whole[0]))


def test_every_last_variant_needs_no_value() -> None:
    for lang in LANGUAGES:
        for section, key, texts in spoken(lang):
            assert not PLACEHOLDER.findall(texts[-1]), (lang, section, key)
            assert all(PLACEHOLDER.findall(text) for text in texts[:-1]), (lang, section, key)
    plain = (text for lang in LANGUAGES for path, text in leaves_of(FILES[lang]) if path[0] not in SPOKEN)
    assert not [text for text in plain if re.search("[{}]", text)]


def test_the_numbers_of_the_law_stand_in_the_law_only() -> None:
    for lang in LANGUAGES:
        for _section, key, texts in spoken(lang):
            if key != "law.before_2016":
                assert not [text for text in texts if re.search(r"\d", text)], (lang, key)


def test_a_default_ends_with_the_advice_to_check() -> None:
    advice = {"nl": "controleer bij VLAIO.", "en": "check with VLAIO.", "fr": "vérifiez auprès de VLAIO."}
    for lang in LANGUAGES:
        for key in FILES[lang]["defaults"]:
            assert Words.of(lang).default(key).lower().endswith(advice[lang].lower()), (lang, key)


def test_dutch_says_je_and_french_says_vous() -> None:
    for lang, wrong in (("nl", r"(?i)\b(u|uw|uzelf)\b"), ("fr", r"(?i)\b(tu|toi|ton|ta|tes)\b")):
        assert not [text for _, text in leaves_of(FILES[lang]) if re.search(wrong, text)]


def test_french_punctuation_does_not_break_off() -> None:
    assert not [text for _, text in leaves_of(FILES["fr"]) if re.search(r" [?:;!»]|« ", text)]


# the words themselves


def test_what_is_said() -> None:
    nl, en, fr = (Words.of(lang) for lang in LANGUAGES)
    below = {"public_share": "20 %", "p.public_share.max": "25 %"}
    assert (
        nl.reason("private_sector.below", below)
        == "Overheden hebben samen 20 % van je onderneming. Dat is minder dan 25 %."
    )
    assert nl.reason("private_sector.below", {"public_share": "20 %"}).startswith(
        "Overheden hebben een klein genoeg"
    )
    assert (
        nl.reason("legal_form.accepted", {"legal_form_name": "eenmanszaak"})
        == "Eenmanszaak is een aanvaarde rechtsvorm."
    )
    assert (
        en.missing(["enterprise.turnover", "enterprise.balance_total"])
        == "Still missing: turnover and balance sheet total."
    )
    assert nl.missing([]) == "Er ontbreekt nog een gegeven."
    assert fr.category("theme", "innovation") == "Innovation"
    assert en.outcome("eligible", {"c.subsidy": "EUR 409.50", "c.own_share": "EUR 500.50"}) == (
        "You can get EUR 409.50 of subsidy; you deposit EUR 500.50 yourself."
    )
    assert (nl.criterion("ceiling"), nl.verdict("law")) == (
        "Steunplafond van het jaar",
        "de regel is niet zeker",
    )
    assert (nl.section("why"), nl.deadline("finish_by")) == ("Waarom", "Rond je project af ten laatste op")
    assert (nl.unit("fte"), nl.note("reservation")) == ("VTE", "Onder voorbehoud: controleer bij VLAIO")


def test_words_are_read_once() -> None:
    assert Words.of("nl") is Words.of("nl")


def test_what_is_not_there_is_said_clearly() -> None:
    words = Words.of("nl")
    for ask, name in (
        (lambda: words.reason("size.giant"), "nl: no text reasons.size.giant"),
        (lambda: words.fact("project.colour"), "nl: no text facts.project.colour"),
        (lambda: words.category("theme", "cooking"), "nl: no text categories.theme.cooking"),
        (lambda: Words.of("de"), "no texts in 'de'; there are nl, en, fr"),
    ):
        with pytest.raises(WordingError) as raised:
            ask()
        assert isinstance(raised.value, KeyError)
        assert str(raised.value) == name


def test_a_label_inside_a_sentence_has_no_capital_but_an_abbreviation_keeps_its_own() -> None:
    labels = ["Omzet", "In de KBO sinds", "NACE-code", "VAT", "Btw", "De-minimissteun"]
    assert [inside(label) for label in labels] == [
        "omzet", "in de KBO sinds", "NACE-code", "VAT", "btw", "de-minimissteun",
    ]  # fmt: skip
