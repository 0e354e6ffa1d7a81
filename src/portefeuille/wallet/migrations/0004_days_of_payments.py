"""The days of a payment, and the account of a batch.  The columns are added in SQL: Django would make the tables anew on
SQLite, and their triggers would be lost.
"""

from pathlib import Path

from django.db import migrations, models

from portefeuille.platform.vendor_sql import run_sql

SQL = Path(__file__).resolve().parent / "sql"


class Migration(migrations.Migration):
    dependencies = [("wallet", "0003_statements_follow")]
    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[run_sql(SQL, "days")],
            state_operations=[
                migrations.AddField("payment", "ordered_on", models.DateField(null=True)),
                migrations.AddField("payment", "left_on", models.DateField(null=True)),
                migrations.AddField("payment", "back_on", models.DateField(null=True)),
                migrations.AddField("batch", "iban", models.CharField(max_length=34, default="")),
                migrations.AddField("batch", "name", models.CharField(max_length=70, default="")),
            ],
        )
    ]
