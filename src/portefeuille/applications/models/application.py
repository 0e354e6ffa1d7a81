"""An application.  What ties a state to its fields is a constraint of the database."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from portefeuille.applications.states import GRANTED_ONCE, S
from portefeuille.platform.models import Actor, opaque

HELD = tuple(each.value for each in GRANTED_ONCE if each is not S.UNDER_CONTROL)
ONCE = tuple(each.value for each in GRANTED_ONCE)
AMOUNTS = ("eligible", "rate", "subsidy", "own_share", "deposit_by", "finish_by")
TOLD = Q(*((f"{name}__isnull", False) for name in AMOUNTS))
"""In SQL a comparison with nothing is not false, so that it must be said that something is there."""
UNDECIDED = Q(*((name, None) for name in AMOUNTS), aid=0)
GRANTED = TOLD & Q(
    eligible=F("own_share") + F("subsidy"),
    own_share__gt=0,
    subsidy__gt=0,
    rate__gt=0,
    deposit_by__gte=F("applied_on"),
    finish_by__gte=F("applied_on"),
    aid__gte=0,
    aid__lte=F("subsidy"),
)


class Application(models.Model):
    """Amounts in cents, ``rate`` in basis points; ``answers`` holds what was filled in, by dotted path.

    ``id`` is also the id of the project in the wallet.  ``number`` is what people call it by.  ``aid`` is what counts as
    aid now: the subsidy as long as it is promised, what was used of it afterwards.  ``held`` is the state to go back to
    after a control.  ``claim`` is the number of the claim in the wallet.  ``version`` grows with every change.
    """

    id = models.CharField(primary_key=True, max_length=32, default=opaque, editable=False)
    number = models.CharField(max_length=12, unique=True, null=True)  # noqa: DJ001 - many drafts have none
    enterprise = models.CharField(max_length=10)
    state = models.CharField(
        max_length=20, choices=[(each.value, each.value) for each in S], default=S.DRAFT.value
    )
    held = models.CharField(max_length=20, blank=True, default="")
    version = models.PositiveIntegerField(default=1)
    answers = models.JSONField(default=dict)
    edits = models.JSONField(default=dict)
    service = models.CharField(max_length=10, blank=True, default="")
    title = models.CharField(max_length=200, blank=True, default="")
    provider = models.CharField(max_length=12, blank=True, default="")
    start = models.DateField(null=True)
    end = models.DateField(null=True)
    applied_on = models.DateField(null=True)
    eligible = models.BigIntegerField(null=True)
    rate = models.IntegerField(null=True)
    subsidy = models.BigIntegerField(null=True)
    own_share = models.BigIntegerField(null=True)
    outside = models.BigIntegerField(default=0)
    aid = models.BigIntegerField(default=0)
    deposit_by = models.DateField(null=True)
    finish_by = models.DateField(null=True)
    refused_for = models.CharField(max_length=40, blank=True, default="")
    claim = models.CharField(max_length=32, blank=True, default="")
    created_by = models.ForeignKey(Actor, models.PROTECT, related_name="+")
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="applications_numbered",
                condition=Q(state=S.DRAFT.value, number=None, applied_on=None)
                | (~Q(state=S.DRAFT.value) & Q(number__isnull=False, applied_on__isnull=False)),
            ),
            models.CheckConstraint(
                name="applications_granted",
                condition=(
                    Q(state__in=(S.DRAFT.value, S.IN_REVIEW.value, S.REFUSED.value, S.WITHDRAWN.value))
                    & UNDECIDED
                )
                | (Q(state__in=ONCE) & GRANTED),
            ),
            models.CheckConstraint(
                name="applications_held",
                condition=Q(state=S.UNDER_CONTROL.value, held__in=HELD)
                | (~Q(state=S.UNDER_CONTROL.value) & Q(held="")),
            ),
            models.CheckConstraint(
                name="applications_claimed",
                condition=~Q(
                    state__in=(
                        S.REFUND_DUE.value,
                        S.IN_RECOVERY.value,
                        S.IN_OBJECTION.value,
                        S.RECOVERED.value,
                    )
                )
                | ~Q(claim=""),
            ),
            models.CheckConstraint(name="applications_outside", condition=Q(outside__gte=0)),
        )
        indexes = (
            models.Index(fields=("enterprise", "-changed_at"), name="applications_enterprise"),
            models.Index(fields=("provider", "state"), name="applications_provider"),
            models.Index(fields=("state", "deposit_by", "id"), name="applications_deposit"),
            models.Index(fields=("state", "finish_by", "id"), name="applications_finish"),
            models.Index(fields=("enterprise", "state", "applied_on"), name="applications_year"),
            models.Index(
                fields=("start", "id"), condition=Q(state=S.DRAFT.value), name="applications_drafts"
            ),
            models.Index(
                fields=("applied_on", "id"), condition=Q(state=S.REFUSED.value), name="applications_refused"
            ),
            models.Index(fields=("end",), condition=Q(state=S.PAID.value), name="applications_paid"),
            models.Index(fields=("held",), condition=~Q(held=""), name="applications_held_as"),
            models.Index(fields=("changed_at", "id"), name="applications_changed"),
        )

    def __str__(self) -> str:
        return self.number or self.id

    @property
    def effective(self) -> str:
        """The state, or during a control the state it comes back to."""
        return self.held or self.state
