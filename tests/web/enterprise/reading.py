"""What stands on a page, as one text without its tags."""

from __future__ import annotations

from typing import Any

from tests.web.visible import texts


def visible(answer: Any) -> str:
    """All texts of an answer of the test client."""
    return " ".join(" ".join(each.text for each in texts(answer.content.decode())).split())
