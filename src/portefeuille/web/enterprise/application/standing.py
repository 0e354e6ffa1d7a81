"""What each state is called: by officials, and to the entrepreneur.

The labels of the official web application were not found (only its verbs); these are ours, and the pages say so.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from portefeuille.applications.states import S

APPLY, DEPOSIT, PAY, DONE = 1, 2, 3, 4
"""The four steps of a project, as they stand on its page."""


@dataclass(frozen=True, slots=True)
class Standing:
    """``label``: what officials call it; ``plain``: what it means for the entrepreneur.  ``tone``: good, doubt, bad.

    ``step`` is the step it is in; ``ended``: it goes no further than that.  ``last``: what the last step is called when an
    application does not simply end well.
    """

    label: str | Promise
    plain: str | Promise
    tone: str
    step: int
    ended: bool = False
    last: str | Promise = ""


STANDINGS: dict[S, Standing] = {
    S.DRAFT: Standing(
        _("Concept"), _("Je aanvraag is nog niet ingediend. Vul ze aan en dien ze in."), "doubt", APPLY
    ),
    S.IN_REVIEW: Standing(
        _("In behandeling"),
        _("Een ambtenaar kijkt je aanvraag na. Je hoeft nu niets te doen."),
        "doubt",
        APPLY,
    ),
    S.REFUSED: Standing(
        _("Afgekeurd"),
        _("Je aanvraag is niet goedgekeurd. Hieronder lees je waarom, en wat er anders bestaat."),
        "bad",
        APPLY,
        True,
    ),
    S.AWAITING_DEPOSIT: Standing(
        _("Goedgekeurd, wacht op storting"),
        _("Je aanvraag is goedgekeurd. Stort nu jouw deel."),
        "doubt",
        DEPOSIT,
    ),
    S.DEPOSITED: Standing(
        _("Eigen aandeel ontvangen"),
        _("Jouw deel is binnen. De overheid legt haar deel erbij. Je hoeft nu niets te doen."),
        "good",
        DEPOSIT,
    ),
    S.READY_TO_PAY: Standing(
        _("Klaar voor betaling"),
        _("Het geld staat klaar. Het vertrekt niet vanzelf: jij laat je dienstverlener betalen."),
        "good",
        PAY,
    ),
    S.PARTLY_PAID: Standing(
        _("Gedeeltelijk betaald"),
        _("Een deel is betaald. Laat ook de rest betalen zodra je de factuur hebt."),
        "good",
        PAY,
    ),
    S.PAID: Standing(
        _("Volledig betaald"), _("Je liet het hele bedrag betalen aan je dienstverlener. Na het einde van je project sluiten we de aanvraag af."), "good", PAY
    ),
    S.CLOSED: Standing(
        _("Afgesloten"),
        _("Alles is klaar. Bewaar je papieren: een controle kan later nog komen."),
        "good",
        DONE,
        True,
    ),
    S.STOPPED: Standing(
        _("Stopgezet"), _("Dit project is gestopt. Je hoeft niets meer te doen."), "doubt", DONE, True, _("Gestopt"),
    ),
    S.REFUND_DUE: Standing(
        _("Stopgezet, wacht op terugbetaling door de dienstverlener"),
        _("Je dienstverlener moet het geld terugbetalen. Daarna krijg jij jouw deel terug."),
        "doubt",
        DONE,
        last=_("Je dienstverlener betaalt terug"),
    ),
    S.UNDER_CONTROL: Standing(
        _("In controle"),
        _("Een ambtenaar controleert deze aanvraag. Zolang kun je niets betalen en niet stoppen."),
        "doubt",
        PAY,
    ),
    S.REFUSED_BY_PROVIDER: Standing(
        _("Geweigerd door de dienstverlener"),
        _("Je dienstverlener heeft deze aanvraag geweigerd. Wat je stortte, krijg je terug."),
        "bad",
        DONE,
        True,
        _("Geweigerd"),
    ),
    S.WITHDRAWN: Standing(
        _("Ingetrokken"), _("Je hebt deze aanvraag ingetrokken."), "doubt", APPLY, True
    ),
    S.LAPSED: Standing(
        _("Vervallen, niet op tijd gestort"),
        _("Jouw deel stond niet op tijd op de rekening. Daarom is deze aanvraag vervallen."),
        "bad",
        DEPOSIT,
        True,
    ),
    S.EXPIRED: Standing(
        _("Verlopen, niet op tijd betaald"),
        _("De laatste dag om te betalen is voorbij. Wat van jouw deel overbleef, krijg je terug."),
        "bad",
        PAY,
        True,
    ),
    S.IN_RECOVERY: Standing(
        _("Terugvordering"),
        _("Je moet subsidie terugbetalen. Ben je het er niet mee eens? Maak dan bezwaar."),
        "bad",
        DONE,
        last=_("Jij betaalt subsidie terug"),
    ),
    S.IN_OBJECTION: Standing(
        _("Bezwaar in behandeling"),
        _("Een ambtenaar bekijkt je bezwaar. Zolang hoef je niets terug te betalen."),
        "doubt",
        DONE,
        last=_("Je bezwaar loopt"),
    ),
    S.RECOVERED: Standing(
        _("Teruggevorderd"), _("De subsidie is terugbetaald. Je hoeft niets meer te doen."), "doubt", DONE, True, _("Subsidie terugbetaald"),
    ),
}  # fmt: skip
"""State -> its two wordings."""

STEPS: dict[int, str | Promise] = {
    APPLY: _("Steun aanvragen"), DEPOSIT: _("Jouw deel storten"), PAY: _("Laten betalen"), DONE: _("Klaar"),
}  # fmt: skip


BROKEN_OFF = (S.STOPPED, S.REFUSED_BY_PROVIDER, S.WITHDRAWN)
"""Somebody ended it, in whatever step it was."""


@dataclass(frozen=True, slots=True)
class Place:
    """One of the four steps; ``state``: ``done``, ``now``, ``stopped`` (it ended here), ``later``, or ``never`` (it ended before)."""

    title: str | Promise
    state: str


def steps(state: str, held: str = "", before: str = "") -> tuple[Place, ...]:
    """The four steps with where an application is; during a control, where it was.

    ``before``: the state that it was broken off in.
    """
    at = STANDINGS[S(held or state)]
    step = STANDINGS[S(before)].step if before and S(held or state) in BROKEN_OFF else at.step
    ends_elsewhere = step != at.step
    return tuple(
        Place(
            at.last if number == DONE and at.last and not ends_elsewhere else title, _place(number, at, step)
        )
        for number, title in STEPS.items()
    )


def _place(number: int, at: Standing, step: int) -> str:
    if number < step:
        return "done"
    if number > step:
        return "never" if at.ended else "later"
    if at.ended:
        return "done" if at.tone == "good" else "stopped"
    return "now"
