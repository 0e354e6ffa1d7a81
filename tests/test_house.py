"""Checks of the repository itself: what no other tool looks at."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from portefeuille import __version__
from portefeuille.cli import COMMANDS
from portefeuille.law import load

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "portefeuille"
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))
WITHOUT_DJANGO = (
    "clock.py",
    "files",
    "law",
    "rules",
    "decision",
    "advisor",
    "numbers",
    "screening",
    "registers",
    "banking",
    "documents",
)
HEAVY = {"django", "pydantic", "polars", "numpy", "numba", "pyarrow", "duckdb", "matplotlib", "sklearn"}
LONGEST = 600
GENERATED = {".png", ".po", ".csv", ".txt", ".jsonl", ".svg", ".json", ".yaml", ".yml", ""}
"""Data, texts and lock files have the length that they have."""

# Written in parts, so that this file does not name them either.
REGISTRIES = (
    "pypi" + ".org", "python" + "hosted", "npm" + "js.", "registry." + "npm", "crates" + ".io", "conda." + "anaconda",
    "proxy." + "golang", "repo." + "maven",
)  # fmt: skip
ASKS_THE_DAY = {("date", "today"), ("datetime", "now"), ("datetime", "today"), ("datetime", "utcnow"), ("timezone", "now"),
                ("timezone", "localdate"), ("timezone", "localtime")}  # fmt: skip


def tracked() -> list[Path]:
    """The files of the repository: known to git, and those not yet added that it would not ignore."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    return [path for name in listed.split("\0") if name and (path := ROOT / name).is_file()]


def modules(*rooms: str) -> Iterator[tuple[Path, ast.Module]]:
    """The parsed modules of some rooms of the package (all, when none is named)."""
    for room in rooms or ("",):
        found = PACKAGE / room
        for path in [found] if found.is_file() else sorted(found.rglob("*.py")):
            yield path, ast.parse(path.read_text("utf-8"))


def named(node: ast.AST) -> list[str]:
    """The modules that an import statement names."""
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom) and node.level == 0:
        return [node.module or ""]
    return []


def test_who_tells_the_types_to_be_silent_says_why() -> None:
    silent = re.compile(r"#\s*type:\s*ignore(?!\[[\w,-]+\]  # \w)")
    assert [
        f"{path.relative_to(ROOT)}:{number}"
        for path in tracked()
        if path.suffix == ".py"
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if silent.search(line) and path != Path(__file__)
    ] == []


def test_pages_import_tables_for_their_types_only() -> None:
    """They read by selectors and write by services; who acted is told by the kind of actor."""
    found = {
        (path.relative_to(PACKAGE / "web").as_posix(), alias.name)
        for path, tree in modules("web")
        for node in tree.body
        if isinstance(node, ast.ImportFrom) and (node.module or "").endswith(".models")
        for alias in node.names
    }
    assert {name for _, name in found} == {"Actor"}, found


