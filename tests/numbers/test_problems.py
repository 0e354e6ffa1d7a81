"""Every problem has its sentence, in three languages."""

from __future__ import annotations

import string

import pytest
from stdnum.iban import calc_check_digits

from portefeuille.numbers import KINDS, Problem, read
from portefeuille.numbers.iban import iban
from portefeuille.numbers.problems import LANGUAGES, NAMES, TEXTS
from portefeuille.numbers.reading import READERS


def holes(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("code", TEXTS)
def test_a_problem_says_the_same_in_every_language(code: str) -> None:
    texts = TEXTS[code]
    assert tuple(texts) == LANGUAGES
    assert len({frozenset(holes(text)) for text in texts.values()}) == 1
    assert len(set(texts.values())) == len(LANGUAGES)


def test_every_kind_has_a_reader_and_a_name_in_every_language() -> None:
    assert tuple(READERS) == KINDS
    assert tuple(NAMES) == KINDS
    assert all(tuple(names) == LANGUAGES for names in NAMES.values())


def test_the_missing_letter_names_both_letters() -> None:
    problem = read("DV.942439").problem
    assert problem is not None
    for lang in LANGUAGES:
        assert "DV.A" in problem.text(lang)
        assert "DV.O" in problem.text(lang)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("0428.315.87", "Hier staan 9 cijfers of letters; een ondernemingsnummer heeft er 10."),
        ("9428315871", "Het eerste cijfer is 9; een vestigingsnummer begint met 2-8."),
        ("DV.X942439", "Na DV hoort één letter: A (advies) of O (opleiding). Hier staat X."),
    ],
)
def test_the_sentence_in_dutch(text: str, expected: str) -> None:
    answer = read(text).as_dict()
    assert answer["problem"] == expected
    assert answer["canonical"] is None


def test_the_sentence_in_other_languages() -> None:
    assert read("0428.315.87").as_dict("en")["problem"] == (
        "There are 9 digits or letters here; an enterprise number has 10."
    )
    assert read("0428.315.87").as_dict("fr")["problem"] == (
        "Il y a ici 9 chiffres ou lettres\u202f; un numéro d'entreprise en compte 10."
    )
    assert read("0428.315.87").as_dict("fr")["problem_code"] == "length"


def test_another_language_is_refused() -> None:
    with pytest.raises(KeyError):
        Problem("empty").text("de")


@pytest.mark.parametrize(
    ("country", "account", "code"),
    [("QQ", "TEST0123456789", "country"), ("NL", "TEST01234567890", "structure")],
)
def test_a_foreign_iban_of_no_country_or_of_another_form(country: str, account: str, code: str) -> None:
    """The international check digits of both are right."""
    problem = iban(f"{country}{calc_check_digits(f'{country}00{account}')}{account}").problem
    assert problem == Problem(code, {"got": country})
