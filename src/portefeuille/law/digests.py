"""Fingerprints: of the data files, and of what the law says on a day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path

from portefeuille.law.model import Reading


def read_all(root: Path) -> dict[str, str]:
    """The text of every YAML file below the folder, by relative name, in order of name; line ends as \\n.

    A CSV list is not read here: the sha256 in its header pins it.
    """
    names = sorted(path.relative_to(root).as_posix() for path in root.rglob("*.yaml"))
    return {name: (root / name).read_text(encoding="utf-8") for name in names}


def of_files(texts: Mapping[str, str]) -> str:
    """sha256 (hex) over the names and contents of the files."""
    digest = sha256()
    for name, text in texts.items():
        digest.update(f"{name}\0{len(text)}\0".encode())
        digest.update(text.encode())
    return digest.hexdigest()


def of_readings(readings: Iterable[Reading]) -> str:
    """sha256 (hex) over all that is read, but for titles and notes."""
    digest = sha256()
    for r in readings:
        said = (
            r.name,
            r.value,
            r.status,
            r.since,
            r.until,
            r.source,
            r.confidence,
            r.uncertain,
            r.alternatives,
            r.has_default,
        )
        digest.update(repr(said).encode())
    return digest.hexdigest()


def joined(*parts: str) -> str:
    return sha256("\n".join(parts).encode()).hexdigest()