def test_no_test_measures_time() -> None:
    """Speed belongs in the benchmarks; a test may wait until a moment (``time.monotonic``)."""
    stopwatches = {"perf_counter", "perf_counter_ns", "process_time", "process_time_ns", "thread_time"}
    assert [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in sorted((ROOT / "tests").rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if (isinstance(node, ast.Attribute) and node.attr in stopwatches)
        or (isinstance(node, ast.Name) and node.id in stopwatches)
    ] == []


def test_no_file_names_the_host_of_a_registry() -> None:
    found = []
    for path in tracked():
        text = path.read_bytes().decode("utf-8", "replace").lower()
        found += [f"{path.relative_to(ROOT)}: {host}" for host in REGISTRIES if host in text]
    assert found == []


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_a_lock_file_has_a_hash_for_every_package_and_no_address(lock: Path) -> None:
    blocks = re.split(r"\n(?=[A-Za-z0-9])", lock.read_text("utf-8"))
    assert len(blocks) > 10
    for block in blocks:
        first = block.splitlines()[0]
        assert re.fullmatch(r"[A-Za-z0-9._-]+(\[[a-z,]+\])?==\S+ \\", first), first
        assert re.search(r"--hash=sha256:[0-9a-f]{64}\b", block), first
        assert not re.search(r"://|--index|--find-links|--extra", block), first


def test_the_lock_files_agree() -> None:
    versions: dict[str, set[str]] = {}
    for lock in LOCKS:
        for name, version in re.findall(r"^([\w.-]+)==(\S+)", lock.read_text("utf-8"), re.MULTILINE):
            versions.setdefault(name, set()).add(version)
    assert {name: each for name, each in versions.items() if len(each) > 1} == {}


def test_everything_the_project_asks_for_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    asked = [
        *project["dependencies"],
        *(one for extra in project["optional-dependencies"].values() for one in extra),
    ]
    locked = re.findall(r"^([\w.-]+)==", (ROOT / "requirements/dev.txt").read_text("utf-8"), re.MULTILINE)
    names = {re.split(r"[\[<>=]", one)[0].lower() for one in asked}
    assert names and names <= set(locked), names - set(locked)


def test_no_file_is_too_long() -> None:
    written = [path for path in tracked() if path.suffix not in GENERATED]
    lengths = {str(path.relative_to(ROOT)): len(path.read_bytes().splitlines()) for path in written}
    assert len(lengths) > 100
    assert {name: length for name, length in lengths.items() if length > LONGEST} == {}


def test_only_the_clock_asks_what_day_it_is() -> None:
    found = []
    for path, tree in modules():
        if path == PACKAGE / "clock.py":
            continue
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name | ast.Attribute):
                owner = node.value.id if isinstance(node.value, ast.Name) else node.value.attr
                if (owner, node.attr) in ASKS_THE_DAY:
                    found.append(f"{path.relative_to(ROOT)}:{node.lineno}: {owner}.{node.attr}")
    assert found == []


def test_no_django_below_the_platform() -> None:
    found = [
        f"{path.relative_to(ROOT)}: {name}"
        for path, tree in modules(*WITHOUT_DJANGO)
        for node in ast.walk(tree)
        for name in named(node)
        if name.split(".")[0] in {"django", "pydantic"}
    ]
    assert found == []


def test_no_page_looks_up_or_writes_a_row_by_itself() -> None:
    asked = [
        f"{path.relative_to(PACKAGE)}:{node.lineno}"
        for path, tree in modules()
        if path.is_relative_to(PACKAGE / "web")
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr == "objects"
    ]
    assert asked == []


def test_every_test_stands_where_its_subject_stands() -> None:
    """A room's tests are in the folder of the same name, so that they are found."""
    rooms = {path.name for path in PACKAGE.iterdir() if path.is_dir() and (path / "__init__.py").exists()}
    assert {"law", "rules", "decision", "numbers", "cli"} <= rooms
    assert [room for room in sorted(rooms) if not list((ROOT / "tests" / room).rglob("test_*.py"))] == []


@pytest.mark.parametrize("name", ["portefeuille.decision", *(module for module, _ in COMMANDS.values())])
def test_a_command_starts_without_the_heavy_packages(name: str) -> None:
    code = f"import sys, {name}, portefeuille.cli; print(*{{one.split('.')[0] for one in sys.modules}})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert "portefeuille" in loaded
    assert loaded & HEAVY == set()


def test_deciding_a_case_loads_no_heavy_package() -> None:
    code = (
        "import sys, portefeuille;"
        "portefeuille.decide({'on': '2024-06-05', 'size': 'small', 'project': {'service': 'training', 'theme': 'innovation', 'price': 1000}});"
        "print(*{one.split('.')[0] for one in sys.modules})"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert set(done.stdout.split()) & HEAVY == set()


def test_the_version_is_said_once() -> None:
    assert re.fullmatch(r"\d+\.\d+\.\d+", __version__)
    assert "version" in tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["dynamic"]


def test_the_numbers_of_the_law_stand_in_the_law_only() -> None:
    """No rate, ceiling or threshold as a literal: what looks like one is a scale (a power of ten, or half of one)."""
    scales = {sign * 10**power for power in range(12) for sign in (1, 5)}
    law = {
        segment.value
        for definition in load().parameters.values()
        if definition.unit in {"rate", "share", "eur", "fte"}
        for segment in definition.segments
        if type(segment.value) is int
    } - scales
    assert {3_000, 4_500, 750_000, 25_000} - scales <= law
    found = [
        f"{path.relative_to(ROOT)}:{node.lineno}: {node.value}"
        for path, tree in modules()
        if PACKAGE / "law" not in path.parents
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and type(node.value) is int
        and node.value in law
        and node.value > 99
    ]
    assert found == []
