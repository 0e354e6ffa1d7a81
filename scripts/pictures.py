"""``make pictures``: the pictures of the documentation anew, made by the browser stories, on the days that these stories have."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from PIL import Image

from scripts.setup_system import has_browser
from tests.browser.pictures import FOLDER, PICTURES

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs" / "pictures"
COLOURS = 64
"""Enough for a page with text and a few colours of its own; a third of the size."""


def main() -> int:
    """0 when every picture is there; otherwise which is not, and nothing was changed."""
    if not has_browser():
        print(
            "pictures: there is no chromium; `python3 scripts/setup_system.py` installs it", file=sys.stderr
        )
        return 1
    shutil.rmtree(FOLDER, ignore_errors=True)
    stories = [sys.executable, "-m", "pytest", "-q", "-n", "2", "-m", "picture", "tests/browser"]
    if subprocess.run(stories, cwd=ROOT, check=False).returncode:
        print("pictures: a story failed; the pictures are as they were", file=sys.stderr)
        return 1
    missing = [name for name in PICTURES if not (FOLDER / f"{name}.png").exists()]
    if missing:
        print(f"pictures: no story made {', '.join(missing)}; the pictures are as they were", file=sys.stderr)
        return 1
    for old in DOCS.glob("*.png"):
        if old.stem not in PICTURES:
            old.unlink()
    for name in PICTURES:
        put(FOLDER / f"{name}.png", DOCS / f"{name}.png")
    return 0


def put(made: Path, kept: Path) -> None:
    """Keep a picture with few colours; leave the file alone where it shows the same."""
    with Image.open(made) as whole:
        few = whole.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    if kept.exists():
        with Image.open(kept) as before:
            if before.size == few.size and before.convert("RGB").tobytes() == few.convert("RGB").tobytes():
                return
    few.save(kept, optimize=True)
    print(f"written: {kept.relative_to(ROOT)}")


if __name__ == "__main__":
    sys.exit(main())
