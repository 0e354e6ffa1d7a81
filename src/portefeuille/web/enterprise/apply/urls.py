"""Addresses of applying, below ``mijn/aanvragen/``.  Each stands in the table of web/routes.py too."""

from __future__ import annotations

from django.urls import path

from portefeuille.web.enterprise.apply import checking, form, listing, meters, provider, starting

urlpatterns = [
    path("", listing.applications, name="applications"),
    path("nieuw/", starting.start, name="draft_start"),
    path("plafonds/", meters.meters, name="meters"),
    path("concept/<str:application>/", starting.draft, name="draft"),
    path("concept/<str:application>/weg/", starting.discard, name="draft_discard"),
    path("concept/<str:application>/nakijken/", checking.check, name="draft_check"),
    path("concept/<str:application>/zoek/", provider.search, name="draft_provider"),
    path("concept/<str:application>/<slug:step>/", form.page, name="draft_step"),
    path("concept/<str:application>/<slug:step>/bewaar/", form.save, name="draft_save"),
]
