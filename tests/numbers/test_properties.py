"""What holds for every number, not only for those we thought of."""

from __future__ import annotations

from hypothesis import assume, given
from hypothesis import strategies as st
from stdnum import iban as known_iban
from stdnum.be import ogm_vcs, vat

from portefeuille.numbers import KINDS, Kind, read
from portefeuille.numbers.iban import remainder
from portefeuille.numbers.register import checks


def register(first: str) -> st.SearchStrategy[str]:
    """Ten digits that check, beginning with one of ``first``."""
    base = st.tuples(st.sampled_from(first), st.integers(0, 9_999_999)).map(lambda p: f"{p[0]}{p[1]:07d}")
    return base.map(lambda b: f"{b}{97 - int(b) % 97:02d}")


ENTERPRISE = register("01").map(lambda d: f"{d[:4]}.{d[4:7]}.{d[7:]}")
ESTABLISHMENT = register("2345678").map(lambda d: f"{d[0]}.{d[1:4]}.{d[4:7]}.{d[7:]}")
PROVIDER = st.tuples(st.sampled_from("AO"), st.integers(900_000, 9_999_999)).map(lambda p: f"DV.{p[0]}{p[1]}")
COMMUNICATION = st.integers(0, 9_999_999_999).map(lambda n: _communication(f"{n:010d}{n % 97 or 97:02d}"))
BELGIAN = st.integers(1, 9_999_999_999).map(lambda n: _belgian(f"{n:010d}{n % 97 or 97:02d}"))
DUTCH = st.integers(0, 9_999_999_999).map(lambda n: _checked("NL", f"TEST{n:010d}"))
CANONICAL: dict[Kind, st.SearchStrategy[str]] = {
    "enterprise": ENTERPRISE,
    "establishment": ESTABLISHMENT,
    "provider": PROVIDER,
    "structured_communication": COMMUNICATION,
    "iban": st.one_of(BELGIAN, DUTCH),
}
ANY = st.sampled_from(KINDS).flatmap(lambda kind: CANONICAL[kind].map(lambda text: (kind, text)))
CHECKED = ANY.filter(lambda pair: pair[0] != "provider")


def _communication(digits: str) -> str:
    return f"+++{digits[:3]}/{digits[3:7]}/{digits[7:]}+++"


def _checked(country: str, account: str) -> str:
    return f"{country}{known_iban.calc_check_digits(f'{country}00{account}')}{account}"


def _belgian(account: str) -> str:
    return _checked("BE", account)


@given(ANY)
def test_a_canonical_number_is_a_fixed_point(pair: tuple[Kind, str]) -> None:
    kind, text = pair
    assert read(text) == (kind, text, True, False, None)
    assert read(text, kind) == read(text)


@given(ANY, st.data())
def test_spaces_dots_and_case_change_nothing_but_repaired(
    pair: tuple[Kind, str], data: st.DataObject
) -> None:
    kind, text = pair
    loose = "".join(
        c + data.draw(st.sampled_from(["", "", "", " ", "\u00a0", "-"])) for c in text if c not in "./"
    )
    found = read(loose.lower(), kind)
    assert (found.canonical, found.valid, found.repaired) == (text, True, loose.lower() != text)


def by_the_remainder(text: str) -> bool:
    """Do the last two digits equal the remainder of the first eight by 97?"""
    digits = "".join(each for each in text if each.isdigit())
    return int(digits[:8]) % 97 == int(digits[8:])


@given(CHECKED, st.data())
def test_one_wrong_digit_is_never_valid(pair: tuple[Kind, str], data: st.DataObject) -> None:
    """But for a number of the register that then checks by the other rule of establishments: two rules are accepted."""
    kind, text = pair
    at = data.draw(st.sampled_from([i for i, c in enumerate(text) if c.isdigit()]))
    wrong = data.draw(st.sampled_from([c for c in "0123456789" if c != text[at]]))
    typed = text[:at] + wrong + text[at + 1 :]
    assume(kind not in ("enterprise", "establishment") or not by_the_remainder(typed))
    assert not read(typed).valid
    assert not read(typed, kind).valid


@given(ANY, ANY, st.sampled_from(["", " ", "/", ", "]))
def test_two_numbers_glued_together_are_never_valid(
    one: tuple[Kind, str], two: tuple[Kind, str], glue: str
) -> None:
    text = one[1] + glue + two[1]
    assert not read(text).valid
    assert not any(read(text, kind).valid for kind in KINDS)


@given(st.text(max_size=60), st.sampled_from([None, *KINDS]))
def test_any_text_gets_an_answer(text: str, kind: Kind | None) -> None:
    found = read(text, kind)
    assert found.valid == (found.canonical is not None) == (found.problem is None)
    if found.canonical is not None:
        assert read(found.canonical, found.kind) == (found.kind, found.canonical, True, False, None)


@given(st.text("DVAO0123456789BE+*/. -", max_size=40))
def test_texts_of_nearly_right_signs_get_an_answer(text: str) -> None:
    found = read(text)
    assert found.valid == (found.problem is None)
    assert found.repaired == (found.valid and found.canonical != text)


@given(st.integers(0, 9_999_999_999))
def test_enterprise_numbers_agree_with_python_stdnum(number: int) -> None:
    digits = f"{number:010d}"
    assert read(digits, "enterprise").valid == vat.is_valid(digits)


@given(st.integers(0, 99_999_999), st.integers(0, 99))
def test_the_check_of_the_register_is_a_remainder_of_zero(base: int, check: int) -> None:
    assert checks(f"{base:08d}{check:02d}") == (check > 0 and check <= 97 and (base + check) % 97 == 0)


@given(st.integers(1, 999_999_999_999))
def test_structured_communications_agree_with_python_stdnum(number: int) -> None:
    digits = f"{number:012d}"
    assert read(digits, "structured_communication").valid == ogm_vcs.is_valid(digits)


@given(st.one_of(BELGIAN, DUTCH))
def test_ibans_agree_with_python_stdnum(text: str) -> None:
    assert known_iban.is_valid(text, check_country=False)
    assert remainder(text) == 1


@given(st.integers(0, 999_999_999_999).filter(lambda n: (n // 100 % 97 or 97) != n % 100))
def test_a_belgian_iban_also_checks_its_account(account: int) -> None:
    text = _belgian(f"{account:012d}")
    assert known_iban.is_valid(text, check_country=False)
    assert not read(text).valid
