"""The ledger.  Its tables are made in SQL, since no other way tells all that must hold (sql/*/ledger.sql)."""

from pathlib import Path

import django.db.models.deletion
from django.db import migrations, models

from portefeuille.platform.vendor_sql import run_sql

SQL = Path(__file__).resolve().parent / "sql"
NOTHING = django.db.models.deletion.DO_NOTHING


class Migration(migrations.Migration):
    initial = True
    dependencies = [("platform", "0001_initial")]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.CreateModel(
                    name="Account",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("code", models.CharField(max_length=120, unique=True)),
                        ("kind", models.CharField(max_length=20)),
                        ("owner", models.CharField(max_length=80)),
                        ("side", models.SmallIntegerField()),
                        ("book", models.CharField(max_length=10)),
                    ],
                ),
                migrations.CreateModel(
                    name="Balance",
                    fields=[
                        (
                            "account",
                            models.OneToOneField(
                                on_delete=NOTHING,
                                primary_key=True,
                                related_name="balance",
                                serialize=False,
                                to="wallet.account",
                            ),
                        ),
                        ("version", models.BigIntegerField(null=True)),
                        ("amount", models.BigIntegerField()),
                    ],
                ),
                migrations.CreateModel(
                    name="Entry",
                    fields=[
                        ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                        ("key", models.CharField(max_length=200, unique=True)),
                        ("kind", models.CharField(max_length=40)),
                        ("day", models.DateField()),
                        ("at", models.DateTimeField()),
                        ("subject", models.CharField(max_length=120)),
                        ("note", models.TextField()),
                        (
                            "actor",
                            models.ForeignKey(on_delete=NOTHING, related_name="+", to="platform.actor"),
                        ),
                        (
                            "reverses",
                            models.OneToOneField(
                                null=True, on_delete=NOTHING, related_name="reversed_by", to="wallet.entry"
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="Posting",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("leg", models.SmallIntegerField()),
                        ("amount", models.BigIntegerField()),
                        ("seq", models.BigIntegerField()),
                        ("after", models.BigIntegerField()),
                        (
                            "account",
                            models.ForeignKey(
                                on_delete=NOTHING, related_name="postings", to="wallet.account"
                            ),
                        ),
                        (
                            "entry",
                            models.ForeignKey(on_delete=NOTHING, related_name="postings", to="wallet.entry"),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("entry", "leg"), name="wallet_posting_leg"),
                            models.UniqueConstraint(fields=("account", "seq"), name="wallet_posting_seq"),
                        ]
                    },
                ),
                migrations.CreateModel(
                    name="Seal",
                    fields=[
                        (
                            "entry",
                            models.OneToOneField(
                                on_delete=NOTHING,
                                primary_key=True,
                                related_name="seal",
                                serialize=False,
                                to="wallet.entry",
                            ),
                        ),
                        ("previous", models.CharField(max_length=64)),
                        ("hash", models.CharField(max_length=64, unique=True)),
                    ],
                ),
            ],
            database_operations=[run_sql(SQL, "ledger")],
        )
    ]
