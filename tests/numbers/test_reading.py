"""Spellings that people really use, and what each must be read as."""

from __future__ import annotations

from itertools import product

import pytest

from portefeuille.numbers import Kind, read

PROVIDER_SPELLINGS = [
    "DV.{a}{n}", "DV{a}{n}", "DV {a}{n}", "DV {a} {n}", "DV-{a}{n}", "DV-{a}-{n}", "dv.{l}{n}", "dv{l}{n}",
    "Dv.{a}{n}", " DV.{a}{n}", "DV.{a}{n} ", "DV. {a}{n}", "DV.{a}.{n}", "DV/{a}{n}", "D.V.{a}{n}",
    "DV_{a}{n}",
    "{a}{n}", "DV\u00a0{a}{n}", "DV\u2013{a}{n}", "DV\u00b7{a}{n}", "\ufeffDV.{a}{n}", "DV.{a}{n}.",
    "(DV.{a}{n})",
    "DV.{a}\t{n}", "DV:{a}{n}",
]  # fmt: skip
ZERO_SPELLINGS = ["DV.0{n}", "DV0{n}", "DV 0{n}", "dv.0{n}", "DV-0{n}", "DV.0 {n}", "D.V.0{n}", "DV 0 {n}"]
ENTERPRISE_SPELLINGS = [
    "{n}", "{d}", "BE{d}", "BE {d}", "BE {n}", "be{d}", "BE-{n}", "BTW BE {n}", "BTW-BE {n}", "TVA BE{d}",
    "VAT BE{d}",
    "KBO {n}", "KBO-nr. {n}", "BTW-nummer BE{d}", "{d} ", "\u00a0{n}", "BE.{n}", "(BE) {n}", "BCE: {d}",
    "BTW {d}",
]  # fmt: skip
COMMUNICATION_SPELLINGS = [
    "+++{a}/{b}/{c}+++", "***{a}/{b}/{c}***", "{a}/{b}/{c}", "{a}{b}{c}", "{a} {b} {c}", "+++{a}{b}{c}+++",
    "***{a}{b}{c}***", "+++ {a} / {b} / {c} +++", "++{a}/{b}/{c}++", "{a}.{b}.{c}", "{a}-{b}-{c}",
    " +++{a}/{b}/{c}+++",
    "*** {a}/{b}/{c} ***", "+++{a}/{b}/{c}",
]  # fmt: skip
NUMBERS = ["900001", "942439", "999999", "912345"]
BASES = [4283158, 4000000, 9999999, 12345678, 10000001, 1]


def register_number(base: int) -> str:
    """Ten digits: eight and the two that check them."""
    return f"{base:08d}{97 - base % 97:02d}"


def dotted(digits: str) -> str:
    return f"{digits[:4]}.{digits[4:7]}.{digits[7:]}"


@pytest.mark.parametrize("spelling", PROVIDER_SPELLINGS)
@pytest.mark.parametrize(("letter", "number"), [*product("AO", NUMBERS), ("O", "1909723")])
def test_a_provider_number_however_it_is_spelled(spelling: str, letter: str, number: str) -> None:
    text = spelling.format(a=letter, l=letter.lower(), n=number)
    found = read(text)
    canonical = f"DV.{letter}{number}"
    assert found == ("provider", canonical, True, text != canonical, None)
    assert read(text, "provider") == found


@pytest.mark.parametrize("spelling", ZERO_SPELLINGS)
@pytest.mark.parametrize("number", NUMBERS)
def test_a_zero_for_the_letter_reads_as_o(spelling: str, number: str) -> None:
    assert read(spelling.format(n=number)) == ("provider", f"DV.O{number}", True, True, None)


@pytest.mark.parametrize("spelling", ENTERPRISE_SPELLINGS)
@pytest.mark.parametrize("base", BASES)
def test_an_enterprise_number_however_it_is_spelled(spelling: str, base: int) -> None:
    digits = register_number(base)
    text = spelling.format(n=dotted(digits), d=digits)
    assert read(text) == ("enterprise", dotted(digits), True, text != dotted(digits), None)


