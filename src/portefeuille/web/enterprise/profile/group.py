"""The group: who holds a part of whom, with the drawing and the calculation of Rekenen, kept with the enterprise."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from portefeuille import clock
from portefeuille.decision.formats import percent
from portefeuille.enterprises import selectors, services
from portefeuille.enterprises.errors import BadValueError, ConflictError, UnknownEnterpriseError
from portefeuille.enterprises.keys import FIGURES
from portefeuille.enterprises.selectors import Profile, Standing
from portefeuille.rules.steps.group import Figures
from portefeuille.web.account.requests import ActingRequest
from portefeuille.web.enterprise.profile import shown, words
from portefeuille.web.enterprise.profile.form import VERSION
from portefeuille.web.enterprise.profile.part import ON, saved
from portefeuille.web.enterprise.profile.parts import BY_NAME
from portefeuille.web.enterprise.profile.steps import steps
from portefeuille.web.public.calculator import group_page, group_rows
from portefeuille.web.public.calculator.group import GroupAnswer
from portefeuille.web.public.calculator.group_form import GroupForm
from portefeuille.web.public.forms.reading import TYPED_IN
from portefeuille.web.public.forms.typed import typed_day, typed_number

KEEP, ALONE = "bewaar", "zelfstandig"
OWN = {"naam0", "op", *(f"{year}{name}0" for year in ("", "v") for name, _kind in group_rows.FIGURES)}
"""What the profile knows already, and the form does not ask here."""


@require_http_methods(["GET", "HEAD", "POST"])
def group(request: ActingRequest) -> HttpResponse:
    """Show, try, or keep the group."""
    number, lang = request.acting.enterprise, get_language() or "nl"
    try:
        standing = selectors.standing(number)
    except UnknownEnterpriseError:
        return redirect("enterprise:register")
    profile = standing.profile
    data = request.POST.dict() if request.method == "POST" else dict(profile.value("group_form") or {})
    form = GroupForm({**_answers(data), **own(profile, data.get(TYPED_IN, lang))}, lang)
    if request.method != "POST" or not {KEEP, ALONE} & data.keys():
        return page(request, standing, form)
    values = {"group": [], "group_form": None} if ALONE in data else _values(form)
    if values is None:
        return page(request, standing, form, 422)
    try:
        services.change(number=number, values=values, actor=request.acting.actor, seen=_seen(data, profile))
    except ConflictError as error:
        told = [
            _("%(who)s wijzigde intussen de groep in: %(theirs)s.")
            % {"who": each.by, "theirs": "; ".join(shown.lines(each.key, each.theirs, lang))}
            for each in error.conflicts
            if each.key == "group"
        ]
        return page(request, standing, form, 409, told)
    except BadValueError as error:
        return page(request, standing, form, 422, [words.WRONG.get(error.code, words.WRONG["shape"])])
    return saved(number, BY_NAME["group"], ON in data)


def own(profile: Profile, lang: str) -> dict[str, str]:
    """The figures, the name and the day that the profile knows, as they are typed in the form."""
    texts = {"naam0": profile.name[:60], "op": typed_day(clock.today())}
    for year, prefix in (("", ""), ("v", "previous_")):
        for (name, _kind), figure in zip(group_rows.FIGURES, FIGURES, strict=True):
            value = profile.value(f"{prefix}{figure}")
            if value is not None:
                texts[f"{year}{name}0"] = typed_number(
                    Decimal(value) / 100, lang if lang in words.LANGUAGES else "nl"
                )
    return texts


def _answers(data: Mapping[str, str]) -> dict[str, str]:
    return {name: text for name, text in data.items() if name not in OWN}


def _seen(data: Mapping[str, str], profile: Profile) -> int:
    typed = data.get(VERSION, "")
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 10 else profile.version


def _values(form: GroupForm) -> dict[str, Any] | None:
    """The members that count and what was typed; None while the form cannot be read or a share is not known."""
    if form.graph is None or form.sheet.errors:
        return None
    answer = GroupAnswer(form, form.graph)
    members = []
    for index, one in answer.members.items():
        if one.kind == "partner" and one.share_bp is None:
            return None
        member: dict[str, Any] = {"kind": one.kind, "name": str(form.names[index]), **_figures(one.figures)}
        if one.kind == "partner":
            member["share"] = one.share_bp
        if one.previous is not None and _figures(one.previous):
            member["previous_year"] = _figures(one.previous)
        members.append(member)
    texts = {name: text for name, text in form.sheet.texts.items() if text and name not in OWN}
    counts = {group_rows.ROWS: str(form.rows), group_rows.SHARES: str(form.shares)}
    return {"group": members, "group_form": {**texts, **counts, TYPED_IN: form.lang} if texts else None}


def _figures(figures: Figures) -> dict[str, int]:
    return {name: each for name, each in zip(FIGURES, figures, strict=True) if each is not None}


def page(
    request: ActingRequest,
    standing: Standing,
    form: GroupForm,
    status: int = 200,
    told: list[Any] | None = None,
) -> HttpResponse:
    """The form, and the drawing with the answer when it can be read."""
    profile, left = standing.profile, standing.incomplete
    problems = form.sheet.problems if request.method == "POST" and not form.adding else []
    context = {
        **group_page.shown(form, problems),
        "profile": profile,
        "part": BY_NAME["group"],
        "partner_from": percent(form.limits.partner_from, form.lang),
        "told": told or [],
        "own": [(words.LABELS[key], shown.lines(key, profile.value(key), form.lang)[0]) for key in FIGURES],
        "elsewhere": OWN,
        "start": group_page.added(form, request.POST),
        "steps": steps(left, BY_NAME["group"]),
        "left": bool(left),
        "alone": profile.value("group") == [],
        "version": profile.version,
    }
    return render(request, "enterprise/profile/group.html", context, status=status)
