"""Addresses that exist in a demonstration only.  Each stands in the table of web/routes.py too."""

from __future__ import annotations

from django.urls import path

from portefeuille.web.demonstration import views

app_name = "demonstration"

urlpatterns = [
    path("", views.stage, name="stage"),
    path("dag/", views.move, name="move"),
    path("storting/", views.deposit, name="deposit"),
]