@pytest.mark.parametrize(
    "text", ["428315871", "428.315.871", "BE428315871", "BE 428.315.871", "O428.315.871", "BE O428315871"]
)
def test_the_old_form_of_nine_digits_and_o_for_zero(text: str) -> None:
    assert read(text) == ("enterprise", "0428.315.871", True, True, None)


@pytest.mark.parametrize(
    "spelling", ["{0}.{1}.{2}.{3}", "{0}{1}{2}{3}", "{0} {1} {2} {3}", "{0}-{1}-{2}-{3}", " {0}.{1}.{2}.{3}"]
)
@pytest.mark.parametrize("base", [20900000, 21987654, 35000000, 89999999])
def test_an_establishment_number_however_it_is_spelled(spelling: str, base: int) -> None:
    digits = register_number(base)
    parts = digits[0], digits[1:4], digits[4:7], digits[7:]
    text, canonical = spelling.format(*parts), ".".join(parts)
    assert read(text) == ("establishment", canonical, True, text != canonical, None)


@pytest.mark.parametrize("spelling", COMMUNICATION_SPELLINGS)
@pytest.mark.parametrize("number", [1, 97, 900000001, 1234567890, 9999999999])
def test_a_structured_communication_however_it_is_spelled(spelling: str, number: int) -> None:
    digits = f"{number:010d}{number % 97 or 97:02d}"
    parts = {"a": digits[:3], "b": digits[3:7], "c": digits[7:]}
    text, canonical = spelling.format(**parts), "+++{a}/{b}/{c}+++".format(**parts)
    assert read(text) == ("structured_communication", canonical, True, text != canonical, None)


@pytest.mark.parametrize(
    "text",
    ["BE68539007547034", "BE68 5390 0754 7034", "be68 5390 0754 7034", "BE68-5390-0754-7034",
     "IBAN BE68539007547034",
     "IBAN: BE68 5390 0754 7034", "BE 68 5390 0754 7034", "BE68.5390.0754.7034",
     "BE68\u00a05390\u00a00754\u00a07034"],
)  # fmt: skip
def test_an_iban_however_it_is_spelled(text: str) -> None:
    canonical = "BE68539007547034"
    assert read(text) == ("iban", canonical, True, text != canonical, None)


INVALID: list[tuple[str, Kind | None, str]] = [
    ("", None, "empty"),
    ("   ", None, "empty"),
    (" - ", None, "empty"),
    ("hello", None, "unrecognised"),
    ("12345", None, "unrecognised"),
    ("12345678", None, "unrecognised"),
    ("12345678901", None, "unrecognised"),
    ("\u0664\u0662\u0668\u0663\u0661\u0665\u0668\u0667\u0661", None, "unrecognised"),
    ("\uff24\uff36.O942439", None, "unrecognised"),
    ("x" * 201, None, "unrecognised"),
    ("DV", "provider", "empty"),
    ("DV.", "provider", "empty"),
    ("DV.942439", "provider", "letter_missing"),
    ("DV942439", "provider", "letter_missing"),
    ("942439", "provider", "letter_missing"),
    ("0942439", "provider", "letter_missing"),
    ("DV.1942439", "provider", "letter_missing"),
    ("DV.00942439", "provider", "letter_missing"),
    ("DV.X942439", "provider", "letter_wrong"),
    ("DV.AO942439", "provider", "letter_wrong"),
    ("DV.OO942439", "provider", "letter_wrong"),
    ("DV.Q942439", "provider", "letter_wrong"),
    ("DV.\u041e942439", "provider", "letter_wrong"),  # the Cyrillic letter
    ("DV.O94243", "provider", "length"),
    ("DV.O", "provider", "length"),
    ("DV.O94243911", "provider", "length"),
    ("DV.O94243O", "provider", "characters"),
    ("DV.O942439 opleiding", "provider", "characters"),
    ("DV.O942439x", "provider", "characters"),
    ("DV.O942439DV.A942438", "provider", "two_numbers"),
    ("DVO942439DVA942438", "provider", "two_numbers"),
    ("DV.A942438/DV.O942439", "provider", "two_numbers"),
    ("DV.A942438/O942439", "provider", "two_numbers"),
    ("DV.A942438 en DV.O942439", "provider", "two_numbers"),
    ("DV.O942439 942438", "provider", "two_numbers"),
    ("DV942439942438", "provider", "two_numbers"),
    ("0428.315.872", "enterprise", "check_digits"),
    ("1428.315.871", "enterprise", "check_digits"),
    ("0248.315.871", "enterprise", "check_digits"),
    ("428315872", "enterprise", "check_digits"),
    ("042831587", "enterprise", "length"),
    ("BE0428.315.87", "enterprise", "length"),
    ("BE04283158711", "enterprise", "length"),
    ("0428.315.8710428.315.871", "enterprise", "two_numbers"),
    ("04283158710428315871", "enterprise", "two_numbers"),
    ("428315871428315871", "enterprise", "two_numbers"),
    ("0428.315.871 en 0428.315.871", "enterprise", "two_numbers"),
    ("BE0428315871 BE0428315871", "enterprise", "two_numbers"),
    ("9428315871", "establishment", "first_digit"),
    ("2.145.678.900", "establishment", "check_digits"),
    ("20900000452090000045", "establishment", "two_numbers"),
    ("+++123/4567/89001+++", "structured_communication", "check_digits"),
    ("***000/0000/00000***", "structured_communication", "check_digits"),
    ("+++123/4567/8900+++", "structured_communication", "length"),
    ("+++", "structured_communication", "empty"),
    ("+++12A/4567/89002+++", "structured_communication", "characters"),
    ("+++000/0000/00101++++++000/0000/00101+++", "structured_communication", "two_numbers"),
    ("000000000101000000000101", "structured_communication", "two_numbers"),
    ("BE68 5390 0754 7035", "iban", "check_digits"),
    ("BE69 5390 0754 7034", "iban", "check_digits"),
    ("BE68 5390 0754 703", "iban", "length"),
    ("BE68 5390 0754 70344", "iban", "length"),
    ("BE68 5390 0754 70A4", "iban", "characters"),
    ("BE68539007547034BE68539007547034", "iban", "two_numbers"),
    ("BE68 5390 0754 7034, BE68 5390 0754 7034", "iban", "two_numbers"),
    ("NL00TEST0123456789", "iban", "check_digits"),
]


