"""An official corrects what was told: the list of the facts, and a form for one of them, with the reason."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from portefeuille.applications import corrections, selectors, services
from portefeuille.applications.errors import StateError, UnreadableError
from portefeuille.applications.services.correcting import told_case
from portefeuille.applications.states import S
from portefeuille.web.account.requests import ActingRequest
from portefeuille.web.enterprise.application.corrected import saying
from portefeuille.web.enterprise.application.decided import law_of
from portefeuille.web.enterprise.application.facts import Saying
from portefeuille.web.enterprise.application.said import lang
from portefeuille.web.public.check.complaints import OF_A_FACT
from portefeuille.web.staff.editing import Editor
from portefeuille.web.staff.view import LONGEST, found_or_404, guarded, words_of, wrong_words

if TYPE_CHECKING:
    from portefeuille.applications.models import Application, Correction


DO, ROW, UNDO = "doe", "rij", "ongedaan"
PARTS = (
    (gettext_lazy("Het project"), corrections.PROJECT),
    (gettext_lazy("De onderneming"), corrections.ENTERPRISE),
)


@require_safe
@guarded
def facts(request: ActingRequest, application: str) -> HttpResponse:
    """Every fact that can be corrected, as it stands now."""
    found, stand, say = _reviewed(application)
    case = told_case(found)
    now = corrections.with_facts(case, ((each.path, each.after) for each in stand.values()))
    offered = corrections.offered(now, found.answers)
    parts = [
        (title, [_line(found, path, case, stand, say) for path in paths if path in offered])
        for title, paths in PARTS
    ]
    return render(request, "staff/facts.html", {"found": found, "parts": parts})


@require_http_methods(["GET", "HEAD", "POST"])
@guarded
def fact(request: ActingRequest, application: str, fact: str) -> HttpResponse:
    """Correct one fact, or let what was told count again.  ``Nog een rij`` keeps nothing yet."""
    if fact not in corrections.CORRECTABLE:
        raise Http404
    found, stand, say = _reviewed(application)
    before = corrections.told(told_case(found), found.answers, fact)
    made = stand.get(fact)
    do = request.POST.get(DO, "")
    if do == UNDO:
        services.uncorrect(found.pk, fact, actor=request.acting.actor)
        return _back(found)
    data = _typed(request.POST) if request.method == "POST" else None
    editor = Editor(fact, before, made.after if made else before, say, data, more=int(do == ROW))
    reason = words_of(request) if data is not None else made.reason if made else ""
    wrong = ""
    if data is not None and do != ROW:
        wrong = wrong_words(reason)
        if not wrong and not editor.sheet.errors and _kept(request, found, editor, reason, made):
            return _back(found)
    context = {
        "found": found, "editor": editor, "label": say.label(fact), "told": say.lines(fact, before), "made": made,
        "problems": editor.sheet.problems if do != ROW else [], "wrong": wrong, "words": reason, "longest": LONGEST,
        "lang": lang(),
    }  # fmt: skip
    status = 422 if wrong or (data is not None and do != ROW) else 200
    return render(request, "staff/fact.html", context, status=status)


def _kept(
    request: ActingRequest, found: Application, editor: Editor, reason: str, made: Correction | None
) -> bool:
    """Correct it.  False when it was refused, which is then told at its field."""
    try:
        if services.correct(
            found.pk, editor.path, editor.value, reason=reason, actor=request.acting.actor, lang=lang()
        ) or made:  # fmt: skip
            return True
        editor.wrong(_("Dit is wat opgegeven was: er valt niets te verbeteren."))
    except UnreadableError as error:
        key = re.sub(r"\.\d+(?=\.|$)", ".N", error.path)
        editor.wrong(str(OF_A_FACT.get(key) or _("De wet kan dit niet lezen. Kijk na wat je schreef.")))
    return False


def _reviewed(application: str) -> tuple[Application, dict[str, Correction], Saying]:
    """The application, what stands corrected by path, and its facts in words.

    :raises StateError: when no official has to look at it now.
    """
    found = found_or_404(application)
    if found.state != S.IN_REVIEW:
        raise StateError("correct", found.state)
    stand = {each.path: each for each in selectors.corrections(found.pk) if not each.review.outcome}
    return found, stand, saying(found, law_of(selectors.receipts(found.pk)[0]))


def _line(
    found: Application, path: str, case: Mapping[str, Any], stand: Mapping[str, Correction], say: Saying
) -> dict[str, object]:
    made = stand.get(path)
    value = made.after if made else corrections.told(case, found.answers, path)
    return {
        "label": say.label(path), "lines": say.lines(path, value), "corrected": made is not None,
        "url": reverse("staff:fact", args=[found.pk, path]),
    }  # fmt: skip


def _back(found: Application) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse("staff:decide", args=[found.pk]), status=303)


def _typed(posted: QueryDict) -> dict[str, str]:
    return {name: ",".join(map(str, posted.getlist(name))) for name in posted}
