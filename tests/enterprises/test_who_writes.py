"""Only the services of enterprises and providers write their tables, and nobody else sees their models."""

from __future__ import annotations

import ast

import pytest

from tests.wallet.test_who_writes import PACKAGE, imported, writing

ROOMS = ("enterprises", "providers")


@pytest.mark.parametrize("room", ROOMS)
def test_nobody_outside_sees_the_models(room: str) -> None:
    found = [
        str(path.relative_to(PACKAGE))
        for path in sorted(PACKAGE.rglob("*.py"))
        if PACKAGE / room not in path.parents
        and any(
            name.startswith(f"portefeuille.{room}.models")
            for name in imported(ast.parse(path.read_text("utf-8")))
        )
    ]
    assert found == []


@pytest.mark.parametrize("room", ROOMS)
def test_nothing_but_the_services_writes(room: str) -> None:
    found = {
        str(path.relative_to(PACKAGE)): written
        for path in sorted((PACKAGE / room).rglob("*.py"))
        if not {"services", "migrations"} & {*(parent.name for parent in path.parents), path.stem}
        and (written := writing(ast.parse(path.read_text("utf-8"))))
    }
    assert found == {}
