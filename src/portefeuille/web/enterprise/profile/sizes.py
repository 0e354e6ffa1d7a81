"""The size on the page: proposed with its reason, confirmed or not, frozen or not."""

from __future__ import annotations

from dataclasses import dataclass

from portefeuille import clock
from portefeuille.enterprises.selectors import Standing
from portefeuille.enterprises.sizes import propose
from portefeuille.web.enterprise.profile.words import LABELS, SIZES, Message

SUPPORTED = ("small", "medium")


@dataclass(frozen=True, slots=True)
class Size:
    """``proposed`` is empty while something is missing; ``lines`` tell how the figures of the group came about."""

    year: int
    proposed: str
    called: Message
    because: str
    source: str
    lines: tuple[str, ...]
    reservations: tuple[str, ...]
    confirmed: bool
    frozen: str
    frozen_called: Message
    missing: tuple[Message, ...]

    @property
    def supported(self) -> bool:
        """Whether an enterprise of this size gets support at all."""
        return self.proposed in SUPPORTED


def told(standing: Standing, lang: str) -> Size:
    """The size of this calendar year."""
    today, profile = clock.today(), standing.profile
    proposal = propose(profile.number, profile.values, today, lang)
    decision, frozen = proposal.decision, standing.frozen or ""
    criterion = next((each for each in decision.criteria if each.id == "size"), None)
    return Size(
        year=today.year,
        proposed=proposal.size or "",
        called=SIZES[proposal.size] if proposal.size else "",
        because=criterion.because if criterion and proposal.size else "",
        source=criterion.source if criterion else "",
        lines=decision.lines
        if len(decision.lines) > 1
        else (),  # of one enterprise alone there is nothing to tell
        reservations=tuple(each.because for each in decision.reservations if each.criterion == "size"),
        confirmed=standing.confirmed == proposal.size is not None,
        frozen=frozen,
        frozen_called=SIZES.get(frozen, ""),
        missing=tuple(dict.fromkeys(_label(path) for path in decision.missing if _label(path))),
    )


def _label(path: str) -> Message:
    """What is missing in a case, as the profile calls it; empty for what has nothing to do with the size."""
    key = path.removeprefix("enterprise.").split(".")[0]
    return LABELS[key] if key in ("headcount", "turnover", "balance_total", "group") else ""
