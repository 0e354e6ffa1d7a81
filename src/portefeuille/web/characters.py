"""A request with a character that no database keeps: refused before anybody reads it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import chain

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse, QueryDict

NOTHING = "\0"
"""The character NUL.  People cannot type it; PostgreSQL refuses it in a text, and the page would break."""


class CharactersMiddleware:
    """Answers 400 to NUL in the address, in what it asks, or in a form.  Files are looked at by who takes them."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: object, args: object, kwargs: object) -> None:
        """Before the view is called.

        :raises BadRequest: for such a request.
        """
        if NOTHING in request.path_info or any(NOTHING in text for text in texts(request)):
            raise BadRequest("a character that cannot be kept")


def texts(request: HttpRequest) -> Iterable[str]:
    """Everything that was sent as text: names and values."""
    return chain(_of(request.GET), _of(request.POST))


def _of(sent: QueryDict) -> Iterable[str]:
    return chain(sent, *(values for _name, values in sent.lists()))
