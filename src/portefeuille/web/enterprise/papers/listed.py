"""The documents of an application as a list: what a party may see of them, who brought them in, and what is not there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import Http404
from django.utils.translation import gettext as _

from portefeuille.applications.papers import Party, sees
from portefeuille.clock import BRUSSELS
from portefeuille.documents.uploads import KINDS
from portefeuille.platform.files import selectors
from portefeuille.platform.files.selectors import Kept, NoFileError
from portefeuille.platform.models import Actor
from portefeuille.web.enterprise.application.said import lang, on
from portefeuille.web.enterprise.papers.kinds import called, evidence

if TYPE_CHECKING:
    from portefeuille.applications.models import Application

KILOBYTE = 1_000


@dataclass(frozen=True, slots=True)
class Paper:
    """A document in the list.  ``url``: where it is given; ``invoice``: where an e-invoice is laid beside the project;
    ``wrong``: what of an e-invoice does not fit the application.
    """

    name: str
    kind: str
    on: str
    by: str
    size: str
    url: str
    invoice: str
    scanned: bool
    wrong: tuple[str, ...] = ()


def subject(found: Application) -> str:
    """Whose its documents are."""
    return f"application:{found.pk}"


def seen(found: Application, party: Party) -> list[Kept]:
    """The documents that this party may see, the oldest first."""
    return [each for each in selectors.of(subject(found)) if sees(party, each.kind)]


def one_or_404(found: Application, file: str, party: Party) -> Kept:
    """A document of this application that this party may see.  :raises Http404: when there is no such document."""
    try:
        kept = selectors.one(subject(found), file)
    except NoFileError as error:
        raise Http404 from error
    if not sees(party, kept.kind):
        raise Http404
    return kept


def rows(
    found: Application,
    party: Party,
    url: Callable[[Kept], str],
    invoice: Callable[[Kept], str] = lambda kept: "",
    wrong: Callable[[Kept], tuple[str, ...]] = lambda kept: (),
) -> list[Paper]:
    """The list, with the addresses of the one who looks.  ``invoice`` and ``wrong`` are asked of e-invoices only."""
    return [
        Paper(
            each.name, called(each.kind, found, lang()), on(each.at.astimezone(BRUSSELS).date()), _by(each, party),
            f"{-(-each.size // KILOBYTE)} kB", url(each), invoice(each) if is_invoice(each) else "", each.scanned,
            wrong(each) if is_invoice(each) else (),
        )
        for each in seen(found, party)
    ]  # fmt: skip


def absent(found: Application, listed: list[Kept]) -> list[str]:
    """The evidence that the law names and that is not in the list."""
    there = {each.kind for each in listed}
    return [words for kind, words in evidence(found, lang()).items() if kind not in there]


def is_invoice(kept: Kept) -> bool:
    """An e-invoice is the only XML that is taken."""
    return kept.media == KINDS["ubl"].media


def _by(kept: Kept, party: Party) -> str:
    """Who brought it in: by name among one's own people and to officials, to the other party by what he is."""
    own = {Actor.Kind.REPRESENTATIVE: Party.ENTERPRISE, Actor.Kind.PROVIDER: Party.PROVIDER}
    kind = Actor.Kind(kept.by_kind)
    whose = {
        Actor.Kind.REPRESENTATIVE: _("de onderneming"),
        Actor.Kind.PROVIDER: _("de dienstverlener"),
        Actor.Kind.OFFICIAL: _("een ambtenaar"),
        Actor.Kind.SYSTEM: _("automatisch"),
    }[kind]
    if party is Party.OFFICIAL and kind in own:
        return f"{kept.by_name} ({whose})"
    return kept.by_name if own.get(kind) is party else whose
