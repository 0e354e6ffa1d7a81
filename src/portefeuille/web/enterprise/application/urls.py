"""The addresses of one application, below ``mijn/aanvragen/<id>/``."""

from __future__ import annotations

from django.urls import path

from portefeuille.web import opaque as opaque
from portefeuille.web.enterprise.application import disagree, evaluate, page, pay, proof, stop

urlpatterns = [
    path("aanvragen/<opaque:application>/", page.application, name="application"),
    path("aanvragen/<opaque:application>/betalen/", pay.pay, name="pay"),
    path("aanvragen/<opaque:application>/betalen/<opaque:order>/", pay.order, name="order"),
    path("aanvragen/<opaque:application>/betalen/<opaque:order>/annuleren/", pay.cancel, name="cancel"),
    path("aanvragen/<opaque:application>/stoppen/", stop.stop, name="stop"),
    path("aanvragen/<opaque:application>/intrekken/", stop.withdraw, name="withdraw"),
    path("aanvragen/<opaque:application>/betwisten/", disagree.contest, name="contest"),
    path("aanvragen/<opaque:application>/bezwaar/", disagree.objection, name="object"),
    path("aanvragen/<opaque:application>/beoordelen/", evaluate.evaluate, name="evaluate"),
    path("aanvragen/<opaque:application>/beslissing/<int:seq>/", proof.receipt, name="receipt"),
]
