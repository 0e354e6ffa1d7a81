"""The pages behind the QR code of a letter.  They tell which kind of letter it is and of which day, and nothing else."""

from __future__ import annotations

from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from portefeuille.decision import formats
from portefeuille.documents.letters import read_code, spelled
from portefeuille.documents.letters.proof import KIND as PROOF
from portefeuille.documents.uploads import RefusedError
from portefeuille.platform import limits
from portefeuille.platform.files import letters, selectors
from portefeuille.platform.files.letters import Answer
from portefeuille.platform.files.receiving import received
from portefeuille.platform.files.selectors import Issued
from portefeuille.platform.limits import TooOftenError
from portefeuille.platform.transactions import in_parts
from portefeuille.web.limits import said
from portefeuille.web.origin import from_here
from portefeuille.web.public.forms.typed import UnreadableError, number
from portefeuille.web.public.mail.network import network

KINDS: dict[str, str | Promise] = {PROOF: _("bewijs van aanvraag")}
ANOTHER = _("brief")
LARGEST = 2 << 20
"""Bytes: no letter of ours is that large, so that a larger file is not ours."""
LONGEST = 60
ANSWERS: dict[Answer, tuple[str, str | Promise]] = {
    Answer.SAME: ("good", _("Dit is onze brief. Er is niets aan veranderd.")),
    Answer.CHANGED: ("bad", _("Dit was onze brief, maar hij is veranderd. Vertrouw hem niet.")),
    Answer.OTHER_LETTER: ("bad", _("Dit is een brief van ons, maar niet die met deze code. Kijk de code op de brief na.")),
    Answer.NOT_OURS: ("bad", _("Dit is niet de brief die wij maakten. Een scan of een foto herkennen we niet: typ dan het nummer en het bedrag over.")),
}  # fmt: skip
"""Answer -> the look of the notice, and the sentence."""
SAID = ("good", _("Het nummer en het bedrag kloppen met onze brief."))
NOT_SAID = ("bad", _("Het nummer of het bedrag klopt niet met onze brief. Kijk na of je juist typte; klopt het dan nog niet, vertrouw de brief dan niet."))  # fmt: skip


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """The form for a code that is typed; a code that can be one leads to its page."""
    typed = request.GET.get("code", "")[:LONGEST]
    code = read_code(typed)
    if code is not None:
        return HttpResponseRedirect(reverse("public:verify", kwargs={"code": code}))
    return render(request, "public/verify/start.html", {"typed": typed, "wrong": bool(typed)})


@in_parts  # a signature is looked for in a file of anybody: nobody waits for that
@csrf_exempt  # what is sent is looked at by _compared, which asks where it comes from
@require_http_methods(["GET", "HEAD", "POST"])
def verify(request: HttpRequest, code: str) -> HttpResponse:
    """What a code says; and, for a file or for what somebody typed, whether it is what we wrote.  Nothing is kept."""
    known = read_code(code)
    issued = selectors.letter(known) if known else None
    if issued is None:
        context = {"typed": code[:LONGEST], "unknown": True}
        return render(request, "public/verify/start.html", context, status=404)
    return _compared(request, issued) if request.method == "POST" else _shown(request, issued)


def _shown(
    request: HttpRequest, issued: Issued, answer: tuple[str, str | Promise] | None = None, status: int = 200
) -> HttpResponse:
    context = {
        "code": spelled(issued.code),
        "kind": KINDS.get(issued.kind, ANOTHER),
        "on": formats.day(issued.on, get_language() or "nl"),
        "answer": answer,
        "typed": {name: request.POST.get(name, "")[:LONGEST] for name in ("nummer", "bedrag")},
    }
    return render(request, "public/verify/letter.html", context, status=status)


@from_here
def _compared(request: HttpRequest, issued: Issued) -> HttpResponse:
    """Counted, so that nobody tries out numbers and amounts.  A code needs no count: nobody guesses 100 random bits."""
    try:
        with transaction.atomic():
            limits.count("letters", network(request))
            limits.count("letter", f"{issued.code} {network(request)}")
    except TooOftenError as error:
        return _shown(request, issued, ("bad", said(error)), status=429)
    return _shown(request, issued, _answer(request, issued.code))


def _answer(request: HttpRequest, code: str) -> tuple[str, str | Promise]:
    if "nummer" in request.POST:
        return SAID if _says(request, code) else NOT_SAID
    try:
        _name, data = received(request, "bestand")
    except RefusedError as error:
        if error.code == "too_large":
            return ANSWERS[Answer.NOT_OURS]
        return "bad", error.text(get_language() or "nl")
    return ANSWERS[letters.compare(code, data) if len(data) <= LARGEST else Answer.NOT_OURS]


def _says(request: HttpRequest, code: str) -> bool:
    try:
        cents = number(request.POST.get("bedrag", ""), get_language() or "nl") * 100
    except UnreadableError:
        return False
    typed = request.POST.get("nummer", "")[:LONGEST]
    return cents == int(cents) and letters.says(code, typed, str(int(cents)))
