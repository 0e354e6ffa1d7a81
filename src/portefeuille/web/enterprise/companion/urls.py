"""Addresses of companion mode.  Each stands in the table of web/routes.py too."""

from __future__ import annotations

from django.urls import path

from portefeuille.web.enterprise.companion import views

urlpatterns = [
    path("elders/", views.companions, name="companions"),
    path("elders/nieuw/", views.new, name="companion_new"),
    path("elders/<str:companion>/", views.one, name="companion_one"),
    path("elders/<str:companion>/wijzig/", views.change, name="companion_change"),
    path("elders/<str:companion>/stap/", views.tick, name="companion_tick"),
    path("elders/<str:companion>/weg/", views.remove, name="companion_remove"),
]
