"""The addresses of the documents of an application, below ``mijn/``."""

from __future__ import annotations

from django.urls import path

import portefeuille.web.enterprise.application.urls  # noqa: F401 - it tells Django what <opaque> is
from portefeuille.web.enterprise.papers import invoice, views

BELOW = "aanvragen/<opaque:application>/documenten/"

urlpatterns = [
    path(BELOW, views.papers, name="papers"),
    path(f"{BELOW}<opaque:file>/", views.paper, name="paper"),
    path(f"{BELOW}<opaque:file>/factuur/", invoice.invoice, name="invoice"),
]
