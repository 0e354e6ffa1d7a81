"""The pages of companion mode."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from portefeuille import clock
from portefeuille.applications.companion import selectors, services
from portefeuille.applications.companion.errors import ChangedError, NotFoundError, RefusedError
from portefeuille.applications.companion.selectors import Followed
from portefeuille.decision import formats
from portefeuille.enterprises import selectors as enterprises
from portefeuille.law import Law
from portefeuille.web.account.requests import ActingRequest
from portefeuille.web.enterprise.companion import form
from portefeuille.web.enterprise.companion.steps import steps
from portefeuille.web.enterprise.radar.due import days
from portefeuille.web.public.forms.sheet import Sheet
from portefeuille.web.public.forms.typed import UnreadableError, day, typed_day

STEPS: tuple[services.Step, ...] = ("deposited", "paid", "stopped")


@require_safe
def companions(request: ActingRequest) -> HttpResponse:
    """All that is followed."""
    found = selectors.of_enterprise(request.acting.enterprise, clock.today())
    return render(
        request, "enterprise/companion/list.html", {"found": [(each, _says(each)) for each in found]}
    )


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: ActingRequest) -> HttpResponse:
    """Record one."""
    if request.method != "POST":
        return _form(request, _sheet({"grootte": _size(request.acting.enterprise)}))
    sheet = _sheet(_posted(request))
    made = _saved(
        sheet,
        lambda told: services.record(
            enterprise=request.acting.enterprise, facts=told, actor=request.acting.actor
        ),
    )
    return _form(request, sheet) if made is None else _to(str(made))


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: ActingRequest, companion: str) -> HttpResponse:
    """Correct it: with what the official decision says, for instance.

    :raises Http404: when there is none of this enterprise.
    """
    found = _one(request, companion)
    if request.method != "POST":
        values = {**vars(found.row)}
        if not found.row.official:
            values.update(subsidy=None, own_share=None)
        return _form(request, _sheet(form.texts(values, _lang())), found)
    sheet = _sheet(_posted(request))
    version = request.POST.get("versie", "")
    try:
        made = _saved(
            sheet,
            lambda told: _changed(request, companion, int(version[:9]) if version.isdecimal() else 0, told),
        )
    except ChangedError:
        return _form(request, sheet, found, changed=True)
    return _form(request, sheet, found) if made is None else _to(companion)


@require_safe
def one(request: ActingRequest, companion: str) -> HttpResponse:
    """Where it stands, what comes next, and the steps to tick off.

    :raises Http404: when there is none of this enterprise.
    """
    return _page(request, _one(request, companion))


@require_POST
def tick(request: ActingRequest, companion: str) -> HttpResponse:
    """A step was done on a day, or was not after all (``niet``).

    :raises Http404: when there is none of this enterprise, or no such step.
    """
    found, step = _one(request, companion), request.POST.get("stap", "")
    if step not in STEPS:
        raise Http404
    try:
        on = None if request.POST.get("niet") else day(request.POST.get("dag", "")[:40])
        services.tick(
            companion, enterprise=request.acting.enterprise, step=step, on=on, actor=request.acting.actor
        )
    except UnreadableError as error:
        return _page(request, found, step, str(error.args[0]))
    except RefusedError as error:
        return _page(request, found, step, str(form.CODES[error.code]))
    return _to(companion)


@require_POST
def remove(request: ActingRequest, companion: str) -> HttpResponse:
    """It was recorded by mistake.

    :raises Http404: when there is none of this enterprise (any more).
    """
    _one(request, companion)
    services.remove(companion, enterprise=request.acting.enterprise, actor=request.acting.actor)
    return HttpResponseRedirect(reverse("enterprise:companions"), status=303)


def _changed(request: ActingRequest, companion: str, version: int, told: services.Facts) -> str:
    services.change(
        companion,
        enterprise=request.acting.enterprise,
        version=version,
        facts=told,
        actor=request.acting.actor,
    )
    return companion


def _one(request: ActingRequest, companion: str) -> Followed:
    try:
        return selectors.one(request.acting.enterprise, companion, clock.today())
    except NotFoundError as error:
        raise Http404 from error


def _page(request: ActingRequest, found: Followed, step: str = "", error: str = "") -> HttpResponse:
    lang = _lang()
    context = {
        "one": found,
        "says": _says(found),
        "next": days([found.due] if found.due else [], {}, lang, clock.today()),
        "steps": steps(found, lang, step, error, request.POST.get("dag", "") or typed_day(clock.today())),
        "amounts": [
            (label, formats.money(cents, lang))
            for label, cents in (
                (_("Prijs zonder btw"), found.row.price), (_("Steun"), found.row.subsidy),
                (_("Jouw deel"), found.row.own_share),
            ) if cents is not None
        ],
        "error": error,
        "step": step,
    }  # fmt: skip
    return render(request, "enterprise/companion/one.html", context, status=422 if error else 200)


def _says(found: Followed) -> str:
    """Where it stands, in one sentence."""
    lang = _lang()
    if found.state == "awaiting_deposit":
        return _("Je moet jouw deel nog storten: het moet uiterlijk op %(day)s op de rekening staan.") % {
            "day": formats.day(found.deposit_by, lang)
        }
    if found.state == "deposited":
        return _("Je deel is gestort. Geef de betaalopdracht uiterlijk op %(day)s.") % {
            "day": formats.day(found.pay_by, lang)
        }
    return {
        "paid": _("Alles is betaald."),
        "stopped": _("Je bent gestopt."),
        "too_late": _("De laatste dag is voorbij. Deed je het op tijd, noteer het dan hieronder."),
    }[found.state]


def _form(
    request: ActingRequest, sheet: Sheet, found: Followed | None = None, *, changed: bool = False
) -> HttpResponse:
    context = {
        "fields": [sheet.asked(name) for name in sheet.questions],
        "problems": sheet.problems,
        "one": found,
        "changed": changed,
        "lang": _lang(),
    }
    wrong = bool(sheet.problems) or changed
    return render(request, "enterprise/companion/form.html", context, status=422 if wrong else 200)


def _saved(sheet: Sheet, save: Callable[[services.Facts], str]) -> str | None:
    told = form.facts(sheet)
    if told is None:
        return None
    try:
        return save(told)
    except RefusedError as error:
        form.refused(sheet, error)
        return None


def _sheet(data: Mapping[str, str]) -> Sheet:
    lang = _lang()
    return Sheet(form.questions(Law.on(clock.today()), lang), data, lang)


def _posted(request: ActingRequest) -> dict[str, str]:
    return {key: value for key, value in request.POST.items() if isinstance(value, str)}


def _size(enterprise: str) -> str:
    """The size of this year, where it is known."""
    if not enterprises.exists(enterprise):
        return ""
    year = clock.today().year
    size = enterprises.size_this_year(enterprise, year) or enterprises.confirmed_size(enterprise, year) or ""
    return size if size in ("small", "medium") else ""


def _to(companion: str) -> HttpResponse:
    return HttpResponseRedirect(reverse("enterprise:companion_one", args=[companion]), status=303)


def _lang() -> str:
    return get_language() or "nl"
