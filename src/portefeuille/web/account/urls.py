"""Addresses of the login.  Each stands in the table of web/routes.py too."""

from __future__ import annotations

from django.urls import path

from portefeuille.web.account import (
    choosing,
    clients,
    demonstration,
    leaving,
    login,
    mandates,
    officials,
    resume,
)

app_name = "account"

urlpatterns = [
    path("aanmelden/", login.login, name="login"),
    path("aanmelden/start/", login.start, name="start"),
    path("aanmelden/terug/", login.back, name="back"),
    path("aanmelden/welkom/", login.arrive, name="arrive"),
    path("aanmelden/uit/", leaving.logout, name="logout"),
    path("aanmelden/afgemeld/", leaving.left, name="left"),
    path("aanmelden/overal-uit/", leaving.leave, name="leave"),
    path("aanmelden/kies/", choosing.choose, name="choose"),
    path("aanmelden/verder/", resume.resume, name="resume"),
    path("aanmelden/demonstratie/", demonstration.demonstration, name="demonstration"),
    path("aanmelden/uitnodiging/<str:token>/", mandates.invitation, name="invitation"),
    path("aanmelden/ambtenaar/", officials.enter, name="official"),
    path("aanmelden/ambtenaar/<str:token>/", officials.enrol, name="official_enrol"),
    path("mijn/klanten/", clients.clients, name="clients"),
    path("mijn/klanten/<str:asked>/intrekken/", clients.take_back, name="take_back"),
    path("mijn/machtigingen/", mandates.mandates, name="mandates"),
    path("mijn/machtigingen/uitnodigen/", mandates.invite, name="invite"),
    path("mijn/machtigingen/<str:mandate>/intrekken/", mandates.revoke, name="revoke"),
    path("mijn/uitnodigingen/<str:invitation>/intrekken/", mandates.withdraw, name="withdraw"),
    path("mijn/vragen/<str:asked>/", mandates.answer, name="answer"),
]
