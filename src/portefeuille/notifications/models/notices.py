"""A notice, and for each person who is told of it: whether he read it, and how far the mail is."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

AUDIENCES = (
    Q(provider="", officials=False) & ~Q(enterprise="")
    | Q(enterprise="", officials=False) & ~Q(provider="")
    | Q(enterprise="", provider="", officials=True)
)


class Mail(models.TextChoices):
    """How far the mail of a notice to a person is."""

    WAITING = "waiting"
    SENT = "sent"
    SKIPPED = "skipped"
    """He wants none, has no mandate any more, or it is settled or past: the notice is in his inbox."""
    FAILED = "failed"
    """Tried often enough."""


class Notice(models.Model):
    """Something that is told once: ``key`` says what, the database refuses a second one.

    The words are not kept: they are made of ``kind`` and ``facts`` in the language of who reads.  ``last_day`` is the
    day that the notice is about, if any; ``settled`` is when it was met or fell away.
    """

    key = models.CharField(max_length=200, unique=True)
    enterprise = models.CharField(max_length=10, blank=True)
    provider = models.CharField(max_length=12, blank=True)
    officials = models.BooleanField(default=False)
    kind = models.CharField(max_length=40)
    subject = models.CharField(max_length=120)
    facts = models.JSONField()
    last_day = models.DateField(null=True, blank=True)
    at = models.DateTimeField()
    settled = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(name="notifications_notice_one_audience", condition=AUDIENCES),
            models.CheckConstraint(name="notifications_notice_said", condition=~Q(key="") & ~Q(kind="")),
            models.CheckConstraint(
                name="notifications_notice_settled_after",
                condition=Q(settled__isnull=True) | Q(settled__gte=models.F("at")),
            ),
        )
        indexes = (
            models.Index(fields=("enterprise", "-id"), name="notifications_of_enterprise"),
            models.Index(fields=("provider", "-id"), name="notifications_of_provider"),
            models.Index(fields=("subject", "kind"), name="notifications_of_subject"),
            models.Index(fields=("at", "id"), name="notifications_told_at"),
            models.Index(
                fields=("last_day", "id"),
                condition=Q(settled__isnull=True, last_day__isnull=False),
                name="notifications_unsettled",
            ),
        )

    def __str__(self) -> str:
        return self.key


class Recipient(models.Model):
    """A person who is told.  No address is kept here: it is looked up when the mail leaves.

    ``due`` is the first moment at which the mail may leave; ``holder`` and ``busy_until`` belong to the run that is
    sending it.
    """

    notice = models.ForeignKey(Notice, on_delete=models.CASCADE, related_name="recipients")
    person = models.CharField(max_length=32)
    read = models.DateTimeField(null=True, blank=True)
    mail = models.CharField(max_length=10, choices=Mail, default=Mail.WAITING)
    due = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    holder = models.CharField(max_length=22, blank=True)
    busy_until = models.DateTimeField(null=True, blank=True)
    sent = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("notice", "person"), name="notifications_told_once"),
            models.CheckConstraint(name="notifications_told_somebody", condition=~Q(person="")),
            models.CheckConstraint(name="notifications_mail_state", condition=Q(mail__in=Mail.values)),
            models.CheckConstraint(
                name="notifications_sent_has_a_moment",
                condition=Q(mail="sent", sent__isnull=False) | ~Q(mail="sent") & Q(sent__isnull=True),
            ),
            models.CheckConstraint(
                name="notifications_held_until",
                condition=Q(holder="", busy_until__isnull=True) | ~Q(holder="") & Q(busy_until__isnull=False),
            ),
        )
        indexes = (
            models.Index(fields=("due",), condition=Q(mail="waiting"), name="notifications_waiting"),
            models.Index(fields=("person",), condition=Q(read__isnull=True), name="notifications_unread"),
        )

    def __str__(self) -> str:
        return f"{self.notice_id} to {self.person}: {self.mail}"