@pytest.mark.parametrize(("text", "kind", "code"), INVALID)
def test_what_is_not_valid_says_why(text: str, kind: Kind | None, code: str) -> None:
    found = read(text)
    assert (found.kind, found.canonical, found.valid, found.repaired) == (kind, None, False, False)
    assert found.problem is not None
    assert found.problem.code == code


@pytest.mark.parametrize(
    ("text", "asked", "code"),
    [
        ("DV.O942439", "enterprise", "other_kind"),
        ("0428.315.871", "provider", "other_kind"),
        ("0428.315.871", "establishment", "other_kind"),
        ("2.090.000.057", "enterprise", "first_digit"),
        ("BE68539007547034", "structured_communication", "other_kind"),
        ("0428.315.871", "iban", "other_kind"),
        ("123456", "iban", "characters"),
        ("hello", "provider", "letter_wrong"),
        ("hello", "enterprise", "characters"),
        ("12345", "establishment", "length"),
        ("", "establishment", "empty"),
        ("", "enterprise", "empty"),
        ("", "provider", "empty"),
        ("", "iban", "empty"),
        ("", "structured_communication", "empty"),
        ("9" * 201, "iban", "two_numbers"),
        ("9" * 35, "iban", "two_numbers"),
    ],
)
def test_the_kind_that_is_asked_for_is_kept(text: str, asked: Kind, code: str) -> None:
    found = read(text, asked)
    assert (found.kind, found.canonical, found.valid) == (asked, None, False)
    assert found.problem is not None
    assert found.problem.code == code


def test_two_numbers_of_two_kinds_have_no_kind() -> None:
    found = read("DV.O942439 0428.315.871")
    assert found.kind is None
    assert found.problem is not None
    assert found.problem.code == "two_numbers"


def test_an_unknown_kind_is_refused() -> None:
    with pytest.raises(KeyError):
        read("1", "passport")  # type: ignore[arg-type]  # what a caller without types may give


def test_the_example_of_the_contract() -> None:
    assert read("DVO942439").as_dict() == {
        "kind": "provider", "canonical": "DV.O942439", "valid": True, "repaired": True, "problem": None,
    }  # fmt: skip
