"""Addresses for providers, below ``dienstverlener/``.  Each stands in the table of web/routes.py too."""

from __future__ import annotations

from django.urls import path

from portefeuille.web import opaque as opaque
from portefeuille.web.provider import pages, papers

app_name = "provider"

urlpatterns = [
    path("", pages.applications, name="applications"),
    path("<opaque:application>/", pages.application, name="application"),
    path("<opaque:application>/weigeren/", pages.refuse, name="refuse"),
    path("<opaque:application>/documenten/", papers.papers, name="papers"),
    path("<opaque:application>/documenten/<opaque:file>/", papers.paper, name="paper"),
]
