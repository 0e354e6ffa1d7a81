"""The tables of the mails about the law.  An address is here only while somebody wants mail: who stops is removed."""

from __future__ import annotations

import secrets

from django.db import models
from django.db.models.functions import Lower

RANDOM_BYTES = 16


def opaque() -> str:
    """A name that cannot be guessed and says nothing."""
    return secrets.token_urlsafe(RANDOM_BYTES)


class Subscription(models.Model):
    """Somebody who asked for mail about changes of the law.

    ``filters`` says what touches him, as ``sizes=small services=training``; empty: everything.  ``confirmed`` is empty
    until the link in the first mail was followed.  ``looked``: what was seen until then was looked at for him.
    ``busy_until`` is held by the run that is writing to him.
    """

    id = models.CharField(primary_key=True, max_length=22, default=opaque, editable=False)
    email = models.EmailField(max_length=254)
    language = models.CharField(max_length=2)
    filters = models.CharField(max_length=300, blank=True)
    asked = models.DateTimeField()
    confirmed = models.DateTimeField(null=True, blank=True)
    looked = models.DateTimeField(null=True, blank=True)
    busy_until = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                Lower("email"), "filters", name="notifications_one_per_address_and_filter"
            ),
            models.CheckConstraint(
                name="notifications_language", condition=models.Q(language__in=("nl", "en", "fr"))
            ),
            models.CheckConstraint(
                name="notifications_confirmed_after_asked",
                condition=models.Q(confirmed__isnull=True) | models.Q(confirmed__gte=models.F("asked")),
            ),
        )
        indexes = (
            models.Index(
                fields=("asked", "id"),
                condition=models.Q(confirmed__isnull=True),
                name="notifications_unconfirmed",
            ),
        )

    def __str__(self) -> str:
        return f"{self.id} ({self.language})"


class SeenChange(models.Model):
    """A change of the law, by its id, and when this program first knew it."""

    change = models.CharField(primary_key=True, max_length=200)
    seen = models.DateTimeField()

    def __str__(self) -> str:
        return self.change


class Mailed(models.Model):
    """A change that was mailed to somebody: never twice."""

    subscription = models.ForeignKey(Subscription, on_delete=models.CASCADE, related_name="mailed")
    change = models.CharField(max_length=200)
    at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("subscription", "change"), name="notifications_mailed_once"),
        )

    def __str__(self) -> str:
        return f"{self.subscription_id} {self.change}"
