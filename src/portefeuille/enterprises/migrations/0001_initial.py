from pathlib import Path

import django.db.models.deletion
from django.db import migrations, models

from portefeuille.platform.vendor_sql import run_sql

SQL = Path(__file__).resolve().parent / "sql"


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("platform", "0002_keeping"),
    ]

    operations = [
        migrations.CreateModel(
            name="Enterprise",
            fields=[
                ("number", models.CharField(max_length=10, primary_key=True, serialize=False)),
                ("version", models.IntegerField()),
                ("registered_at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("number__regex", "^[01][0-9]{9}$")), name="enterprises_number"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("version__gte", 0)), name="enterprises_version"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ConfirmedSize",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("year", models.IntegerField()),
                ("version", models.IntegerField()),
                ("size", models.CharField(max_length=6)),
                ("receipt", models.TextField()),
                ("at", models.DateTimeField()),
                (
                    "actor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="platform.actor"
                    ),
                ),
                (
                    "enterprise",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="confirmed",
                        to="enterprises.enterprise",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("enterprise", "year", "version"), name="enterprises_confirmed_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("size__in", ("small", "medium", "large"))),
                        name="enterprises_confirmed_size",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FrozenSize",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("year", models.IntegerField()),
                ("size", models.CharField(max_length=6)),
                ("application", models.CharField(max_length=64)),
                ("at", models.DateTimeField()),
                (
                    "actor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="platform.actor"
                    ),
                ),
                (
                    "enterprise",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="frozen",
                        to="enterprises.enterprise",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("enterprise", "year"), name="enterprises_frozen_once"),
                    models.CheckConstraint(
                        condition=models.Q(("size__in", ("small", "medium", "large"))),
                        name="enterprises_frozen_size",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("application", ""), _negated=True), name="enterprises_frozen_by"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RegisterAnswer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("register", models.CharField(max_length=40)),
                ("as_of", models.DateField(null=True)),
                ("at", models.DateTimeField()),
                ("found", models.BooleanField()),
                ("content", models.TextField()),
                (
                    "enterprise",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answers",
                        to="enterprises.enterprise",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["enterprise", "id"], name="enterprises_answer_last")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("as_of__isnull", False), ("found", True)),
                            models.Q(("as_of__isnull", True), ("content", "{}"), ("found", False)),
                            _connector="OR",
                        ),
                        name="enterprises_answer_found",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Value",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(max_length=40)),
                ("version", models.IntegerField()),
                ("value", models.TextField()),
                (
                    "origin",
                    models.CharField(
                        choices=[("register", "Register"), ("declared", "Declared")], max_length=10
                    ),
                ),
                ("register", models.CharField(max_length=40)),
                ("as_of", models.DateField(null=True)),
                ("against", models.TextField()),
                ("reason", models.CharField(max_length=300)),
                ("at", models.DateTimeField()),
                ("erased", models.BooleanField(default=False)),
                (
                    "actor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="platform.actor"
                    ),
                ),
                (
                    "enterprise",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="values",
                        to="enterprises.enterprise",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("enterprise", "key", "version"), name="enterprises_value_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("against", ""),
                                ("as_of__isnull", False),
                                ("origin", "register"),
                                models.Q(("register", ""), _negated=True),
                            ),
                            models.Q(("as_of__isnull", True), ("origin", "declared"), ("register", "")),
                            _connector="OR",
                        ),
                        name="enterprises_value_origin",
                    ),
                ],
            },
        ),
        run_sql(SQL, "kept"),
    ]
