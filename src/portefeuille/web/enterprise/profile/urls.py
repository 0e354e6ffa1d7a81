"""Addresses below ``mijn/onderneming/``.  Each stands in the table of web/routes.py too."""

from __future__ import annotations

from django.urls import path

from portefeuille.web.enterprise.profile import (
    confirming,
    group,
    history,
    overview,
    part,
    registering,
    settling,
)
from portefeuille.web.enterprise.profile.parts import EDITED

urlpatterns = [
    path("", overview.profile, name="profile"),
    path("registreren/", registering.register, name="register"),
    *(path(f"{each.slug}/", part.view(each), name=each.url) for each in EDITED),
    path("groep/", group.group, name="profile_group"),
    path("bevestigen/", confirming.confirm, name="profile_confirm"),
    path("verschil/", settling.settle, name="profile_settle"),
    path("geschiedenis/", history.history, name="profile_history"),
]
