"""What of an address may stand in a log: not the part that opens a door."""

from __future__ import annotations

import logging

SECRETS = frozenset({"token", "code"})
"""Arguments of addresses that are as good as a password to who reads them."""
HIDDEN = "..."


class SecretsFilter(logging.Filter):
    """Django logs the path of every refused request, also of a link that is still of use: a password that was typed twice
    unlike, a calendar that is asked for in another way.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        """Let the line through, without its secrets."""
        match = getattr(getattr(record, "request", None), "resolver_match", None)
        if match is not None and isinstance(record.args, tuple):
            for value in (str(match.kwargs[name]) for name in SECRETS & match.kwargs.keys()):
                record.args = tuple(
                    each.replace(value, HIDDEN) if isinstance(each, str) else each for each in record.args
                )
        return True
