"""How somebody wants his mail, and the link under every mail with which he stops it."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from portefeuille.notifications import preferences as choices
from portefeuille.notifications import tokens, wording
from portefeuille.notifications.kinds import Group
from portefeuille.platform.identity import selectors
from portefeuille.web.account.requests import ActingRequest

HOW = {
    "at_once": _("meteen"),
    "daily": _("één mail per dag, om 7 uur"),
    "never": _("geen mail"),
}


@require_http_methods(["GET", "HEAD", "POST"])
def preferences(request: ActingRequest) -> HttpResponse:
    """For each group of messages: at once, once a day, or no mail."""
    held = selectors.mandates_of(request.acting.person)
    wrong = False
    if request.method == "POST":
        asked = {group: request.POST.get(group, "") for group in Group}
        wrong = any(how not in HOW for how in asked.values())
        if not wrong:
            for group, how in asked.items():
                choices.choose(person=request.acting.person, group=group, how=how)
            return HttpResponseRedirect(f"{reverse('enterprise:preferences')}?bewaard=1", status=303)
    lang = get_language() or "nl"
    now = choices.of(request.acting.person, {each.role for each in held})
    context = {
        "groups": [
            {"name": group, "label": wording.group_name(group, lang), "how": now[group]} for group in now
        ],
        "how": HOW,
        "email": next((each.email for each in held if each.email), ""),
        "undelivered": choices.undelivered(request.acting.person),
        "available": settings.MAIL_AVAILABLE,
        "folder": settings.MAIL_FOLDER,
        "saved": request.GET.get("bewaard") == "1",
        "wrong": wrong,
    }
    return render(request, "enterprise/radar/preferences.html", context, status=422 if wrong else 200)


@csrf_exempt  # the token is what counts; mail programs send this form themselves (RFC 8058)
@require_http_methods(["GET", "HEAD", "POST"])
def stop(request: HttpRequest, token: str) -> HttpResponse:
    """The link under a mail: a button, and after it no mail of these groups comes.  Nobody has to be logged in.

    :raises Http404: for a token that is not ours.
    """
    found = tokens.stopped(token)
    if found is None:
        raise Http404
    person, groups = found
    done = request.method == "POST"
    if done:
        choices.stop(person=person, groups=groups)
    lang = get_language() or "nl"
    known = [wording.group_name(group, lang) for group in groups if group in set(Group)]
    return render(request, "enterprise/radar/stop.html", {"done": done, "groups": known})
