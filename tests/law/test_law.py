"""The law on a day: names, hash, reform, rows, and what is shared between days."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from portefeuille import clock
from portefeuille.law import Law, UnknownNameError, load
from tests.law.folder import book, folder, parameter, segment

DAY, KNOWN = date(2024, 6, 5), date(2026, 11, 22)
TEXT = parameter(segment("value: 1", "2016-04-01", "2019-12-31"), segment("value: 2", "2020-01-01"))
FOLLOWER = parameter(segment("same_as: p", "2016-04-01"), name="q")
CHOICE = parameter(segment("value: a", "2016-04-01"), unit="choice", more="choices: [a, b]", name="c")


def test_known_is_today_unless_said() -> None:
    with clock.use(date(2021, 9, 6)):
        assert Law.on(date(2021, 9, 20)).value("rate.cybersecurity.small") == 3000
        assert Law.on(date(2021, 9, 20)).known == date(2021, 9, 6)
    assert Law.on(date(2021, 9, 20), KNOWN).value("rate.cybersecurity.small") == 4500


def test_names_are_sorted_and_complete() -> None:
    law = Law.on(DAY, KNOWN)
    assert list(law.names()) == sorted(load().parameters)
    assert list(Law.on(date(2012, 1, 1), KNOWN).names()) == sorted(load().timeline)


def test_an_unknown_name_names_the_nearest() -> None:
    law = Law.on(DAY, KNOWN)
    with pytest.raises(UnknownNameError) as caught:
        law.value("rate.base.smal")
    assert str(caught.value) == "no parameter called 'rate.base.smal'; nearest: rate.base.small"
    assert isinstance(caught.value, KeyError)
    assert caught.value.nearest == "rate.base.small"
    with pytest.raises(UnknownNameError, match=r"^no parameter called '\?'$"):
        law.reading("?")
    with pytest.raises(UnknownNameError, match="no list called 'legal_form'; nearest: legal_forms"):
        law.rows("legal_form")


def test_the_hash_is_stable_within_a_period(tmp_path: Path) -> None:
    found = book(tmp_path, parameters_a=TEXT)
    hashes = [
        found.on(day, KNOWN).hash for day in (date(2016, 4, 1), date(2019, 12, 31), date(2020, 1, 1), DAY)
    ]
    assert hashes[0] == hashes[1] != hashes[2] == hashes[3]
    assert all(len(one) == 64 and int(one, 16) for one in hashes)
    assert load.__wrapped__(tmp_path).on(DAY, KNOWN).hash == hashes[3], "another process gives the same"


def test_the_hash_sees_values_files_clocks_and_reforms(tmp_path: Path) -> None:
    files = {"parameters_a": TEXT, "lists_l": "# to be replaced"}
    variants = {
        "as it is": files,
        "value": {**files, "parameters_a": TEXT.replace("value: 2", "value: 3")},
        "note": {**files, "parameters_a": TEXT.replace("value: 2", "value: 2, notes: {nl: x}")},
        "list": {**files, "lists_l": "# replaced"},
        "name of a file": {"parameters_b": TEXT, "lists_l": files["lists_l"]},
    }
    hashes, values = {}, {}
    for name, one in variants.items():
        root = tmp_path / name
        root.mkdir()
        law = book(root, **one).on(DAY, KNOWN)
        hashes[name], values[name] = law.hash, law.values_hash
        if name == "as it is":
            hashes["reform"] = law.reform({"p": 5}).hash
            hashes["earlier"] = book(root).on(DAY, date(2019, 1, 1)).hash
    assert len(set(hashes.values())) == len(hashes) == 7
    assert (
        values["as it is"] == values["note"] == values["list"] == values["name of a file"] != values["value"]
    )


def test_the_hash_is_computed_once(tmp_path: Path) -> None:
    law = book(tmp_path, parameters_a=TEXT).on(DAY, KNOWN)
    assert law.hash is law.hash


def test_line_ends_do_not_change_the_hash(tmp_path: Path) -> None:
    root = folder(tmp_path, parameters_a=TEXT)
    before = load.__wrapped__(root).on(DAY, KNOWN).hash
    file = root / "parameters" / "a.yaml"
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    assert load.__wrapped__(root).on(DAY, KNOWN).hash == before


def test_a_retroactive_act_leaves_the_old_answer_provable(tmp_path: Path) -> None:
    later = TEXT.replace("value: 2, from: 2020-01-01", "value: 2, from: 2020-01-01, until: 2022-12-31")
    later += (
        "    - {" + segment("value: 3", "2023-01-01", known_from="2025-01-01", retroactive="true") + "}\n"
    )
    (tmp_path / "b").mkdir()
    old = book(tmp_path, parameters_a=TEXT).on(DAY, DAY)
    new = book(tmp_path / "b", parameters_a=later)
    assert new.on(DAY, DAY).value("p") == old.value("p") == 200
    assert new.on(DAY, KNOWN).value("p") == 300
    assert new.on(DAY, DAY).values_hash == old.values_hash
    assert new.on(DAY, DAY).hash != old.hash


def test_a_reform_is_another_law(tmp_path: Path) -> None:
    law = book(tmp_path, parameters_a=TEXT + FOLLOWER + CHOICE).on(DAY, KNOWN)
    reform = law.reform({"p": 350, "c": "b"})
    assert (law.value("p"), law.value("q"), law.value("c")) == (200, 200, "a")
    assert (reform.value("p"), reform.value("q"), reform.value("c")) == (350, 350, "b")
    assert reform.reading("p").source == ("reform",)
    assert reform.reading("q").source == ("reform", "R-1")
    assert reform.reform({"p": 400}).value("c") == "b", "a reform of a reform keeps the first"
    assert (reform.on_date, reform.known) == (DAY, KNOWN)
    assert reform.period != law.period
    assert "reform=['c', 'p']" in repr(reform)
    assert repr(law) == "<Law on 2024-06-05 known 2026-11-22>"


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"p": "x"}, "p: 'x' does not fit unit eur"),
        ({"p": -1}, "p: -1 does not fit unit eur"),
        ({"c": "z"}, "c: 'z' does not fit unit choice a b"),
    ],
)
def test_a_reform_must_fit(tmp_path: Path, changes: dict[str, int | str], reason: str) -> None:
    law = book(tmp_path, parameters_a=TEXT + CHOICE).on(DAY, KNOWN)
    with pytest.raises(ValueError, match=reason):
        law.reform(changes)
    with pytest.raises(UnknownNameError, match="no parameter called 'r'"):
        law.reform({"r": 1})


def test_a_reform_settles_an_unknown() -> None:
    law = Law.on(DAY, KNOWN).reform({"rounding.subsidy": "down"})
    reading = law.reading("rounding.subsidy")
    assert (reading.value, reading.uncertain, reading.status, reading.alternatives) == (
        "down",
        False,
        "known",
        (),
    )


def test_days_of_one_period_share_their_readings() -> None:
    one, other = Law.on(date(2021, 1, 1), KNOWN), Law.on(date(2021, 9, 12), KNOWN)
    assert one.period == other.period
    assert one.reading("rate.base.small") is other.reading("rate.base.small")
    assert Law.on(date(2021, 9, 13), KNOWN).period != one.period


def test_rows_and_row() -> None:
    law = Law.on(DAY, KNOWN)
    assert law.row("postcodes", "9000") in law.rows("postcodes")
    assert law.row("postcodes", "0000") is None


def test_a_name_of_the_other_regime_is_absent() -> None:
    now, then = Law.on(DAY, KNOWN), Law.on(date(2012, 1, 1), KNOWN)
    for law, name in ((now, "rate.coaching"), (then, "rate.base.small")):
        reading = law.reading(name)
        assert (reading.value, reading.status, reading.uncertain) == (None, "absent", False)


def test_many_days_share_what_was_resolved_for_their_period() -> None:
    """How long that takes is measured by ``make bench``."""
    found = load()
    laws = [found.on(date(2016, 4, 1) + timedelta(days=n), KNOWN) for n in range(3000)]
    assert len({id(law.reading("rate.base.small")) for law in laws}) == len({law.period for law in laws}) < 60
