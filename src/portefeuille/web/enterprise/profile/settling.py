"""A difference with the register is settled: take what it says, or keep to the own value with a reason."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from portefeuille.enterprises import services
from portefeuille.enterprises.errors import BadValueError, UnknownEnterpriseError
from portefeuille.web.account.requests import ActingRequest

TAKE = "neem"


@require_POST
def settle(request: ActingRequest) -> HttpResponse:
    """Back to the profile; what was settled by somebody else in the meantime is not there any more."""
    key = request.POST.get("gegeven", "")
    anchor = "verschillen"
    try:
        services.settle(
            number=request.acting.enterprise,
            key=key,
            take=request.POST.get("keuze") == TAKE,
            reason=request.POST.get("reden", "")[:300],
            actor=request.acting.actor,
        )
    except BadValueError as error:
        anchor = f"reden-{key}" if error.key == "reason" else anchor
        query = f"?reden={key}" if error.key == "reason" else ""
        return HttpResponseRedirect(f"{reverse('enterprise:profile')}{query}#{anchor}", status=303)
    except UnknownEnterpriseError:
        return HttpResponseRedirect(reverse("enterprise:register"), status=303)
    return HttpResponseRedirect(f"{reverse('enterprise:profile')}#{anchor}", status=303)
