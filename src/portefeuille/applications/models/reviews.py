"""What a person decides: reviews of what the law leaves open or of a refusal; and how enterprises judge their provider."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from portefeuille.applications.models.application import Application
from portefeuille.platform.models import Actor


class Review(models.Model):
    """A question to the officials: ``judgement`` of what the law leaves to a person, ``contest`` of an automatic refusal,
    ``objection`` to a recovery.  ``owner`` is the official who handles it, ``due_on`` the last day of its term.
    """

    application = models.ForeignKey(Application, models.PROTECT, related_name="reviews")
    kind = models.CharField(max_length=10)
    asked_on = models.DateField()
    asked_by = models.ForeignKey(Actor, models.PROTECT, related_name="+")
    words = models.TextField(blank=True, default="")
    due_on = models.DateField()
    owner = models.ForeignKey(Actor, models.PROTECT, null=True, related_name="+")
    outcome = models.CharField(max_length=10, blank=True, default="")
    decided_on = models.DateField(null=True)
    decided_by = models.ForeignKey(Actor, models.PROTECT, null=True, related_name="+")
    ruling = models.TextField(blank=True, default="")

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("application",), condition=Q(outcome=""), name="applications_review_one_open"
            ),
            models.UniqueConstraint(
                fields=("application",),
                condition=Q(kind="contest"),
                name="applications_review_contested_once",
            ),
            models.CheckConstraint(
                name="applications_review_kind", condition=Q(kind__in=("judgement", "contest", "objection"))
            ),
            models.CheckConstraint(name="applications_review_due", condition=Q(due_on__gte=F("asked_on"))),
            models.CheckConstraint(
                name="applications_review_decided",
                condition=Q(outcome="", decided_on=None, decided_by=None, ruling="")
                | (
                    Q(outcome__in=("granted", "refused"), decided_on__isnull=False, decided_by__isnull=False)
                    & ~Q(ruling="")
                )
                | Q(outcome="withdrawn", decided_on__isnull=False),
            ),
        )
        indexes = (models.Index(fields=("outcome", "due_on"), name="applications_review_queue"),)

    def __str__(self) -> str:
        return f"{self.application_id} {self.kind}"

    @property
    def handler(self) -> str:
        """The name of who handles it; nobody as long as it is open and its owner is no official any more."""
        if self.owner is None or (self.owner.ended and not self.outcome):
            return ""
        return self.owner.name


class Correction(models.Model):
    """A fact that an official corrects in a review: what was told, what it is, and why.  ``path`` is that of a case; the whole
    list where it is a list, with None for a row that is taken away.  None: not known.  Triggers let nothing of it change once the review is decided.
    """

    review = models.ForeignKey(Review, models.PROTECT, related_name="corrections")
    path = models.CharField(max_length=60)
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)
    reason = models.TextField()
    at = models.DateTimeField()
    actor = models.ForeignKey(Actor, models.PROTECT, related_name="+")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("review", "path"), name="applications_correction_once"),
            models.CheckConstraint(name="applications_correction_path", condition=~Q(path="")),
            models.CheckConstraint(name="applications_correction_reason", condition=~Q(reason="")),
        )

    def __str__(self) -> str:
        return f"{self.review_id} {self.path}"


class Evaluation(models.Model):
    """What an enterprise thinks of its provider, 1 to 5, after most of the project was paid."""

    application = models.OneToOneField(
        Application, models.PROTECT, related_name="evaluation", primary_key=True
    )
    score = models.PositiveSmallIntegerField()
    words = models.TextField(blank=True, default="")
    on = models.DateField()
    actor = models.ForeignKey(Actor, models.PROTECT, related_name="+")

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="applications_evaluation_score", condition=Q(score__gte=1, score__lte=5)
            ),
        )

    def __str__(self) -> str:
        return f"{self.application_id} {self.score}"
