"""Why a login is refused.  Neither the message nor a log ever holds a token, a claim or what somebody sent."""

from __future__ import annotations


class LoginRefusedError(Exception):
    """``reason`` is one word of a fixed list, for the log and for the page."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
