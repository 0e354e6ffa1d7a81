"""Whose site this is.  Ours and not official, until a deploying authority says otherwise."""

from __future__ import annotations

from dataclasses import dataclass

from portefeuille.conf import environment


@dataclass(frozen=True, slots=True)
class Identity:
    """What the pages say about the site itself."""

    name: str
    official: bool

    @property
    def robots(self) -> str:
        """What search engines may do; empty: everything."""
        return "" if self.official else "noindex, nofollow"


def identity() -> Identity:
    """From PORTEFEUILLE_OFFICIAL and PORTEFEUILLE_SITE_NAME.  An official site must have a name of its own."""
    if not environment.flag("OFFICIAL"):
        return Identity(environment.text("SITE_NAME", "Portefeuille"), official=False)
    return Identity(environment.needed("SITE_NAME", "an official site has a name of its own"), official=True)
