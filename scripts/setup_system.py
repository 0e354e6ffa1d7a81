"""Installs what the tests need from Debian itself: a browser, PostgreSQL, node, and Pango for the letters.

Runs before anything of ours is installed: only the standard library.  Nothing is asked: as root or with a sudo that
needs no password it installs, otherwise it says what is missing and how to get it.  Exit status 1 when something is
missing and CI=true, 0 otherwise.
"""

from __future__ import annotations

import ctypes.util
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path


def has_browser() -> bool:
    """Debian's chromium."""
    return shutil.which("chromium") is not None


def has_postgres() -> bool:
    """The server's own programs (not only the client), or a server that the caller names."""
    if os.environ.get("PORTEFEUILLE_TEST_DATABASE_URL"):
        return True
    return bool(list(Path("/usr/lib/postgresql").glob("*/bin/initdb"))) or shutil.which("initdb") is not None


def has_node() -> bool:
    """What the second identity provider of the tests runs on, and what installs it."""
    return shutil.which("node") is not None and shutil.which("npm") is not None


def has_pango() -> bool:
    """The libraries that WeasyPrint opens."""
    return all(ctypes.util.find_library(name) for name in ("pango-1.0", "pangoft2-1.0", "harfbuzz-subset"))


def has_fonts() -> bool:
    """A font with the signs of our languages."""
    return any(Path("/usr/share/fonts").glob("**/*.ttf"))


NEEDED: tuple[tuple[str, Callable[[], bool], tuple[str, ...]], ...] = (
    ("browser stories", has_browser, ("chromium",)),
    ("tests on PostgreSQL", has_postgres, ("postgresql",)),
    ("the second identity provider", has_node, ("nodejs", "npm")),
    ("letters in PDF", has_pango, ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0")),
    ("letters in PDF", has_fonts, ("fonts-dejavu-core",)),
)


def missing() -> list[str]:
    """The packages of Debian that are not there."""
    return [package for _, there, packages in NEEDED if not there() for package in packages]


def privilege() -> list[str] | None:
    """What goes before a command to run it as root; None when we may not."""
    if os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo")
    if sudo and subprocess.run([sudo, "-n", "true"], capture_output=True, check=False).returncode == 0:
        return [sudo, "-n"]
    return None


def install(packages: list[str]) -> str | None:
    """Install with apt-get.  What went wrong, or None."""
    before = privilege()
    apt = shutil.which("apt-get")
    if apt is None:
        return "this system has no apt-get"
    if before is None:
        return "this needs root, or a sudo without a password"
    quiet = [*before, "env", "DEBIAN_FRONTEND=noninteractive", apt, "-q", "-o", "Dpkg::Use-Pty=0"]
    print(f"apt: installing {' '.join(packages)}", flush=True)
    for command in ([*quiet, "update"], [*quiet, "install", "-y", "--no-install-recommends", *packages]):
        done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
        if done.returncode:
            return f"{' '.join(command[-len(packages) - 1 :])} failed: {done.stderr.strip()[-800:]}"
    return None


def main() -> int:
    """Install what is missing, and say loudly what stays missing."""
    absent = missing()
    if not absent:
        return 0
    reason = install(absent)
    still = missing()
    if not still:
        return 0
    losses = {what for what, there, _ in NEEDED if not there()}
    bar = "!" * 100
    print(
        f"{bar}\nMISSING: {', '.join(sorted(losses))} cannot run: {reason or 'installed, and still not found'}.\n"
        f"As root: apt-get install {' '.join(still)}\n{bar}",
        file=sys.stderr,
    )
    return 1 if os.environ.get("CI") == "true" else 0


if __name__ == "__main__":
    sys.exit(main())
