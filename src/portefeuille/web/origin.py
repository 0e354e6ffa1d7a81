"""A form of ours, sent from a page of ours: known without a cookie, by what the browser itself says of the request."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt


def same_origin(request: HttpRequest) -> bool:
    """Whether the browser says that this request comes from a page of this site.

    A script of another page cannot write these headers.  A browser that sends neither of the two is refused.
    """
    fetched = request.headers.get("Sec-Fetch-Site")
    if fetched is not None:
        return fetched == "same-origin"
    return request.headers.get("Origin") == f"{request.scheme}://{request.get_host()}"


View = Callable[..., HttpResponse]


def from_here(view: View) -> View:
    """Only for forms that are sent before anybody logs in: the strict origin takes the place of the CSRF cookie.

    Other decorators go around this one and keep its mark that no CSRF token is asked.
    """

    @csrf_exempt
    @wraps(view)
    def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if not same_origin(request):
            return render(request, "web/403_form.html", status=403)
        return view(request, *args, **kwargs)

    return guarded
