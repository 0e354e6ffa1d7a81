"""From which network a request comes: enough to count, not enough to know who it was."""

from __future__ import annotations

from ipaddress import ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest

KEPT_BITS = {4: 24, 6: 56}
"""How much of an address is looked at: what one household or office has."""


def network(request: HttpRequest) -> str:
    """The network of the visitor; ``unknown`` where the server does not say.

    Behind a proxy (PORTEFEUILLE_BEHIND_PROXY) the last address that the proxy added counts, never what a visitor wrote.
    ``::ffff:192.0.2.1`` is how a server that listens to both kinds of address writes one of the older kind: the others are not his.
    """
    told = request.META.get("REMOTE_ADDR", "")
    if settings.BEHIND_PROXY:
        told = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip() or told
    try:
        address = ip_address(told)
    except ValueError:
        return "unknown"
    address = getattr(address, "ipv4_mapped", None) or address
    return str(ip_network((address, KEPT_BITS[address.version]), strict=False))
