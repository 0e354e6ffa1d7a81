import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Provider",
            fields=[
                ("number", models.CharField(max_length=12, primary_key=True, serialize=False)),
                ("name", models.CharField(max_length=140)),
                ("folded", models.CharField(max_length=280)),
                ("enterprise", models.CharField(max_length=10)),
                (
                    "service",
                    models.CharField(choices=[("training", "Training"), ("advice", "Advice")], max_length=8),
                ),
                ("registered_from", models.DateField()),
                ("registered_until", models.DateField(null=True)),
                ("iban", models.CharField(max_length=34)),
                ("email", models.EmailField(max_length=254)),
                ("themes", models.JSONField(default=list)),
            ],
            options={
                "indexes": [models.Index(fields=["enterprise"], name="providers_enterprise")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("number__regex", "^DV\\.O[0-9]{6,7}$"), ("service", "training")),
                            models.Q(("number__regex", "^DV\\.A[0-9]{6,7}$"), ("service", "advice")),
                            _connector="OR",
                        ),
                        name="providers_letter",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("enterprise__regex", "^[01][0-9]{9}$")),
                        name="providers_enterprise",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("registered_until__isnull", True),
                            ("registered_until__gte", models.F("registered_from")),
                            _connector="OR",
                        ),
                        name="providers_period",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("iban", ""), _negated=True), models.Q(("name", ""), _negated=True)
                        ),
                        name="providers_payee",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Suspension",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("begins", models.DateField()),
                ("until", models.DateField(null=True)),
                ("reason", models.CharField(max_length=300)),
                (
                    "provider",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="suspensions",
                        to="providers.provider",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("provider", "begins"), name="providers_suspended_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until__isnull", True), ("until__gte", models.F("begins")), _connector="OR"
                        ),
                        name="providers_suspended_period",
                    ),
                ],
            },
        ),
    ]
