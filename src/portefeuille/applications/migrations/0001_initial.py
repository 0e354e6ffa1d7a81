from pathlib import Path

import django.db.models.deletion
import django.db.models.expressions
from django.db import migrations, models

import portefeuille.platform.models
from portefeuille.platform.vendor_sql import run_sql

SQL = Path(__file__).resolve().parent / "sql"


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("platform", "0002_keeping"),
    ]

    operations = [
        migrations.CreateModel(
            name="Application",
            fields=[
                (
                    "id",
                    models.CharField(
                        default=portefeuille.platform.models.opaque,
                        editable=False,
                        max_length=32,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("number", models.CharField(max_length=12, null=True, unique=True)),
                ("enterprise", models.CharField(max_length=10)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("in_review", "in_review"),
                            ("refused", "refused"),
                            ("awaiting_deposit", "awaiting_deposit"),
                            ("deposited", "deposited"),
                            ("ready_to_pay", "ready_to_pay"),
                            ("partly_paid", "partly_paid"),
                            ("paid", "paid"),
                            ("closed", "closed"),
                            ("stopped", "stopped"),
                            ("refund_due", "refund_due"),
                            ("under_control", "under_control"),
                            ("refused_by_provider", "refused_by_provider"),
                            ("withdrawn", "withdrawn"),
                            ("lapsed", "lapsed"),
                            ("expired", "expired"),
                            ("in_recovery", "in_recovery"),
                            ("in_objection", "in_objection"),
                            ("recovered", "recovered"),
                        ],
                        default="draft",
                        max_length=20,
                    ),
                ),
                ("held", models.CharField(blank=True, default="", max_length=20)),
                ("version", models.PositiveIntegerField(default=1)),
                ("answers", models.JSONField(default=dict)),
                ("edits", models.JSONField(default=dict)),
                ("service", models.CharField(blank=True, default="", max_length=10)),
                ("title", models.CharField(blank=True, default="", max_length=200)),
                ("provider", models.CharField(blank=True, default="", max_length=12)),
                ("start", models.DateField(null=True)),
                ("end", models.DateField(null=True)),
                ("applied_on", models.DateField(null=True)),
                ("eligible", models.BigIntegerField(null=True)),
                ("rate", models.IntegerField(null=True)),
                ("subsidy", models.BigIntegerField(null=True)),
                ("own_share", models.BigIntegerField(null=True)),
                ("outside", models.BigIntegerField(default=0)),
                ("aid", models.BigIntegerField(default=0)),
                ("deposit_by", models.DateField(null=True)),
                ("finish_by", models.DateField(null=True)),
                ("refused_for", models.CharField(blank=True, default="", max_length=40)),
                ("claim", models.CharField(blank=True, default="", max_length=32)),
                ("created_at", models.DateTimeField()),
                ("changed_at", models.DateTimeField()),
                (
                    "created_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="platform.actor"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["enterprise", "-changed_at"], name="applications_enterprise"),
                    models.Index(fields=["provider", "state"], name="applications_provider"),
                    models.Index(fields=["state", "deposit_by"], name="applications_deposit"),
                    models.Index(fields=["state", "finish_by"], name="applications_finish"),
                    models.Index(fields=["enterprise", "state", "applied_on"], name="applications_year"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("applied_on", None), ("number", None), ("state", "draft")),
                            models.Q(
                                models.Q(("state", "draft"), _negated=True),
                                ("applied_on__isnull", False),
                                ("number__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="applications_numbered",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("state__in", ("draft", "in_review", "refused", "withdrawn")),
                                ("eligible", None),
                                ("rate", None),
                                ("subsidy", None),
                                ("own_share", None),
                                ("deposit_by", None),
                                ("finish_by", None),
                                ("aid", 0),
                            ),
                            models.Q(
                                (
                                    "state__in",
                                    (
                                        "awaiting_deposit",
                                        "deposited",
                                        "ready_to_pay",
                                        "partly_paid",
                                        "paid",
                                        "closed",
                                        "stopped",
                                        "refund_due",
                                        "under_control",
                                        "refused_by_provider",
                                        "withdrawn",
                                        "lapsed",
                                        "expired",
                                        "in_recovery",
                                        "in_objection",
                                        "recovered",
                                    ),
                                ),
                                ("eligible__isnull", False),
                                ("rate__isnull", False),
                                ("subsidy__isnull", False),
                                ("own_share__isnull", False),
                                ("deposit_by__isnull", False),
                                ("finish_by__isnull", False),
                                ("aid__gte", 0),
                                ("aid__lte", models.F("subsidy")),
                                ("deposit_by__gte", models.F("applied_on")),
                                (
                                    "eligible",
                                    django.db.models.expressions.CombinedExpression(
                                        models.F("own_share"), "+", models.F("subsidy")
                                    ),
                                ),
                                ("finish_by__gte", models.F("applied_on")),
                                ("own_share__gt", 0),
                                ("rate__gt", 0),
                                ("subsidy__gt", 0),
                            ),
                            _connector="OR",
                        ),
                        name="applications_granted",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                (
                                    "held__in",
                                    (
                                        "awaiting_deposit",
                                        "deposited",
                                        "ready_to_pay",
                                        "partly_paid",
                                        "paid",
                                        "closed",
                                        "stopped",
                                        "refund_due",
                                        "refused_by_provider",
                                        "withdrawn",
                                        "lapsed",
                                        "expired",
                                        "in_recovery",
                                        "in_objection",
                                        "recovered",
                                    ),
                                ),
                                ("state", "under_control"),
                            ),
                            models.Q(models.Q(("state", "under_control"), _negated=True), ("held", "")),
                            _connector="OR",
                        ),
                        name="applications_held",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("state__in", ("refund_due", "in_recovery", "in_objection", "recovered")),
                                _negated=True,
                            ),
                            models.Q(("claim", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="applications_claimed",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("outside__gte", 0)), name="applications_outside"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Event",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("seq", models.PositiveIntegerField()),
                ("event", models.CharField(max_length=30)),
                ("before", models.CharField(max_length=20)),
                ("after", models.CharField(max_length=20)),
                ("at", models.DateTimeField()),
                ("on", models.DateField()),
                ("detail", models.JSONField(default=dict)),
                (
                    "actor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="platform.actor"
                    ),
                ),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="events",
                        to="applications.application",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("application", "seq"), name="applications_event_order"),
                    models.CheckConstraint(
                        condition=models.Q(("seq__gte", 1)), name="applications_event_seq"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Order",
            fields=[
                ("id", models.CharField(max_length=32, primary_key=True, serialize=False)),
                ("cents", models.BigIntegerField()),
                ("own", models.BigIntegerField()),
                ("subsidy", models.BigIntegerField()),
                ("direct", models.BigIntegerField(default=0)),
                ("invoice", models.CharField(max_length=60)),
                ("communication", models.CharField(blank=True, default="", max_length=20)),
                ("iban", models.CharField(max_length=34)),
                ("name", models.CharField(max_length=70)),
                ("ordered_on", models.DateField()),
                ("ordered_at", models.DateTimeField()),
                ("live", models.BooleanField(default=True)),
                ("paid_on", models.DateField(null=True)),
                (
                    "actor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="platform.actor"
                    ),
                ),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="orders",
                        to="applications.application",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("live", True)),
                        fields=("application", "invoice"),
                        name="applications_order_invoice",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "cents",
                                django.db.models.expressions.CombinedExpression(
                                    models.F("own"), "+", models.F("subsidy")
                                ),
                            ),
                            ("cents__gt", 0),
                            ("direct__gte", 0),
                            ("own__gte", 0),
                            ("subsidy__gte", 0),
                        ),
                        name="applications_order_amounts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("invoice", ""), _negated=True),
                        name="applications_order_invoice_told",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("paid_on", None), ("live", True), _connector="OR"),
                        name="applications_order_paid",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Receipt",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("seq", models.PositiveIntegerField()),
                ("by", models.CharField(choices=[("law", "law"), ("official", "official")], max_length=10)),
                ("outcome", models.CharField(max_length=12)),
                ("receipt", models.JSONField()),
                ("ruling", models.TextField(blank=True, default="")),
                ("at", models.DateTimeField()),
                (
                    "actor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="platform.actor"
                    ),
                ),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="receipts",
                        to="applications.application",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("application", "seq"), name="applications_receipt_order"),
                    models.CheckConstraint(
                        condition=models.Q(("outcome__in", ("eligible", "ineligible", "needs_review"))),
                        name="applications_receipt_outcome",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("by", "law"), ("ruling", "")),
                            models.Q(("by", "official"), models.Q(("ruling", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="applications_receipt_ruling",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Review",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=10)),
                ("asked_on", models.DateField()),
                ("words", models.TextField(blank=True, default="")),
                ("due_on", models.DateField()),
                ("outcome", models.CharField(blank=True, default="", max_length=10)),
                ("decided_on", models.DateField(null=True)),
                ("ruling", models.TextField(blank=True, default="")),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reviews",
                        to="applications.application",
                    ),
                ),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="platform.actor"
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="platform.actor",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="platform.actor",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["outcome", "due_on"], name="applications_review_queue")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("outcome", "")),
                        fields=("application",),
                        name="applications_review_one_open",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("kind", "contest")),
                        fields=("application",),
                        name="applications_review_contested_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ("judgement", "contest", "objection"))),
                        name="applications_review_kind",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("due_on__gte", models.F("asked_on"))),
                        name="applications_review_due",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("decided_by", None), ("decided_on", None), ("outcome", ""), ("ruling", "")
                            ),
                            models.Q(
                                ("decided_by__isnull", False),
                                ("decided_on__isnull", False),
                                ("outcome__in", ("granted", "refused")),
                                models.Q(("ruling", ""), _negated=True),
                            ),
                            models.Q(("decided_on__isnull", False), ("outcome", "withdrawn")),
                            _connector="OR",
                        ),
                        name="applications_review_decided",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Evaluation",
            fields=[
                (
                    "application",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="evaluation",
                        serialize=False,
                        to="applications.application",
                    ),
                ),
                ("score", models.PositiveSmallIntegerField()),
                ("words", models.TextField(blank=True, default="")),
                ("on", models.DateField()),
                (
                    "actor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="platform.actor"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("score__gte", 1), ("score__lte", 5)),
                        name="applications_evaluation_score",
                    )
                ],
            },
        ),
        run_sql(SQL, "append_only"),
    ]
