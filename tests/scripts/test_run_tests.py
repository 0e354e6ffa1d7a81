"""The summary of ``make test`` tells the truth."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.run_tests import GROUPS, NEVER_DB, ROOT, Outcome, own_database, places, read, summary

GOOD = Outcome(passed=5, seconds=1.5)


@pytest.mark.parametrize(
    "other, covered, strict, status",
    [
        (Outcome(passed=1), True, True, 0),
        (Outcome(passed=1, failed=1), True, False, 1),
        (Outcome(passed=1, skipped=1), True, False, 0),
        (Outcome(passed=1, skipped=1), True, True, 1),
        (Outcome(passed=1), False, False, 1),
        (Outcome(not_run="there is no chromium"), True, False, 0),
        (Outcome(not_run="there is no chromium"), True, True, 1),
    ],
)
def test_status(other: Outcome, covered: bool, strict: bool, status: int) -> None:
    assert summary({"pure": GOOD, "other": other}, covered, strict) == status


def test_nothing_run_is_no_success() -> None:
    assert summary({"pure": Outcome()}, True, False) == 1


def test_the_counts_are_on_the_last_line(capsys: pytest.CaptureFixture[str]) -> None:
    summary({"pure": GOOD, "other": Outcome(2, 3, 4), "third": Outcome(not_run="why")}, True, False)
    lines = capsys.readouterr().out.splitlines()
    assert lines[-1] == "7 passed, 3 failed, 4 skipped"
    assert any("third" in line and "NOT RUN: why" in line for line in lines)


def test_what_failed_and_what_was_left_out_is_told_at_the_end(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report = tmp_path / "report.xml"
    report.write_text(
        '<testsuites><testsuite tests="4" failures="1" errors="0" skipped="2">'
        '<testcase classname="tests.a" name="test_good"/><testcase classname="tests.a" name="test_bad[1]">'
        '<failure message="assert 1 == 2&#10;more">the whole story</failure></testcase>'
        '<testcase name="test_far"><skipped message="no moon"/></testcase>'
        '<testcase name="test_farther"><skipped message="no moon"/></testcase></testsuite></testsuites>',
        "utf-8",
    )
    summary({"pure": read(report)}, True, False)
    assert capsys.readouterr().out.splitlines()[-3:] == [
        "pure: FAILED tests.a::test_bad[1]: assert 1 == 2",
        "pure: NOT RUN 2 tests: no moon",
        "1 passed, 1 failed, 2 skipped",
    ]


def test_a_report_is_read(tmp_path: Path) -> None:
    report = tmp_path / "report.xml"
    report.write_text(
        '<testsuites><testsuite tests="9" failures="1" errors="2" skipped="3"/></testsuites>', "utf-8"
    )
    assert read(report) == Outcome(passed=3, failed=3, skipped=3)
    assert read(tmp_path / "none.xml") == Outcome()


def test_a_run_has_a_database_of_its_own() -> None:
    address = own_database("postgresql://me@127.0.0.1:5433/postgres?sslmode=disable")
    assert address.startswith("postgresql://me@127.0.0.1:5433/portefeuille_")
    assert address.endswith("?sslmode=disable")


def test_every_folder_of_tests_is_run_without_a_database_and_with_one() -> None:
    ran = {group.name: set(places(group)) for group in GROUPS}
    everything = {
        f"tests/{path.name}" for path in (ROOT / "tests").iterdir() if path.name.startswith("test_")
    }
    everything |= {f"tests/{path.parent.name}" for path in ROOT.glob("tests/*/__init__.py")}
    assert ran["law"] | ran["pure"] == everything
    assert not ran["law"] & ran["pure"]
    assert ran["db-sqlite"] == ran["db-postgresql"] >= everything - {f"tests/{name}" for name in NEVER_DB}
