"""Only the services of the wallet write its tables, and nobody else even sees its models."""

from __future__ import annotations

import ast
from pathlib import Path

from portefeuille.wallet.chart import CHART

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "portefeuille"
WALLET = PACKAGE / "wallet"
WRITES = {
    "create", "bulk_create", "get_or_create", "update_or_create", "update", "bulk_update", "delete", "save", "cursor",
}  # fmt: skip


def imported(tree: ast.Module) -> set[str]:
    names = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names |= {f"{node.module}.{alias.name}" for alias in node.names} | {str(node.module)}
    return names


def writing(tree: ast.Module) -> set[str]:
    """The methods of models, querysets and connections that write and that a module calls."""
    calls = (node.func for node in ast.walk(tree) if isinstance(node, ast.Call))
    return {call.attr for call in calls if isinstance(call, ast.Attribute)} & WRITES


def test_nobody_outside_sees_the_models() -> None:
    found = [
        str(path.relative_to(PACKAGE))
        for path in sorted(PACKAGE.rglob("*.py"))
        if WALLET not in path.parents
        and any(
            name.startswith("portefeuille.wallet.models")
            for name in imported(ast.parse(path.read_text("utf-8")))
        )
    ]
    assert found == []


def test_nothing_but_the_services_writes() -> None:
    found = {
        str(path.relative_to(WALLET)): written
        for path in sorted(WALLET.rglob("*.py"))
        if not {"services", "migrations"} & {parent.name for parent in path.parents}
        and (written := writing(ast.parse(path.read_text("utf-8"))))
    }
    assert found == {"verify.py": {"cursor"}}, (
        "verify sets how its transaction reads; nothing else outside writes"
    )
    assert writing(ast.parse((WALLET / "services" / "room.py").read_text("utf-8"))) == {"save"}


def test_the_wallet_knows_no_applications() -> None:
    names = {name for path in WALLET.rglob("*.py") for name in imported(ast.parse(path.read_text("utf-8")))}
    rooms = {name.split(".")[1] for name in names if name.startswith("portefeuille.")}
    assert rooms == {"banking", "clock", "numbers", "platform", "wallet"}


def test_the_page_tells_every_account_and_every_kind_of_entry() -> None:
    page = (ROOT / "docs" / "money.md").read_text("utf-8")
    assert [kind for kind in CHART if f"`{kind}`" not in page] == []
    told = page.partition("## What each event moves")[2].partition("Worked example")[0]
    assert [kind for kind in kinds() if f"`{kind}`" not in told] == []


def kinds() -> set[str]:
    """The kinds of entries that stand in the services as a literal second argument of a draft."""
    found = set()
    for path in (WALLET / "services").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Draft":
                kind = node.args[1] if len(node.args) > 1 else None
                if isinstance(kind, ast.Constant) and isinstance(kind.value, str):
                    found.add(kind.value)
    assert len(found) > 10
    return found
