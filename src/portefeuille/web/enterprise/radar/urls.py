"""Addresses of what is due and what was told.  Each stands in the table of web/routes.py too."""

from __future__ import annotations

from django.urls import path

from portefeuille.web.enterprise.radar import calendar, choosing, due, messages

urlpatterns = [
    path("termijnen/", due.radar, name="radar"),
    path("kalender/", calendar.calendar, name="calendar"),
    path("kalender/nieuw/", calendar.renew, name="calendar_renew"),
    path("kalender/weg/", calendar.revoke, name="calendar_revoke"),
    path("kalender/<str:token>.ics", calendar.feed, name="feed"),
    path("berichten/", messages.messages, name="messages"),
    path("berichten/gelezen/", messages.read, name="messages_read"),
    path("berichten/<int:notice>/", messages.message, name="message"),
    path("mail/", choosing.preferences, name="preferences"),
    path("mail/uit/<str:token>/", choosing.stop, name="mail_stop"),
]
