"""The world of an application, with a folder of its own for files and keys."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from pytest_django import Settings

from tests.web.enterprise.application.conftest import here, seat, today

__all__ = ["here", "seat", "today"]


@pytest.fixture(autouse=True)
def own(settings: Settings, tmp_path: Path) -> None:
    settings.FILES = replace(settings.FILES, folder=tmp_path / "files", clamd="")
    settings.SIGNING = replace(settings.SIGNING, self_made=tmp_path / "signing" / "own.pem")
