"""Addresses for officials, below ``behandelen/``.  Each stands in the table of web/routes.py too."""

from __future__ import annotations

from django.urls import path

from portefeuille.web import opaque as opaque
from portefeuille.web.staff import controlling, correcting, deciding, page, papers, queue

app_name = "staff"

urlpatterns = [
    path("", queue.queue, name="queue"),
    path("<opaque:application>/", page.application, name="application"),
    path("<opaque:application>/nemen/", page.take, name="take"),
    path("<opaque:application>/beslissen/", deciding.decide, name="decide"),
    path("<opaque:application>/verbeteren/", correcting.facts, name="facts"),
    path("<opaque:application>/verbeteren/<str:fact>/", correcting.fact, name="fact"),
    path("<opaque:application>/bezwaar/", deciding.objection, name="objection"),
    path("<opaque:application>/controle/", controlling.control, name="control"),
    path("<opaque:application>/terugvorderen/", controlling.claim, name="claim"),
    path("<opaque:application>/documenten/", papers.papers, name="papers"),
    path("<opaque:application>/documenten/<opaque:file>/", papers.paper, name="paper"),
]
