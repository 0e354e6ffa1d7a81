"""A claim asks less when a payment comes back, and what was paid on it goes back to who paid it.

On SQLite Django makes the table of the claims anew, and its triggers are lost: they are made again afterwards.
"""

from pathlib import Path

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import F, Q

from portefeuille.platform.vendor_sql import run_sql

SQL = Path(__file__).resolve().parent / "sql"


class Migration(migrations.Migration):
    dependencies = [("wallet", "0005_claims_by_day")]
    operations = [
        run_sql(SQL, "claims_open"),
        migrations.RemoveConstraint("claim", "wallet_claim_state"),
        migrations.AddField("claim", "own_less", models.BigIntegerField(default=0)),
        migrations.AddField("claim", "subsidy_less", models.BigIntegerField(default=0)),
        migrations.RunSQL(
            "UPDATE wallet_claim SET own_less = own, subsidy_less = subsidy WHERE state = 'withdrawn'",
            migrations.RunSQL.noop,
        ),
        migrations.AddConstraint(
            "claim",
            models.CheckConstraint(
                name="wallet_claim_less",
                condition=Q(
                    own_less__gte=0,
                    subsidy_less__gte=0,
                    own_less__lte=F("own"),
                    subsidy_less__lte=F("subsidy"),
                ),
            ),
        ),
        migrations.AddConstraint(
            "claim",
            models.CheckConstraint(
                name="wallet_claim_state",
                condition=Q(state="withdrawn", own_less=F("own"), subsidy_less=F("subsidy"))
                | (
                    Q(state__in=("open", "suspended", "paid"))
                    & ~Q(own_less=F("own"), subsidy_less=F("subsidy"))
                    & (
                        ~Q(state="paid")
                        | Q(
                            own_back__gte=F("own") - F("own_less"),
                            subsidy_back__gte=F("subsidy") - F("subsidy_less"),
                        )
                    )
                ),
            ),
        ),
        migrations.CreateModel(
            name="Repayment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("own", models.BigIntegerField()),
                ("subsidy", models.BigIntegerField()),
                (
                    "claim",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="repayments",
                        to="wallet.claim",
                    ),
                ),
                (
                    "line",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="repayments",
                        to="wallet.bankline",
                    ),
                ),
                (
                    "payment",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="repayment",
                        to="wallet.payment",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=Q(own__gte=0, subsidy__gte=0) & ~Q(own=0, subsidy=0),
                        name="wallet_repayment_amounts",
                    ),
                ],
            },
        ),
        run_sql(SQL, "claims_closed"),
    ]
