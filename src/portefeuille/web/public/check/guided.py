"""One screen of questions after another, until nothing that is asked can change the decision."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from portefeuille.decision import Decision
from portefeuille.web.public.check import screens
from portefeuille.web.public.check.address import ANSWERED, SCREEN, SHAPE, SHOW, answers, to
from portefeuille.web.public.check.asked import Asked
from portefeuille.web.public.check.decided import decided
from portefeuille.web.public.check.fields import FIELDS
from portefeuille.web.public.check.form import Form
from portefeuille.web.public.check.screens import Screen
from portefeuille.web.public.forms import shown
from portefeuille.web.public.forms.reading import CHOOSE, TYPED_IN
from portefeuille.web.public.forms.shown import Message

FIGURES = ("enterprise.turnover", "enterprise.balance_total")
FILL_IN: Message = _("Vul dit in.")
OTHER_FIGURE: Message = _("Met het ene cijfer alleen kunnen we niet beslissen. Vul ook dit in.")
ONE_FIGURE: Message = _("Vul de omzet of het balanstotaal in.")


@dataclass(frozen=True)
class Step:
    """A screen to show: its questions, how far the visitor is, and what travels along."""

    screen: Screen
    questions: tuple[Asked, ...]
    errors: tuple[Asked, ...]
    number: int
    total: int
    carried: tuple[tuple[str, str], ...]
    back: str
    show: str
    everything: str
    first: bool


@dataclass(frozen=True)
class Moved:
    """Where a visitor is: at a step, at the decision, or sent to another address."""

    step: Step | None = None
    decision: Decision | None = None
    away: str = ""


def move(form: Form, controls: Mapping[str, str]) -> Moved:
    """From the answers in an address to what the visitor sees."""
    decision = decided(form)
    sent = controls.get(ANSWERED, "")
    if form.errors or decision is None:
        return _wrong(form, sent, decision)
    screen = screens.find(sent, form, decision) if sent else None
    if screen is not None:
        _complain(screen, form, decision)
        return Moved(_step(screen, form, decision)) if form.errors else Moved(away=to("check", form))
    wanted = screens.find(controls.get(SCREEN, ""), form, decision)
    if wanted is not None:
        return Moved(_step(wanted, form, decision))
    waiting = () if decision.outcome == "ineligible" else screens.due(form, decision)
    if waiting and not (SHOW in controls or (SHAPE in controls and form.sent)):
        return Moved(_step(waiting[0], form, decision))
    return Moved(decision=decision)


def _wrong(form: Form, sent: str, decision: Decision | None) -> Moved:
    """Something cannot be read: the screen where it stands, else the page with everything."""
    names = [screens.OF_FIELD.get(path) for path in FIELDS if path in form.errors]
    name = sent if sent in names else names[0]
    if name is None:
        return Moved(away=to("check_form", form))
    screen = screens.BY_NAME[name]
    if name == sent and decision is not None:
        _complain(screen, form, decision)
    return Moved(_step(screen, form, decision))


def _complain(screen: Screen, form: Form, decision: Decision) -> None:
    """Say at each question of a screen that was sent what must still be filled in."""
    lacking = screens.lacking(screen, form, decision)
    for path in lacking:
        listed = FIELDS[path].kind in (shown.CHOICE, shown.SELECT, shown.TRUTH)
        form.errors.setdefault(path, CHOOSE if listed else OTHER_FIGURE if path in FIGURES else FILL_IN)
    if not any(form.texts[path] for path in FIGURES) and lacking == FIGURES:
        form.errors = {FIGURES[0]: ONE_FIGURE}


def _step(screen: Screen, form: Form, decision: Decision | None) -> Step:
    asked = screens.shown(screen, form)
    done = screens.answered(form)
    waiting = screens.due(form, decision) if decision and decision.outcome != "ineligible" else ()
    order = [each.name for each in screens.SCREENS]
    here = order.index(screen.name) if screen.name in order else len(order)
    before = [each for each in done if order.index(each.name) < here and each != screen]
    names = {each.name for each in (*done, *waiting)} | {screen.name}
    hidden = tuple(
        (key, text)
        for key, text in answers(form).items()
        if key not in {FIELDS[path].key for path in asked} | {TYPED_IN}
    )
    return Step(
        screen,
        tuple(form.asked(path) for path in asked),
        tuple(form.asked(path) for path in asked if path in form.errors),
        len(before) + 1,
        len(names),
        (*hidden, (TYPED_IN, form.lang)),
        to("check", form, **{SCREEN: before[-1].name}) if before else "",
        to("check", form, **{SHOW: "1"}),
        to("check_form", form),
        not form.sent,
    )
