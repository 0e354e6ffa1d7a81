"""A statement begins where the last one of its account ended: the database sees to it as well."""

from pathlib import Path

from django.db import migrations

from portefeuille.platform.vendor_sql import run_sql

SQL = Path(__file__).resolve().parent / "sql"


class Migration(migrations.Migration):
    dependencies = [("wallet", "0002_life_of_the_money")]
    operations = [run_sql(SQL, "statements")]
