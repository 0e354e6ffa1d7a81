"""Fixtures of the browser stories: Debian's chromium, a server of our own, and a page that notices every fault."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from tests.browser.browser import FLAGS, chromium

# Playwright runs an event loop in this thread; the database is used from the same thread all the same.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

REFUSED = re.compile("responded with a status of (409|422)")


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    return {"executable_path": chromium(), "args": list(FLAGS)}


@pytest.fixture
def visit(browser: Browser, live_server: LiveServer) -> Iterator[Page]:
    """A page on our server.  A message of the console, an exception or a request elsewhere fails the story.

    A form that is refused (409, 422) is no fault: the browser writes it in the console all the same.
    """
    context = browser.new_context(base_url=live_server.url, locale="nl-BE", reduced_motion="reduce")
    page = context.new_page()
    faults: list[str] = []
    page.on(
        "console",
        lambda message: (
            faults.append(message.text)
            if message.type in {"error", "warning"} and not REFUSED.search(message.text)
            else None
        ),
    )
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on(
        "request",
        lambda request: None if request.url.startswith(live_server.url) else faults.append(request.url),
    )
    yield page
    context.close()
    assert faults == []
