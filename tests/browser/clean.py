"""What every page must be: nothing for axe, in the light and in the dark, open or closed, and nothing wider than the screen."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.browser import DESKTOP, NARROWEST, PHONE, SCREENSHOTS
from tests.browser.pictures import picture

ONLY_COLOURS: dict[str, Any] = {
    "runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
}
"""In the dark nothing else differs."""


def clean(page: Page, what: str = "") -> None:
    """Axe finds nothing; the page stays as it was, in the light."""
    for scheme, options in (("dark", ONLY_COLOURS), ("light", None)):
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        found = Axe().run(page, options=options)
        assert found.violations_count == 0, f"{what} {scheme}: {found.generate_report()}"


def sideways(page: Page) -> int:
    """How many pixels the page is wider than the window."""
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


def open_all(page: Page) -> None:
    """Open everything that can be opened, also what stands in something closed."""
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")


def clean_everywhere(page: Page, address: str, name: str, shown: str | None = None) -> None:
    """On a desk and on a phone, as it comes and with everything open, and nothing is too wide.  Keeps a picture of each; for the documentation
    too, as ``shown``.
    """
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    for size in (DESKTOP, PHONE):
        page.set_viewport_size(size)
        page.goto(address)
        file = SCREENSHOTS / f"{name}_{size['width']}.png"
        page.screenshot(path=file, full_page=True, animations="disabled")
        if shown and size is DESKTOP:
            picture(page, shown)
        clean(page, f"{address} {size['width']}")
        if page.locator("details:not([open])").count():
            open_all(page)
            clean(page, f"{address} {size['width']}, open")
        assert sideways(page) == 0


def narrow(page: Page, addresses: Iterable[str]) -> None:
    """None of these pages is wider than the narrowest screen."""
    page.set_viewport_size(NARROWEST)
    for address in addresses:
        page.goto(address)
        assert sideways(page) == 0, address
