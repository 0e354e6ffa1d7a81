"""The sizes that get support, in the order in which they stand on the page."""

from __future__ import annotations

from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SMALL, MEDIUM = "small", "medium"
SIZES = (SMALL, MEDIUM)
NAMES: dict[str, str | Promise] = {SMALL: _("Kleine onderneming"), MEDIUM: _("Middelgrote onderneming")}
SHORT: dict[str, str | Promise] = {SMALL: _("Klein"), MEDIUM: _("Middelgroot")}


class Both(NamedTuple):
    """A text for a small and a text for a medium enterprise."""

    small: str | Promise
    medium: str | Promise

    @property
    def same(self) -> bool:
        """Whether both read the same."""
        return str(self.small) == str(self.medium)
