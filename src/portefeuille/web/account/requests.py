"""A request of somebody who is logged in: what the views of such pages get."""

from __future__ import annotations

from django.http import HttpRequest

from portefeuille.platform.identity.acting import Acting


class ActingRequest(HttpRequest):
    """The middleware has seen to it that somebody acts."""

    acting: Acting
