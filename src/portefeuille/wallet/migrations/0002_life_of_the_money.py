from pathlib import Path

import django.db.models.deletion
import django.db.models.expressions
from django.db import migrations, models

from portefeuille.platform.vendor_sql import run_sql

SQL = Path(__file__).resolve().parent / "sql"


class Migration(migrations.Migration):
    dependencies = [
        ("wallet", "0001_ledger"),
    ]

    operations = [
        migrations.CreateModel(
            name="Batch",
            fields=[
                ("id", models.CharField(max_length=30, primary_key=True, serialize=False)),
                ("on", models.DateField()),
                ("count", models.IntegerField()),
                ("amount", models.BigIntegerField()),
                ("needed", models.SmallIntegerField()),
                ("prepared_by", models.CharField(max_length=32)),
                (
                    "state",
                    models.CharField(
                        choices=[("prepared", "Prepared"), ("sent", "Sent"), ("dissolved", "Dissolved")],
                        default="prepared",
                        max_length=10,
                    ),
                ),
                ("sent_at", models.DateTimeField(null=True)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("amount__gt", 0), ("count__gt", 0), ("needed__gte", 1)),
                        name="wallet_batch_whole",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("sent_at__isnull", False), ("state", "sent")),
                            models.Q(("sent_at__isnull", True), ("state__in", ("prepared", "dissolved"))),
                            _connector="OR",
                        ),
                        name="wallet_batch_sent",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Project",
            fields=[
                ("id", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("enterprise", models.CharField(max_length=10)),
                ("applied_on", models.DateField()),
                ("own_share", models.BigIntegerField()),
                ("subsidy", models.BigIntegerField()),
                (
                    "closed",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("stopped", "Stopped"),
                            ("refused", "Refused"),
                            ("withdrawn", "Withdrawn"),
                            ("lapsed", "Lapsed"),
                            ("expired", "Expired"),
                        ],
                        default="",
                        max_length=10,
                    ),
                ),
                ("closed_on", models.DateField(null=True)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["enterprise", "applied_on"], name="wallet_project_enterprise")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("own_share__gt", 0), ("subsidy__gt", 0)),
                        name="wallet_project_amounts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("closed", ""), ("closed_on__isnull", True)),
                            models.Q(models.Q(("closed", ""), _negated=True), ("closed_on__isnull", False)),
                            _connector="OR",
                        ),
                        name="wallet_project_closed",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Request",
            fields=[
                ("number", models.BigIntegerField(primary_key=True, serialize=False)),
                ("communication", models.CharField(max_length=20, unique=True)),
                (
                    "kind",
                    models.CharField(choices=[("deposit", "Deposit"), ("claim", "Claim")], max_length=10),
                ),
                ("owner", models.CharField(max_length=64)),
                ("amount", models.BigIntegerField()),
                ("last_day", models.DateField()),
                ("issued_on", models.DateField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("kind", "owner"), name="wallet_request_once"),
                    models.CheckConstraint(
                        condition=models.Q(("amount__gt", 0)), name="wallet_request_amount"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ("deposit", "claim"))), name="wallet_request_kind"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Statement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("account", models.CharField(max_length=34)),
                ("number", models.IntegerField(null=True)),
                ("opening_date", models.DateField()),
                ("closing_date", models.DateField()),
                ("opening", models.BigIntegerField()),
                ("closing", models.BigIntegerField()),
                ("fingerprint", models.CharField(max_length=64, unique=True)),
                ("form", models.CharField(max_length=30)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["account", "closing_date"], name="wallet_statement_closing")
                ],
            },
        ),
        migrations.CreateModel(
            name="BankLine",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.IntegerField()),
                ("amount", models.BigIntegerField()),
                ("booked_on", models.DateField()),
                ("value_on", models.DateField()),
                ("account", models.CharField(max_length=40)),
                ("name", models.CharField(max_length=140)),
                ("structured", models.CharField(max_length=30)),
                ("free", models.TextField()),
                ("bank_reference", models.CharField(max_length=80)),
                ("end_to_end", models.CharField(max_length=80)),
                (
                    "verdict",
                    models.CharField(
                        choices=[
                            ("matched", "Matched"),
                            ("return", "Return"),
                            ("internal", "Internal"),
                            ("worklist", "Worklist"),
                            ("resolved", "Resolved"),
                        ],
                        max_length=10,
                    ),
                ),
                ("reason", models.CharField(max_length=40)),
                ("detail", models.TextField()),
                (
                    "entry",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="bank_line",
                        to="wallet.entry",
                    ),
                ),
                (
                    "statement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lines",
                        to="wallet.statement",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Approval",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("actor", models.CharField(max_length=32)),
                (
                    "batch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="approvals",
                        to="wallet.batch",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("batch", "actor"), name="wallet_approval_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Payment",
            fields=[
                ("id", models.CharField(max_length=32, primary_key=True, serialize=False)),
                (
                    "purpose",
                    models.CharField(
                        choices=[
                            ("provider", "Provider"),
                            ("refund", "Refund"),
                            ("return", "Return"),
                            ("agency", "Agency"),
                        ],
                        max_length=10,
                    ),
                ),
                ("own", models.BigIntegerField(default=0)),
                ("subsidy", models.BigIntegerField(default=0)),
                ("amount", models.BigIntegerField()),
                ("iban", models.CharField(max_length=34)),
                ("name", models.CharField(max_length=70)),
                ("structured", models.CharField(blank=True, max_length=20)),
                ("free", models.CharField(blank=True, max_length=140)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("ordered", "Ordered"),
                            ("batched", "Batched"),
                            ("sent", "Sent"),
                            ("executed", "Executed"),
                            ("cancelled", "Cancelled"),
                            ("rejected", "Rejected"),
                            ("returned", "Returned"),
                        ],
                        default="ordered",
                        max_length=10,
                    ),
                ),
                ("bank_status", models.CharField(blank=True, max_length=40)),
                (
                    "batch",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="payments",
                        to="wallet.batch",
                    ),
                ),
                (
                    "line",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="returns",
                        to="wallet.bankline",
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="payments",
                        to="wallet.project",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["state"], name="wallet_payment_state")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("amount__gt", 0),
                            ("own__gte", 0),
                            ("subsidy__gte", 0),
                            models.Q(
                                models.Q(
                                    (
                                        "amount",
                                        django.db.models.expressions.CombinedExpression(
                                            models.F("own"), "+", models.F("subsidy")
                                        ),
                                    ),
                                    ("project__isnull", False),
                                    ("purpose", "provider"),
                                ),
                                models.Q(
                                    ("amount", models.F("own")),
                                    ("project__isnull", False),
                                    ("purpose", "refund"),
                                    ("subsidy", 0),
                                ),
                                models.Q(
                                    ("line__isnull", False), ("own", 0), ("purpose", "return"), ("subsidy", 0)
                                ),
                                models.Q(("own", 0), ("purpose", "agency"), ("subsidy", 0)),
                                _connector="OR",
                            ),
                        ),
                        name="wallet_payment_parts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("batch__isnull", True), ("state__in", ("ordered", "cancelled"))),
                            models.Q(
                                ("batch__isnull", False),
                                ("state__in", ("batched", "sent", "executed", "rejected", "returned")),
                            ),
                            _connector="OR",
                        ),
                        name="wallet_payment_batch",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Claim",
            fields=[
                ("id", models.CharField(max_length=32, primary_key=True, serialize=False)),
                ("debtor", models.CharField(max_length=64)),
                ("own", models.BigIntegerField()),
                ("subsidy", models.BigIntegerField()),
                ("own_back", models.BigIntegerField(default=0)),
                ("subsidy_back", models.BigIntegerField(default=0)),
                ("reason", models.CharField(max_length=200)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "Open"),
                            ("suspended", "Suspended"),
                            ("paid", "Paid"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="open",
                        max_length=10,
                    ),
                ),
                ("claimed_on", models.DateField()),
                (
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="claims",
                        to="wallet.project",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("own__gte", 0),
                            ("subsidy__gte", 0),
                            models.Q(("own", 0), ("subsidy", 0), _negated=True),
                        ),
                        name="wallet_claim_amounts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("own_back__gte", 0),
                            ("own_back__lte", models.F("own")),
                            ("subsidy_back__gte", 0),
                            ("subsidy_back__lte", models.F("subsidy")),
                        ),
                        name="wallet_claim_back",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ("open", "suspended", "withdrawn")),
                            models.Q(
                                ("own_back", models.F("own")),
                                ("state", "paid"),
                                ("subsidy_back", models.F("subsidy")),
                            ),
                            _connector="OR",
                        ),
                        name="wallet_claim_state",
                    ),
                ],
            },
        ),
        migrations.AddIndex(
            model_name="bankline",
            index=models.Index(
                condition=models.Q(("verdict", "worklist")),
                fields=["verdict"],
                name="wallet_bankline_worklist",
            ),
        ),
        migrations.AddConstraint(
            model_name="bankline",
            constraint=models.UniqueConstraint(
                fields=("statement", "position"), name="wallet_bankline_position"
            ),
        ),
        migrations.AddConstraint(
            model_name="bankline",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("amount", 0), ("entry__isnull", True)),
                    models.Q(models.Q(("amount", 0), _negated=True), ("entry__isnull", False)),
                    _connector="OR",
                ),
                name="wallet_bankline_explained",
            ),
        ),
        run_sql(SQL, "life"),
    ]
