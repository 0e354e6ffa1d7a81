"""Addresses for who acts for an enterprise.  Each stands in the table of web/routes.py too."""

from __future__ import annotations

from django.urls import include, path

from portefeuille.web.enterprise import overview
from portefeuille.web.enterprise.application import urls as application
from portefeuille.web.enterprise.companion import urls as companion
from portefeuille.web.enterprise.papers import urls as papers
from portefeuille.web.enterprise.radar import urls as radar

app_name = "enterprise"

urlpatterns = [
    path("", overview.overview, name="overview"),
    path("aanvragen/", include("portefeuille.web.enterprise.apply.urls")),
    *radar.urlpatterns,
    *application.urlpatterns,
    *papers.urlpatterns,
    path("onderneming/", include("portefeuille.web.enterprise.profile.urls")),
    *companion.urlpatterns,
]
