"""How the stories start Debian's chromium, and where the pictures go."""

from __future__ import annotations

import shutil
from pathlib import Path

from playwright.sync_api import ViewportSize

FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip
SCREENSHOTS = Path(__file__).parents[2] / "build" / "screenshots"
DESKTOP: ViewportSize = {"width": 1280, "height": 900}
PHONE: ViewportSize = {"width": 390, "height": 844}
NARROWEST: ViewportSize = {"width": 320, "height": 640}


def chromium() -> str:
    """Where it is.

    :raises FileNotFoundError: when it is not installed.
    """
    found = shutil.which("chromium")
    if found is None:
        raise FileNotFoundError("chromium is not installed: apt-get install chromium")
    return found
