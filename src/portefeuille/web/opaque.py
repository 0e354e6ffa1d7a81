"""The id of something of ours in an address: ``<opaque:application>``.  Whoever writes such a pattern imports this module."""

from __future__ import annotations

from django.urls import register_converter
from django.urls.converters import StringConverter


class OpaqueConverter(StringConverter):
    """32 hexadecimal digits, as ``platform.models.opaque`` makes them."""

    regex = "[0-9a-f]{32}"


register_converter(OpaqueConverter, "opaque")
NAME = "opaque"
