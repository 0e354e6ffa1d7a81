"""The proof of a decision: it is made again from its receipt, under the law of its day, and compared."""

from __future__ import annotations

import json

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from portefeuille.applications import selectors
from portefeuille.decision import CaseError
from portefeuille.decision.receipt import holds, replay
from portefeuille.web.account.requests import ActingRequest
from portefeuille.web.enterprise.application import decided
from portefeuille.web.enterprise.application.page import by_decision
from portefeuille.web.enterprise.application.view import found_or_404


@require_safe
def receipt(request: ActingRequest, application: str, seq: int) -> HttpResponse:
    """A decision with all its facts; ``?als=json``: the receipt itself."""
    found = found_or_404(request, application)
    receipts = selectors.receipts(found.pk)
    kept = next((one for one in receipts if one.seq == seq), None)
    if kept is None:
        raise Http404
    if request.GET.get("als") == "json":
        text = json.dumps(kept.receipt, ensure_ascii=False, indent=2, sort_keys=True)
        answer = HttpResponse(text, content_type="application/json")
        name = f"beslissing-{found.number}-{seq}.json"
        answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
        return answer
    same = False
    try:
        differs = replay(kept.receipt)
        same = bool(differs) and holds(kept.receipt)
    except CaseError:
        differs = [_("De beslissing kan vandaag niet meer opnieuw worden gemaakt.")]
    corrected = by_decision(found, selectors.timeline(found.pk), receipts)
    context = {
        "found": found, "decided": decided.decided(kept, corrected=corrected.get(seq, ())), "facts": decided.facts(kept), "differs": differs, "same": same,
        "seal": kept.receipt["seal"], "engine": kept.receipt["engine"],
    }  # fmt: skip
    return render(request, "enterprise/application/receipt.html", context)
