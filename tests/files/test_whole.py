"""A file that is written is there whole, or what stood there stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from portefeuille.files.whole import replacing


def test_the_new_file_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    file = tmp_path / "answers.csv"
    file.write_text("before")
    with replacing(file) as written:
        written.write_text("after")
        assert file.read_text() == "before"
    assert [each.name for each in tmp_path.iterdir()] == ["answers.csv"]
    assert file.read_text() == "after"


def test_what_stood_there_stays_when_writing_fails(tmp_path: Path) -> None:
    file = tmp_path / "answers.csv"
    file.write_text("before")

    def half() -> None:
        with replacing(file) as written:
            written.write_text("half")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        half()
    assert [each.name for each in tmp_path.iterdir()] == ["answers.csv"]
    assert file.read_text() == "before"


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(IsADirectoryError), replacing(tmp_path):
        pytest.fail("nothing is written")
    assert not list(tmp_path.iterdir())
